//! Through which outlet somebody's words came, and whose words somebody retells. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn the_name_of_an_outlet_stands_behind_what_kind_it_is() {
    assert_eq!(last("A dealer told the Sahel news site Le Puits that it was gone."), "Le Puits > A dealer");
    assert_eq!(last("A dealer told the Hungarian business monthly Piac that it was gone."), "Piac > A dealer");
    assert_eq!(last("A dealer told the Oregon weekly Timberline that it was gone."), "Timberline > A dealer");
}

#[test]
fn what_was_told_before_stands_for_an_outlet() {
    let text = "Two guards told the newsletter Basis that it fell. The owner, Olga Brandt, told ";
    assert_eq!(last(&format!("{text}the same newsletter it would rise.")), "Basis > Olga Brandt");
    assert_eq!(last(&format!("{text}it that it would rise.")), "Basis > Olga Brandt");
    let text = "A guard told the podcast Deep Ground that it fell. A nurse told the programme that it rose.";
    assert_eq!(last(text), "Deep Ground > A nurse");
}

#[test]
fn an_outlet_that_asks_or_reaches_somebody_hears_him() {
    let text = "The air force, asked about the map by the monthly Piac, said it was lost.";
    assert_eq!(last(text), "Piac > air force");
    let text = "Asked by the Sunday supplement Folio whether she had paid, the curator said that she had.";
    assert_eq!(last(text), "Folio > curator");
    let text = "The mayor, asked about a report in the Echo, said it was wrong.";
    assert_eq!(last(text), "mayor");
}

#[test]
fn words_stand_on_pages_and_in_papers() {
    assert_eq!(last("On the music blog Rubato, a player wrote that it was over."), "Rubato > a player");
    assert_eq!(last("Posters on the fan forum Red Stand claimed that it was over."), "Red Stand > Posters");
    assert_eq!(last("The bridge was shut, a guide said by phone to the weekly Lac Noir."), "Lac Noir > a guide");
    let text = "The colonel said in a video posted by the channel Iron Gate that it was over.";
    assert_eq!(last(text), "Iron Gate > colonel");
    let text = "A clerk said in a statement reviewed by the rights group Open Desk that it was over.";
    assert_eq!(last(text), "Open Desk > A clerk");
    // His own channel is no outlet.
    assert_eq!(last("The colonel said on his Telegram channel that it was over."), "colonel");
}

#[test]
fn whom_an_outlet_cites_may_cite_in_his_turn() {
    let text = "State agency Tav, citing the channel Dozor, which in turn quoted a guard, said it was over.";
    assert_eq!(last(text), "Tav > Dozor > a guard");
}

#[test]
fn to_whom_somebody_spoke_may_be_told_afterwards() {
    let text = "“It fell,” a cook said. She was talking to the radio station Antena Sud.";
    assert_eq!(chains(text), ["Antena Sud > a cook"]);
    let text = "Workers say that it fell; managers say that it rose. Both spoke to the Evening Star.";
    assert_eq!(chains(text), ["Evening Star > Workers", "Evening Star > managers"]);
    let text = "It will fall, an engineer says. He is quoted, without his name, by the trade paper Span.";
    assert_eq!(last(text), "Span > an engineer");
    let text = "“It fell,” the pilot said in a recording. The recording was first published by the daily Morgen.";
    assert_eq!(last(text), "Morgen > pilot");
    let text = "A nurse wrote that it fell. Her letter, disclosed on Monday by the site Midden, was lost.";
    assert_eq!(last(text), "Midden > A nurse");
    // Another talk.
    assert_eq!(last("The minister said that it fell. He later spoke to the BBC about it."), "minister");
}

#[test]
fn an_outlet_may_name_its_source_afterwards() {
    assert_eq!(last("The Echo said that it fell. It cited a councillor."), "Echo > a councillor");
}

#[test]
fn somebody_may_have_been_told_by_another() {
    let text = "A cook told the weekly Piac the owner had told them that it was old.";
    assert_eq!(last(text), "Piac > A cook > owner");
    let text = "Karl Lind told the house on Tuesday the minister had assured him it was old.";
    assert_eq!(last(text), "Karl Lind > minister");
    let text = "Lena Voss told Radio Faro that Jakob Reis whispered to him he had hidden it.";
    assert_eq!(last(text), "Radio Faro > Lena Voss > Jakob Reis");
    let text = "Police say that the clerk, who has been helping since June, told them the books were wrong.";
    assert_eq!(last(text), "Police > clerk");
}

#[test]
fn whoever_heard_somebody_say_so_tells_it() {
    assert_eq!(last("An aide heard the founder say that he would burn them."), "An aide > founder");
    let text = "A cook told the weekly Piac she had heard the owner say that it was old.";
    assert_eq!(last(text), "Piac > A cook > owner");
    let text = "“I heard the guard say it was over,” Olga Brandt said.";
    assert_eq!(last(text), "Olga Brandt > guard");
}

#[test]
fn whoever_speaks_for_somebody_may_stand_behind_the_verb() {
    let text = "The owner, Karl Lind, has said through his lawyer, Lena Voss, that it was over.";
    assert_eq!(last(text), "Lena Voss > Karl Lind");
    let text = "The owner, Karl Lind, wrote to the site Causeway via his attorney, Lena Voss, that it was over.";
    assert_eq!(last(text), "Causeway > Lena Voss > Karl Lind");
    assert_eq!(last("The bridge was shut, Karl Lind said through his office."), "Karl Lind's office > Karl Lind");
    // Not whatever words go through.
    assert_eq!(last("The company said through its website that it was over."), "company");
}

#[test]
fn one_sentence_is_one_talk() {
    let text = "Olga Brandt confirmed to the blog Rust that it was real, and said it was old.";
    assert_eq!(chains(text), ["Rust > Olga Brandt", "Rust > Olga Brandt"]);
}
