//! Outlets, and how words came through them: "рассказал изданию", "со ссылкой на", "в интервью".

use super::{
    lexicon::{Classes, Does},
    rules::Proposal,
    scene::{Run, Scene},
    source::only_right,
    speakers::{cited_from, inner, node},
};
use crate::{
    board::Anonymity,
    reader::{Node, Role, mention::alike, tokens::Kind},
};

/// The most outlets of an article that are remembered.
const MOST: usize = 300;

/// The outlets of an article, each with the word that it was called by.
#[derive(Debug, Default)]
pub(super) struct Outlets(Vec<(String, String)>);

impl Outlets {
    /// Takes in the outlets of a paragraph: "газета «Х»", "агентство РТА", "рассказал «Х»".
    pub fn note(&mut self, scene: &Scene<'_>) {
        for at in 0..scene.len() {
            let title = scene.title_at(at);
            let named = title.is_some() || scene.shouted(at);
            if !named || at == 0 {
                continue;
            }
            let called = (at.saturating_sub(2)..at).rev().find(|before| scene.is(*before, Classes::OUTLET));
            let close = called.filter(|called| at - called == 1 || scene.kind(called + 1) == Kind::Word);
            let unnamed = scene.is(at - 1, Classes::UNNAMED);
            let told = scene.verb(at - 1).is_some_and(|verb| matches!(verb.does, Does::Say))
                && super::source::addressee(scene, at, scene.len()).is_some();
            let cited =
                scene.low(at - 1) == "на" && (at.saturating_sub(3)..at).any(|at| cited_from(scene, at).is_some());
            if close.is_some() || unnamed || told || cited {
                let name = title.map_or_else(|| scene.words(&(at..at + 1)), |title| inner(scene, &title));
                let word = close.map(|at| scene.low(at).to_owned()).unwrap_or_default();
                self.add(name, word);
            }
        }
        // A title that speaks is an outlet unless it is known as a firm.
        for title in &scene.titles {
            let speaks = scene.verb(title.end).is_some_and(|verb| verb.does == Does::Say && !verb.plural);
            let written = ["пиш", "напис"].iter().any(|stem| scene.low(title.end).starts_with(stem));
            let begins = title.start == 0 || scene.kind(title.start - 1) != Kind::Word;
            let published = scene.low(title.end).starts_with("опублик");
            if begins && (speaks || written) || published {
                self.add(inner(scene, title), String::new());
            }
        }
    }

    fn add(&mut self, name: String, word: String) {
        if self.0.len() >= MOST && !self.is_outlet(&name) {
            return;
        }
        // The latest mentioned is at the end; the first form of a name stays.
        let known = self.0.iter().position(|(known, _)| alike_words(known, &name));
        let entry = known
            .map(|at| self.0.remove(at))
            .map(|(known, held)| (known, if held.is_empty() { word.clone() } else { held }));
        self.0.push(entry.unwrap_or((name, word)));
    }

    /// Whether a name is that of an outlet.
    pub fn is_outlet(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| alike_words(known, name))
    }

    /// The outlet whose title stands at a run.
    pub fn is_title(&self, scene: &Scene<'_>, run: &Run) -> Option<String> {
        let name = inner(scene, run);
        self.0.iter().find(|(known, _)| alike_words(known, &name)).map(|(known, _)| known.clone())
    }

    /// The outlet mentioned at a token: by its title, by its letters, or as "издание".
    pub fn at(&self, scene: &Scene<'_>, at: usize) -> Option<String> {
        if let Some(title) = scene.title_at(at) {
            return self.is_title(scene, &title).or_else(|| Some(inner(scene, &title)));
        }
        if scene.in_title(at) {
            return None;
        }
        if scene.shouted(at) {
            return Some(scene.words(&(at..at + 1)));
        }
        let generic = scene.is(at, Classes::OUTLET) && scene.title_at(at + 1).is_none() && !scene.shouted(at + 1);
        generic.then(|| self.called(scene.low(at))).flatten()
    }

    /// The outlet last mentioned.
    pub fn latest(&self) -> Option<String> {
        self.0.last().map(|(name, _)| name.clone())
    }

    /// The outlet that a word such as "радиостанция" stands for: one that was called so, else the last one.
    fn called(&self, word: &str) -> Option<String> {
        let same = |called: &str| {
            alike(called, word)
                || (called.chars().count() > 4
                    && word.chars().zip(called.chars()).take(5).filter(|(a, b)| a == b).count() == 5)
        };
        let found = self.0.iter().rev().find(|(_, called)| !called.is_empty() && same(called));
        found.or(self.0.last()).map(|(name, _)| name.clone())
    }

    /// The outlet that a source without a title stands for.
    pub fn referred(&self, scene: &Scene<'_>, run: &Run) -> Option<String> {
        let shouted = run.clone().find(|at| scene.shouted(*at));
        if let Some(at) = shouted {
            return Some(scene.words(&(at..at + 1)));
        }
        (run.len() == 1).then(|| self.called(scene.low(run.start))).flatten()
    }
}

fn alike_words(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (a, b): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| alike(a, b))
}

