//! Which names are outlets: known ones, and those that the article calls so.

use super::{
    anonymity::head,
    lexicon::Class,
    names::{bare, name_at},
    paragraph::{Paragraph, Run},
    proper::tells_where,
    statement::Node,
    tokens::Kind,
};
use std::collections::{HashMap, HashSet};

/// The last words of the names that an article calls outlets ("Nezygar, a Telegram channel"), in lower case.
#[derive(Debug, Default)]
pub(crate) struct Outlets {
    names: HashSet<String>,
    /// The outlets of journalists, by their names.
    staff: HashMap<String, Node>,
    /// The last word of the name of the article's own outlet.
    own: Option<String>,
}

impl Outlets {
    /// Knows none but the one that published the article.
    pub fn of(publisher: Option<&str>) -> Self {
        let own = publisher.and_then(|name| name.split_whitespace().last()).map(str::to_lowercase);
        Self { own, ..Self::default() }
    }

    /// Puts before a journalist the outlet that he was said to work for; where a chain begins with both, notes it.
    pub fn with_outlet(&mut self, chain: &mut Vec<Node>, works_for: bool) {
        if let (true, [outlet, who, ..]) = (works_for, chain.as_slice()) {
            self.staff.insert(who.name.clone(), outlet.clone());
        } else if let Some(outlet) = chain.first().and_then(|who| self.staff.get(&who.name)) {
            chain.insert(0, Node { span: None, ..outlet.clone() });
        }
    }

    /// Whether a run ends with the name of the article's own outlet, which carries the whole article anyway.
    pub fn own(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        self.own.as_deref().is_some_and(|own| !run.is_empty() && bare(p.low(run.end - 1)) == own)
    }

    /// Notes what a paragraph calls an outlet.
    pub fn note(&mut self, p: &Paragraph<'_>) {
        for at in 0..p.len() {
            // "the Sunday edition of Het Anker"
            if matches!(p.low(at), "edition" | "editions") && matches!(p.low(at + 1), "of") {
                self.insert(p, &name_at(p, at + 2 + usize::from(p.low(at + 2) == "the"), p.len()));
            }
            if !is_word_for_outlet(p, at) {
                continue;
            }
            // "the Telegram channel Nezygar", "the newspaper Kommersant"
            let the = usize::from(p.capital(at + 1) && p.low(at + 1) == "the");
            let behind = name_at(p, at + 1 + the, p.len());
            if !behind.is_empty() && !p.capital(at) {
                self.insert(p, &behind);
            }
            // "The newspaper, Der Bote, wrote"
            if p.kind(at + 1) == Kind::Comma && !p.capital(at) {
                let name = name_at(p, at + 2, p.len());
                if !name.is_empty() && p.kind(name.end) == Kind::Comma {
                    self.insert(p, &name);
                }
            }
            // "The Torvani state agency, TIA,": what stands before tells where it is from.
            let apposed = p.kind(at + 1) == Kind::Comma && !p.capital(at) && {
                let name = name_at(p, at + 2, p.len());
                !name.is_empty() && p.kind(name.end) == Kind::Comma
            };
            if apposed {
                continue;
            }
            // "the RTA news agency"; not "the German weekly Blick", "a Brennan newspaper"
            let from = if behind.is_empty() { at.saturating_sub(4) } else { at };
            let before = (from..at).find(|start| {
                let name = name_at(p, *start, at);
                let indefinite = start.checked_sub(1).is_some_and(|article| matches!(p.low(article), "a" | "an"));
                let plain = name.len() == 1 && PLAIN.contains(&p.low(name.start));
                !name.is_empty()
                    && !indefinite
                    && !plain
                    && !is_origin(p.low(name.end - 1))
                    && (name.end..at).all(|word| p.is(word, Class::Outlet))
            });
            if let Some(start) = before {
                self.insert(p, &name_at(p, start, at));
            }
            // "Nezygar, a Telegram channel"
            let comma = (at.saturating_sub(6)..at).rev().find(|before| p.kind(*before) == Kind::Comma);
            if let Some(comma) = comma
                && p.any(comma + 1, &[Class::Determiner, Class::Possessive])
                && let Some(start) =
                    (comma.saturating_sub(4)..comma).find(|start| name_at(p, *start, comma).end == comma)
            {
                self.insert(p, &(start..comma));
            }
        }
    }

