//! Who a mention is: pronouns, surnames, "the source".

use super::{
    anonymity::{anonymity, head},
    chain::antecedent,
    epithets::Epithets,
    focus::{Focus, Known, Sort, plural, sex, singular},
    lexicon::Class,
    names::{Names, Sex, bare, name_at, text},
    outlets::is_word_for_outlet,
    paragraph::{Paragraph, Run},
    reading::genitive,
    statement::{Node, Role},
    tokens::Kind,
};
use crate::board::Anonymity;
use std::collections::HashMap;

/// What has been mentioned so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// All names of the article up to here.
    pub names: Names,
    /// Those who spoke or were spoken of.
    pub focus: Focus,
    /// What people with a name are called besides.
    pub epithets: Epithets,
    /// Where somebody without a name last spoke, by what he is called.
    pub unnamed: HashMap<String, usize>,
    /// Outlets by name, the latest last.
    pub outlets: Vec<String>,
}

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

    /// Whether something says that a name is a person's: a title, a first name, what was read before.
    pub fn named_person(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        run.start > 0 && p.is(run.start - 1, Class::Title)
            || p.any(run.start, &[Class::Male, Class::Female]) && run.len() > 1
            || self.knows_person(&text(p, run))
    }

    /// Who the mention in `run` is.
    pub fn resolve(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Resolved {
        let low = p.low(run.start);
        if run.len() == 1 {
            let word = low.split('\'').next().unwrap_or(low);
            let unknown = || plain(&p.text[p.bytes(run)], Anonymity::PartlyNamed);
            match word {
                "he" | "his" | "him" => return self.focus.person(Sex::Male, &self.names).unwrap_or_else(unknown),
                "she" | "her" => return self.focus.person(Sex::Female, &self.names).unwrap_or_else(unknown),
                "they" | "their" | "them" | "both" => return self.focus.several().unwrap_or_else(unknown),
                "it" | "its" => {
                    let found = self.focus.thing(&self.names);
                    let last = found.as_ref().is_some_and(|(_, last)| *last);
                    return match (self.outlets.last(), found) {
                        (Some(outlet), _) if !last => plain(outlet, Anonymity::Named),
                        (_, Some((found, _))) => found,
                        // "The auditor said … It added"
                        _ => self.focus.unnamed(false).unwrap_or_else(unknown),
                    };
                }
                // "One said", "another said": one of those who spoke together.
                "one" | "another" => {
                    // "said one mother. Another said"
                    if let Some(other) = self.focus.other().filter(|_| word == "another") {
                        return other;
                    }
                    if let Some(group) = self.focus.several() {
                        return group;
                    }
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
        if let Some(outlet) = publication(p, run, head) {
            let words = text(p, &outlet);
            let full = self.names.fullest(&words).map_or(words, str::to_owned);
            return plain(&full, Anonymity::Named);
        }
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
        // "its chairman, Tomas Reyes"
        if (!p.capital(head) || head == run.start)
            && let Some(name) = apposed(p, run)
        {
            let words = text(p, &name);
            let full = self.names.fullest(&words).map_or(words, str::to_owned);
            return plain(&full, Anonymity::Named);
        }
        // "The 41-year-old", "the 54-year-old nurse"
        let aged = low == "the" && run.len() < 4 && p.low(run.start + 1).ends_with("-year-old");
        if let Some(name) = self.focus.named_person().filter(|_| aged) {
            return plain(&name, Anonymity::Named);
        }
        // "one of the sources", "two of them": of those that spoke last. "The other disagreed."
        let counts = matches!(
            low,
            "one" | "another" | "some" | "two" | "three" | "several" | "most" | "both" | "many" | "few" | "all"
        );
        if counts && p.low(run.start + 1) == "of" && run.len() > 2 {
            let of = p.low(super::anonymity::head(p, &(run.start + 2..run.end)));
            let found = if of == "them" { self.focus.several() } else { self.focus.called(&singular(of)) };
            if let Some(found) = found {
                return found;
            }
        }
        if low == "the"
            && run.len() == 2
            && matches!(p.low(run.start + 1), "other" | "others")
            && let Some(group) = self.focus.several()
        {
            return group;
        }
        // "the source", "the official": the last one that was called so.
        let short = run.clone().take_while(|at| p.kind(*at) == Kind::Word).count() <= 3;
        if matches!(low, "the" | "this" | "that" | "these" | "those") && !p.capital(head) && short {
            let wanted = singular(p.low(head));
            if let Some(name) = self.epithet(p, run, head) {
                return plain(&name, Anonymity::Named);
            }
            if let Some(known) = self.focus.called(&wanted) {
                return known;
            }
            // "an insider said … The source continued"
            if matches!(wanted.as_str(), "source" | "person" | "insider")
                && let Some(known) = self.focus.unnamed(plural(p, run, head))
            {
                return known;
            }
        }
        // "Kestrel Air said … The airline added"
        if low == "the"
            && run.len() == 2
            && GENERIC.contains(&p.low(head))
            && let Some((found, _)) = self.focus.thing(&self.names)
            && found.anonymity == Anonymity::Named
            && !self.focus.is_institution(&found.name)
            && !self.is_outlet(&found.name)
        {
            return found;
        }
        let name = self.name(p, run, head, anonymity);
        match self.owner(p, sentence, run, head) {
            Some(owner) => plain(&format!("{owner}'s {}", text(p, &(run.start + 1..run.end))), anonymity),
            None => plain(&name, anonymity),
        }
    }

    /// The name of "the mayor", where one was called so.
    fn epithet(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<String> {
        let low = p.low(run.start);
        if low != "the" || run.clone().any(|at| genitive(p.low(at))) {
            return None;
        }
        let place = p.bytes(run).start;
        let (name, said) = self.epithets.find(p, head, place)?;
        let unnamed = self.unnamed.get(&singular(p.low(head)));
        if unnamed.is_some_and(|unnamed| *unnamed > said) {
            return None;
        }
        Some(self.names.fullest(name).map_or_else(|| name.to_owned(), str::to_owned))
    }

    /// Whose "his office", "its science director" is; `None` where that is not told or the mention has a name of its own.
    fn owner(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run, head: usize) -> Option<String> {
        let plain = (run.start..run.end).all(|at| p.kind(at) == Kind::Word && !(p.capital(at) && at > run.start));
        if run.len() < 2 || head == run.start || !plain {
            return None;
        }
        let owner = match p.low(run.start) {
            "his" => self.focus.person(Sex::Male, &self.names),
            "her" => self.focus.person(Sex::Female, &self.names),
            // "Belora has offered help, according to its foreign minister"
            "its" => {
                let first = (sentence.start..run.start)
                    .take(6)
                    .map(|at| name_at(p, at, run.start))
                    .find(|name| !name.is_empty());
                return match first {
                    Some(name) if !self.knows_person(&text(p, &name)) => Some(text(p, &name)),
                    _ => self.focus.owner(&self.names).map(|owner| owner.name),
                };
            }
            _ => None,
        };
        let owner = owner.filter(|owner| !matches!(owner.name.as_str(), "he" | "she" | "it" | "they"));
        let owner = owner.filter(|owner| owner.anonymity == Anonymity::Named || owner.name.split(' ').count() < 4)?;
        let bare =
            ["a ", "an ", "the ", "A ", "An ", "The "].iter().find_map(|article| owner.name.strip_prefix(article));
        Some(bare.unwrap_or(&owner.name).to_owned())
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
                // "Police in Port Sol"
                let common = name.len() == 1
                    && name.start == run.start
                    && p.is(head, Class::Role)
                    && p.is(head + 1, Class::Preposition);
                if common {
                    break;
                }
                if name.contains(&head) && !(genitive(p.low(name.end - 1)) && name.end < end && !p.capital(name.end)) {
                    let words = text(p, &name);
                    return self.names.fullest(&words).map_or(words, str::to_owned);
                }
                at = name.end.max(at + 1);
            }
        }
        // "Qasira's state-run QNA news agency"
        if is_word_for_outlet(p, head) && !p.capital(head) && !p.is(head, Class::Organ) || p.low(head) == "agency" {
            let words = (run.start..head).rev().take_while(|at| p.is(*at, Class::Outlet) || p.capital(*at)).last();
            let name = words.map(|start| name_at(p, start, head)).filter(|name| !name.is_empty());
            if let Some(name) = name.filter(|name| name.start > run.start && !genitive(p.low(name.end - 1))) {
                return text(p, &name);
            }
        }
        // "a letter seen by the newspaper", and not "a leaked memo"
        let told = (head.max(run.start) + 1..end).take_while(|at| !matches!(p.low(*at), "who" | "which")).find(|at| {
            matches!(
                p.low(*at),
                "contacted" | "interviewed" | "consulted" | "seen" | "obtained" | "dated" | "leaked" | "published"
            )
        });
        let end = told.unwrap_or(end);
        let start = if run.len() > 1 && matches!(p.low(run.start), "the") { run.start + 1 } else { run.start };
        text(p, &(start..end)).trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '.')).to_owned()
    }

    /// Whether a full name is known to be a person's: by its first name, a title, or because it has two words and is
    /// no institution's.
    pub fn knows_person(&self, name: &str) -> bool {
        self.names.sex(name).is_some() || self.names.fullest(name).is_some_and(|full| self.names.is_person(full))
    }

    /// Whether a name is that of an outlet which was mentioned.
    pub fn is_outlet(&self, name: &str) -> bool {
        self.outlets.iter().any(|known| known == name)
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
        self.focus
            .remember(Known { anonymity: resolved.anonymity, ..Known::named(resolved.name.clone(), Sort::Thing) });
    }

    /// Remembers a speaker for later mentions.
    pub fn spoke(&mut self, p: &Paragraph<'_>, run: &Run, resolved: &Resolved, relays: &[Node]) {
        let head = head(p, run);
        let proper = resolved.anonymity == Anonymity::Named;
        if !proper {
            self.unnamed.insert(singular(p.low(head)), p.bytes(run).start);
        }
        let pronoun =
            run.len() == 1 && p.is(run.start, Class::Subject) && !matches!(p.low(run.start), "it" | "they" | "we");
        // Of "a council spokesman, Dev Patel" only the name tells.
        let institution = run.clone().any(|at| {
            p.any(at, &[Class::Organ, Class::Masthead, Class::Outlet])
                && resolved.name.contains(&p.text[p.bytes(&(at..at + 1))])
        });
        let two = resolved.name.contains(' ') && !institution;
        let document = !proper && p.is(head, Class::Document);
        // "Ruth Adeyemi's husband, Olu"
        let related = proper && run.clone().any(|at| p.any(at, &[Class::Woman, Class::Man]) && !p.capital(at));
        let person = pronoun || related || !document && (!proper || two || self.knows_person(&resolved.name));
        // "bank records and three employees": later "one of the employees" is one of the second.
        let second = run.clone().skip(1).find(|at| p.low(*at) == "and" && p.is(*at + 1, Class::Determiner));
        if let Some(and) = second.filter(|and| !proper && and + 2 < run.end) {
            let part = and + 1..run.end;
            let of = super::anonymity::head(p, &part);
            self.focus.remember(Known {
                name: text(p, &part),
                anonymity: anonymity(p, &part),
                relays: relays.to_vec(),
                head: singular(p.low(of)),
                plural: plural(p, &part, of),
                sort: Sort::Person,
                sex: None,
                titled: false,
            });
        }
        self.focus.remember(Known {
            name: resolved.name.clone(),
            anonymity: resolved.anonymity,
            relays: relays.to_vec(),
            head: if proper || second.is_some() { String::new() } else { singular(p.low(head)) },
            plural: (!proper || p.low(head) == "police") && plural(p, run, head),
            sort: if person { Sort::Person } else { Sort::Thing },
            sex: if proper { None } else { sex(p, head) },
            titled: pronoun || proper && (institution || self.names.is_person(&resolved.name)),
        });
        if person && proper && !pronoun {
            self.names.note_person(&resolved.name);
        }
    }
}

