//! Text that tries to break out of each format stays text.

use credence::{
    board::Board,
    report::{self, Format, csv},
};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::{board, extensions, on_one_line, page, summary};

/// Begins with a capital or a sign, so that a sentence may begin with it unchanged.
const TAME: &str = "Harmless";

fn attacks() -> Vec<String> {
    let mut attacks: Vec<String> = [
        "<script>alert(1)</script>",
        "</p></li></article><h1>Owned</h1><!--",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "&lt;b&gt; &amp;amp; &#x3c;",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1:A9)",
        "＝1+1",
        "\t=1+1",
        "\n\n# Heading\n\n- item\n\n| a | b |\n| - | - |\n| c | d |\n\n```\ncode\n",
        "| a | b | c |",
        "1. One\n2. Two",
        "12) Twelve",
        "- item",
        "+ item",
        "* item",
        ": definition",
        "---\n***\n===",
        "> Quote",
        "[click](javascript:alert(1)) ![x](http://x.example/x.png) <http://x.example> [ref]: http://x.example",
        "`code` ``code`` **bold** __bold__ ~~gone~~ $x$ ^up^ [^1] {#id} :smile:",
        "\\",
        "trailing \\",
        "**",
        "שלום עולם",
        "\u{202e}gnikcah\u{2066} and on",
        "مرحبا \u{2069}\u{202c} x",
        "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 漢字",
        "a,b;\"c\"\n\"d\"",
        "]]> <![CDATA[ <?php ?> --> -->",
        "<a href=\"https://x.example\">x</a>",
        "Term\n: definition",
        "    indented",
        "+++\ntoml\n+++",
    ]
    .map(str::to_owned)
    .into();
    attacks.push("<b>".repeat(33_334));
    attacks
}

/// A board that holds `text` wherever there is room for it.
fn filled(text: &str) -> Board {
    let text = ron::to_string(text).expect("a string");
    board(&format!(
        r#"title: {text}, question: {text},
        sources: [
            (id: "src-a", name: {text}, kind: Person, reliability: Grade(B), note: {text}, url: {text}, aliases: [{text}]),
            (id: "src-b", name: {text}, kind: Outlet, note: {text}, voice: Some("src-a")),
        ],
        claims: [
            (id: "clm-a", text: {text}, tags: [{text}], note: {text}, headline: true),
            (id: "clm-b", text: {text}),
        ],
        statements: [
            (id: "stm-1", origin: "src-a", relays: [(by: "src-b")], quote: {text}, paraphrase: {text}, language: {text},
             translation: {text}, url: {text}, note: {text}, passages: [(document: "doc-1")],
             bears_on: [(on: Claim("clm-a"), stance: Supports), (on: Source("src-b"), stance: Opposes)]),
            (id: "stm-2", origin: "src-a", paraphrase: {text}),
            (id: "stm-3", origin: "src-b", quote: {text}, repeats: Some("stm-1"),
             bears_on: [(on: Claim("clm-a"), stance: Opposes), (on: Statement("stm-1"), stance: Opposes)]),
        ],
        relations: [(id: "rel-1", a: "clm-a", b: "clm-b", kind: Supports, note: {text})],
        documents: [(id: "doc-1", title: {text}, publisher: Some("src-b"), url: {text}, archive_url: {text}, sha256: {text})],"#
    ))
}

#[test]
fn html_keeps_its_tags_whatever_the_text() {
    let shape = |text: &str| {
        let page = page::read(&report::export(&summary(&filled(text)), Format::Html));
        let tag = |tag: page::Tag| {
            // What an attribute holds may be text; which attributes there are may not depend on it.
            let names: Vec<String> = tag.attributes.into_iter().map(|(name, _)| name).collect();
            (tag.name, names.into_iter().filter(|name| name != "lang").collect::<Vec<_>>())
        };
        (page.tags.into_iter().map(tag).collect::<Vec<_>>(), page.text)
    };
    let (tame, _) = shape(TAME);
    for attack in attacks() {
        let (tags, text) = shape(&attack);
        assert!(tags == tame, "{}", head(&attack));
        assert!(text.contains(attack.trim()), "what was written is read: {}", head(&attack));
    }
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for (url, is_link) in [
        ("https://example.org/a?b=c&d=\"e\"<f>", true),
        ("HTTP://example.org", true),
        ("javascript:alert(1)", false),
        ("https://example.org/\nx", false),
        (" https://example.org", false),
        ("data:text/html,<script>", false),
        ("file:///etc/passwd", false),
        ("//example.org", false),
    ] {
        let summary = summary(&filled(url));
        let page = page::read(&report::export(&summary, Format::Html));
        let links: Vec<&str> = page.tags.iter().filter_map(|tag| tag.attribute("href")).collect();
        assert_eq!(links.contains(&url), is_link, "{url}");
        assert!(links.iter().all(|link| *link == url || link.starts_with("#claim-")), "{url}");
        let markdown = report::export(&summary, Format::Markdown);
        let links = Parser::new_ext(&markdown, extensions()).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        });
        assert_eq!(links.count() > 0, is_link, "{url}");
    }
}

