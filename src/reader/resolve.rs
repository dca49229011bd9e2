//! Who a mention is: pronouns, surnames, "the source".

use super::{
    anonymity::{anonymity, head},
    chain::antecedent,
    lexicon::Class,
    names::{Names, Sex, bare, name_at, text},
    outlets::{Outlets, is_word_for_outlet},
    paragraph::{Paragraph, Run},
    reading::genitive,
    statement::{Node, Role},
    tokens::Kind,
};
use crate::board::Anonymity;

/// A speaker that later mentions can refer to.
#[derive(Clone, Debug)]
struct Known {
    name: String,
    anonymity: Anonymity,
    /// The relays it spoke through.
    relays: Vec<Node>,
    /// The singular of the word that says what it is.
    head: String,
    plural: bool,
    person: bool,
}

/// What has been mentioned so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// All names of the article up to here.
    pub names: Names,
    focus: Vec<Known>,
    /// Outlets by name, the latest last.
    outlets: Vec<String>,
}

/// How many speakers are remembered.
const DEPTH: usize = 40;

/// A mention, resolved.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// The speaker's name, or its description.
    pub name: String,
    /// How it is named.
    pub anonymity: Anonymity,
    /// Relays known from an earlier mention.
    pub relays: Vec<Node>,
}

impl Memory {
    /// Notes who a sentence is about, so that a pronoun in the next finds him.
    pub fn note_subject(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        let mut at = sentence.start;
        let end = sentence.end.min(sentence.start + 30);
        while at < end {
            if p.quoted(at) {
                at += 1;
                continue;
            }
            if at > sentence.start && p.is(at, Class::Finite) {
                break;
            }
            let run = name_at(p, at, end);
            if run.is_empty() {
                at += 1;
                continue;
            }
            let known = self.knows_person(&text(p, &run));
            let titled = run.start > 0 && p.is(run.start - 1, Class::Title);
            let person = known || titled || self.is_person(p, &run) && run.len() == 1;
            if person && !genitive(p.low(run.end - 1)) {
                self.remember(Known {
                    name: text(p, &run),
                    anonymity: Anonymity::Named,
                    relays: Vec::new(),
                    head: String::new(),
                    plural: false,
                    person: true,
                });
                break;
            }
            at = run.end;
        }
    }

    /// Whether a name is a person's, as far as the article tells.
    pub fn is_person(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        let last = p.low(run.end - 1);
        let titled = run.start > 0 && p.is(run.start - 1, Class::Title);
        if p.any(run.end - 1, &[Class::Masthead, Class::Organ]) && !titled {
            return false;
        }
        titled
            || p.any(run.start, &[Class::Male, Class::Female]) && run.len() > 1
            || self.names.sex(bare(last)).is_some()
            || (run.len() == 2 && !p.is(run.start, Class::Organ) && p.low(run.end - 1).len() > 2)
    }

    fn remember(&mut self, known: Known) {
        if self.focus.len() >= DEPTH {
            self.focus.remove(0);
        }
        self.focus.push(known);
    }

