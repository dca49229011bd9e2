//! Whom an article has spoken of, so that "he", "it" and "the source" find one of them.

use super::{
    lexicon::Class,
    names::{Names, Sex},
    paragraph::{Paragraph, Run},
    resolve::Resolved,
    statement::Node,
};
use crate::board::Anonymity;

/// What somebody or something is, as far as pronouns tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// "he", "she"
    Person,
    /// "it": an institution, an outlet, a document.
    Thing,
    /// Mentioned without having spoken: found as "the official", by no pronoun.
    Aside,
}

/// One of those whom later mentions can refer to.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The name, or the description.
    pub name: String,
    /// How it is named.
    pub anonymity: Anonymity,
    /// The relays it spoke through.
    pub relays: Vec<Node>,
    /// The singular of the word that says what it is; empty where it has a name.
    pub head: String,
    /// Whether it is several.
    pub plural: bool,
    /// What it is.
    pub sort: Sort,
    /// The sex that its description tells: "a mother of two".
    pub sex: Option<Sex>,
    /// Whether a title or a pronoun said that it is a person.
    pub titled: bool,
}

impl Known {
    /// Somebody or something with a name.
    pub fn named(name: String, sort: Sort) -> Self {
        Self {
            name,
            anonymity: Anonymity::Named,
            relays: Vec::new(),
            head: String::new(),
            plural: false,
            sort,
            sex: None,
            titled: false,
        }
    }

    /// Whether "he" or "she" may mean it.
    fn may_be(&self, sex: Sex, names: &Names) -> bool {
        let known = self.sex.or_else(|| names.sex(&self.name));
        self.sort == Sort::Person && !self.plural && known.is_none_or(|known| known == sex)
    }

    fn resolved(&self) -> Resolved {
        Resolved { name: self.name.clone(), anonymity: self.anonymity, relays: self.relays.clone() }
    }
}

/// How many are remembered.
const DEPTH: usize = 40;

/// The latest last.
#[derive(Debug, Default)]
pub(crate) struct Focus {
    known: Vec<Known>,
    /// Where each was remembered.
    places: Vec<usize>,
    /// The place in the text that is being read.
    pub now: usize,
}

impl Focus {
    /// Adds one as the latest.
    pub fn remember(&mut self, known: Known) {
        if self.known.len() >= DEPTH {
            self.known.remove(0);
            self.places.remove(0);
        }
        // "A neighbour said … she added": from now on a woman.
        if known.sex.is_some() {
            self.known.iter_mut().filter(|same| same.name == known.name).for_each(|same| same.sex = known.sex);
        }
        self.known.push(known);
        self.places.push(self.now);
    }

    /// Whoever "he" or "she" is now was spoken of again.
    pub fn again(&mut self, sex: Sex, names: &Names) {
        let same = self.known.iter().rev().find(|known| known.may_be(sex, names)).cloned();
        if let Some(same) = same {
            self.remember(Known { sex: Some(sex), ..same });
        }
    }

    fn latest(&self, fits: impl Fn(&Known) -> bool) -> Option<Resolved> {
        self.known.iter().rev().find(|known| fits(known)).map(Known::resolved)
    }

    /// Somebody by name.
    pub fn same(&self, name: &str) -> Option<Resolved> {
        self.latest(|known| known.name == name)
    }

    /// "he", "she"
    pub fn person(&self, sex: Sex, names: &Names) -> Option<Resolved> {
        self.person_besides(sex, names, "")
    }

    /// "he", "she", where that is not who is called `besides`.
    pub fn person_besides(&self, sex: Sex, names: &Names, besides: &str) -> Option<Resolved> {
        self.latest(|known| known.may_be(sex, names) && known.name != besides)
    }

    /// Where somebody without a name was spoken of last whom "he" or "she" may be.
    pub fn unnamed_place(&self, sex: Sex, names: &Names, besides: &str) -> Option<usize> {
        let unnamed =
            |known: &Known| known.may_be(sex, names) && known.anonymity != Anonymity::Named && known.name != besides;
        self.known.iter().rposition(unnamed).and_then(|at| self.places.get(at).copied())
    }

    /// The relays through which the last that has a name spoke, where it is called so.
    pub fn relays_of(&self, name: &str) -> Vec<Node> {
        let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
        let latest = self.known.iter().rev().find(|known| known.sort == Sort::Person);
        let same = latest.filter(|known| last(&known.name) == last(name));
        same.map(|known| known.relays.clone()).unwrap_or_default()
    }

    /// Notes through whom somebody spoke, where that is told afterwards.
    pub fn heard_by(&mut self, name: &str, relay: &Node) {
        if let Some(known) = self.known.iter_mut().rev().find(|known| known.name == name && known.relays.is_empty()) {
            known.relays.push(relay.clone());
        }
    }

    /// "one crew member": of a group that was called so, one of its members.
    pub fn group(&self, head: &str) -> Option<Resolved> {
        self.latest(|known| known.plural && known.head == head && !known.relays.is_empty())
    }

