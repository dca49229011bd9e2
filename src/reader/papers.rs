//! Papers that an article speaks of before it tells what they say: "The Echo published messages from the office. In one,
//! an engineer writes …", "Stannard read out an email from Pam Liddle. In it she blamed …".

use super::{
    anonymity::anonymity,
    carried::{GIVEN, is_message},
    chain::phrase_end,
    finite::acts,
    focus::singular,
    letters::before_auxiliaries,
    lexicon::Class,
    names::text,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::{Memory, Resolved, node},
    statement::{Node, Role},
    subject,
};

/// How far back a paper may have been spoken of, in bytes: some three sentences.
const REACH: usize = 700;
/// How many words may stand between a paper and what is done with it.
const NEAR: usize = 8;

/// A paper through which words come.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    /// Who shows it, the outermost first.
    pub relays: Vec<Node>,
    /// Where it is spoken of.
    pub place: usize,
}

/// What an outlet does with a paper.
const SHOWS: [&str; 10] =
    ["published", "printed", "obtained", "released", "posted", "reviewed", "seen", "acquired", "leaked", "broadcast"];

impl Memory {
    /// Notes the papers of a sentence that tells who has or reads them.
    pub fn note_papers(&mut self, p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) {
        let place = p.bytes(sentence).start;
        // "according to transcripts obtained by the paper": more is known of these.
        let known = self.paper.as_ref().is_some_and(|paper| paper.place == place);
        for paper in sentence.clone().filter(|_| !known) {
            let written = || p.is(paper, Class::Document) || is_message(p, paper);
            if p.capital(paper) || !written() || p.quoted(paper) {
                continue;
            }
            let Some(carrier) = shown(p, sentence, paper, outlets).or_else(|| read_out(p, sentence, paper)) else {
                continue;
            };
            let resolved = self.resolve(p, sentence, &carrier);
            let relays = vec![node(p, &carrier, &resolved, Role::Relay)];
            if let Some(author) = author(p, sentence, paper) {
                let who = self.resolve(p, sentence, &author);
                let known = Resolved { relays: relays.clone(), ..who };
                self.papers.insert(singular(p.low(paper)), known);
            }
            self.paper = Some(Paper { relays, place });
        }
        self.note_letter(p, sentence);
    }

    /// Through whom the words of a sentence come that opens with the paper they stand in: "In it, …", "In one, …".
    pub fn in_paper(&self, p: &Paragraph<'_>, sentence: &Run) -> Vec<Node> {
        let opens = matches!(p.low(sentence.start), "in" | "on") && !p.quoted(sentence.start);
        // "The minister is heard saying"
        let plays = |at: usize| {
            matches!(p.low(at), "heard" | "seen" | "shown" | "recorded")
                && matches!(p.low(at + 1), "saying" | "telling")
        };
        let heard = || sentence.clone().take(2 * NEAR).any(plays);
        let next = sentence.start + 1;
        let which = match p.low(next) {
            "it" | "one" | "another" | "them" => true,
            "the" | "that" | "this" | "a" => {
                let noun = next + 1 + usize::from(matches!(p.low(next + 1), "second" | "third" | "same" | "first"));
                p.is(noun, Class::Document) || is_message(p, noun) || noun > next + 1
            }
            _ => false,
        };
        let place = p.bytes(sentence).start;
        let near = self.paper.as_ref().filter(|paper| paper.place < place && place < paper.place + REACH);
        near.filter(|_| opens && which || heard()).map(|paper| paper.relays.clone()).unwrap_or_default()
    }
}

