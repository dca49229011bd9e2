//! The claims: all at a glance, and each with its evidence.

use maud::{Markup, html};

use super::{
    super::{
        Summary,
        summary::{Claim, Evidence},
        words,
    },
    bar::bar,
    statement,
};

/// Up to this many statements a claim stays on one printed page.
const SHORT: usize = 4;

/// All claims in one table.
pub fn glance(summary: &Summary) -> Markup {
    html! {
        section.glance {
            h2 { "At a glance" }
            @if summary.claims.is_empty() {
                p { "There are no claims on this board." }
            } @else {
                table {
                    thead {
                        tr { th scope="col" { "" } th scope="col" { "Claim" } th scope="col" { "Verdict" } th scope="col" { "Voices" } }
                    }
                    tbody {
                        @for (number, claim) in (1..).zip(&summary.claims) { (row(number, claim)) }
                    }
                }
                p.small {
                    "Each bar runs from 0 to 100 %. The mark is the credence, the box its range, the thin line one half."
                }
            }
        }
    }
}

fn row(number: usize, claim: &Claim) -> Markup {
    html! {
        tr.headline[claim.headline] {
            td.number { (number) }
            td.text { a href={ "#claim-" (number) } dir="auto" { (claim.text) } }
            td.verdict {
                (bar(&claim.verdict))
                span.line { (claim.verdict.line()) }
                @if claim.verdict.second_line().is_some() {
                    span.small { (claim.verdict.confidence.unwrap_or_default()) " confidence" }
                }
            }
            td.voices { (claim.rests_on.voices) }
        }
    }
}

/// One claim with its evidence.
pub fn article(number: usize, claim: &Claim) -> Markup {
    let verdict = &claim.verdict;
    let short = claim.pro.len() + claim.con.len() <= SHORT;
    html! {
        article.claim.short[short] id={ "claim-" (number) } {
            header {
                @if claim.headline { p.kicker { "Headline claim" } }
                h3 { span.number { (number) } " " bdi dir="auto" { (claim.text) } }
                div.verdict { p.line { (verdict.line()) } (bar(verdict)) }
                @if let Some(line) = verdict.second_line() { p.confidence { (line) } }
                @for remark in verdict.remarks() { p.small { (remark) } }
                p.small {
                    "Rests on " bdi { (claim.rests_on.line()) } "."
                    @if let Some(prior) = claim.prior { " Prior " (words::percent(prior)) "." }
                }
                @if !claim.note.trim().is_empty() { p.note dir="auto" { (claim.note) } }
            }
            @if !claim.pro.is_empty() || !claim.con.is_empty() {
                @let split = !claim.pro.is_empty() && !claim.con.is_empty();
                div.sides.split[split] {
                    (side("Supporting", "pro", &claim.pro))
                    (side("Opposing", "con", &claim.con))
                }
            }
            @if !claim.related.is_empty() {
                div.related {
                    h4 { "Related claims" }
                    ul { @for related in &claim.related { li dir="auto" { (words::sentence(&related.line())) } } }
                }
            }
        }
    }
}

fn side(heading: &str, class: &str, evidence: &[Evidence]) -> Markup {
    html! {
        section class={ "side " (class) } {
            h4 { (heading) }
            @if evidence.is_empty() {
                p.small { "Nothing on the board." }
            } @else {
                ul { @for evidence in evidence { (item(evidence)) } }
            }
        }
    }
}

fn item(evidence: &Evidence) -> Markup {
    let statement = &evidence.statement;
    html! {
        li.evidence.idle[statement.not_weighed.is_some()] {
            p.who { (statement::speaker(&statement.origin)) }
            (statement::said(statement))
            (effect(evidence))
            (statement::behind(statement))
        }
    }
}

fn effect(evidence: &Evidence) -> Markup {
    let phrases = evidence.effect();
    html! {
        p.effect {
            @for (nth, phrase) in phrases.iter().enumerate() {
                @if nth == 0 { bdi { (words::sentence(phrase)) } } @else { " · " (phrase) }
            }
        }
    }
}
