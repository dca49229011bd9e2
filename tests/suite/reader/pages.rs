//! Saved pages as newspapers, agencies, letters and channels make them: what each says of itself, its paragraphs in
//! their order, and nothing proposed from what stands beside them. The pages are invented.

use credence::reader::{
    Article, Language, ZoneKind,
    intake::{IntakeError, read},
    statements,
};

/// What a page should give.
struct Page {
    bytes: &'static [u8],
    title: &'static str,
    byline: Option<&'static str>,
    date: &'static str,
    publisher: &'static str,
    language: Language,
    /// How each paragraph of the article begins.
    body: &'static [&'static str],
    /// How each caption begins.
    captions: &'static [&'static str],
}

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("files/", $name))
    };
}

const PAGES: &[Page] = &[
    Page {
        bytes: file!("newspaper.html"),
        title: "Harbour board ‘knew of cracks for a year’",
        byline: Some("Mira Holm, Tomas Reed"),
        date: "2025-03-04",
        publisher: "The Vessby Courier",
        language: Language::English,
        body: &[
            "The Vessby harbour board was told",
            "“We wrote to them three times,”",
            "The board’s chairman, Erik Vane",
            "“There is no letter in our files",
            "According to Stroud",
        ],
        captions: &["The east pier in February."],
    },
    Page {
        bytes: file!("wire.html"),
        title: "Olvania says talks with Sund to resume next week",
        byline: Some("Petra Lind, Omar Haddad"),
        date: "2025-06-11",
        publisher: "North Wire",
        language: Language::English,
        body: &["Olvania's foreign ministry said", "A spokesman for Sund", "\"We are ready"],
        captions: &["The foreign ministry in Orla"],
    },
    Page {
        bytes: file!("telegram.html"),
        title: "⚡️Паром не продан",
        byline: None,
        date: "2025-02-20",
        publisher: "Северный порт",
        language: Language::Russian,
        body: &["«Никто ничего не продавал", "По словам источника «Речного дозора»"],
        captions: &[],
    },
    Page {
        bytes: file!("windows1251.html"),
        title: "Мост закрыли из-за трещин",
        byline: Some("Нина Крылова"),
        date: "2025-04-18",
        publisher: "Вестник Заречья",
        language: Language::Russian,
        body: &["Мост через Лугу закрыт для машин", "«Мы нашли две трещины", "По словам инженера Ольги Лис"],
        captions: &["Фото: мост"],
    },
    Page {
        bytes: file!("clutter.html"),
        title: "Mine inspector was warned, widow says",
        byline: Some("Joan Petrie"),
        date: "2025-08-21",
        publisher: "The Upland Record",
        language: Language::English,
        body: &[
            "The widow of a miner",
            "“He came home and told me",
            "The inspector, Paul Rye",
            "Get the Upland Letter",
            "A spokeswoman for the mine",
        ],
        captions: &["The pithead at Upland"],
    },
    Page {
        bytes: file!("substack.html"),
        title: "The dam nobody inspected",
        byline: Some("Lea Ortiz"),
        date: "2025-07-19",
        publisher: "Dry Ground",
        language: Language::English,
        body: &[
            "The reports on the Corva dam",
            "“They changed the date and nothing else,”",
            "The ministry of works denied",
        ],
        captions: &["The Corva dam."],
    },
    Page {
        bytes: file!("divs.html"),
        title: "Council votes to sell airfield",
        byline: Some("Anders Holt"),
        date: "2025-08-09",
        publisher: "Eskby Today",
        language: Language::English,
        body: &["The council of Eskby voted", "Councillor Vera Sand", "The developer, Nordbygg", "A second bidder"],
        captions: &[],
    },
];

fn paragraphs(article: &Article, kind: ZoneKind) -> Vec<&str> {
    let zones = article.zones.iter().filter(|zone| zone.kind == kind);
    zones.flat_map(|zone| article.text[zone.range.clone()].split("\n\n")).collect()
}

#[test]
fn pages_give_what_they_say_of_themselves_and_their_paragraphs_in_order() {
    for page in PAGES {
        let article = read(page.bytes).unwrap().article;
        assert_eq!(article.title.as_deref(), Some(page.title));
        assert_eq!(article.byline.as_deref(), page.byline, "{}", page.title);
        assert_eq!(article.date.as_deref(), Some(page.date), "{}", page.title);
        assert_eq!(article.publisher.as_deref(), Some(page.publisher), "{}", page.title);
        assert_eq!(article.language, page.language, "{}", page.title);
        for (kind, begins) in [(ZoneKind::Body, page.body), (ZoneKind::Caption, page.captions)] {
            let found = paragraphs(&article, kind);
            assert_eq!(found.len(), begins.len(), "{found:#?}");
            for (found, begin) in found.iter().zip(begins) {
                assert!(found.starts_with(begin), "{found} should begin with {begin}");
            }
        }
    }
}

#[test]
fn every_page_gives_statements_and_none_from_beside_the_article() {
    for page in PAGES {
        let article = read(page.bytes).unwrap().article;
        let found = statements(&article);
        assert!(!found.is_empty(), "{}", page.title);
        let body: Vec<_> = article.body().map(|zone| zone.range.clone()).collect();
        for part in found.iter().flat_map(|statement| &statement.content) {
            let inside = body.iter().any(|body| body.start <= part.start && part.end <= body.end);
            assert!(inside, "{}: {}", page.title, &article.text[part.clone()]);
        }
    }
}

