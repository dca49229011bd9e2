//! The names in an article, so that a surname leads to the full name and a pronoun to a person.

pub(crate) use super::proper::{name_at, of_the_week, titled_of};
use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    tokens::Kind,
};
use std::collections::{HashMap, HashSet};

/// What is known of a person's sex, for pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sex {
    /// "he"
    Male,
    /// "she"
    Female,
}

/// The full names of an article.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// By last word in lower case: the first full name seen.
    full: HashMap<String, String>,
    /// By first word in lower case, where a name has two.
    first: HashMap<String, String>,
    /// By its letters in lower case: the full name that they stand behind in brackets.
    short: HashMap<String, String>,
    sexes: HashMap<String, Sex>,
    people: HashSet<String>,
    /// How old people are, by full name.
    ages: HashMap<String, u8>,
    /// Full names that say by a word that they are no person's.
    bodies: HashSet<String>,
}

impl Names {
    /// Notes the names of a paragraph.
    pub fn note(&mut self, p: &Paragraph<'_>) {
        let mut at = 0;
        while at < p.len() {
            let run = name_at(p, at, p.len());
            if run.is_empty() {
                at += 1;
                continue;
            }
            at = run.end;
            let last = bare(p.low(run.end - 1)).to_owned();
            let title = run.start.checked_sub(1).map(|before| p.low(before).trim_end_matches('.'));
            let sex = match title {
                Some("mr") => Some(Sex::Male),
                Some("mrs" | "ms" | "miss") => Some(Sex::Female),
                // "her husband, Olu,"
                _ if run.start > 1 && p.kind(run.start - 1) == Kind::Comma && p.is(run.start - 2, Class::Woman) => {
                    Some(Sex::Female)
                }
                _ if run.start > 1 && p.kind(run.start - 1) == Kind::Comma && p.is(run.start - 2, Class::Man) => {
                    Some(Sex::Male)
                }
                // "her mum Denise"
                _ if run.start > 0 && p.is(run.start - 1, Class::Woman) && !p.capital(run.start - 1) => {
                    Some(Sex::Female)
                }
                _ if run.start > 0 && p.is(run.start - 1, Class::Man) && !p.capital(run.start - 1) => Some(Sex::Male),
                _ if p.is(run.start, Class::Male) && run.len() > 1 => Some(Sex::Male),
                _ if p.is(run.start, Class::Female) && run.len() > 1 => Some(Sex::Female),
                _ => None,
            };
            if let Some(sex) = sex {
                self.sexes.entry(last.clone()).or_insert(sex);
                self.sexes.entry(text(p, &run).to_lowercase()).or_insert(sex);
            }
            let institution =
                run.clone().any(|at| p.any(at, &[Class::Organ, Class::Masthead, Class::Outlet, Class::Month]));
            let titled = run.start > 0 && p.any(run.start - 1, &[Class::Title, Class::Role]);
            if !institution && (titled || (run.len() == 2 && sex.is_some())) {
                self.people.insert(text(p, &run));
            }
            if institution {
                self.bodies.insert(text(p, &run));
            }
            // "Rolando Quirós, 58, …"; "Rolando Quirós" that is "Quirós" later on: companies keep their first word.
            let aged = run.len() > 1 && aged(p, run.end);
            if let Some(age) = aged.then(|| p.low(run.end + 1).parse().ok()).flatten() {
                self.ages.entry(text(p, &run)).or_insert(age);
            }
            let by_last = || self.full.get(&last).or_else(|| self.first.get(&last)).cloned();
            let known = if run.len() == 1 { by_last() } else { aged.then(|| text(p, &run)) };
            if let Some(full) = known.filter(|full| !self.bodies.contains(full) && full.contains(' '))
                && !p.quoted(run.start)
            {
                self.people.insert(full);
            }
            // "Lola" of "Lola Vane"
            let placed = run.start > 0 && p.any(run.start - 1, &[Class::Determiner, Class::Preposition]);
            if run.len() == 2 && !institution && !placed && !p.is(run.start, Class::Month) {
                self.first.entry(p.low(run.start).to_owned()).or_insert_with(|| text(p, &run));
            }
            // "the Water Board (WWB)"
            if let Some(short) = abbreviated(p, &run) {
                self.short.entry(short).or_insert_with(|| text(p, &run));
            }
            // A role before it may belong to the name of an office: "Foreign Ministry". What a man is called by friends
            // is no word more: "Earl Dean “Skip” Boudreaux".
            let words = run.clone().filter(|at| p.capital(*at) && !p.quoted(*at)).count();
            if words > 1 && words < 5 && run.len() < 9 {
                self.full.entry(last).or_insert_with(|| text(p, &run));
            }
        }
    }

    /// Notes that a name is a person's.
    pub fn note_person(&mut self, full: &str) {
        self.people.insert(full.to_owned());
    }

    /// How old somebody is, where that stands behind the name.
    pub fn age(&self, full: &str) -> Option<u8> {
        self.ages.get(full).copied()
    }

    /// The only one of an age.
    pub fn of_age(&self, age: u8) -> Option<&str> {
        let mut fits = self.ages.iter().filter(|(_, known)| **known == age).map(|(name, _)| name.as_str());
        fits.next().filter(|_| fits.next().is_none())
    }

