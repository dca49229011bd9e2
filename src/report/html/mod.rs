//! The summary as one HTML page: to read, print or send.
//!
//! Nothing is loaded from elsewhere and nothing runs: a content security policy forbids both. Every text is escaped by
//! the template; text of users and sources stands in elements with `dir="auto"`, which find its direction and keep it
//! inside. Only addresses of the web become links.

mod bar;
mod claim;
mod statement;
mod tables;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Summary, words};

const STYLE: &str = include_str!("style.css");

/// What the page may do: show its own style, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The summary as an HTML page.
pub fn write(summary: &Summary) -> String {
    let mut page = page(summary).into_string();
    page.push('\n');
    page
}

fn page(summary: &Summary) -> Markup {
    let (heading, below) = titles(summary);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(summary.program);
                title { (heading) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header.page {
                        p.kicker { "Credibility summary · " time datetime=(summary.date) { (words::date(summary.date)) } }
                        h1 dir="auto" { (heading) }
                        @if let Some(below) = below { p.below dir="auto" { (below) } }
                        (counts(summary))
                        @if summary.protected > 0 {
                            p.protected {
                                strong { (words::count(summary.protected, "source is", "sources are")) " protected." }
                                " Kind and grade stand for the name; quotes are withheld."
                            }
                        }
                    }
                    (claim::glance(summary))
                    @if !summary.claims.is_empty() {
                        section.claims {
                            h2 { "The claims" }
                            @for (number, claim) in (1..).zip(&summary.claims) { (claim::article(number, claim)) }
                        }
                    }
                    (tables::independence(summary))
                    (tables::ties(summary))
                    (tables::sources(summary))
                    (tables::remarks(summary))
                    (tables::background(summary))
                    (tables::documents(summary))
                    section.method {
                        h2 { "Method" }
                        @for paragraph in &summary.method { p { (paragraph) } }
                        footer { "Made with " (summary.program) " on " (words::date(summary.date)) "." }
                    }
                }
            }
        }
    }
}

/// The heading of the page, and what stands below it.
fn titles(summary: &Summary) -> (&str, Option<&str>) {
    match (summary.question.trim(), summary.title.trim()) {
        ("", "") => ("Credibility summary", None),
        ("", title) => (title, None),
        (question, "") => (question, None),
        (question, title) => (question, (title != question).then_some(title)),
    }
}

fn counts(summary: &Summary) -> Markup {
    let counts = summary.counts;
    html! {
        p.counts {
            (words::count(counts.claims, "claim", "claims")) ", "
            (words::count(counts.statements, "statement", "statements")) ", "
            (words::count(counts.sources, "source", "sources")) ", "
            (words::count(counts.voices, "separate voice", "separate voices")) "."
        }
    }
}

/// A link with `label` if `url` is an address of the web, else the address as text.
fn link(url: &str, label: &str) -> Markup {
    html! {
        @if words::is_web(url) {
            a href=(url) rel="noopener noreferrer nofollow" { (label) }
        } @else {
            bdi { (url) }
        }
    }
}
