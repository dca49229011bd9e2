//! One minimal text per rule: what is said, by whom, through whom.

use credence::{
    board::Anonymity,
    reader::{Article, Language, Mode, Polarity, Statement, statements, voices},
};

fn read(text: &str) -> Vec<Statement> {
    statements(&Article::plain(Language::English, text))
}

/// The contents of a text, parts joined by " … ".
fn contents(text: &str) -> Vec<String> {
    read(text).iter().map(|statement| content(text, statement)).collect()
}

fn content(text: &str, statement: &Statement) -> String {
    statement.content.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" … ")
}

/// The chain of the first statement.
fn chain(text: &str) -> Vec<String> {
    read(text).first().map(|found| found.chain.iter().map(|node| node.name.clone()).collect()).unwrap_or_default()
}

#[test]
fn a_tag_behind_a_quotation() {
    let text = "“Nothing of the kind happened,” Dmitry Peskov told reporters on Tuesday.";
    let found = read(text);
    assert_eq!(contents(text), ["“Nothing of the kind happened,”"]);
    assert_eq!((found[0].rule, found[0].mode, found[0].speaker.as_str()), ("tag", Mode::Direct, "Dmitry Peskov"));
    assert_eq!(found[0].when.clone().map(|span| &text[span]), Some("on Tuesday"));
}

#[test]
fn an_inverted_tag_with_an_apposition_and_a_quotation_behind() {
    let text = "“We will win,” said Ann Lee, a farmer. “There is no doubt.”";
    assert_eq!(contents(text), ["“We will win,” … “There is no doubt.”"]);
    assert_eq!(chain(text), ["Ann Lee"]);
}

#[test]
fn a_tag_in_the_middle() {
    assert_eq!(contents("The bill, Smith said, would cost a fortune."), ["The bill … would cost a fortune"]);
}

#[test]
fn a_clause_with_and_without_that() {
    assert_eq!(contents("The minister said that the talks had failed."), ["that the talks had failed"]);
    assert_eq!(contents("The minister said the talks had failed."), ["the talks had failed"]);
}

#[test]
fn an_outlet_that_was_told_is_a_relay() {
    let text = "Two officials told Reuters that the summit was cancelled.";
    assert_eq!(contents(text), ["that the summit was cancelled"]);
    assert_eq!(chain(text), ["Reuters", "Two officials"]);
}

#[test]
fn according_to_in_front_and_behind() {
    assert_eq!(contents("According to Anna Smith, the bridge is safe."), ["the bridge is safe"]);
    assert_eq!(contents("The bridge is safe, according to Anna Smith."), ["The bridge is safe"]);
}

#[test]
fn a_participle_takes_the_subject_of_its_sentence() {
    let text = "Mary Jones left the room, saying that the deal was dead.";
    assert_eq!(contents(text), ["that the deal was dead"]);
    assert_eq!(chain(text), ["Mary Jones"]);
}

#[test]
fn rumours_belong_to_nobody_in_particular() {
    let text = "There were rumors that the general had fled.";
    assert_eq!(contents(text), ["that the general had fled"]);
    assert_eq!(read(text)[0].anonymity, Anonymity::Collective);
}

#[test]
fn a_denial_is_denied() {
    let found = read("The Kremlin denied that Lavrov had been dismissed.");
    assert_eq!(found[0].polarity, Polarity::Denied);
}

#[test]
fn a_pronoun_and_a_surname_lead_to_the_full_name() {
    let text =
        "Boris Bondarev said he was not surprised.\n“It was coming,” he said.\nBondarev said that more would follow.";
    let found = read(text);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|statement| statement.speaker == "Boris Bondarev"));
    let voices = voices(text, &found);
    assert_eq!((voices.len(), voices[0].statements.len()), (1, 3));
    assert_eq!(voices[0].aliases, ["he", "Bondarev"]);
}

#[test]
fn how_a_source_is_named() {
    let anonymity = |text: &str| read(text).first().map(|statement| statement.anonymity);
    assert_eq!(anonymity("Unidentified sources said that the minister would resign."), Some(Anonymity::Anonymous));
    assert_eq!(
        anonymity("A person familiar with the matter said the minister would resign."),
        Some(Anonymity::PartlyNamed)
    );
    assert_eq!(anonymity("The Foreign Ministry said the minister would resign."), Some(Anonymity::Named));
}