/// What a Markdown reader makes of `text`: its structure, and the text in it.
fn structure(text: &str) -> (Vec<String>, String) {
    let mut marks = Vec::new();
    let mut words = String::new();
    for event in Parser::new_ext(text, extensions()) {
        match event {
            Event::Text(part) => words.push_str(&part),
            Event::SoftBreak => words.push(' '),
            Event::Start(tag) => marks.push(format!("{tag:?}")),
            Event::End(TagEnd::Paragraph) => words.push('\n'),
            Event::End(_) => {}
            other => marks.push(format!("{other:?}")),
        }
    }
    (marks, words)
}

#[test]
fn markdown_keeps_its_structure_whatever_the_text() {
    let (tame, _) = structure(&report::export(&summary(&filled(TAME)), Format::Markdown));
    for attack in attacks() {
        let (marks, words) = structure(&report::export(&summary(&filled(&attack)), Format::Markdown));
        assert!(marks == tame, "{}: {:#?}", head(&attack), first_difference(&marks, &tame));
        let control = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let plain = on_one_line(&attack).replace(control, "");
        assert!(words.replace(control, "").contains(&plain), "what was written is read: {}", head(&attack));
    }
}

#[test]
fn text_that_runs_right_to_left_is_isolated_in_markdown() {
    let text = report::export(&summary(&filled("שלום")), Format::Markdown);
    assert_eq!(text.matches('\u{2068}').count(), text.matches('\u{2069}').count());
    let mut depth = 0;
    for char in text.chars() {
        depth += i32::from(char == '\u{2068}') - i32::from(char == '\u{2069}');
        assert!(char != 'ש' || depth == 1, "{text}");
    }
    assert!(text.contains('ש'));
}

#[test]
fn csv_has_no_formula_in_any_cell() {
    let rows = |text: &str| {
        let out = report::export(&summary(&filled(text)), Format::Csv);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
        reader.records().collect::<Result<Vec<_>, _>>().expect("rows of one length")
    };
    let tame = rows(TAME);
    let column = csv::COLUMNS.iter().position(|name| *name == "claim").expect("a column");
    for attack in attacks() {
        let rows = rows(&attack);
        assert_eq!(rows.len(), tame.len(), "{}", head(&attack));
        for cell in rows.iter().flatten() {
            let first = cell.trim_start().chars().next().unwrap_or('x');
            let guarded = !"=+-@＝＋－＠|%".contains(first) && !cell.starts_with(['\t', '\r', '\n']);
            assert!(guarded, "{}", head(cell));
        }
        let claim = &rows[1][column];
        assert!(claim == attack || claim.strip_prefix('\'') == Some(attack.as_str()), "{}", head(claim));
    }
}

#[test]
fn json_gives_every_text_back() {
    for attack in attacks() {
        let text = report::export(&summary(&filled(&attack)), Format::Json);
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for field in [&json["question"], &json["claims"][0]["text"], &json["claims"][0]["for"][0]["quote"]] {
            assert_eq!(field.as_str(), Some(attack.as_str()), "{}", head(&attack));
        }
    }
}

fn head(text: &str) -> String {
    text.chars().take(60).collect()
}

fn first_difference<'a>(a: &'a [String], b: &'a [String]) -> Option<(&'a String, &'a String)> {
    a.iter().zip(b).find(|(a, b)| a != b)
}
