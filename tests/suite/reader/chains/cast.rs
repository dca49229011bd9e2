//! Whom "he", "the company" and "the grandee" mean, among all whom an article speaks of.

use super::chains;
use credence::{
    board::Anonymity,
    reader::{Article, Language, statements},
};

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn he_is_whom_the_sentence_before_was_about() {
    assert_eq!(last("Karl Lind met Otto Brandt in May. He said it was cold."), "Karl Lind");
    let text = "Police arrested Karl Lind on Friday. His lawyer, Jo Reeve, met reporters. “It is absurd,” she said.";
    assert_eq!(last(text), "Jo Reeve");
    let text = "Olga Brandt told Radio Faro that it was late. Her sister was asleep. “She works nights,” Brandt said. She \
                added that the house was cold.";
    assert_eq!(last(text), "Olga Brandt");
}

#[test]
fn an_apposition_tells_what_somebody_is() {
    let text = "‘It was wrong,’ said the coroner, Stella Roe. Breda Conn, the dead man's sister, does not believe it. ‘He \
                knew the rock,’ she said.";
    assert_eq!(last(text), "Breda Conn");
    let text = "A rebel spokesman, a man who goes by Commander Salt, met us. “It is ours,” he said.";
    assert_eq!(last(text), "A rebel spokesman");
}

#[test]
fn the_company_may_only_have_been_named() {
    assert_eq!(last("Fresh figures from Northern Grid. The company says 400 homes are dark."), "Northern Grid");
    let text = "Shares in Lindqvist Marine fell on Monday. The company said that no order was lost.";
    assert_eq!(last(text), "Lindqvist Marine");
    // A ministry is no airline.
    let text = "The Ministry of Defence was silent. The airline said that nobody was hurt.";
    assert_eq!(last(text), "airline");
}

#[test]
fn behind_words_of_hers_a_description_is_hers() {
    let text = "Dame Sheila Corrie voted against it. “It paid for my roof,” the grandee said.";
    assert_eq!(last(text), "Sheila Corrie");
    // Where a sentence opens with it, somebody new may speak.
    assert_eq!(last("Ada Moss lives above the bakery. The landlord said that the roof leaks."), "landlord");
}

#[test]
fn who_says_something_is_not_whom_he_describes() {
    assert_eq!(last("Ruth Hale said the mayor had told him: “It will hold.”"), "Ruth Hale > mayor");
    let text = "Ivo Tarn rang twice. The caller, he went on, promised that his money would come.";
    assert_eq!(last(text), "Ivo Tarn > caller");
}

#[test]
fn a_company_is_nobody_s_age_and_a_former_operator_no_company() {
    let text = "Karl Lind pays a dredging company, Maris Norda. The company said it was late. “I am tired,” the \
                61-year-old said.";
    assert_eq!(last(text), "Karl Lind");
    let article = Article::plain(Language::English, "A former crane operator who knew the site said he left.");
    assert_eq!(statements(&article)[0].anonymity, Anonymity::PartlyNamed);
}

#[test]
fn a_first_name_may_be_a_preposition_too() {
    let text = "The firm laid cables. It was sure of them, its lawyer, Per Lund, wrote in a letter to the council.";
    assert_eq!(last(text), "Per Lund");
}