/// The outlet that shows a paper: "The Echo published messages", "a letter obtained by the Echo".
fn shown(p: &Paragraph<'_>, sentence: &Run, paper: usize, outlets: &Outlets) -> Option<Run> {
    let outlet = |run: &Run| !run.is_empty() && outlets.is(p, run) && !outlets.own(p, run);
    // "has got hold of the minister's messages"
    let got = |at: usize| p.low(at) == "got" && p.low(at + 1) == "hold";
    let shows = |at: &usize| (SHOWS.contains(&p.low(*at)) || got(*at)) && !p.quoted(*at);
    let before = (sentence.start..paper).rev().take(NEAR).find(shows);
    if let Some(who) =
        before.and_then(|verb| subject::left(p, sentence, before_auxiliaries(p, sentence, verb))).filter(outlet)
    {
        return Some(outlets.named(p, &who).unwrap_or(who));
    }
    // "extracts from which appear in the Echo"
    let appears = (paper + 1..sentence.end.min(paper + NEAR))
        .find(|at| matches!(p.low(*at), "appear" | "appeared" | "appears") && p.low(*at + 1) == "in");
    if let Some(who) = appears.map(|at| at + 2..phrase_end(p, at + 2, sentence.end)).filter(outlet) {
        return Some(outlets.named(p, &who).unwrap_or(who));
    }
    let by = (paper + 1..sentence.end.min(paper + NEAR)).find(|at| {
        // "The letter was shown to the Echo by a cousin"
        let given = p.low(*at + 1) == "to" && GIVEN.contains(&p.low(*at));
        given || SHOWS.contains(&p.low(*at)) && p.low(*at + 1) == "by"
    })?;
    let who = by + 2..phrase_end(p, by + 2, sentence.end);
    outlet(&who).then(|| outlets.named(p, &who).unwrap_or(who))
}

/// Who reads a paper out: "Stannard read out an email".
fn read_out(p: &Paragraph<'_>, sentence: &Run, paper: usize) -> Option<Run> {
    let read = (sentence.start + 1..paper).rev().take(NEAR).find(|at| p.low(*at) == "read" && !p.quoted(*at))?;
    let aloud = (read + 1..sentence.end.min(read + NEAR)).any(|at| matches!(p.low(at), "out" | "aloud"))
        || p.low(read + 1) == "from";
    // "He stood up and read out a text"
    let joined = || subject::of_sentence(p, sentence, read, subject::Reach::Main, &|at| acts(p, sentence, at));
    let who = subject::left(p, sentence, read).or_else(joined).filter(|who| !p.is(who.start, Class::Relative))?;
    aloud.then_some(who)
}

/// Who wrote a paper: "an email from the company's director, Pam Liddle", "Kent's letter", "a text he'd had from a nurse".
pub(super) fn author(p: &Paragraph<'_>, sentence: &Run, paper: usize) -> Option<Run> {
    if paper > sentence.start && genitive(p.low(paper - 1)) && p.capital(paper - 1) {
        let from = (sentence.start..paper).rev().take_while(|at| p.capital(*at)).last()?;
        return Some(from..paper);
    }
    // "the minister's text messages"
    let owner = (sentence.start..paper).rev().take(3).find(|at| genitive(p.low(*at)));
    if let Some(owner) = owner.filter(|owner| (owner + 1..paper).all(|at| is_message(p, at)) && !p.capital(*owner)) {
        let plain = |at: &usize| p.kind(*at) == super::tokens::Kind::Word && !p.is(*at, Class::Preposition);
        let start = (sentence.start..owner).rev().take(4).take_while(plain).find(|at| p.is(*at, Class::Determiner))?;
        return Some(start..owner + 1);
    }
    let from = (paper + 1..sentence.end.min(paper + NEAR)).find(|at| matches!(p.low(*at), "from" | "by"))?;
    let start = from + 1;
    // "seen by the Echo" tells who has it.
    let shows = p.low(from) == "by" && (SHOWS.contains(&p.low(from - 1)) || p.low(from - 1) == "out");
    let end = phrase_end(p, start, sentence.end);
    // "a statement from the club said"
    let says = |at: &usize| p.is(*at, Class::Speech) && !p.capital(*at);
    let mut end = (start + 1..end).find(says).unwrap_or(end);
    let name = super::names::name_at(p, end + 1, sentence.end);
    if p.kind(end) == super::tokens::Kind::Comma && name.len() > 1 {
        end = name.end;
    }
    let opens = p.capital(start) || p.any(start, &[Class::Determiner, Class::Possessive, Class::Object]);
    (!shows
        && opens
        && start < end
        && text(p, &(start..end)).len() > 2
        && anonymity(p, &(start..end)) != crate::board::Anonymity::Collective)
        .then_some(start..end)
}
