//! Who each mention is, and through whom its words came: pronouns, surnames, "издание", "один из них".

use super::{
    HEADS, RATES,
    lexicon::{Classes, Does},
    mode,
    outlets::{Outlets, carriers},
    rules::{Proposal, cites},
    scene::{Run, Scene},
    source::right,
};
use std::collections::HashMap;

use crate::{
    board::Anonymity,
    reader::{Node, Polarity, Role, Statement, mention::alike, tokens::Kind},
};

/// How many speakers are remembered.
const DEPTH: usize = 60;
/// The most names that begin with the same letters.
const NAMES: usize = 100;

/// A speaker that later mentions can refer to.
#[derive(Clone, Debug)]
struct Known {
    name: String,
    anonymity: Anonymity,
    relays: Vec<Node>,
    female: Option<bool>,
    plural: bool,
    person: bool,
    /// The word that says what it is, in lower case.
    head: String,
}

/// A mention, resolved: its chain from the outermost to the origin.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub chain: Vec<Node>,
    pub anonymity: Anonymity,
}

/// What has been mentioned so far.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    known: Vec<Known>,
    /// Full names of people in the forms they were seen in, by the first letters of the surname.
    names: HashMap<String, Vec<String>>,
    outlets: Outlets,
    last: Option<Resolved>,
}

