//! What is about the whole board: independence, ties, sources, what is not weighed, documents.

use maud::{Markup, html};

use super::{
    super::{
        Summary,
        summary::{Document, Source},
        words,
    },
    link, statement,
};

/// Who is independent of whom.
pub fn independence(summary: &Summary) -> Markup {
    let carriers = summary.carriers.iter().filter(|carrier| !summary.all_through.contains(&carrier.name));
    html! {
        section {
            h2 { "Who is independent of whom" }
            ul {
                @for source in &summary.all_through {
                    li { "Everything on this board was read in " bdi { (source) } ", or said by it." }
                }
                @for voice in &summary.voices {
                    li { bdi { (words::list(&voice.sources)) } " speak with one voice and count once." }
                }
                @for carrier in carriers {
                    li {
                        bdi { (carrier.name) } " carries "
                        (words::count(carrier.statements, "statement", "statements")) " of "
                        bdi { (words::list(&carrier.voices)) }
                        " (quotes correctly with probability " (words::number(carrier.fidelity)) ")."
                    }
                }
                li { (words::separate(summary)) }
            }
        }
    }
}

/// Relations and rivals.
pub fn ties(summary: &Summary) -> Markup {
    let note = |note: &str| html! { @if !note.trim().is_empty() { " " span.note dir="auto" { (note) } } };
    html! {
        @if !summary.relations.is_empty() || !summary.rivals.is_empty() {
            section {
                h2 { "How the claims hang together" }
                ul {
                    @for relation in &summary.relations {
                        li {
                            "“" bdi { (relation.a) } "” " em { (relation.words) } " “" bdi { (relation.b) } "”"
                            " (strength " (words::number(relation.strength)) ")."
                            (note(&relation.note))
                        }
                    }
                    @for rivals in &summary.rivals {
                        li {
                            em { (words::sentence(rivals.words)) } ": "
                            @for (nth, claim) in rivals.claims.iter().enumerate() {
                                @if nth > 0 { ", " }
                                "“" bdi { (claim) } "”"
                            }
                            "."
                            (note(&rivals.note))
                        }
                    }
                }
            }
        }
    }
}

/// Every source and how far it is trusted.
pub fn sources(summary: &Summary) -> Markup {
    html! {
        @if !summary.sources.is_empty() {
            section.sources {
                h2 { "Sources" }
                table {
                    thead {
                        tr {
                            th scope="col" { "Source" }
                            th scope="col" { "Grade" }
                            th scope="col" { "Why" }
                            th scope="col" { "Used in" }
                        }
                    }
                    tbody { @for source in &summary.sources { (source_row(source)) } }
                }
            }
        }
    }
}

fn source_row(source: &Source) -> Markup {
    html! {
        tr {
            td {
                bdi.name { (source.name) }
                span.small { (words::sentence(source.kind)) ", " (source.anonymity) }
                @if let Some(lead) = &source.voice { span.small { "One voice with " bdi { (lead) } } }
                @if !source.url.trim().is_empty() { span.small { (link(&source.url, "Link")) } }
            }
            td.grades {
                @if let Some(grade) = source.grade { span.grade { (grade) } " " }
                (words::number(source.reliability))
                span.small { (words::sentence(source.meaning)) }
                @if source.carries > 0 { span.small { "Quotes correctly: " (words::number(source.fidelity)) } }
            }
            td {
                @if source.note.trim().is_empty() { "–" } @else { span dir="auto" { (source.note) } }
                @if let Some(graded) = source.graded { span.small { "Graded " (words::date(graded)) } }
            }
            td.used {
                @if source.used_in.is_empty() { "–" }
                @for (nth, place) in source.used_in.iter().enumerate() {
                    @if nth > 0 { ", " }
                    a href={ "#claim-" (place) } { (place) }
                }
            }
        }
    }
}

/// Bearings on things other than claims.
pub fn remarks(summary: &Summary) -> Markup {
    html! {
        @if !summary.remarks.is_empty() {
            section {
                h2 { "Remarks" }
                p.small { "Not about a claim, and so not weighed." }
                ul.plain {
                    @for remark in &summary.remarks {
                        li.evidence {
                            p.who {
                                (statement::speaker(&remark.statement.origin)) " " (remark.stance) " " bdi { (remark.about) }
                            }
                            (statement::said(&remark.statement))
                            (statement::behind(&remark.statement))
                        }
                    }
                }
            }
        }
    }
}

/// Statements that bear on nothing.
pub fn background(summary: &Summary) -> Markup {
    html! {
        @if !summary.background.is_empty() {
            section {
                h2 { "Background" }
                p.small { "Recorded; bears on no claim." }
                ul.plain {
                    @for background in &summary.background {
                        li.evidence {
                            p.who { (statement::speaker(&background.origin)) }
                            (statement::said(background))
                            (statement::behind(background))
                        }
                    }
                }
            }
        }
    }
}

/// What the statements were read in.
pub fn documents(summary: &Summary) -> Markup {
    html! {
        @if !summary.documents.is_empty() {
            section {
                h2 { "Documents" }
                ul { @for document in &summary.documents { li { (entry(document)) } } }
            }
        }
    }
}

fn entry(document: &Document) -> Markup {
    html! {
        @if document.title.trim().is_empty() { "A document without a title" } @else { bdi { (document.title) } }
        @if let Some(publisher) = &document.publisher { ", " bdi { (publisher) } }
        @if !document.url.trim().is_empty() { " · " (link(&document.url, "Link")) }
        @if !document.archive_url.trim().is_empty() { " · " (link(&document.archive_url, "Archived copy")) }
        @if let Some(retrieved) = document.retrieved { " · retrieved " (retrieved) }
        @if !document.sha256.is_empty() { span.small.hash { "SHA-256 " (document.sha256) } }
    }
}
