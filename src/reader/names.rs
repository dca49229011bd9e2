//! The names in an article, so that a surname leads to the full name and a pronoun to a person.

use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::genitive,
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
            // A role before it may belong to the name of an office: "Foreign Ministry".
            if run.len() > 1 && run.len() < 5 {
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
        self.sexes.get(&low).or_else(|| self.sexes.get(bare(last))).copied()
    }
}

/// Whether an age stands behind a name: ", 58,".
fn aged(p: &Paragraph<'_>, end: usize) -> bool {
    let years = |low: &str| low.len() == 2 && low.chars().all(|digit| digit.is_ascii_digit());
    p.kind(end) == Kind::Comma && years(p.low(end + 1)) && matches!(p.kind(end + 2), Kind::Comma | Kind::Stop)
}

/// Where a mention begins behind the words of time in front of it: "The same evening (the channel)", "That night
/// (Orta)"; `run.start` where none stand there.
pub(crate) fn behind_time(p: &Paragraph<'_>, run: &Run) -> usize {
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

/// Whether a word is a day: "Thursday", "Thursday's".
fn is_day(p: &Paragraph<'_>, at: usize) -> bool {
    p.is(at, Class::Day) || p.low(at).strip_suffix("'s").is_some_and(|day| day.ends_with("day") && day.len() > 5)
}

/// Whether a day begins the name of an outlet: "the Sunday Times".
pub(crate) fn of_the_week(p: &Paragraph<'_>, at: usize) -> bool {
    let titled = at > 0 && p.low(at - 1) == "the" && !p.any(at + 1, &[Class::Day, Class::Month]);
    p.is(at, Class::Day) && p.capital(at + 1) && (p.is(at + 1, Class::Masthead) || titled)
}

/// Whether a capital letter is only that of a sentence: "According to", "Calling Novak a liar", "Asked about".
fn hangs(p: &Paragraph<'_>, at: usize) -> bool {
    let next = at + 1;
    let follows = match p.low(at) {
        "according" => true,
        low if low.ends_with("ing") => {
            p.capital(next) || p.any(next, &[Class::Determiner, Class::Possessive, Class::Object])
        }
        low if low.ends_with("ed") => p.any(next, &[Class::Subordinator, Class::Preposition]),
        _ => false,
    };
    follows && p.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_ok()
}

/// The proper name that begins at a token, titles left out; empty where none does.
pub(crate) fn name_at(p: &Paragraph<'_>, start: usize, end: usize) -> Run {
    let proper = |at: usize| {
        p.kind(at) == Kind::Word
            && p.capital(at)
            && !p.any(
                at,
                &[
                    Class::Determiner,
                    Class::Possessive,
                    Class::Preposition,
                    Class::Subordinator,
                    Class::Conjunction,
                    Class::Subject,
                    Class::Modal,
                    Class::Be,
                    Class::Do,
                    Class::Adverb,
                    Class::Question,
                    Class::Negative,
                ],
            )
            && (!is_day(p, at) || of_the_week(p, at))
            && (!p.is(at, Class::Title) || p.any(at, &[Class::Organ, Class::Male, Class::Female]))
            && !hangs(p, at)
            && !(at == start && offices(p, at))
            // "Postman Rob Eales"
            && !(at == start
                && p.is(at, Class::Role)
                && p.any(at + 1, &[Class::Male, Class::Female])
                && p.capital(at + 1)
                && p.capital(at + 2))
    };
    // "Badr al-Harithi"
    let joined = |at: usize| at > start && ["al-", "el-"].iter().any(|article| p.low(at).starts_with(article));
    let proper = |at: usize| proper(at) || joined(at);
    let mut at = start;
    // "Radio 4", "Courier Seven", "Kiosk No. 5"
    let numbered = |at: usize| {
        let spelled =
            matches!(p.low(at), "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
        let no = |at: usize| p.low(at) == "no" && p.kind(at + 1) == Kind::Number;
        let counted = || p.kind(at) == Kind::Number && (p.is(at - 1, Class::Outlet) || no(at - 1));
        at > start && (p.capital(at) && (spelled || no(at)) || counted())
    };
    while at < end && (proper(at) || numbered(at)) {
        at += 1;
        if genitive(p.low(at - 1)) {
            // "the Ulster Teachers' Guild", "the Women's Institute"
            let office =
                matches!(p.low(at - 1), "sheriff's" | "attorney's" | "governor's" | "mayor's" | "prosecutor's");
            let shared = p.low(at - 1).ends_with("s'")
                || office && at > start + 1
                || p.low(at) == "office" && at > start + 1
                || matches!(p.low(at - 1), "women's" | "men's" | "children's" | "people's");
            if shared && at < end && p.capital(at) && p.any(at, &[Class::Organ, Class::Masthead]) {
                continue;
            }
            break;
        }
        // "Renato “Boyet” Salas"
        if let Some(quote) = p.opens(at).filter(|quote| quote.close == at + 2 && quote.close + 1 < end)
            && p.capital(at + 1)
            && proper(quote.close + 1)
        {
            at = quote.close + 1;
            continue;
        }
        // "Bone & Stone", "RFE/RL"
        if matches!(p.low(at), "&" | "/") && at + 1 < end && proper(at + 1) {
            at += 1;
            continue;
        }
        // "Bank of England", "Charles de Gaulle"
        if matches!(
            p.low(at),
            "of" | "de"
                | "van"
                | "von"
                | "der"
                | "al"
                | "bin"
                | "del"
                | "la"
                | "du"
                | "des"
                | "di"
                | "da"
                | "dos"
                | "ten"
                | "ya"
                | "wa"
        ) && at + 1 < end
            && proper(at + 1)
            // Not "Will of Iowa"
            && !(p.low(at) == "of" && p.is(at - 1, Class::Male))
        {
            at += usize::from(p.low(at) != "of" || p.any(at - 1, &[Class::Organ, Class::Masthead]));
            if !proper(at) {
                break;
            }
        }
    }
    start..at
}

/// Whether a word only belongs to the title before it: "Minister of (State) Maeve Devane".
fn offices(p: &Paragraph<'_>, at: usize) -> bool {
    at > 1
        && p.low(at - 1) == "of"
        && p.any(at - 2, &[Class::Title, Class::Role])
        && (p.is(at, Class::People) || matches!(p.low(at), "state" | "mines" | "mission" | "operations"))
        && p.capital(at + 1)
        && p.capital(at + 2)
}

/// The name behind a title with "of": "Minister of State (Gráinne Devane)", "Leader of the Opposition (Firoz Ansari)".
pub(crate) fn titled_of(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let of = (run.start + 1..run.end.min(run.start + 4)).find(|at| p.low(*at) == "of")?;
    let first = of + 1 + usize::from(p.low(of + 1) == "the");
    let office = p.any(first, &[Class::Organ, Class::People])
        || matches!(p.low(first), "state" | "opposition" | "mines" | "mission" | "operations" | "education" | "health");
    let title = (run.start..of).all(|at| p.any(at, &[Class::Title, Class::Role]) || p.capital(at));
    let last = run.clone().find(|at| p.kind(*at) != Kind::Word || *at >= first && !p.capital(*at)).unwrap_or(run.end);
    (title && office && last >= first + 3).then_some(first + 1..last)
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
