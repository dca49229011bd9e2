//! Sources who must not be recognised are not.

use credence::{
    board::Board,
    report::{self, Disclose, Format},
};

use super::{board, disclosing, summary};

/// A board that names its protected source wherever there is room for text.
fn story() -> Board {
    board(
        r#"title: "What Jane Roe saw", question: "Does Jane Roe tell the truth?",
           sources: [
               (id: "src-jane-roe", name: "Jane Roe", kind: Person, reliability: Grade(B), protected: true,
                note: "Works at the harbour office.", url: "https://example.org/staff/jroe", aliases: ["Birdie"]),
               (id: "src-post", name: "The Post", kind: Outlet, reliability: Grade(B), note: "Met Roe twice."),
               (id: "src-desk", name: "Roe's desk", kind: Unnamed, reliability: Grade(C), voice: Some("src-jane-roe")),
           ],
           claims: [
               (id: "clm-roe", text: "The ship left before JANE ROE came.", tags: ["roe"], note: "Birdie’s claim."),
               (id: "clm-b", text: "The hoe and the roebuck are safe.", note: "Roe, Roe and ROE."),
           ],
           statements: [
               (id: "stm-jane", origin: "src-jane-roe", relays: [(by: "src-post")], quote: "I heard it leave at four.",
                translation: "secret translation", paraphrase: "Roe heard the ship at four.", note: "secret note",
                url: "https://example.org/roe-interview", passages: [(document: "doc-1")],
                bears_on: [(on: Claim("clm-roe"), stance: Supports), (on: Relation("rel-1"), stance: Opposes)]),
               (id: "stm-2", origin: "src-post", relays: [(by: "src-jane-roe")], quote: "I passed it on.",
                bears_on: [(on: Claim("clm-b"), stance: Supports)]),
               (id: "stm-3", origin: "src-post", quote: "Birdie told us.", url: "https://example.org/jane-roe",
                bears_on: [(on: Claim("clm-b"), stance: Opposes), (on: Source("src-jane-roe"), stance: Supports)]),
               (id: "stm-4", origin: "src-post", paraphrase: "Background on Jane  Roe."),
           ],
           relations: [(id: "rel-1", a: "clm-roe", b: "clm-b", kind: Supports, note: "Roe says so.")],
           documents: [(id: "doc-1", title: "Interview with Jane Roe", publisher: Some("src-jane-roe"))]"#,
    )
}

const SECRETS: [&str; 10] = [
    "jane",
    "birdie",
    "i heard it leave",
    "i passed it on",
    "secret translation",
    "secret note",
    "harbour office",
    "jroe",
    "roe-interview",
    "interview with",
];

#[test]
fn nothing_of_a_protected_source_is_left_in_any_format() {
    let summary = summary(&story());
    for format in Format::ALL {
        let text = report::export(&summary, format).to_lowercase();
        for secret in SECRETS {
            assert!(!text.contains(secret), "{format} holds \"{secret}\"");
        }
        let names = text.split(|c: char| !c.is_alphanumeric()).filter(|word| *word == "roe").count();
        assert_eq!(names, 0, "{format} holds the last name");
        assert!(text.contains("a protected person, grade b"), "{format}");
    }
}

#[test]
fn only_names_are_taken_out_of_text() {
    let text = report::export(&summary(&story()), Format::Markdown);
    assert!(text.contains("The hoe and the roebuck are safe."), "{text}");
    assert!(text.contains("The ship left before a protected person, grade B came."), "{text}");
    assert!(text.contains("**1 source is protected.**"), "{text}");
}

#[test]
fn the_numbers_stay_what_they_are() {
    let board = story();
    let (masked, open) = (summary(&board), disclosing(&board, Disclose::All));
    for (masked, open) in masked.claims.iter().zip(&open.claims) {
        assert_eq!(masked.verdict, open.verdict);
        assert_eq!(masked.rests_on, open.rests_on);
        let pushes = |claim: &report::summary::Claim| claim.pro.iter().map(|e| e.push).collect::<Vec<_>>();
        assert_eq!(pushes(masked), pushes(open));
    }
}

#[test]
fn an_analyst_can_disclose_everything() {
    let text = report::export(&disclosing(&story(), Disclose::All), Format::Json).to_lowercase();
    assert!(SECRETS.iter().all(|secret| text.contains(secret)));
    assert!(!text.contains("a protected person"));
}

#[test]
fn inflected_names_and_other_scripts_are_found() {
    let board = board(
        r#"sources: [(id: "src-1", name: "Анна Соколова", kind: Person, reliability: Probability(0.62), protected: true)],
           claims: [(id: "clm-a", text: "Соколову видели в порту, и Анна Соколова молчит.")]"#,
    );
    for format in Format::ALL {
        let text = report::export(&summary(&board), format).to_lowercase();
        assert!(!text.contains("соколов"), "{format}: {text}");
        assert!(text.contains("a protected person, reliability 0.62"), "{format}");
    }
}