    /// Notes a name that is used as an outlet.
    pub fn insert(&mut self, p: &Paragraph<'_>, run: &Run) {
        if !run.is_empty() {
            self.names.insert(bare(p.low(run.end - 1)).to_owned());
        }
    }

    /// The proper name of an outlet in a run; `None` where the run names none.
    pub fn named(&self, p: &Paragraph<'_>, run: &Run) -> Option<Run> {
        let mut at = run.start;
        while at < run.end {
            let name = name_at(p, at, run.end);
            if name.is_empty() {
                at += 1;
                continue;
            }
            let last = p.low(name.end - 1);
            // "State television"
            if name.len() == 1 && PLAIN.contains(&last) && is_word_for_outlet(p, name.end) && name.end < run.end {
                return Some(name.start..name.end + 1);
            }
            // "the Portuguese weekly Folha", "the Sahel news site Le Puits", "the Hungarian business monthly Piac"
            if let Some(behind) = behind_kind(p, &name, run.end) {
                at = behind;
                continue;
            }
            let known = self.names.contains(bare(last))
                || name.clone().any(|word| {
                    p.any(word, &[Class::Masthead, Class::Outlet])
                        && (name.len() > 1 || last.len() > 3 || is_acronym(p, word))
                }) && !p.is(name.end, Class::Title);
            // "the Environmental Protection Agency" is none; "the Norrbild News Agency" is.
            let body = last == "agency" && name.len() > 2 && !name.clone().any(|word| p.is(word, Class::Masthead));
            if known && !body {
                return Some(name);
            }
            at = name.end;
        }
        None
    }

    /// Whether a run as a whole is an outlet: by name, or "the newspaper".
    pub fn is(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        if run.is_empty() {
            return false;
        }
        let head = head(p, run);
        let capital = p.low(head) == "agency" && p.capital(head);
        is_word_for_outlet(p, head) && !capital || self.named(p, run).is_some_and(|name| name.contains(&head))
    }
}

/// Where the name of an outlet begins that a name before only places, or says of whom it is: "the Sahel news site (Le
/// Puits)"; `None` where the name before is not followed by what kind of outlet it is and by another name.
fn behind_kind(p: &Paragraph<'_>, name: &Run, end: usize) -> Option<usize> {
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.capital(*at) && !p.quoted(*at);
    let kinds = name.end..name.end + (name.end..end.min(name.end + KINDS)).take_while(plain).count();
    let last = kinds.end.checked_sub(1).filter(|_| !kinds.is_empty())?;
    let says = is_word_for_outlet(p, last) || SHOWS.contains(&p.low(last));
    let other = [Class::Preposition, Class::Conjunction, Class::Relative, Class::Finite, Class::Be, Class::Have];
    let follows = !name_at(p, kinds.end, end).is_empty();
    // "the Portuguese weekly" alone is no name either.
    let origin = is_origin(p.low(name.end - 1)) && is_word_for_outlet(p, kinds.start);
    (says && follows && !kinds.clone().any(|at| p.any(at, &other))).then_some(kinds.end).or(origin.then_some(name.end))
}

/// How many words may say what kind of outlet it is: "business and finance weekly".
const KINDS: usize = 5;

/// Whether a word tells where something is from: "the German weekly".
pub(crate) fn is_origin(low: &str) -> bool {
    ["ian", "ish", "ese", "man", "can", "eek"].iter().any(|end| low.ends_with(end))
        || matches!(low, "french" | "dutch" | "swiss" | "czech" | "thai" | "israeli" | "iraqi" | "saudi" | "pakistani")
}