    /// The fullest name for a name.
    pub fn fullest(&self, name: &str) -> Option<&str> {
        let last = name.rsplit(' ').next()?.to_lowercase();
        if let Some(full) = self.short.get(&name.to_lowercase()) {
            return Some(full);
        }
        let Some(full) = self.full.get(bare(&last)) else {
            return self.by_first(name);
        };
        (name.contains(' ') == full.ends_with(name) || !name.contains(' ')).then_some(full.as_str())
    }

    /// The full name of which a word is the first: "Lola" of "Lola Vane".
    pub fn by_first(&self, name: &str) -> Option<&str> {
        self.first.get(&name.to_lowercase()).map(String::as_str)
    }

    /// Whether a full name looks like a person's: two words or more of which the last names no institution.
    pub fn is_person(&self, full: &str) -> bool {
        self.people.contains(full)
    }

    /// Whether a full name says by one of its words that it is a public body's, an outlet's or the like.
    pub fn is_body(&self, full: &str) -> bool {
        self.bodies.contains(full)
    }

    /// What is known of the sex of a name.
    pub fn sex(&self, name: &str) -> Option<Sex> {
        let low = name.to_lowercase();
        let last = low.rsplit(' ').next()?;
        // "Lorna Pollitt" is not "Gareth Pollitt".
        let first = |full: &String| full.eq_ignore_ascii_case(name) || full.to_lowercase() == low;
        let alone = !low.contains(' ') || self.full.get(bare(last)).is_none_or(first);
        self.sexes.get(&low).or_else(|| self.sexes.get(bare(last)).filter(|_| alone)).copied()
    }
}

/// The letters that a name of several words is called by, where they stand behind it in brackets: "the Water and Sewerage
/// Board (WSB)".
fn abbreviated(p: &Paragraph<'_>, name: &Run) -> Option<String> {
    let at = name.end + 1;
    if p.kind(name.end) != Kind::Open || p.kind(at + 1) != Kind::Close || name.len() < 2 {
        return None;
    }
    let letters = &p.text[p.bytes(&(at..at + 1))];
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let initial = |c: char| name.clone().any(|word| p.text[p.bytes(&(word..word + 1))].starts_with(c));
    // "Zoë Lind (QC)": what somebody is, and no short name.
    let named = letters.chars().filter(|c| c.is_uppercase() && initial(*c)).count();
    (capitals > 1 && 2 * capitals > letters.len() && 2 * named > capitals).then(|| letters.to_lowercase())
}

/// Whether an age stands behind a name: ", 58,".
fn aged(p: &Paragraph<'_>, end: usize) -> bool {
    let years = |low: &str| low.len() == 2 && low.chars().all(|digit| digit.is_ascii_digit());
    p.kind(end) == Kind::Comma && years(p.low(end + 1)) && matches!(p.kind(end + 2), Kind::Comma | Kind::Stop)
}

/// Where a mention begins behind the words of time in front of it: "The same evening (the channel)", "That night
/// (Orta)"; `run.start` where none stand there.
pub(crate) fn behind_time(p: &Paragraph<'_>, run: &Run) -> usize {
    // "Hours later the buyer"
    if p.is(run.start, Class::Time)
        && p.low(run.start).ends_with('s')
        && matches!(p.low(run.start + 1), "later" | "earlier" | "before" | "after")
        && run.start + 2 < run.end
    {
        return run.start + 2;
    }
    // "Three months ago the spokesman"
    let ago = (run.start + 2..run.end.min(run.start + 4)).find(|at| matches!(p.low(*at), "ago" | "later" | "earlier"));
    let counted = p.any(run.start, &[Class::Determiner]) || p.kind(run.start) == Kind::Number;
    if let Some(ago) = ago.filter(|ago| counted && p.is(*ago - 1, Class::Time) && ago + 1 < run.end) {
        return ago + 1 + usize::from(p.kind(ago + 1) == Kind::Comma);
    }
    let which = matches!(p.low(run.start), "the" | "that" | "this" | "last" | "later" | "earlier" | "one");
    let more = usize::from(matches!(p.low(run.start + 1), "same" | "next" | "following" | "very" | "that" | "this"));
    let time = run.start + 1 + more;
    let next = time + 1 + usize::from(p.kind(time + 1) == Kind::Comma);
    let begins =
        next < run.end && (p.capital(next) || p.any(next, &[Class::Determiner, Class::Possessive, Class::Subject]));
    let timely = matches!(
        p.low(time),
        "day" | "morning" | "afternoon" | "evening" | "night" | "week" | "month" | "year" | "weekend"
    );
    if which && timely && begins { next } else { run.start }
}

/// A word without its genitive.
pub(crate) fn bare(low: &str) -> &str {
    low.strip_suffix("'s").or_else(|| low.strip_suffix("’s")).or_else(|| low.strip_suffix('\'')).unwrap_or(low)
}

/// The words of a run with single spaces, without a last genitive.
pub(crate) fn text(p: &Paragraph<'_>, run: &Run) -> String {
    let mut words = String::new();
    let mut before = None;
    for at in run.clone() {
        let token = &p.tokens.list[at];
        if before.is_some_and(|end| end < token.start) {
            words.push(' ');
        }
        words.push_str(&p.text[token.span()]);
        before = Some(token.end);
    }
    let cut = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).map(str::len);
    words.truncate(cut.unwrap_or(words.len()));
    words
}
