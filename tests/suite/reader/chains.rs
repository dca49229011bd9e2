//! Chains in English: through whom a statement came, and whom later words refer to. One minimal text per rule.

use credence::{
    board::Anonymity,
    reader::{Article, Language, Statement, statements},
};

fn read(text: &str) -> Vec<Statement> {
    statements(&Article::plain(Language::English, text))
}

/// The chain of each statement, links joined by " > ".
fn chains(text: &str) -> Vec<String> {
    let chain = |found: &Statement| found.chain.iter().map(|node| node.name.clone()).collect::<Vec<_>>().join(" > ");
    read(text).iter().map(chain).collect()
}

#[test]
fn an_outlet_may_cite_before_it_is_named() {
    let text = "Citing three diplomats, the newspaper Le Rivage reported that the money had been paid.";
    assert_eq!(chains(text), ["Le Rivage > three diplomats"]);
    let text = "According to Bloomberg, citing people familiar with the matter, the bank will cut jobs.";
    assert_eq!(chains(text), ["Bloomberg > people familiar with the matter"]);
}

#[test]
fn whoever_quotes_somebody_carries_his_words() {
    let text = "The foreign minister was quoted by Orta as saying that the talks had failed.";
    assert_eq!(chains(text), ["Orta > foreign minister"]);
}

#[test]
fn a_denial_that_an_outlet_reports_is_the_deniers() {
    let text = "Reuters reported that the minister denied that he had resigned.";
    assert_eq!(chains(text), ["Reuters > minister"]);
}

#[test]
fn whom_an_outlet_cites_says_nothing_yet_but_may_speak_later() {
    let text = "The report is based on unnamed sources in the coast guard.\n\
                The sources told Reuters the boat had switched off its radio.";
    assert_eq!(chains(text), ["Reuters > unnamed sources in the coast guard"]);
}

#[test]
fn a_paper_that_an_outlet_obtained_comes_through_it() {
    let text = "A memo leaked to the Sunday Register says that the dam leaks.";
    assert_eq!(chains(text), ["Sunday Register > A memo"]);
}

#[test]
fn the_articles_own_outlet_is_no_relay_of_what_it_has_seen() {
    let text = "An email seen by the Examiner says that the water is bad.";
    let mut article = Article::plain(Language::English, text);
    assert_eq!(statements(&article)[0].chain.len(), 2);
    article.publisher = Some("The Ellis Examiner".to_owned());
    assert_eq!(statements(&article)[0].chain.len(), 1);
}

#[test]
fn the_report_is_a_paper_and_reports_are_anybodys() {
    let anonymity = |text: &str| read(text)[0].anonymity;
    assert_eq!(anonymity("The report says that eleven valves leak."), Anonymity::PartlyNamed);
    assert_eq!(anonymity("Reports say that eleven valves leak."), Anonymity::Collective);
}

#[test]
fn one_and_the_other_belong_to_those_who_spoke() {
    let text = "Two diplomats told Reuters the deal could be saved. One said that the text was done. \
                The other said that it was not.";
    assert_eq!(chains(text), ["Reuters > Two diplomats"; 3]);
    let text = "“We are tired,” one soldier told Reuters. Another said that food was short.";
    assert_eq!(chains(text), ["Reuters > one soldier", "Reuters > another soldier"]);
}

#[test]
fn they_are_those_of_whom_some_spoke_last() {
    let text = "Reuters reported that the plant was shut, citing officials.\n\
                Two of the officials said the roof fell in. They said that it was old.";
    assert_eq!(chains(text)[1..], ["Reuters > officials", "Reuters > officials"]);
}

#[test]
fn a_pronoun_finds_whom_the_sentence_before_was_about() {
    let text = "Ingrid Hallas said that the data were wrong.\n\
                The manager could not be reached. He told the Norrby Courier that he had done nothing.";
    assert_eq!(chains(text)[1], "Norrby Courier > manager");
    let text = "A spokesman said that it was a mistake.\n\
                The ministry's adviser, Lev Sorin, went further. The drones, he said, were imaginary.";
    assert_eq!(chains(text)[1], "Lev Sorin");
    let text = "The Ashdale Echo named her. The council disputes this. It says it was never warned.";
    assert_eq!(chains(text).last().map(String::as_str), Some("council"));
}

#[test]
fn a_mother_is_not_he() {
    let text = "A council spokesman, Dev Patel, said the books were in order.\n\
                “I paid,” said one mother. He added that there was a list.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Dev Patel"));
}

#[test]
fn a_title_may_stand_between_a_role_and_its_name() {
    let text = "The regulator's chief, Dr. Samir Haddad, said the drug was safe.";
    assert_eq!(chains(text), ["Samir Haddad"]);
}

#[test]
fn the_newspaper_that_an_agency_quotes_is_another() {
    let text = "The Sunday Register said that the talks had failed.\n\
                Interfax, quoting the newspaper, said that nobody would go on.";
    assert_eq!(chains(text)[1], "Interfax > Sunday Register");
}

#[test]
fn where_an_outlet_is_from_is_no_outlet() {
    let text = "In an interview with the German weekly Blick, Anton Verin said that he would not run.";
    assert_eq!(chains(text), ["Blick > Anton Verin"]);
}

#[test]
fn what_is_said_on_the_air_comes_through_the_station() {
    let text = "“There is no danger,” Hugo Prat said on state television.";
    assert_eq!(chains(text), ["state television > Hugo Prat"]);
    let text = "Its organiser, Femi Adeyinka, told the Guardian: “They found out from a calendar.”";
    assert_eq!(chains(text), ["Guardian > Femi Adeyinka"]);
}

#[test]
fn a_tag_may_name_whom_it_was_told_to_or_where_it_was_said() {
    let text = "The real number was above one hundred, Luz Medina told Radio Faro, without any proof.";
    assert_eq!(chains(text), ["Radio Faro > Luz Medina"]);
    let text = "Ruth Delacourt hid nine payments by booking them as flood relief, prosecutors said in a court filing.";
    assert_eq!(chains(text), ["prosecutors"]);
    let text = "A former aide said in a court filing that the governor knew.";
    assert_eq!(chains(text), ["A former aide"]);
}
