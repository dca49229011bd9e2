//! What a mention is: a pronoun, somebody without a name, a person, a body.

use super::{
    HEADS,
    lexicon::Classes,
    names::name_end,
    scene::{Run, Scene},
    speakers::{Known, Speakers, inner, node, plain},
};
use crate::{
    board::Anonymity,
    reader::{Role, tokens::Kind},
};

impl Speakers {
    /// The last speaker that a pronoun can stand for.
    pub(super) fn pronoun(&self, low: &str) -> Option<Known> {
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
    pub(super) fn unnamed(&self, scene: &Scene<'_>, run: &Run, core: &Run, head: usize, female: Option<bool>) -> Known {
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
    pub(super) fn person(&self, scene: &Scene<'_>, core: &Run, head: usize, female: Option<bool>) -> Option<Known> {
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
        let full = self.names.fullest(&surname).cloned();
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
        let name = if name.len() > 1 { self.names.nominative(&words) } else { full.unwrap_or(words) };
        if scene.shouted(core.start) && core.len() == 1 {
            return None;
        }
        let first = name.split(' ').next().unwrap_or_default();
        let sex = if first == name { None } else { Some(first.ends_with(['а', 'я'])) };
        Some(Known { female: female.or(sex), ..plain(name, Anonymity::Named) })
    }

    /// A ministry, a firm, people who speak as one: "в мэрии", "компания «Обзор»".
    pub(super) fn institution(&self, scene: &Scene<'_>, core: &Run, head: usize, title: Option<&Run>) -> Option<Known> {
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
}