    /// "they"
    pub fn several(&self) -> Option<Resolved> {
        let last = self.known.iter().rev().find(|known| known.sort != Sort::Aside);
        // "A friend insisted … they said": one of whom it is not told whether a man or a woman.
        let one = |last: &&Known| {
            last.sort == Sort::Person
                && !last.plural
                && last.sex.is_none()
                && last.anonymity != Anonymity::Named
                && !last.titled
        };
        if let Some(one) = last.filter(one) {
            return Some(one.resolved());
        }
        let spoke = self.latest(|known| known.plural && known.sort != Sort::Aside);
        spoke.or_else(|| self.latest(|known| known.plural))
    }

    /// "both": the last that are several, whether they spoke or not.
    pub fn pair(&self) -> Option<Resolved> {
        self.latest(|known| known.plural)
    }

    /// "some": of those who were spoken of last, where they are several and no names.
    pub fn just_several(&self) -> Option<Resolved> {
        let last =
            self.known.last().filter(|known| known.plural && known.sort == Sort::Person && !known.head.is_empty())?;
        Some(last.resolved())
    }

    /// "it"; and whether that was spoken of after everybody else.
    pub fn thing(&self, names: &Names) -> Option<(Resolved, bool)> {
        let mut spoken = self.known.iter().rev().filter(|known| known.sort != Sort::Aside);
        let is = |known: &Known| known.sort == Sort::Thing && !known.plural;
        let last = spoken.next()?;
        // A name of which nothing says that it is a person's may be a company's: "Kyklos Marine said … It added".
        let company = last.anonymity == Anonymity::Named && names.sex(&last.name).is_none() && !last.titled;
        if is(last) || company {
            return Some((last.resolved(), true));
        }
        spoken.find(|known| is(known)).map(|known| (known.resolved(), false))
    }

    /// "the club": the last body with a name that does not say what it is, whether it spoke or was only mentioned.
    pub fn body(&self, names: &Names, fits: impl Fn(&str) -> bool) -> Option<Resolved> {
        self.latest(|known| {
            known.anonymity == Anonymity::Named
                && (known.sort != Sort::Person || names.sex(&known.name).is_none() && !known.titled)
                && !known.plural
                && !self.is_institution(&known.name)
                && fits(&known.name)
        })
    }

    /// Whether one's own name says what kind of body it is: "Ministry of Defence".
    pub fn is_institution(&self, name: &str) -> bool {
        self.known.iter().any(|known| known.name == name && known.sort == Sort::Thing && known.titled)
    }

    /// "the 41-year-old": the last person with a name.
    pub fn named_person(&self, fits: impl Fn(&str) -> bool) -> Option<String> {
        let named = |known: &&Known| {
            known.sort == Sort::Person && known.anonymity == Anonymity::Named && !known.plural && fits(&known.name)
        };
        self.known.iter().rev().find(named).map(|known| known.name.clone())
    }

    /// The last person who spoke, where he is one.
    pub fn last_person(&self) -> Option<Resolved> {
        self.latest(|known| known.sort == Sort::Person && !known.plural)
    }

    /// "the source": the last that has no name.
    pub fn unnamed(&self, plural: bool) -> Option<Resolved> {
        self.latest(|known| {
            known.sort == Sort::Person
                && known.plural == plural
                && matches!(known.anonymity, Anonymity::Anonymous | Anonymity::PartlyNamed)
        })
    }

    /// "its": the last that was spoken of and is no person, institutions named in passing among them.
    pub fn owner(&self, names: &Names) -> Option<Resolved> {
        let thing = |known: &Known| {
            known.anonymity == Anonymity::Named
                && (known.sort != Sort::Person || names.sex(&known.name).is_none() && !known.titled)
        };
        self.latest(thing)
    }

    /// "another", where one of a kind spoke last: "another soldier" behind "one soldier", through the same outlet.
    pub fn other(&self) -> Option<Resolved> {
        let last = self.known.iter().rev().find(|known| known.sort != Sort::Aside)?;
        let kind = last.name.strip_prefix("one ").filter(|kind| !kind.starts_with("of "))?;
        Some(Resolved { name: format!("another {kind}"), ..last.resolved() })
    }

    /// "the source", "one of the officials": the latest that was called so.
    pub fn called(&self, head: &str) -> Option<Resolved> {
        self.latest(|known| known.head == head)
    }
}

/// The sex that the words of a description tell.
pub(crate) fn sex(p: &Paragraph<'_>, head: usize) -> Option<Sex> {
    if p.is(head, Class::Woman) { Some(Sex::Female) } else { p.is(head, Class::Man).then_some(Sex::Male) }
}

/// "officials" as "official", "people" as "person".
pub(crate) fn singular(low: &str) -> String {
    match low {
        "people" => "person".to_owned(),
        "men" => "man".to_owned(),
        "women" => "woman".to_owned(),
        _ => low.strip_suffix('s').unwrap_or(low).to_owned(),
    }
}

/// Whether a description means several: "two of them", "officials", "people".
pub(crate) fn plural(p: &Paragraph<'_>, run: &Run, head: usize) -> bool {
    let noun = p.low(head);
    let counted = matches!(
        p.low(run.start),
        "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "both" | "several" | "many" | "some" | "few"
    );
    noun.ends_with('s') && !p.is(head, Class::Organ)
        || matches!(noun, "people" | "they" | "men" | "women" | "police")
        || counted
}