/// Whether a word says that something is an outlet: "newspaper", not "reporters".
pub(crate) fn is_word_for_outlet(p: &Paragraph<'_>, at: usize) -> bool {
    p.is(at, Class::Outlet)
        && !p.is(at, Class::People)
        && !matches!(p.low(at), "viewers" | "listeners" | "readers" | "newsmen")
}

/// Words that tell what kind an outlet is, with a capital letter only at the start of a sentence: "State television".
const PLAIN: [&str; 10] =
    ["state", "national", "local", "public", "foreign", "regional", "private", "independent", "official", "opposition"];

/// What is broadcast or printed besides by those whom the words of outlets name.
const SHOWS: [&str; 9] =
    ["programme", "program", "show", "newsletter", "series", "journal", "partner", "monthly", "quarterly"];

/// Who besides outlets makes known what it is told: "told the aid group Lanterne".
const GROUPS: [&str; 6] = ["group", "charity", "organisation", "organization", "network", "project"];

/// Whether a word calls something broadcast or printed that may be no outlet at all: "the programme".
pub(crate) fn is_word_for_show(p: &Paragraph<'_>, at: usize) -> bool {
    SHOWS.contains(&p.low(at)) && !p.capital(at)
}

/// The name in an addressee that is told something, where it is no person and no institution: most are outlets.
pub(crate) fn told(p: &Paragraph<'_>, run: &Run, is_person: impl Fn(&Run) -> bool) -> Option<Run> {
    let start = if matches!(p.low(run.start), "the" | "our") { run.start + 1 } else { run.start };
    // "the Kuwait-based Al-Rai"
    let start = start + usize::from(tells_where(p.low(start)) && start + 1 < run.end);
    // "told “The Morning Skate” podcast"
    if let Some(quote) = p.opens(start)
        && p.any(quote.close + 1, &[Class::Outlet])
        && quote.close < start + 8
    {
        return Some(start + 1..quote.close);
    }
    // "our partner Der Bote", "the breakfast programme Daybreak"
    let kind = |at: &usize| {
        (SHOWS.contains(&p.low(*at)) || GROUPS.contains(&p.low(*at)) || is_word_for_outlet(p, *at)) && !p.capital(*at)
    };
    let words = (start..run.end.min(start + 7)).take_while(|at| p.kind(*at) == Kind::Word);
    let shown = words.filter(kind).filter(|at| at + 1 < run.end && p.capital(at + 1)).last();
    let plain = (start..run.end.min(start + 4)).take_while(|at| !p.capital(*at)).filter(kind).last();
    // "the Hungarian business monthly Mérleg"
    let show = shown.or(plain);
    let name = name_at(p, show.map_or(start, |show| show + 1), run.end);
    let several = |at: usize| {
        let word = &p.text[p.bytes(&(at..at + 1))];
        word.len() > 2 && word.strip_suffix('s').is_some_and(|stem| stem.chars().all(char::is_uppercase))
    };
    // "told The Exchange Telegram": only an outlet's name has an article of its own.
    let titled = p.low(run.start) == "the" && p.capital(run.start) && name.end >= run.end;
    // "told MPs": people, not an outlet.
    let institution = !titled
        && shown.is_none()
        && run.clone().any(|at| {
            several(at) || p.any(at, &[Class::Organ, Class::Role, Class::Crowd, Class::People, Class::Title])
        });
    (!name.is_empty() && !institution && !is_person(&name)).then_some(name)
}

/// Whether a word is all capital letters: "BBC".
fn is_acronym(p: &Paragraph<'_>, at: usize) -> bool {
    let word = &p.text[p.bytes(&(at..at + 1))];
    word.len() > 1 && word.trim_end_matches("'s").chars().all(char::is_uppercase)
}