#[test]
fn a_pull_quote_is_no_second_statement() {
    let article = read(file!("tables.html")).unwrap().article;
    assert_eq!(article.text.matches("I have never seen anything like it").count(), 2);
    let body = paragraphs(&article, ZoneKind::Body).join("\n");
    assert_eq!(body.matches("I have never seen anything like it").count(), 1, "{body}");
    assert_eq!(body.matches("a joke").count(), 1, "{body}");
    assert_eq!(paragraphs(&article, ZoneKind::Caption), ["Harvest by district, as the ministry states it"]);
}

const LONG: &str = "The harbour master said that all sailings had been cancelled for the day, the first time this winter, \
                    and that nobody could say when the ferry would go again, for the storm was not over yet, he said.";

/// The paragraphs of a page with this body.
fn body(html: &str) -> String {
    let article = read(format!("<!doctype html><html><head><title>T</title></head>{html}</html>").as_bytes());
    article.map(|read| paragraphs(&read.article, ZoneKind::Body).join("|")).unwrap_or_default()
}

#[test]
fn parts_of_one_article_and_posts_of_one_day_stay_together() {
    let part = |name: &str, word: &str| format!("<div class=\"{name}\"><p>{word}. {LONG}</p></div>");
    let parts = body(&format!(
        "<body><article>{}<p>Ad.</p>{}</article></body>",
        part("article-body", "One"),
        part("articleBody", "Two")
    ));
    assert!(parts.contains("One.") && parts.contains("Two."), "{parts}");
    let post = |word: &str| format!("<article><h2>News</h2><p>{word}. {LONG}</p></article>");
    let live = body(&format!("<body><main><div id=live-blog>{}{}</div></main></body>", post("One"), post("Two")));
    assert!(live.contains("One.") && live.contains("Two."), "{live}");
}

#[test]
fn a_page_called_a_widget_is_read_and_one_with_a_sidebar_too() {
    let page = format!("<h1>News</h1><p>{LONG}</p><div class=ad><p>Doctors say so.</p></div>");
    for name in ["widget-page", "has-sidebar", "content-sidebar-wrap", "no-comments"] {
        let found = body(&format!("<body><div class=\"{name}\">{page}</div></body>"));
        assert_eq!(found, LONG, "{name}");
    }
    let cookies = format!("<div><p>The law says that you must be asked. {LONG}</p></div>");
    let found = body(&format!(
        "<body><div class=widget>{}</div>{cookies}</body>",
        page.replace("</p>", &format!(" {LONG}</p>"))
    ));
    assert!(found.starts_with(LONG), "{found}");
}

#[test]
fn comments_longer_than_the_article_stay_comments_and_a_teaser_is_not_its_neighbour() {
    let comments = format!("<div class=comments>{}</div>", format!("<p>{LONG}</p>").repeat(5));
    let found =
        body(&format!("<body><div><h1>News</h1><p>The mayor said that it was so, again.</p></div>{comments}</body>"));
    assert_eq!(found, "The mayor said that it was so, again.");
    let card = format!("<article><h3>Other</h3><p>{LONG}</p></article>");
    let teaser =
        "<div class=article__content><p>The bank held secret talks, according to people who know of it.</p></div>";
    let found = body(&format!("<body><h1>Bank sold</h1>{teaser}{card}</body>"));
    assert_eq!(found, "The bank held secret talks, according to people who know of it.");
}

#[test]
fn a_teaser_in_article_tags_is_not_taken_for_the_article() {
    let teaser = "<article><p>Elsewhere. The mayor says that the bridge will be open again by the end of next week, after \
                  eleven months of work that cost twice of what the council had set aside for it, and that it is safe, \
                  too.</p></article>";
    let found = body(&format!("<body><h1>News</h1><div>{}</div>{teaser}</body>", format!("<p>{LONG}</p>").repeat(5)));
    assert!(found.starts_with("The harbour master") && found.matches("harbour master").count() == 5, "{found}");
}

#[test]
fn text_in_tags_nested_without_end_is_kept_and_scripts_in_them_are_not() {
    for tag in ["<div>", "<font color=red>", "<b><i>"] {
        let page = format!("<body>{}<script>she said so</script><p>{LONG}</p></body>", tag.repeat(5_000));
        assert_eq!(body(&page), LONG, "{tag}");
    }
}

#[test]
fn cookies_and_nothing_else_are_no_article() {
    let page = b"<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>";
    assert_eq!(read(page), Err(IntakeError::NoText));
}

#[test]
fn whatever_is_done_to_a_page_its_zones_stay_in_order_and_inside_the_text() {
    let mut random = 5_u32;
    let mut below = |most: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) as usize % most
    };
    let pieces: [&[u8]; 12] = [
        b"<div class=widget>",
        b"</div>",
        b"<article>",
        b"</article>",
        b"<h1>",
        b"<blockquote>",
        b"<time>",
        b"<main>",
        b"</p><p>",
        b"<script>",
        b"<!--",
        b"\xff\xe2\x80",
    ];
    for page in PAGES {
        for _ in 0..30 {
            let mut bytes = page.bytes.to_vec();
            for _ in 0..6 {
                let at = below(bytes.len());
                let to = (at + below(200)).min(bytes.len());
                match below(3) {
                    0 => drop(bytes.drain(at..to)),
                    1 => {
                        let copy = bytes[at..to].to_vec();
                        let at = below(bytes.len());
                        bytes.splice(at..at, copy);
                    }
                    _ => drop(bytes.splice(at..at, pieces[below(pieces.len())].iter().copied())),
                }
            }
            let Ok(intake) = read(&bytes) else { continue };
            let mut last = 0;
            for zone in &intake.article.zones {
                assert!(last <= zone.range.start && zone.range.start < zone.range.end, "{:?}", intake.article.zones);
                assert!(intake.article.text.get(zone.range.clone()).is_some(), "{:?}", zone.range);
                last = zone.range.end;
            }
            statements(&intake.article);
        }
    }
}
