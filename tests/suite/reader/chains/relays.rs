//! Who hands on what others said, and who heard it: tags behind what is retold, authors and reporters who were told, talks
//! that are spoken of before their words. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn a_tag_behind_what_somebody_said_retells_it() {
    let text = "Her dentist told her it was the third such case, Orla Finch said.";
    assert_eq!(last(text), "Orla Finch > Orla Finch's dentist");
    let text = "Old Zefer used to say a sign was finished when a child could read it, Hal Roque recalls.";
    assert_eq!(last(text), "Hal Roque > Old Zefer");
    let text = "A publican told his neighbour he would be sued by Christmas, Aoife Lenn told the court.";
    assert_eq!(last(text), "Aoife Lenn > A publican");
    assert_eq!(last("Civic List believes it could win, a senior official said."), "a senior official > Civic List");
    assert_eq!(last("Mr Krall denies the charge, his lawyer, Fay Denton, said."), "Fay Denton > Krall");
    // What somebody is ordered, given or warned of is no saying.
    assert_eq!(last("A robber told the cashier to hurry because his bus was leaving, police said."), "police");
    assert_eq!(last("The bank had promised her a loan at four per cent, Ms Dolan said."), "Dolan");
    assert_eq!(last("Engineers warned the town of cracks before it gave way, a clerk said."), "a clerk");
}

#[test]
fn a_tag_stands_between_who_says_it_and_the_verb() {
    let text = "Ivo Tarn rang twice. The caller, he went on, promised that his money would come.";
    assert_eq!(last(text), "Ivo Tarn > caller");
    let text = "The patient, according to Kay Stroud, said the mayor was asking about his holidays.";
    assert_eq!(last(text), "Kay Stroud > patient");
}

#[test]
fn authors_and_reporters_make_known_what_they_are_told() {
    assert_eq!(last("The valet told the historian Irena Halas that he wept."), "Irena Halas > valet");
    assert_eq!(last("“It is dear,” a trader tells our colleague Grace Lund."), "Grace Lund > a trader");
    let text = "Radio Orta found a guard on a bench. The guard told its reporter he had heard nothing.";
    assert_eq!(last(text), "Radio Orta > a guard");
    assert_eq!(last("It was over, a shepherd told the aid group Lanterne."), "Lanterne > a shepherd");
}

#[test]
fn outlets_are_written_to_and_rung_up() {
    assert_eq!(last("The captain texted the Harbour Echo that it was over."), "Harbour Echo > captain");
    assert_eq!(last("Wanda Hart emailed the Weekly Post to say that it was over."), "Weekly Post > Wanda Hart");
    let text = "County Hall, in an emailed reply to the Harbour Echo, said it was over.";
    assert_eq!(last(text), "Harbour Echo > County Hall");
    let text = "In response to questions from the Harbour Echo, the ministry said that it was over.";
    assert_eq!(last(text), "Harbour Echo > ministry");
    assert_eq!(last("In response to a Harbour Echo report, the ministry said that it was over."), "ministry");
    assert_eq!(last("“A joke,” the mayor said when the Harbour Echo put it to him."), "Harbour Echo > mayor");
}

#[test]
fn bodies_that_are_told_something_are_no_outlets() {
    assert_eq!(last("The rulers told the United Nations they had closed it."), "rulers");
    assert_eq!(last("Gul Said assured her parliament the same day that it was over."), "Gul Said");
}

#[test]
fn a_talk_is_spoken_of_before_its_words() {
    let text = "Two guards gave the Harbour Echo the same account. Prisoners, they said, were hooded.";
    assert_eq!(last(text), "Harbour Echo > Two guards");
    let text = "Rui Seix laughed when the number was put to him by Radio Orta. “Ask my wife,” he said.";
    assert_eq!(last(text), "Radio Orta > Rui Seix");
    let text = "Police said two boats had sunk. Mayor Jun Catral, in an interview with Radio Orta, called that a lie.";
    assert_eq!(chains(text)[0], "Police");
    let text = "Jun Catral, in an interview with Radio Orta, was calm. The boats, he added, were out of fuel.";
    assert_eq!(last(text), "Radio Orta > Jun Catral");
    assert_eq!(last("The minister did not speak to the Harbour Echo. “Go away,” he said."), "minister");
}
