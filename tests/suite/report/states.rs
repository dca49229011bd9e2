//! States that are no plain number: nothing known, nothing to weigh, settled, approximate.

use credence::{
    board::{Board, Date},
    report::{self, Format, Summary},
    weigh,
};

use super::{board, on_one_line, page, summary};

/// The one claim of `board` as Markdown and as the text of the page.
fn texts(board: &Board) -> [String; 2] {
    let summary = summary(board);
    let html = report::export(&summary, Format::Html);
    [report::export(&summary, Format::Markdown), on_one_line(&page::read(&html).text)]
}

#[test]
fn no_evidence_is_no_even_chance() {
    for text in texts(&board(r#"claims: [(id: "clm-a", text: "It rained.", prior: Some(0.5))]"#)) {
        assert!(text.contains("No evidence") && text.contains("Its prior is 50"), "{text}");
        let verdicts = text.split("Method").next().unwrap_or_default();
        assert!(!verdicts.to_lowercase().contains("even chance") && !verdicts.contains("confidence:"), "{verdicts}");
    }
}

#[test]
fn what_cannot_be_weighed_is_told_apart_from_nothing() {
    let board = board(
        r#"sources: [(id: "src-x", name: "Talk", reliability: Grade(F))],
           claims: [(id: "clm-a", text: "It rained.")],
           statements: [(id: "stm-1", origin: "src-x", bears_on: [(on: Claim("clm-a"), stance: Supports)])]"#,
    );
    for text in texts(&board) {
        assert!(text.contains("Nothing that can be weighed") && !text.contains("No evidence"), "{text}");
    }
}

#[test]
fn numbers_that_come_from_related_claims_say_so() {
    let board = board(
        r#"sources: [(id: "src-x", name: "Ada", reliability: Grade(B))],
           claims: [(id: "clm-a", text: "It rained."), (id: "clm-b", text: "The street is wet.")],
           statements: [(id: "stm-1", origin: "src-x", bears_on: [(on: Claim("clm-a"), stance: Supports)])],
           relations: [(id: "rel-1", a: "clm-a", b: "clm-b", kind: Supports, strength: 0.5)]"#,
    );
    for text in texts(&board) {
        assert!(text.contains("Nobody speaks about it directly"), "{text}");
        assert!(text.contains("Stands or falls with “It rained”: raises it by "), "{text}");
    }
}

#[test]
fn an_outcome_settles() {
    let board = board(
        r#"sources: [(id: "src-x", name: "Ada", reliability: Grade(B))],
           claims: [(id: "clm-a", text: "It rained.", outcome: Some(false))],
           statements: [(id: "stm-1", origin: "src-x", bears_on: [(on: Claim("clm-a"), stance: Supports)])]"#,
    );
    for text in texts(&board) {
        assert!(text.contains("False: settled by an outcome"), "{text}");
    }
}

#[test]
fn withdrawn_statements_are_shown_and_marked() {
    let board = board(
        r#"sources: [(id: "src-x", name: "Ada", reliability: Grade(B))],
           claims: [(id: "clm-a", text: "It rained.")],
           statements: [
               (id: "stm-1", origin: "src-x", paraphrase: "It poured.", bears_on: [(on: Claim("clm-a"), stance: Supports)],
                status: Retracted(by: Some("src-x"), on: Some("2025-11-06"))),
               (id: "stm-2", origin: "src-x", paraphrase: "A drizzle.", bears_on: [(on: Claim("clm-a"), stance: Supports)]),
               (id: "stm-3", origin: "src-x", paraphrase: "It was wet.", status: Superseded(by: "stm-2"),
                bears_on: [(on: Claim("clm-a"), stance: Supports)]),
           ]"#,
    );
    for text in texts(&board) {
        assert!(text.contains("Not weighed: retracted by Ada on 6 November 2025"), "{text}");
        assert!(text.contains("Not weighed: superseded by a later statement"), "{text}");
        assert!(text.contains("3 statements (2 withdrawn), 0 outlets, 1 separate voice"), "{text}");
    }
}

#[test]
fn an_approximation_says_so() {
    let summary = summary(&board(r#"claims: [(id: "clm-a", text: "It rained.")]"#));
    let mut verdict = summary.claims[0].verdict.clone();
    verdict.evidence = "own";
    assert!(!verdict.line().contains("about") && verdict.remarks().is_empty());
    verdict.exact = false;
    assert!(verdict.line().contains("about 50 %"), "{}", verdict.line());
    assert!(verdict.remarks().iter().any(|remark| remark.contains("approximate")));
}

#[test]
fn without_intervals_the_summary_claims_no_confidence() {
    let board = super::super::sample::board();
    let weights = weigh::weigh(&board).expect("nothing contradicts itself");
    let date: Date = "2025-11-08".parse().expect("a date");
    let text = report::export(&Summary::of(&board, &weights, date), Format::Markdown);
    assert!(text.contains("**Unlikely, 38 %**") && text.contains("No ranges were drawn"), "{text}");
    assert!(!text.contains("confidence:"));
}

#[test]
fn remarks_and_background_are_told_and_not_weighed() {
    let board = board(
        r#"sources: [(id: "src-x", name: "Ada", reliability: Grade(B)), (id: "src-y", name: "Bob")],
           statements: [
               (id: "stm-1", origin: "src-x", paraphrase: "Bob was abroad.", bears_on: [(on: Source("src-y"), stance: Opposes)]),
               (id: "stm-2", origin: "src-y", paraphrase: "It was June."),
           ]"#,
    );
    for text in texts(&board) {
        assert!(text.contains("opposes the source Bob") && text.contains("Bob was abroad."), "{text}");
        assert!(text.contains("Recorded; bears on no claim.") && text.contains("It was June."), "{text}");
    }
    let csv = report::export(&summary(&board), Format::Csv);
    assert!(csv.contains("the source Bob") && csv.contains("It was June."), "{csv}");
}

#[test]
fn an_empty_board_has_a_summary_in_every_format() {
    for format in Format::ALL {
        let text = report::export(&summary(&Board::default()), format);
        assert!(text.ends_with('\n') && !text.trim().is_empty(), "{format}");
    }
}

#[test]
fn what_came_only_through_one_outlet_says_so() {
    let board = board(
        r#"sources: [
               (id: "src-a", name: "Ada", reliability: Grade(B)), (id: "src-b", name: "Bob", reliability: Grade(B)),
               (id: "src-p", name: "The Post", kind: Outlet, reliability: Grade(B)),
           ],
           claims: [(id: "clm-a", text: "It rained."), (id: "clm-b", text: "It was cold.")],
           statements: [
               (id: "stm-1", origin: "src-a", relays: [(by: "src-p")], bears_on: [(on: Claim("clm-a"), stance: Supports)]),
               (id: "stm-2", origin: "src-b", relays: [(by: "src-p")], bears_on: [(on: Claim("clm-a"), stance: Supports)]),
               (id: "stm-3", origin: "src-b", bears_on: [(on: Claim("clm-b"), stance: Supports)]),
           ]"#,
    );
    for text in texts(&board) {
        assert!(text.contains("2 statements, 1 outlet, 2 separate voices. All of it came through The Post"), "{text}");
        assert!(text.contains("The Post carries 2 statements of Ada and Bob"), "{text}");
    }
}
