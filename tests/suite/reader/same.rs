//! Statements put together as claims: one minimal text per rule.

use credence::reader::{
    Article, Language, Statement,
    intake::read_plain,
    same::{Proposal, Said, Why, groups, proposals},
    statements,
};

fn read(language: Language, text: &str) -> (Article, Vec<Statement>) {
    let article = Article::plain(language, text);
    let found = statements(&article);
    (article, found)
}

fn claims(text: &str) -> Vec<Proposal> {
    let (article, found) = read(Language::English, text);
    proposals(&article, &found)
}

/// Asserts that a text holds one claim, who says and who denies it, and why.
fn one(text: &str, says: &[usize], denies: &[usize], why: &Why) {
    let found = claims(text);
    let [claim] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((claim.says.as_slice(), claim.denies.as_slice()), (says, denies), "{claim:?}");
    assert!(claim.ties.iter().any(|tie| tie.why == *why), "{claim:?}");
}

#[test]
fn words_in_common_tie_who_says_and_who_denies() {
    let text = "Anna Berg said the ferry was sold to a broker. Paul Adams said it rained. Lea Hoff said taxes will rise.\n\
                The broker was paid, Olga Prat said. Carl Lund said the ferry was never sold to a broker.";
    let words = ["broker", "ferry", "sold"].map(str::to_owned).to_vec();
    one(text, &[0], &[4], &Why::Words(words));
}

#[test]
fn the_subject_alone_ties_nothing() {
    let text = "Anna Berg said the ferry was old. Paul Adams said the ferry was painted in May.";
    assert_eq!(claims(text), []);
    let text = "Anna Berg said the contract was ready. Paul Adams said he would not discuss contracts.";
    assert_eq!(claims(text), []);
}

#[test]
fn a_rejection_answers_what_it_refers_to() {
    let text = "The Courier reported that the ferry had been sold. Anna Berg rejected the report.";
    one(text, &[0], &[1], &Why::Answer);
    let text = "Anna Berg said that the vaults were empty. The bank denied having lost anything.";
    one(text, &[0], &[1], &Why::Answer);
}

#[test]
fn the_account_that_is_rejected_is_that_of_whom_it_names() {
    let text = "The mayor said that the bridge was safe.\nA union said that nine bolts were loose. Carl Lund called the \
                mayor's account a fairy tale.";
    one(text, &[0], &[2], &Why::Answer);
}

#[test]
fn an_answer_may_be_announced() {
    let text = "The Courier reported that the ferry had been sold.\nAnna Berg disputes this. “She lies in the harbour,” \
                Berg said.";
    let found = claims(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].says.contains(&0) && !found[0].denies.is_empty(), "{found:?}");
    // Who neither confirms nor denies answers nothing.
    let text = "Anna Berg said that the samples were safe. The laboratory would neither confirm nor deny that. A driver \
                said that he was tired.";
    assert_eq!(claims(text), []);
}

#[test]
fn a_denial_goes_on_in_quotation_marks() {
    let text = "The Courier reported that the ferry had been sold. Anna Berg denied the report. “She lies in the \
                harbour with all of her crew,” Berg said.";
    one(text, &[0], &[1, 2], &Why::GoesOn);
}

#[test]
fn a_quip_behind_a_rejection_says_nothing() {
    let text = "The Courier reported that the ferry had been sold. Anna Berg laughed off the report. “Bring a book,” Berg \
                said.";
    one(text, &[0], &[1], &Why::Answer);
}

#[test]
fn what_there_is_not_is_what_another_spoke_of() {
    let text = "Anna Berg said that a broker had paid for the ferry in May. Paul Adams said that it rained. Carl Lund said \
                that there had never been any broker.";
    one(text, &[0], &[2], &Why::Words(vec!["broker".to_owned()]));
}

#[test]
fn a_rejection_may_say_what_it_is_of() {
    let text = "A union said that guards had beaten two men. Carl Lund rejected the charge of cruelty.";
    one(text, &[0], &[1], &Why::Answer);
    let text = "A union said that guards had beaten two men. Carl Lund rejected talk of cruelty.";
    one(text, &[0], &[1], &Why::Answer);
}

#[test]
fn who_says_the_same_does_not_deny_it() {
    let text = "A union said that guards had beaten two men. Carl Lund said the same.";
    one(text, &[0, 1], &[], &Why::Answer);
}

#[test]
fn a_noun_that_stands_for_nothing_said_answers_only_in_the_same_breath() {
    let text = "The Courier reported that the ferry had been sold. Anna Berg denied any wrongdoing.";
    one(text, &[0], &[1], &Why::Answer);
    let text = "The Courier reported that the ferry had been sold.\nAnna Berg denied any wrongdoing.";
    assert_eq!(claims(text), []);
}

#[test]
fn a_headline_belongs_to_what_its_speaker_says_below() {
    let text = "Broker paid for ferry: Berg\n\nMALMO, May 3 (Northwire) - A man from Lund paid nine million crowns for the \
                old ferry, Anna Berg said on Monday. Paul Adams said that it rained.\n";
    let article = read_plain(text.as_bytes()).unwrap().article;
    let said = |content: &str, name: &'static str| {
        let start = article.text.find(content).unwrap();
        Said { content: std::iter::once(start..start + content.len()).collect(), chain: vec![name], ..Said::default() }
    };
    let found = groups(
        &article,
        &[
            said("Broker paid for ferry", "Anna Berg"),
            said("A man from Lund paid nine million crowns for the old ferry", "Anna Berg"),
            said("it rained", "Paul Adams"),
        ],
    );
    let [claim] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((claim.says.as_slice(), claim.ties[0].why.clone()), (&[0, 1][..], Why::Detail));
}

#[test]
fn what_the_first_paragraph_denies_may_be_told_behind_it() {
    let text =
        "Anna Berg denied that she had sold the ferry.\nThe Courier reported that a broker had paid for the ship.";
    one(text, &[1], &[0], &Why::Answer);
}

#[test]
fn no_more_than_that_it_is_so_or_not_is_an_answer() {
    let text = "Carl Lund said that inspectors had approved every cable. One of the inspectors said they had not.";
    one(text, &[0], &[1], &Why::Answer);
}

#[test]
fn russian_statements_are_put_together_too() {
    let (article, found) = read(
        Language::Russian,
        "Газета «Вестник» сообщила об аресте Петрова. Министерство опровергает арест. Мэр заявил, что идёт дождь.",
    );
    let claims = proposals(&article, &found);
    assert_eq!(claims.len(), 1, "{found:?} {claims:?}");
    assert_eq!((claims[0].says.as_slice(), claims[0].denies.as_slice()), (&[0][..], &[1][..]));
}

#[test]
fn many_statements_are_soon_compared() {
    let text =
        (0..900).map(|n| format!("Anna Berg said ferry {n} was sold to broker {n}.")).collect::<Vec<_>>().join("\n");
    let (article, found) = read(Language::English, &text);
    assert!(found.len() > 800, "{}", found.len());
    let before = std::time::Instant::now();
    let _ = proposals(&article, &found);
    assert!(before.elapsed().as_secs() < 5, "{:?}", before.elapsed());
    assert_eq!(proposals(&article, &[]), []);
}

#[test]
fn who_says_that_something_never_was_says_the_claim_that_has_these_words() {
    let text = "The audit found that 41 euros were paid for work that was never done. Karl Lind denies any wrongdoing.";
    one(text, &[0], &[1], &Why::Answer);
}
