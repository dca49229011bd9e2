//! One statement, wherever it stands.

use maud::{Markup, html};

use super::{
    super::{
        summary::{Speaker, Statement},
        words,
    },
    link,
};

/// Who speaks, with the grade.
pub fn speaker(speaker: &Speaker) -> Markup {
    html! {
        span.grade title={ "Grade or reliability: " (speaker.grade) } { (speaker.grade) }
        " "
        bdi.name { (speaker.name) }
    }
}

/// Quote, translation and paraphrase.
pub fn said(statement: &Statement) -> Markup {
    let present = |text: &str| !text.trim().is_empty();
    let silent = !present(&statement.quote) && !present(&statement.translation) && !present(&statement.paraphrase);
    html! {
        @if present(&statement.quote) {
            @let language = language(&statement.language);
            blockquote dir="auto" lang=[language] { (statement.quote) }
        }
        @if present(&statement.translation) { p.translation dir="auto" { (statement.translation) } }
        @if present(&statement.paraphrase) { p.said dir="auto" { (statement.paraphrase) } }
        @if statement.withheld { p.small { "Words withheld to protect the source." } }
        @else if silent { p.small { "No words recorded." } }
    }
}

/// The way it took to us, dates, link, note.
pub fn behind(statement: &Statement) -> Markup {
    let details = statement.details();
    html! {
        @if !statement.relays.is_empty() {
            p.chain dir="auto" { (words::sentence(&statement.chain)) }
        }
        @if !details.is_empty() || !statement.url.trim().is_empty() {
            p.small {
                (words::sentence(&details.join(" · ")))
                @if !statement.url.trim().is_empty() {
                    @if !details.is_empty() { " · " }
                    (link(&statement.url, "Link"))
                }
            }
        }
        @if !statement.note.trim().is_empty() { p.note dir="auto" { (statement.note) } }
    }
}

/// `tag` if it looks like a language tag; a browser would take anything else as a language nobody knows.
fn language(tag: &str) -> Option<&str> {
    let legal = !tag.is_empty() && tag.len() <= 35 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    legal.then_some(tag)
}