    /// Who the mention in `run` is.
    pub fn resolve(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Resolved {
        let low = p.low(run.start);
        if run.len() == 1 {
            let word = low.split('\'').next().unwrap_or(low);
            match word {
                "he" | "his" | "him" | "she" | "her" => {
                    let sex = if word.starts_with('h') && word != "her" { Sex::Male } else { Sex::Female };
                    let fits = |known: &&Known| {
                        known.person && !known.plural && self.names.sex(&known.name).is_none_or(|known| known == sex)
                    };
                    let found = self.focus.iter().rev().find(fits);
                    return found.map_or_else(|| plain(&p.text[p.bytes(run)], Anonymity::PartlyNamed), Known::resolved);
                }
                "they" | "their" | "them" => {
                    let found = self.focus.iter().rev().find(|known| known.plural);
                    return found.map_or_else(|| plain(&p.text[p.bytes(run)], Anonymity::PartlyNamed), Known::resolved);
                }
                "it" | "its" => {
                    let found = self
                        .focus
                        .iter()
                        .rev()
                        .find(|known| !known.person && known.anonymity == Anonymity::Named && !known.plural);
                    let spoke_last =
                        self.focus.last().is_some_and(|last| found.is_some_and(|found| found.name == last.name));
                    if let (Some(outlet), false) = (self.outlets.last(), spoke_last) {
                        return plain(outlet, Anonymity::Named);
                    }
                    return found.map_or_else(|| plain(&p.text[p.bytes(run)], Anonymity::PartlyNamed), Known::resolved);
                }
                "who" | "which" | "that" => {
                    if let Some(before) = antecedent(p, sentence, run.start)
                        && !p.is(before.start, Class::Relative)
                    {
                        return self.resolve(p, sentence, &before);
                    }
                }
                _ => {}
            }
        }
        let anonymity = anonymity(p, run);
        let head = head(p, run);
        // "the agency", "the newspaper": the outlet that was named last.
        let generic =
            matches!(low, "the" | "this" | "its") && run.start + 2 >= run.end || head == run.start + 1 && low == "the";
        if generic
            && !p.capital(head)
            && is_word_for_outlet(p, head)
            && let Some(outlet) = self.outlets.last()
        {
            return plain(outlet, Anonymity::Named);
        }
        // "one of the sources": one of those that spoke last.
        if matches!(low, "one" | "another" | "some") && p.low(run.start + 1) == "of" && run.len() > 2 {
            let wanted = singular(p.low(super::anonymity::head(p, &(run.start + 2..run.end))));
            let found =
                self.focus.iter().rev().find(|known| known.head == wanted || (wanted == "them" && known.plural));
            if let Some(known) = found {
                return known.resolved();
            }
        }
        // "its chairman, Tomas Reyes"
        if !p.capital(head)
            && let Some(name) = apposed(p, run)
        {
            let words = text(p, &name);
            let full = self.names.fullest(&words).map_or(words, str::to_owned);
            return plain(&full, Anonymity::Named);
        }
        // "the source", "the official": the last one that was called so.
        let short = run.clone().take_while(|at| p.kind(*at) == Kind::Word).count() <= 3;
        if matches!(low, "the" | "this" | "that" | "these" | "those") && !p.capital(head) && short {
            let wanted = singular(p.low(head));
            if let Some(known) = self.focus.iter().rev().find(|known| known.head == wanted) {
                return known.resolved();
            }
        }
        let name = self.name(p, run, head, anonymity);
        plain(&name, anonymity)
    }

    /// The name or the description of a mention.
    fn name(&self, p: &Paragraph<'_>, run: &Run, head: usize, anonymity: Anonymity) -> String {
        let end = (run.start..run.end)
            .find(|at| *at > run.start && !matches!(p.kind(*at), Kind::Word | Kind::Number | Kind::Quote | Kind::Other))
            .unwrap_or(run.end);
        if anonymity == Anonymity::Named {
            // The proper name that holds the head: "Kremlin spokesman Dmitry Peskov".
            let mut at = run.start;
            while at < end {
                let name = name_at(p, at, end);
                if name.contains(&head) && !(genitive(p.low(name.end - 1)) && name.end < end && !p.capital(name.end)) {
                    let words = text(p, &name);
                    return self.names.fullest(&words).map_or(words, str::to_owned);
                }
                at = name.end.max(at + 1);
            }
        }
        // "a letter seen by the newspaper"
        let told = (run.start + 1..end)
            .find(|at| matches!(p.low(*at), "seen" | "obtained" | "dated" | "leaked" | "published"));
        let end = told.unwrap_or(end);
        let start = if run.len() > 1 && matches!(p.low(run.start), "the") { run.start + 1 } else { run.start };
        text(p, &(start..end)).trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '.')).to_owned()
    }

    /// Whether a full name is known to be a person's: by its first name, a title, or because it has two words and is
    /// no institution's.
    pub fn knows_person(&self, name: &str) -> bool {
        self.names.sex(name).is_some() || self.names.fullest(name).is_some_and(|full| self.names.is_person(full))
    }

    /// Notes the outlets that a sentence names, for "it" and "the newspaper" in the next.
    pub fn note_outlets(&mut self, p: &Paragraph<'_>, sentence: &Run, outlets: &Outlets) {
        let mut at = sentence.start;
        while at < sentence.end {
            if p.quoted(at) {
                at += 1;
                continue;
            }
            let name = name_at(p, at, sentence.end);
            at = name.end.max(at + 1);
            if !name.is_empty() && outlets.named(p, &name).is_some() {
                let words = text(p, &name);
                let name = self.names.fullest(&words).map_or(words, str::to_owned);
                if self.outlets.last() != Some(&name) {
                    self.outlets.push(name);
                }
            }
        }
        if self.outlets.len() > DEPTH {
            self.outlets.drain(..DEPTH / 2);
        }
    }

    /// Remembers an outlet for later mentions.
    pub fn carried(&mut self, p: &Paragraph<'_>, run: &Run, resolved: &Resolved) {
        if resolved.anonymity == Anonymity::Named
            && self.outlets.last() != Some(&resolved.name)
            && run.clone().any(|at| p.capital(at))
        {
            self.outlets.retain(|known| *known != resolved.name);
            self.outlets.push(resolved.name.clone());
        }
        self.remember(Known {
            name: resolved.name.clone(),
            anonymity: resolved.anonymity,
            relays: Vec::new(),
            head: String::new(),
            plural: false,
            person: false,
        });
    }

    /// Remembers a speaker for later mentions.
    pub fn spoke(&mut self, p: &Paragraph<'_>, run: &Run, resolved: &Resolved, relays: &[Node]) {
        let head = head(p, run);
        let proper = resolved.anonymity == Anonymity::Named;
        let pronoun =
            run.len() == 1 && p.is(run.start, Class::Subject) && !matches!(p.low(run.start), "it" | "they" | "we");
        let institution = run.clone().any(|at| p.any(at, &[Class::Organ, Class::Masthead, Class::Outlet]));
        let two = resolved.name.contains(' ') && !institution;
        let person = !proper || pronoun || two || self.knows_person(&resolved.name);
        let noun = p.low(head);
        let plural = noun.ends_with('s') && !proper || noun == "people" || noun == "they";
        self.remember(Known {
            name: resolved.name.clone(),
            anonymity: resolved.anonymity,
            relays: relays.to_vec(),
            head: if proper { String::new() } else { singular(noun) },
            plural,
            person,
        });
    }
}

