//! What a mention is in its sentence, as far as a glance tells.

use super::{
    super::{
        lexicon::Class,
        paragraph::{Paragraph, Run},
        reading::genitive,
        tokens::Kind,
    },
    Cast,
    figure::Part,
};

/// How many words of a title may stand between "by" and a name: "by the former Mayor Anna Weber".
const TITLES: usize = 4;

/// The clause that is being read.
#[derive(Debug, Default)]
pub(super) struct Clause {
    /// Whether its verb was read.
    verb: bool,
}

impl Clause {
    /// Reads a token that belongs to no mention.
    pub fn pass(&mut self, p: &Paragraph<'_>, at: usize) {
        let verb = [Class::Finite, Class::Be, Class::Have, Class::Do, Class::Modal, Class::Speech, Class::Addressing];
        let mark = matches!(p.kind(at), Kind::Semicolon | Kind::Colon | Kind::Dash);
        if mark || p.any(at, &[Class::Conjunction, Class::Subordinator]) || p.low(at) == "that" {
            self.verb = false;
        } else if p.any(at, &verb) || p.low(at).ends_with("ed") && !adjective(p, at) {
            self.verb = true;
        }
    }

    /// What a mention of somebody who says nothing is.
    pub fn part(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Part {
        if genitive(p.low(run.end - 1)) {
            return Part::Owner;
        }
        let title = |at: &usize| p.any(*at, &[Class::Title, Class::Role, Class::Determiner]) || genitive(p.low(*at));
        let from = run.start.saturating_sub(TITLES).max(sentence.start);
        match (from..run.start).rev().find(|at| !title(at)) {
            Some(before) if p.low(before) == "by" => Part::Agent,
            Some(before) if p.is(before, Class::Preposition) => Part::Other,
            _ if self.verb => Part::Object,
            _ => Part::Subject,
        }
    }
}

/// Whether a word in -ed stands before a noun: "the sacked minister".
fn adjective(p: &Paragraph<'_>, at: usize) -> bool {
    at > 0 && p.any(at - 1, &[Class::Determiner, Class::Possessive])
}

impl Cast {
    /// Whether who is mentioned in `run` says something.
    pub(super) fn speaks(&self, run: &Run) -> bool {
        self.sources.iter().any(|(source, _)| source.contains(&run.start) && source.contains(&(run.end - 1)))
    }

    /// What a mention is in its sentence.
    pub(super) fn part(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run, clause: &Clause) -> Part {
        if self.speaks(run) { Part::Speaker } else { clause.part(p, sentence, run) }
    }
}