/// Addressees that carry nothing further.
const HEARERS: &[&str] = &[
    "журналистам",
    "репортёрам",
    "репортерам",
    "прессе",
    "корреспондентам",
    "читателям",
    "подписчикам",
    "клиентам",
    "парламенту",
    "депутатам",
    "медикам",
    "ему",
    "ей",
    "им",
    "нам",
    "мне",
    "вам",
    "всем",
    "сми",
];

/// What one gives an outlet.
const TALKS: &[&str] = &["интервью", "беседе", "разговоре", "эфире", "комментарии", "беседу", "разговору"];

/// Those who carried the words of a proposal, each as a relay, the innermost first; and, as an origin, whom its source
/// cites.
pub(super) fn carriers(scene: &Scene<'_>, sentence: &Run, proposal: &Proposal, outlets: &Outlets) -> Vec<Node> {
    let mut found = Vec::new();
    let inside = |at: usize| proposal.content.iter().any(|part| part.contains(&at));
    let relay = |name: String| node(name, Role::Relay, Anonymity::Named, None);
    if let Some(told) = &proposal.addressee
        && !HEARERS.contains(&scene.low(told.end - 1))
    {
        let outlet = told.clone().find_map(|at| outlets.at(scene, at));
        let name = outlet.unwrap_or_else(|| match told.clone().skip(1).find(|at| scene.capital(*at)) {
            Some(at) => scene.words(&(at..told.end)),
            None => scene.words(told),
        });
        found.push(relay(name));
    }
    for at in sentence.clone().filter(|at| !inside(*at) && !scene.quoted(*at)) {
        if TALKS.contains(&scene.low(at)) {
            let outlet = (at + 1..sentence.end.min(at + 4))
                .filter(|next| scene.title_at(*next).is_some() || scene.shouted(*next))
                .find_map(|next| outlets.at(scene, next));
            found.extend(outlet.map(&relay));
        }
        // "на которого ссылается радио «Берег»"
        if matches!(scene.low(at), "ссылается" | "ссылаются") && scene.is(at.wrapping_sub(1), Classes::RELATIVE)
        {
            let subject = only_right(scene, at, sentence.end);
            let outlet = subject.source.and_then(|run| run.clone().find_map(|at| outlets.at(scene, at)));
            found.extend(outlet.map(&relay));
            continue;
        }
        // "цитирует Петрича издание": who is quoted stands first.
        if let Some(start) = cited_from(scene, at) {
            let own = at > sentence.start
                && matches!(scene.low(at), "ссылается" | "ссылаются")
                && scene.low(at.wrapping_sub(1)) == "на";
            let end = cited_end(scene, start, sentence.end);
            if !own && end > start {
                let name = (start..end)
                    .find_map(|at| scene.title_at(at))
                    .filter(|_| !(start..end).any(|at| scene.is(at, Classes::PERSON) && !scene.in_title(at)));
                let words = name.map_or_else(|| scene.words(&(start..end)), |title| inner(scene, &title));
                let anonymity = cited_anonymity(scene, &(start..end));
                found.push(node(words, Role::Origin, anonymity, Some(scene.bytes(&(start..end)))));
            }
        }
    }
    // "Иванов сказал, что это так, сообщает ТАСС"
    let behind = proposal.content.last().map_or(proposal.cue.end, |part| part.end);
    if scene.kind(behind) == Kind::Comma && behind + 1 < sentence.end && proposal.cue.end <= behind {
        let at = behind + 1;
        let passes = scene.verb(at).is_some_and(|verb| verb.does == Does::Say && !verb.gerund);
        if passes && let Some(run) = only_right(scene, at, sentence.end).source {
            let outlet = run.clone().find_map(|at| outlets.at(scene, at)).or_else(|| Some(scene.words(&run)));
            found.extend(outlet.map(relay));
        }
    }
    found
}

/// Where the one who is cited ends: before the verb that it is cited for.
fn cited_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if let Some(title) = scene.title_at(at) {
            at = title.end;
            continue;
        }
        if scene.kind(at) == Kind::Comma
            && scene.is(at + 1, Classes::RELATIVE)
            && scene.low(at + 1).starts_with("знаком")
        {
            let stop = (at + 1..end)
                .find(|at| scene.kind(*at) == Kind::Comma || scene.verb(*at).is_some_and(|verb| !verb.gerund));
            return stop.unwrap_or(end);
        }
        if !matches!(scene.kind(at), Kind::Word | Kind::Number) || scene.verb(at).is_some_and(|verb| !verb.gerund) {
            break;
        }
        at += 1;
    }
    at
}

fn cited_anonymity(scene: &Scene<'_>, run: &Run) -> Anonymity {
    let any = |classes: Classes| run.clone().any(|at| scene.is(at, classes));
    let place = run.clone().any(|at| scene.is(at, Classes::PREP.or(Classes::RELATIVE)));
    if any(Classes::OUTLET) || run.clone().any(|at| scene.title_at(at).is_some()) && !any(Classes::PERSON) {
        Anonymity::Named
    } else if !place && (any(Classes::UNNAMED) || any(Classes::UNIDENTIFIED) && !any(Classes::RECORD)) {
        Anonymity::Anonymous
    } else if any(Classes::PERSON.or(Classes::RECORD)) && !run.clone().any(|at| scene.capital(at)) {
        Anonymity::PartlyNamed
    } else {
        Anonymity::Named
    }
}
