//! Who each mention is, and through whom its words came: pronouns, surnames, "издание", "один из них".

use super::{
    HEADS,
    lexicon::Classes,
    names::{Names, alike_names, name_end},
    outlets::{Outlets, carriers},
    rules::{Proposal, cites},
    scene::{Run, Scene},
};

use crate::{
    board::Anonymity,
    reader::{Node, Role, Statement, mention::alike, tokens::Kind},
};

/// How many speakers are remembered.
pub(super) const DEPTH: usize = 60;

/// A speaker that later mentions can refer to.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub name: String,
    pub anonymity: Anonymity,
    pub relays: Vec<Node>,
    pub female: Option<bool>,
    pub plural: bool,
    pub person: bool,
    /// The word that says what it is, in lower case.
    pub head: String,
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
    pub(super) known: Vec<Known>,
    /// Full names of people.
    pub(super) names: Names,
    pub(super) outlets: Outlets,
    last: Option<Resolved>,
}

impl Speakers {
    /// Takes in the names of a paragraph.
    pub fn begin(&mut self, scene: &Scene<'_>) {
        self.outlets.note(scene);
        self.names.note(scene);
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

    pub(super) fn remember(&mut self, known: Known) {
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

    /// Surnames to the fullest name of the whole article.
    pub fn finish(&self, found: &mut [Statement]) {
        for statement in found {
            for node in &mut statement.chain {
                let single = !node.name.contains(' ') && node.name.chars().next().is_some_and(char::is_uppercase);
                let person = single && !self.outlets.is_outlet(&node.name) && node.anonymity == Anonymity::Named;
                if person && let Some(full) = self.names.fullest(&node.name.to_lowercase()) {
                    node.name.clone_from(full);
                }
            }
            if let Some(origin) = statement.chain.last() {
                statement.speaker.clone_from(&origin.name);
            }
        }
    }
}

pub(super) fn plain(name: String, anonymity: Anonymity) -> Known {
    let plural = false;
    Known { name, anonymity, relays: Vec::new(), female: None, plural, person: true, head: String::new() }
}

pub(super) fn node(name: String, role: Role, anonymity: Anonymity, span: Option<crate::reader::Span>) -> Node {
    Node { name, role, anonymity, span }
}

/// The words of a title without its marks.
pub(super) fn inner(scene: &Scene<'_>, title: &Run) -> String {
    scene.words(&(title.start + 1..title.end - 1))
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
