//! Whom a mention means that is no name. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn a_people_or_an_age_stands_for_the_person_spoken_of() {
    let text = "Beaten by Ana Ruiz in two sets, Clara Moen shook hands. “I was slow,” the Norwegian said.";
    assert_eq!(last(text), "Clara Moen");
    let text = "Tom Reyes, 31, and Luka Horvat, 26, share a flat. “He never cooks,” the 26-year-old said.";
    assert_eq!(last(text), "Luka Horvat");
    let text = "The mayor, Ruth Hale, cut the ribbon. The Turkish ambassador said it was a fine bridge.";
    assert_eq!(last(text), "Turkish ambassador");
}

#[test]
fn a_title_before_a_name_is_what_the_person_is_called() {
    assert_eq!(last("Dr Elin Moe treated the boy. The doctor said he would live."), "Elin Moe");
    let text = "Detective Sergeant Paul Rees led the search. The detective said it would go on.";
    assert_eq!(last(text), "Paul Rees");
}

#[test]
fn a_kind_of_company_is_the_one_spoken_of() {
    let text = "Norvik Energy has frozen hiring after workers said that they were unpaid. \
                The firm said that wages would come on Friday.";
    assert_eq!(last(text), "Norvik Energy");
    let text = "Shares of Halden Foods fell 4%. The Oslo-based group said that demand was weak.";
    assert_eq!(last(text), "Halden Foods");
    let text = "The Swedish firm Nordfrakt has lost a ship. The British regulator said that it would look into it.";
    assert_eq!(last(text), "British regulator");
}

#[test]
fn one_of_a_pair_and_both() {
    let text = "Ida Moen and her brother Tim Falk own the mill. The latter said that it would close.";
    assert_eq!(last(text), "Tim Falk");
    let text = "Mara Lind, a nurse, and Jon Eide, a driver, were on the bus. “It slid,” the former said.";
    assert_eq!(last(text), "Mara Lind");
    let text = "Karin and Lars Holm sold the boat. Both said they would miss it.";
    assert_eq!(last(text), "Karin and Lars Holm");
    let text = "Sen. Ola Ray and Rep. Mia Dunn wrote the bill. The two lawmakers said it would pass.";
    assert_eq!(last(text), "Ola Ray and Mia Dunn");
}

#[test]
fn one_of_those_who_were_counted() {
    let text = "The panel heard from two engineers. The first said that the ward was cold.";
    assert_eq!(last(text), "two engineers");
    let text = "Two tenants came. One said that it was an insult. The other, who is 80, said she would stay.";
    assert_eq!(last(text), "Two tenants");
}

#[test]
fn a_pronoun_finds_whom_something_happened_to() {
    assert_eq!(last("Police arrested a baker in Lyon. He said he had only sold bread."), "a baker in Lyon");
    assert_eq!(last("The ruling surprised the judge. He said he would write another."), "judge");
    let text = "Nina Falk met her sister in Bergen. She had been with her sister for days. It was late, she said.";
    assert_eq!(last(text), "Nina Falk");
}

#[test]
fn a_report_of_a_board_is_nobody() {
    let text =
        "Maria Kell said it was late. A report by the Harbour Board found that the chart was old. “I knew,” she said.";
    assert_eq!(last(text), "Maria Kell");
}

#[test]
fn they_may_be_a_company() {
    assert_eq!(last("Norvik Shipping owns the ferry. They say that it is safe."), "Norvik Shipping");
}

#[test]
fn what_somebody_is_by_himself_is_no_newcomer() {
    let text = "Iris Kolb has signed for Rovers. “I wanted it,” the Latvian striker said.";
    assert_eq!(last(text), "Iris Kolb");
    assert_eq!(last("Ruth Hale, the mayor, opened the hall. The clerk said that it was cold."), "clerk");
    assert_eq!(last("Lord Ashby owns the house. The heir, a nephew, said it would be sold."), "heir");
}

#[test]
fn whose_attorney_it_is_does_not_double() {
    let text = "It names Maria Lund. The firm never existed, her attorney argues. Her attorney said it was late.";
    assert_eq!(chains(text), ["Maria Lund's attorney", "Maria Lund's attorney"]);
}
