//! Whose words stand behind nouns and verbs that are easily misread. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn a_reply_and_last_words_are_whose_they_are() {
    assert_eq!(last("Ada Moss was asked whether she would go. Her reply: “No.”"), "Ada Moss");
    assert_eq!(last("The play opened on Friday. The critic's verdict: “Dull.”"), "critic");
    let text = "Ida Falk died in Lyme. According to the nurse, her last words were: “Open it.”";
    assert_eq!(last(text), "nurse > Ida Falk");
}

#[test]
fn that_is_no_speaker_behind_what_somebody_said() {
    let text = "Karl Lind said it was over. He denied that there had been a fire and blamed “people in Paris” for it.";
    assert_eq!(last(text), "Karl Lind");
}

#[test]
fn back_belongs_to_the_verb_before_it() {
    assert_eq!(last("“We filled the bags,” managing director Petra Holm shot back in a statement."), "Petra Holm");
    assert_eq!(last("“Please be patient,” the manager wrote back."), "manager");
    assert_eq!(last("“Never,” snapped back the chairman."), "chairman");
    assert_eq!(last("The bank's lawyers wrote back that it was groundless."), "bank's lawyers");
    assert_eq!(last("The council replied by letter that the tree was ill."), "council");
}

#[test]
fn papers_may_claim_and_report() {
    assert_eq!(last("The documents claim that it is over."), "documents");
    assert_eq!(last("She married Hugo Lane, whose memoirs claim that she proposed to him."), "Hugo Lane's memoirs");
}

#[test]
fn nobody_in_particular_says_what_is_said() {
    assert_eq!(last("It's said around the harbour that he will go."), "It's said");
}

#[test]
fn a_news_conference_is_no_outlet() {
    assert_eq!(last("Lena Voss told a televised news conference the first figure was wrong."), "Lena Voss");
}

#[test]
fn a_journalist_writes_for_the_outlet_whose_he_is() {
    assert_eq!(last("The Vell Observer's Anna Kern wrote that it was over."), "Vell Observer > Anna Kern");
    let text = "Max Lunn, the Vell Observer's food critic, wrote that it was over.";
    assert_eq!(last(text), "Vell Observer > Max Lunn");
    let text = "In an interview with the Vell Observer and two other papers, the mayor said it was over.";
    assert_eq!(last(text), "Vell Observer > mayor");
}

#[test]
fn a_verb_ends_what_somebody_is_a_member_of() {
    let text = "A member of the wine committee begs to differ: the port, he tells me, was old.";
    assert_eq!(last(text), "A member of the wine committee");
}

#[test]
fn the_name_behind_according_to_is_no_content() {
    let contents = |text: &str| {
        let found = super::read(text);
        found.last().and_then(|last| text.get(last.content.first()?.clone()).map(str::to_owned)).unwrap_or_default()
    };
    let text = "According to the manufacturer, Horst & Lind, the crane was old.";
    assert_eq!((last(text).as_str(), contents(text).as_str()), ("Horst & Lind", "the crane was old"));
    let text = "According to Kent's lawyers, Pell & Ray, he is ill.";
    assert_eq!((last(text).as_str(), contents(text).as_str()), ("Pell & Ray", "he is ill"));
    let text = "According to the state broadcaster, RTV, two men were shot.";
    assert_eq!((last(text).as_str(), contents(text).as_str()), ("RTV", "two men were shot"));
    let text = "According to the doctors, Kent, the mayor, was ill.";
    assert_eq!((last(text).as_str(), contents(text).as_str()), ("doctors", "Kent, the mayor, was ill"));
}