impl Speakers {
    /// Takes in the names of a paragraph.
    pub fn begin(&mut self, scene: &Scene<'_>) {
        self.outlets.note(scene);
        let mut at = 0;
        while at < scene.len() {
            let end = name_end(scene, at);
            if end >= at + 2 && !scene.is(at, HEADS.or(Classes::TIME).or(Classes::PREP)) {
                let name = scene.words(&(at..end));
                let known = self.names.entry(begins(&name)).or_default();
                if known.len() < NAMES && !known.contains(&name) {
                    known.push(name);
                }
            }
            at = end.max(at + 1);
        }
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<Resolved> {
        self.last.clone()
    }

    /// The speaker of a proposal, remembered for what follows.
    pub fn speaker(&mut self, scene: &Scene<'_>, sentence: &Run, proposal: &Proposal) -> Resolved {
        let verb = proposal.cue.clone().find_map(|at| scene.verb(at));
        let female = verb.and_then(|verb| verb.female);
        let Some(source) = &proposal.source else {
            let crowd = proposal.cue.clone().find(|at| scene.is(*at, Classes::CROWD));
            let name = match crowd.map(|at| scene.low(at)) {
                Some(low) if low.starts_with("слух") => "слухи",
                _ => "сообщения",
            };
            let node = node(name.to_owned(), Role::Origin, Anonymity::Collective, Some(scene.bytes(&proposal.cue)));
            return Resolved { chain: vec![node], anonymity: Anonymity::Collective };
        };
        let mut known = self.resolve(scene, source, female);
        let mut relays = std::mem::take(&mut known.relays);
        for relay in carriers(scene, sentence, proposal, &self.outlets) {
            let spoken = relay.name.clone();
            if alike_names(&spoken, &known.name) || relays.iter().any(|held| alike_names(&held.name, &spoken)) {
                continue;
            }
            if relay.role == Role::Origin {
                // Cited by the source: that is the origin, and the source carries it.
                relays.push(node(known.name.clone(), Role::Relay, known.anonymity, Some(scene.bytes(source))));
                known = Known { relays: Vec::new(), person: false, ..self.described(&relay) };
            } else {
                relays.insert(0, relay);
            }
        }
        known.relays.clone_from(&relays);
        let span = Some(scene.bytes(source));
        let mut chain = relays;
        chain.push(node(known.name.clone(), Role::Origin, known.anonymity, span));
        let resolved = Resolved { chain, anonymity: known.anonymity };
        self.remember(known);
        self.last = Some(resolved.clone());
        resolved
    }

    /// An origin that another cites.
    fn described(&self, node: &Node) -> Known {
        let anonymity = if self.outlets.is_outlet(&node.name) { Anonymity::Named } else { node.anonymity };
        let low = node.name.to_lowercase();
        let head = low.split(' ').find(|word| super::lexicon::Lexicon::get().classes(word).is(HEADS)).unwrap_or(&low);
        Known {
            name: node.name.clone(),
            anonymity,
            relays: Vec::new(),
            female: None,
            plural: true,
            person: true,
            head: head.to_owned(),
        }
    }

    fn remember(&mut self, known: Known) {
        if self.known.len() >= DEPTH {
            self.known.remove(0);
        }
        self.known.push(known);
    }

    /// Who the mention in `run` is.
    fn resolve(&self, scene: &Scene<'_>, run: &Run, female: Option<bool>) -> Known {
        let comma = run.clone().find(|at| scene.kind(*at) == Kind::Comma && !scene.in_title(*at));
        let core = run.start..comma.unwrap_or(run.end);
        let last = core.end - 1;
        let own = scene.is(core.start, Classes::PRONOUN);
        if own && core.len() == 1 {
            return self
                .pronoun(scene.low(core.start))
                .unwrap_or_else(|| plain(scene.words(&core), Anonymity::PartlyNamed));
        }
        // "один из них, отставной полковник"
        let one_of = ["один", "одна"].iter().any(|one| scene.low(core.start).starts_with(one));
        if one_of {
            let many = |known: &&Known| known.plural && known.anonymity != Anonymity::Named;
            if let Some(many) = self.known.iter().rev().find(many) {
                let mut one = Known { plural: false, female, ..many.clone() };
                if let Some(aside) = comma.map(|comma| comma + 1..run.end).filter(|aside| aside.start < aside.end) {
                    let name = aside.clone().find(|at| scene.capital(*at));
                    let words = name.map_or(aside, |at| at..name_end(scene, at).max(at + 1));
                    one.name = scene.words(&words);
                    one.anonymity = if name.is_some() { Anonymity::Named } else { Anonymity::PartlyNamed };
                }
                return one;
            }
        }
        let heads = || core.clone().filter(|at| !scene.in_title(*at) && scene.kind(*at) == Kind::Word);
        let head = heads().find(|at| scene.is(*at, HEADS)).unwrap_or(core.start);
        let title = core.clone().find_map(|at| scene.title_at(at));
        let unnamed = scene.is(head, Classes::UNNAMED);
        let outlet_only = scene.is(head, Classes::OUTLET) && !heads().any(|at| scene.is(at, Classes::PERSON));
        let low_head = scene.low(head).to_owned();
        if outlet_only
            || (title.as_ref().is_some_and(|title| *title == core) && self.outlets.is_title(scene, &core).is_some())
        {
            let name = match &title {
                Some(title) => inner(scene, title),
                None => self.outlets.referred(scene, &core).unwrap_or_else(|| scene.words(&core)),
            };
            return Known { person: false, female, head: low_head, ..plain(name, Anonymity::Named) };
        }
        if unnamed {
            return self.unnamed(scene, run, &core, head, female);
        }
        if let Some(person) = self.person(scene, &core, head, female) {
            return person;
        }
        if let Some(known) = self.institution(scene, &core, head, title.as_ref()) {
            return known;
        }
        // "рабочего", "полковник": the one that was called so before.
        if core.len() == 1 && !scene.capital(last)
            || core.len() == 1 && self.known.iter().any(|known| alike(&known.head, &low_head))
        {
            let same = |known: &&Known| {
                alike(&known.head, &low_head)
                    || (known.person && known.anonymity == Anonymity::PartlyNamed && known.name.contains(','))
            };
            if let Some(known) = self.known.iter().rev().find(same) {
                return Known { female: female.or(known.female), ..known.clone() };
            }
        }
        let record = scene.is(head, Classes::RECORD) && !scene.is(head, Classes::PERSON);
        if record && let Some(known) = self.known.iter().rev().find(|known| alike(&known.head, &low_head)) {
            return known.clone();
        }
        let start = if scene.is(core.start, Classes::PREP) && core.len() > 1 { core.start + 1 } else { core.start };
        let mut words = scene.words(&(start..run.end));
        // How somebody asked to be named is no part of the name.
        let asked = comma.is_some_and(|comma| {
            ["попрос", "пожела", "представ", "отказ", "пожелавш"]
                .iter()
                .any(|stem| scene.low(comma + 1).starts_with(stem))
        });
        if record || asked {
            words = scene.words(&(start..core.end));
        }
        let crowd = core.len() == 1 && scene.low(last).ends_with(['ы', 'и']) && !record;
        let anonymity = if crowd || core.clone().any(|at| scene.is(at, Classes::UNIDENTIFIED)) {
            Anonymity::Anonymous
        } else if core.clone().any(|at| scene.is(at, Classes::PERSON.or(Classes::RECORD))) || !scene.capital(last) {
            Anonymity::PartlyNamed
        } else {
            Anonymity::Named
        };
        let plural = scene.low(head).ends_with(['ы', 'и', 'е', 'х']) || scene.low(core.start).starts_with("дво");
        Known { plural, female, head: low_head, person: !record, ..plain(words, anonymity) }
    }

    /// The last speaker that a pronoun can stand for.
    fn pronoun(&self, low: &str) -> Option<Known> {
        let (female, plural) = match low {
            "она" | "её" | "ее" | "ей" | "неё" | "нее" => (Some(true), false),
            "они" | "их" | "им" | "них" => (None, true),
            _ => (Some(false), false),
        };
        let fits = |known: &&Known| match (plural, known.female) {
            (true, _) => known.plural,
            (false, Some(sex)) => Some(sex) == female && known.person,
            (false, None) => known.person && !known.plural,
        };
        self.known.iter().rev().find(fits).map(|known| {
            let relays = if known.anonymity == Anonymity::Named { Vec::new() } else { known.relays.clone() };
            Known { relays, ..known.clone() }
        })
    }

    /// "источник, близкий к компании", "собеседник агентства", "ещё два источника «Х»".
    fn unnamed(&self, scene: &Scene<'_>, run: &Run, core: &Run, head: usize, female: Option<bool>) -> Known {
        let low = scene.low(head);
        let plural = ['и', 'а'].iter().any(|end| low.ends_with(*end)) && scene.capital(core.start) && low != "человека"
            || low.ends_with('и');
        let behind = head + 1..core.end;
        let relay = behind.clone().find_map(|at| self.outlets.at(scene, at)).or_else(|| {
            // "Его источник": of the outlet that spoke last.
            let own = scene.is(core.start, Classes::PRONOUN);
            own.then(|| self.outlets.latest()).flatten()
        });
        let bare = behind.clone().all(|at| self.outlets.at(scene, at).is_some() || scene.low(at) == "самого")
            && run.end == core.end
            && !scene.low(core.start).starts_with(['д', 'т', 'е', 'н'])
            && !scene.low(head).ends_with(['и', 'а']);
        if bare
            && let Some(known) = self.known.iter().rev().find(|known| {
                known.person
                    && known.anonymity != Anonymity::Named
                    && (!known.plural || known.head.starts_with("собесед"))
            })
        {
            return Known { female: female.or(known.female), ..known.clone() };
        }
        let start = if scene.is(core.start, Classes::PRONOUN) { core.start + 1 } else { core.start };
        let place = behind.clone().any(|at| scene.is(at, Classes::PREP)) || run.end > core.end;
        let unidentified = core.clone().any(|at| scene.is(at, Classes::UNIDENTIFIED));
        let anonymity = match (place, unidentified) {
            (true, _) => Anonymity::PartlyNamed,
            _ => Anonymity::Anonymous,
        };
        let relays = relay.map(|name| node(name, Role::Relay, Anonymity::Named, None)).into_iter().collect();
        Known { relays, plural, female, head: low.to_owned(), ..plain(scene.words(&(start..run.end)), anonymity) }
    }

    /// A person with a name: "вице-мэр Игорь Лапшин", "Лапшин", "по словам Тимура Райса".
    fn person(&self, scene: &Scene<'_>, core: &Run, head: usize, female: Option<bool>) -> Option<Known> {
        const KIN: &[&str] =
            &["адвокат", "адвоката", "адвокаты", "жена", "муж", "знакомые", "родственники", "вдова", "жены"];
        let mut at = core.start;
        let mut name = None;
        while at < core.end {
            let end = name_end(scene, at).min(core.end);
            if end > at && !(end == at + 1 && at == core.start && core.len() > 1 && !scene.is(at + 1, HEADS)) {
                name = Some(at..end);
            }
            at = end.max(at + 1);
        }
        let name = name?;
        let words = scene.words(&name);
        let surname = words.rsplit(' ').next().unwrap_or(&words).to_lowercase();
        let full = self.fullest(&surname).cloned();
        let kin = KIN.contains(&scene.low(head)) && name.start > head;
        let organ = scene.is(head, Classes::ORGAN) && !scene.is(head, Classes::PERSON) && head < name.start;
        let crowd = scene.low(head).ends_with(['и', 'ы'])
            && scene.is(head, Classes::PERSON)
            && head < name.start
            && name.len() == 1;
        if kin || organ || crowd {
            return None;
        }
        let single_known = name.len() > 1 || full.is_some();
        let titled = scene.is(head, Classes::PERSON) && head < name.start;
        // One word with a capital at the end of a description is a place: "начальник полиции Орла".
        if !single_known && !titled && core.len() > 1 {
            return None;
        }
        let name = if name.len() > 1 { self.nominative(&words) } else { full.unwrap_or(words) };
        if scene.shouted(core.start) && core.len() == 1 {
            return None;
        }
        let first = name.split(' ').next().unwrap_or_default();
        let sex = if first == name { None } else { Some(first.ends_with(['а', 'я'])) };
        Some(Known { female: female.or(sex), ..plain(name, Anonymity::Named) })
    }

    /// A ministry, a firm, people who speak as one: "в мэрии", "компания «Обзор»".
    fn institution(&self, scene: &Scene<'_>, core: &Run, head: usize, title: Option<&Run>) -> Option<Known> {
        let person = scene.is(head, Classes::PERSON);
        let start = if scene.is(core.start, Classes::PREP) && core.len() > 1 { core.start + 1 } else { core.start };
        let own = (start..core.end).find(|at| scene.is(*at, Classes::PRONOUN));
        if scene.is(head, Classes::RECORD)
            && let Some(own) = own
        {
            return self.pronoun(scene.low(own));
        }
        if let Some(title) = title.filter(|_| !person) {
            return Some(Known { person: false, ..plain(inner(scene, title), Anonymity::Named) });
        }
        if person || !(scene.is(head, Classes::ORGAN) || start > core.start && scene.kind(start) == Kind::Word) {
            return None;
        }
        if scene.is(head, Classes::RECORD) {
            return None;
        }
        // "в компании": the one that was named.
        if core.end == start + 1 && !scene.capital(start) {
            let named = self.known.iter().rev().find(|known| !known.person && known.anonymity == Anonymity::Named);
            if let Some(named) = named
                .filter(|_| ["компан", "организ", "ведомств"].iter().any(|stem| scene.low(start).starts_with(stem)))
            {
                return Some(named.clone());
            }
        }
        let head = scene.low(head).to_owned();
        Some(Known { person: false, head, ..plain(scene.words(&(start..core.end)), Anonymity::Named) })
    }

    /// The full name that a surname belongs to.
    fn fullest(&self, surname: &str) -> Option<&String> {
        self.names
            .get(&begins(surname))?
            .iter()
            .find(|name| name.rsplit(' ').next().is_some_and(|last| alike(&last.to_lowercase(), surname)))
    }

    /// The shortest form of a full name: of men that is the nominative.
    fn nominative(&self, words: &str) -> String {
        let same = |name: &&String| alike_names(name, words);
        self.names
            .get(&begins(words))
            .into_iter()
            .flatten()
            .filter(same)
            .min_by_key(|name| name.chars().count())
            .cloned()
            .unwrap_or_else(|| words.to_owned())
    }

    /// "Об этом изданию рассказал Иванов": what the sentence before says.
    pub fn aside(&mut self, scene: &Scene<'_>, sentence: &Run, found: &mut Vec<Statement>) {
        self.note_subject(scene, sentence);
        let this = scene.low(sentence.start) == "об" && scene.low(sentence.start + 1) == "этом";
        let before = scene.sentences.partition_point(|before| before.end < sentence.start);
        let before = scene.sentences.get(before).filter(|before| before.end == sentence.start);
        let (true, Some(before)) = (this, before) else { return };
        let verb = sentence.clone().find(|at| scene.verb(*at).is_some_and(|verb| verb.does == Does::Say));
        let Some(verb) = verb else { return };
        let subject = right(scene, verb, sentence.end);
        let content = scene.trimmed(before.clone());
        let span = scene.bytes(&content);
        let taken = found
            .iter()
            .rev()
            .take(DEPTH)
            .any(|known| known.content.iter().any(|part| part.start < span.end && span.start < part.end));
        if taken || subject.source.is_none() {
            return;
        }
        let told =
            (sentence.start + 2..verb).find_map(|at| super::source::addressee(scene, at, verb)).or(subject.addressee);
        let proposal = Proposal {
            content: vec![content],
            cue: verb..verb + 1,
            source: subject.source,
            addressee: told,
            denied: false,
            rule: "ru-this",
        };
        let resolved = self.speaker(scene, sentence, &proposal);
        found.push(Statement {
            content: vec![span],
            cue: Some(scene.bytes(&proposal.cue)),
            source: proposal.source.as_ref().map(|run| scene.bytes(run)),
            speaker: resolved.chain.last().map_or_else(String::new, |node| node.name.clone()),
            anonymity: resolved.anonymity,
            chain: resolved.chain,
            mode: mode(scene, &proposal.content),
            polarity: Polarity::Affirmed,
            proposition: None,
            hedge: None,
            addressee: proposal.addressee.as_ref().map(|run| scene.bytes(run)),
            when: None,
            rule: proposal.rule,
            triggers: vec![scene.bytes(&proposal.cue)],
            confidence: RATES.of(proposal.rule),
            within: None,
        });
    }

    /// Remembers who a sentence without statements is about: a pronoun in the next may mean him.
    fn note_subject(&mut self, scene: &Scene<'_>, sentence: &Run) {
        let verb = sentence.clone().find(|at| scene.verb(*at).is_some() && !scene.quoted(*at));
        if scene.is(sentence.start, Classes::UNNAMED)
            && let Some(verb) = verb.filter(|verb| *verb > sentence.start)
        {
            let run = sentence.start..verb;
            let known = self.unnamed(scene, &run, &run, sentence.start, None);
            self.remember(known);
            return;
        }
        let mut at = sentence.start;
        while at < sentence.end && !scene.quoted(at) {
            let end = name_end(scene, at);
            let words = (end > at).then(|| scene.words(&(at..end)));
            if let Some(words) = words {
                let full = if end > at + 1 {
                    Some(self.nominative(&words))
                } else {
                    self.fullest(&words.to_lowercase()).cloned()
                };
                if let Some(name) = full {
                    let first = name.split(' ').next().unwrap_or_default();
                    let female = Some(first.ends_with(['а', 'я']));
                    self.remember(Known { female, ..plain(name, Anonymity::Named) });
                    return;
                }
            }
            at = end.max(at + 1);
        }
    }

    /// Surnames to the fullest name of the whole article.
    pub fn finish(&self, found: &mut [Statement]) {
        for statement in found {
            for node in &mut statement.chain {
                let single = !node.name.contains(' ') && node.name.chars().next().is_some_and(char::is_uppercase);
                let person = single && !self.outlets.is_outlet(&node.name) && node.anonymity == Anonymity::Named;
                if person && let Some(full) = self.fullest(&node.name.to_lowercase()) {
                    node.name.clone_from(full);
                }
            }
            if let Some(origin) = statement.chain.last() {
                statement.speaker.clone_from(&origin.name);
            }
        }
    }
}

fn plain(name: String, anonymity: Anonymity) -> Known {
    let plural = false;
    Known { name, anonymity, relays: Vec::new(), female: None, plural, person: true, head: String::new() }
}

pub(super) fn node(name: String, role: Role, anonymity: Anonymity, span: Option<crate::reader::Span>) -> Node {
    Node { name, role, anonymity, span }
}

/// The first letters of a surname, which its forms share.
fn begins(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or(name).chars().take(3).flat_map(char::to_lowercase).collect()
}

/// The words of a title without its marks.
pub(super) fn inner(scene: &Scene<'_>, title: &Run) -> String {
    scene.words(&(title.start + 1..title.end - 1))
}

/// Where a run of words with capitals that begins at `at` ends; `at` itself where none does.
fn name_end(scene: &Scene<'_>, at: usize) -> usize {
    let mut end = at;
    while scene.capital(end)
        && scene.kind(end) == Kind::Word
        && !scene.in_title(end)
        && !scene.shouted(end)
        && end < at + 4
    {
        if end > at && scene.is(end, Classes::PREP.or(Classes::PRONOUN)) {
            break;
        }
        end += 1;
    }
    let single = end == at + 1;
    let common = scene.is(at, Classes::TIME.or(Classes::PREP).or(Classes::PRONOUN).or(Classes::CONJUNCTION))
        || scene.is(at, HEADS) && (single || scene.verb(end).is_none_or(|verb| verb.does != Does::Say) || end > at + 1);
    if common { at } else { end }
}

/// Whether two names differ in the endings of their words only.
fn alike_names(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| alike(a, b))
}

/// Whether another is cited at a token; for the rules of chains.
pub(super) fn cited_from(scene: &Scene<'_>, at: usize) -> Option<usize> {
    if !cites(scene, at) {
        let relative = (matches!(scene.low(at), "сослался" | "сослалась" | "ссылается" | "сослалось" | "ссылаются"))
            && scene.low(at + 1) == "на";
        return relative.then_some(at + 2);
    }
    let on = (at..at + 4).find(|at| scene.low(*at) == "на").unwrap_or(at);
    Some(on + 1)
}
