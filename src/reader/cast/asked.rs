//! What is looked for: "he", "it", "they", "the judge", "the company", and where it stands.

use super::{
    super::{
        anonymity::head,
        attribute::REPLIES,
        bodies::BUSINESS,
        called::GENERAL,
        epithets::kind,
        focus::{plural, sex, singular},
        lexicon::Class,
        names::Sex,
        outlets::{is_word_for_outlet, is_word_for_show},
        paragraph::{Paragraph, Run},
        reading::genitive,
        tokens::Kind,
    },
    Cast,
    figure::{Called, Figure, Part},
};
use crate::board::Anonymity;
use std::ops::Range;

/// The longest description that may stand for somebody who was spoken of, in words: "the Labour party's former leader" says
/// who it is by itself.
const LONGEST: usize = 4;

/// The longest subject that a tag is put behind, in words.
const SUBJECT: usize = 8;

/// Verbs of somebody who goes on with the same talk.
const GOES_ON: [&str; 9] =
    ["added", "adds", "adding", "continued", "went", "continues", "insisted", "recalled", "joked"];

/// What stands for those who were counted or paired; the rules know whom.
const COUNTED: [&str; 10] = ["pair", "duo", "couple", "two", "latter", "former", "first", "second", "other", "others"];

/// What a body with a name of its own may be called besides what companies and clubs are.
const BODIES: [&str; 4] = ["operator", "charity", "developer", "municipality"];

/// What sort of mention is to be resolved. Each has weights of its own besides those that all share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sort {
    /// "he", "she"
    Person,
    /// "it"
    Thing,
    /// "they"
    Several,
    /// "the judge"
    Somebody,
    /// "the company"
    Body,
}

impl Sort {
    /// How many there are.
    pub const ALL: usize = 5;

    /// Whether it is a description, which may as well mean somebody new.
    pub fn describes(self) -> bool {
        matches!(self, Self::Somebody | Self::Body)
    }
}

/// What a noun is, for descriptions.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(super) enum Noun {
    /// Nothing that is known: "the forward".
    Other,
    /// "the woman"
    Sexed,
    /// What anybody may be called who has just spoken: "the official".
    General,
    /// "the surgeon"
    Role,
    /// "the source"
    Unnamed,
    /// "the mayor"
    Title,
    /// "the ministry"
    Organ,
    /// "the company"
    Body,
}

/// A mention that is to be resolved.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Which sort.
    pub sort: Sort,
    /// Its first byte in the text.
    pub place: usize,
    /// Where it stands: 0 opens its sentence, 1 tags what somebody says, 2 elsewhere as a subject, 3 owner, 4 object.
    pub stands: u8,
    /// Whether its sentence opens the paragraph.
    pub opens: bool,
    /// What its verb does: 0 it speaks by none, 1 says, 2 goes on with a talk, 3 answers.
    pub says: u8,
    /// What its noun is.
    pub noun: Noun,
    /// The noun in the singular; empty for pronouns.
    pub head: String,
    /// The word before the noun that tells more of it; empty where none does.
    pub kind: String,
    /// Those in whose words it stands, if any: they call themselves nothing else.
    pub sayers: Vec<usize>,
    /// The bytes of a subject that it is put behind, which it does not mean: "The caller, he went on, promised".
    pub behind: Range<usize>,
    /// How many words tell more of the noun, 0 to 2, and 3 more where the first has a capital letter.
    pub more: u8,
    /// Whether it is several.
    pub plural: bool,
    /// The sex that it tells.
    pub sex: Option<Sex>,
}

impl Asked {
    /// Where it tags what somebody says.
    pub const TAG: u8 = 1;

    /// "he" or "she" at a token.
    pub fn pronoun(cast: &Cast, p: &Paragraph<'_>, sentence: &Run, at: usize, sex: Sex, part: Part) -> Self {
        Self { sex: Some(sex), ..Self::at(cast, p, sentence, at, Sort::Person, part) }
    }

