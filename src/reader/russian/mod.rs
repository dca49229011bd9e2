//! The Russian rules: from paragraphs to statements.
//!
//! - `lexicon`: words and verb forms, from `assets/reader/russian`;
//! - `scene`: a paragraph taken apart; `source`: the subject of a verb;
//! - `rules`: what is proposed;
//! - `speakers`: who each mention is, and through whom it came; `mentions`: what a mention is; `names`: surnames to full
//!   names; `aside`: sentences that only go on with the one before.

mod aside;
mod lexicon;
mod mentions;
mod names;
mod outlets;
mod rules;
mod scene;
mod source;
mod speakers;

use super::{Mode, Polarity, Span, Statement, rates::Rates};
use lexicon::Classes;
use rules::{Proposal, proposals};
use scene::{Run, Scene};
use speakers::Speakers;
use std::sync::LazyLock;

/// How often each rule is right, counted on annotated text.
static RATES: LazyLock<Rates> =
    LazyLock::new(|| Rates::parse(include_str!("../../../assets/reader/russian/rules.tsv")));

/// The statements of a Russian text, paragraph by paragraph.
pub(super) fn find(text: &str, paragraphs: &[Span]) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut speakers = Speakers::default();
    for span in paragraphs {
        if found.len() >= super::MOST {
            break;
        }
        let scene = Scene::new(text, span.clone());
        speakers.begin(&scene);
        let mut proposals = proposals(&scene).into_iter().peekable();
        for sentence in &scene.sentences {
            let mut any = false;
            while let Some(proposal) = proposals.next_if(|proposal| proposal.cue.start < sentence.end) {
                found.push(statement(&scene, sentence, &proposal, &mut speakers));
                any = true;
            }
            if !any {
                if let Some(carried) = carried(&scene, sentence, &speakers) {
                    found.push(carried);
                } else {
                    speakers.aside(&scene, sentence, &mut found);
                }
            }
        }
    }
    found.retain(|statement| !statement.content.is_empty());
    speakers.finish(&mut found);
    found
}

fn statement(scene: &Scene<'_>, sentence: &Run, proposal: &Proposal, speakers: &mut Speakers) -> Statement {
    let speaker = speakers.speaker(scene, sentence, proposal);
    let content: Vec<Span> =
        proposal.content.iter().filter(|run| !run.is_empty()).map(|run| scene.bytes(run)).collect();
    Statement {
        mode: mode(scene, &proposal.content),
        polarity: if proposal.denied { Polarity::Denied } else { Polarity::Affirmed },
        content,
        cue: Some(scene.bytes(&proposal.cue)),
        source: proposal.source.as_ref().filter(|run| !run.is_empty()).map(|run| scene.bytes(run)),
        speaker: speaker.chain.last().map_or_else(String::new, |node| node.name.clone()),
        anonymity: speaker.anonymity,
        chain: speaker.chain,
        proposition: None,
        hedge: hedge(scene, &proposal.content),
        addressee: proposal.addressee.as_ref().filter(|run| !run.is_empty()).map(|run| scene.bytes(run)),
        when: None,
        rule: proposal.rule,
        triggers: vec![scene.bytes(&proposal.cue)],
        confidence: RATES.of(proposal.rule),
        within: None,
    }
}

/// A sentence that is all quotation belongs to who spoke last.
fn carried(scene: &Scene<'_>, sentence: &Run, speakers: &Speakers) -> Option<Statement> {
    let quote = scene.quote_at(sentence.start).filter(|quote| quote.open == sentence.start)?;
    let rest = quote.close + 1..sentence.end;
    if rest.clone().any(|at| matches!(scene.kind(at), super::tokens::Kind::Word)) || quote.close <= quote.open + 2 {
        return None;
    }
    let last = speakers.last()?;
    let content = scene.trimmed(quote.open + 1..quote.close + usize::from(!quote.closed));
    if content.is_empty() {
        return None;
    }
    Some(Statement {
        content: vec![scene.bytes(&content)],
        cue: None,
        source: None,
        speaker: last.chain.last().map_or_else(String::new, |node| node.name.clone()),
        anonymity: last.anonymity,
        chain: last.chain,
        mode: Mode::Direct,
        polarity: Polarity::Affirmed,
        proposition: None,
        hedge: None,
        addressee: None,
        when: None,
        rule: "ru-carry",
        triggers: vec![scene.bytes(&content)],
        confidence: RATES.of("ru-carry"),
        within: None,
    })
}

fn mode(scene: &Scene<'_>, content: &[Run]) -> Mode {
    let word = |at: &usize| matches!(scene.kind(*at), super::tokens::Kind::Word | super::tokens::Kind::Number);
    let words = || content.iter().cloned().flatten().filter(word);
    let dashed = content.first().is_some_and(|part| part.start == 1 && scene.kind(0) == super::tokens::Kind::Dash);
    if dashed || words().all(|at| scene.quoted(at)) {
        Mode::Direct
    } else if words().any(|at| scene.quoted(at)) {
        Mode::Mixed
    } else {
        Mode::Indirect
    }
}

const HEDGES: &[&str] = &[
    "возможно",
    "вероятно",
    "видимо",
    "похоже",
    "якобы",
    "наверное",
    "предположительно",
    "кажется",
    "может",
    "могли",
    "могут",
    "мог",
    "могла",
];

fn hedge(scene: &Scene<'_>, content: &[Run]) -> Option<Span> {
    let at = content.iter().cloned().flatten().find(|at| HEDGES.contains(&scene.low(*at)) && !scene.quoted(*at))?;
    Some(scene.bytes(&(at..at + 1)))
}

/// Classes of words that can be heads of a source.
const HEADS: Classes = Classes::PERSON.or(Classes::OUTLET).or(Classes::ORGAN).or(Classes::RECORD).or(Classes::CROWD);