/// The proper name behind the comma of a role: "its chairman, Tomas Reyes".
fn apposed(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let comma = run.clone().find(|at| p.kind(*at) == Kind::Comma)?;
    let name = name_at(p, comma + 1, run.end);
    let ends = name.end >= run.end || p.kind(name.end) == Kind::Comma;
    (name.len() > 1 && ends).then_some(name)
}

impl Known {
    fn resolved(&self) -> Resolved {
        Resolved { name: self.name.clone(), anonymity: self.anonymity, relays: self.relays.clone() }
    }
}

fn plain(name: &str, anonymity: Anonymity) -> Resolved {
    Resolved { name: name.to_owned(), anonymity, relays: Vec::new() }
}

/// "officials" as "official", "people" as "person".
fn singular(low: &str) -> String {
    match low {
        "people" => "person".to_owned(),
        "men" => "man".to_owned(),
        "women" => "woman".to_owned(),
        _ => low.strip_suffix('s').unwrap_or(low).to_owned(),
    }
}

/// A link of a chain.
pub(crate) fn node(p: &Paragraph<'_>, run: &Run, resolved: &Resolved, role: Role) -> Node {
    Node { name: resolved.name.clone(), role, anonymity: resolved.anonymity, span: Some(p.bytes(run)) }
}