    /// "it", "they" or a short definite description; `None` for any other mention.
    pub fn mention(cast: &Cast, p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Option<Self> {
        let part = if cast.speaks(run) { Part::Speaker } else { Part::Subject };
        let at = |sort| Self::at(cast, p, sentence, run.start, sort, part);
        match p.low(run.start) {
            "it" if run.len() == 1 => return Some(at(Sort::Thing)),
            "they" if run.len() == 1 => return Some(Self { plural: true, ..at(Sort::Several) }),
            "the" if (2..=LONGEST).contains(&run.len()) => {}
            _ => return None,
        }
        let of = head(p, run);
        let other = [Class::Document, Class::Crowd, Class::Time];
        let owned = (run.start + 1..of).any(|at| genitive(p.low(at)));
        if of + 1 != run.end
            || p.capital(of)
            || p.any(of, &other)
            || owned
            || is_word_for_outlet(p, of)
            || is_word_for_show(p, of)
        {
            return None;
        }
        if COUNTED.contains(&p.low(of)) {
            return None;
        }
        let noun = noun(p, of);
        let sort = if matches!(noun, Noun::Organ | Noun::Body) { Sort::Body } else { Sort::Somebody };
        Some(Self {
            noun,
            head: singular(p.low(of)),
            kind: kind(p, of).to_owned(),
            more: (run.len() - 2).min(2) as u8 + if p.capital(run.start + 1) { 3 } else { 0 },
            plural: plural(p, run, of),
            sex: sex(p, of),
            ..at(sort)
        })
    }

    fn at(cast: &Cast, p: &Paragraph<'_>, sentence: &Run, at: usize, sort: Sort, part: Part) -> Self {
        let source = cast.sources.iter().find(|(source, _)| source.start == at).map(|(_, cue)| cue.clone());
        let says = p.any(at + 1, &[Class::Speech, Class::Addressing]);
        let cue = source.or_else(|| says.then_some(at + 1..at + 2));
        let before = sentence.start..at;
        let small = |at: usize| p.kind(at) != Kind::Word || p.any(at, &[Class::Conjunction, Class::Adverb]);
        let opens = before.len() <= 1 && !before.clone().any(|at| p.quoted(at)) || before.clone().all(small);
        let comma = at > sentence.start && p.kind(at - 1) == Kind::Comma;
        let tags = cue.is_some() && (comma || before.clone().any(|at| cast.said.get(at) == Some(&true)));
        let any = |verbs: &[&str]| cue.clone().is_some_and(|mut cue| cue.any(|at| verbs.contains(&p.low(at))));
        Self {
            sort,
            place: p.bytes(&(at..at + 1)).start,
            stands: match part {
                Part::Owner => 3,
                Part::Object => 4,
                _ if opens => 0,
                _ if tags => Self::TAG,
                _ => 2,
            },
            opens: p.sentences.first().is_some_and(|first| first.start == sentence.start),
            says: match cue {
                None => 0,
                Some(_) if any(&GOES_ON) => 2,
                Some(_) if any(&REPLIES) => 3,
                Some(_) => 1,
            },
            noun: Noun::Other,
            head: String::new(),
            kind: String::new(),
            sayers: cast.sayers(p, at),
            behind: if tags && comma { subject(p, sentence, at - 1) } else { 0..0 },
            more: 0,
            plural: false,
            sex: None,
        }
    }

    /// Whether a description says that somebody is not meant: of the mayor, "the Turkish ambassador"; of the foreign
    /// minister, "the prime minister"; of a cousin, "the colonel".
    pub fn is_another(&self, one: &Figure) -> bool {
        match one.called(&self.head, &self.kind) {
            Called::Another => true,
            Called::Otherwise => matches!(self.noun, Noun::Title | Noun::Role),
            _ => false,
        }
    }

    /// Whether somebody may be meant at all.
    pub fn fits(&self, one: &Figure) -> bool {
        let place = one.stood.located && one.person.is_none();
        match self.sort {
            Sort::Person => {
                let known = one.person == Some(true)
                    || one.sex.is_some()
                    || one.name.contains(' ')
                    || one.mentions.iter().any(|mention| mention.part == Part::Speaker);
                let sex = |sex| one.may_be(sex) && (one.sex.is_some() || one.leaning.is_none_or(|known| known == sex));
                known && !one.plural && !one.hollow() && self.sex.is_none_or(sex)
            }
            Sort::Thing => !one.plural && one.person != Some(true) && !place,
            Sort::Several => one.plural || one.person == Some(false) || one.anonymity != Anonymity::Named,
            Sort::Somebody => {
                one.plural == self.plural
                    && one.person != Some(false)
                    && !place
                    && self.sex.is_none_or(|sex| one.may_be(sex))
            }
            Sort::Body => {
                // What says that it is a ministry is no company.
                let public = one.public && matches!(self.noun, Noun::Body);
                one.plural == self.plural
                    && one.person != Some(true)
                    && !place
                    && (!public || one.called(&self.head, "") == Called::So)
            }
        }
    }
}

/// The bytes of the subject that ends at a comma without a verb; none where none does.
fn subject(p: &Paragraph<'_>, sentence: &Run, comma: usize) -> Range<usize> {
    let verb = [Class::Finite, Class::Be, Class::Have, Class::Modal, Class::Speech, Class::Addressing];
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.any(*at, &verb) && !p.low(*at).ends_with("ed");
    let words = (sentence.start..comma).rev().take_while(plain).count();
    let first = sentence.start;
    let opens = p.any(first, &[Class::Determiner, Class::Possessive, Class::Role]) || p.capital(first);
    let fronted =
        p.any(first, &[Class::Preposition, Class::Subordinator, Class::Adverb]) || p.low(first).ends_with("ing");
    let whole = words > 0 && words < SUBJECT && comma - words == first && opens && !fronted;
    if whole { p.bytes(&(sentence.start..comma)) } else { 0..0 }
}

/// Whether only companies and bodies are called by a noun.
pub(super) fn is_body(noun: &str) -> bool {
    BUSINESS.contains(&noun) || BODIES.contains(&noun)
}

fn noun(p: &Paragraph<'_>, at: usize) -> Noun {
    let low = p.low(at);
    if p.any(at, &[Class::Woman, Class::Man]) {
        Noun::Sexed
    } else if GENERAL.contains(&singular(low).as_str()) {
        Noun::General
    } else if is_body(low) {
        Noun::Body
    } else if p.is(at, Class::Organ) && low != "guard" {
        Noun::Organ
    } else if p.is(at, Class::Unnamed) {
        Noun::Unnamed
    } else if p.is(at, Class::Title) {
        Noun::Title
    } else if p.is(at, Class::Role) {
        Noun::Role
    } else {
        Noun::Other
    }
}