/// What a company or a body is called whose name does not say what it is.
const GENERIC: [&str; 22] = [
    "company",
    "firm",
    "group",
    "organisation",
    "organization",
    "charity",
    "airline",
    "operator",
    "manufacturer",
    "developer",
    "retailer",
    "club",
    "team",
    "bank",
    "insurer",
    "utility",
    "brewery",
    "supermarket",
    "regulator",
    "watchdog",
    "union",
    "party",
];

/// The outlet of "a report by Orta", "an article in the Echo".
fn publication(p: &Paragraph<'_>, run: &Run, head: usize) -> Option<Run> {
    let paper = matches!(p.low(head), "report" | "reports" | "article" | "story" | "dispatch");
    // "Orta's report"
    if paper && head > run.start && genitive(p.low(head - 1)) && p.capital(head - 1) {
        let name =
            (run.start..head).map(|at| name_at(p, at, head)).find(|name| name.end == head && !name.is_empty())?;
        return (!p.any(name.start, &[Class::Male, Class::Female])).then_some(name);
    }
    if !paper || !matches!(p.low(head + 1), "by" | "in" | "from" | "on") || p.capital(head) {
        return None;
    }
    let start = if p.low(head + 2) == "the" { head + 3 } else { head + 2 };
    let name = name_at(p, start, run.end);
    let person = p.any(start, &[Class::Male, Class::Female]);
    (!name.is_empty() && !person).then_some(name)
}

/// The proper name behind the comma of a role: "its chairman, Tomas Reyes".
fn apposed(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let comma = run.clone().find(|at| p.kind(*at) == Kind::Comma)?;
    // "the regulator's chief, Dr. Samir Haddad"
    let start = (comma + 1..run.end).find(|at| !p.is(*at, Class::Title) && p.kind(*at) != Kind::Stop)?;
    let name = name_at(p, start, run.end);
    let ends = name.end >= run.end || p.kind(name.end) == Kind::Comma || p.is(name.end, Class::Preposition);
    (!name.is_empty() && ends).then_some(name)
}

fn plain(name: &str, anonymity: Anonymity) -> Resolved {
    Resolved { name: name.to_owned(), anonymity, relays: Vec::new() }
}

/// A link of a chain.
pub(crate) fn node(p: &Paragraph<'_>, run: &Run, resolved: &Resolved, role: Role) -> Node {
    Node { name: resolved.name.clone(), role, anonymity: resolved.anonymity, span: Some(p.bytes(run)) }
}
