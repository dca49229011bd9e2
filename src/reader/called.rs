//! What a mention that is no pronoun is called: its proper name, whose it is, the name it had before.

use super::{
    chain::antecedent,
    focus::singular,
    lexicon::Class,
    names::{Sex, name_at, text, titled_of},
    outlets::{is_origin, is_word_for_outlet},
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::{Memory, Resolved},
    tokens::Kind,
};
use crate::board::Anonymity;

/// What anybody may be called who has just spoken, whatever else he was called: roles of a trial, an article, a talk.
pub(super) const GENERAL: [&str; 15] = [
    "lawmaker",
    "legislator",
    "politician",
    "official",
    "witness",
    "prosecutor",
    "defendant",
    "speaker",
    "author",
    "expert",
    "researcher",
    "scientist",
    "analyst",
    "executive",
    "employee",
];

impl Memory {
    /// The name of "the mayor", where one was called so.
    pub(super) fn epithet(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<String> {
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
    pub(super) fn owner(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run, head: usize) -> Option<String> {
        // "Ms Northey's office"
        let title = usize::from(p.is(run.start, Class::Title));
        let name = name_at(p, run.start + title, run.end);
        if !name.is_empty() && genitive(p.low(name.end - 1)) && name.end == head && name.len() == 1 && !p.capital(head)
        {
            let words = text(p, &name);
            return self.names.fullest(&words).filter(|full| self.knows_person(full)).map(str::to_owned);
        }
        // "His niece, whom I met"
        // "Its report, laid before councillors"
        let end = run.clone().find(|at| p.kind(*at) == Kind::Comma);
        let run = &(run.start..end.unwrap_or(run.end));
        let words = (run.start..run.end).all(|at| p.kind(at) == Kind::Word && !(p.capital(at) && at > run.start));
        if run.len() < 2 || head == run.start || !words {
            return None;
        }
        let owner = match p.low(run.start) {
            "his" | "her" => self.meant(p, run.start),
            // "Hugo Lane, whose memoirs claim"
            "whose" => antecedent(p, sentence, run.start).map(|before| self.resolve(p, sentence, &before)),
            // "Belora has offered help, according to its foreign minister"
            "its" if p.low(sentence.start) == "according" => {
                return self.focus.owner(&self.names).map(|owner| owner.name);
            }
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

    /// A description with the name of whom its last pronoun means: "a lawyer for him".
    pub(super) fn with_person(&self, name: &str) -> String {
        let (sex, rest) = match name.rsplit_once(' ') {
            Some((rest, "him")) => (Sex::Male, rest),
            Some((rest, "her")) => (Sex::Female, rest),
            _ => return name.to_owned(),
        };
        // Not "a friend who lunched with her"
        if !["for", "of", "to"].iter().any(|of| rest.ends_with(&format!(" {of}"))) || rest.contains(" who ") {
            return name.to_owned();
        }
        let short = |found: &Resolved| found.anonymity == Anonymity::Named || found.name.split(' ').count() < 4;
        let found = self.focus.person(sex, &self.names).filter(short);
        found.map_or_else(|| name.to_owned(), |found| format!("{rest} {}", found.name))
    }

    /// The full name of whom a surname means, where two who were spoken of have it.
    fn latest_of(&self, surname: &str) -> Option<String> {
        let has = |name: &str| name.strip_suffix(surname).is_some_and(|rest| rest.ends_with(' '));
        let mut all = self.mentioned.iter().rev().map(|known| known.name.as_str()).filter(|name| has(name));
        let last = all.next()?;
        all.any(|name| name != last).then(|| last.to_owned())
    }

    /// The name or the description of a mention.
    pub(super) fn name(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run, anonymity: Anonymity) -> String {
        let head = super::anonymity::head(p, run);
        let end = mark(p, run);
        if anonymity == Anonymity::Named {
            if let Some(name) = titled_of(p, run) {
                let words = text(p, &name);
                return self.names.fullest(&words).map_or(words, str::to_owned);
            }
            // The proper name that holds the head: "Kremlin spokesman Dmitry Peskov".
            let mut at = run.start;
            while at < end {
                let name = name_at(p, at, end);
                // "Police in Port Sol"
                let common = name.len() == 1
                    && name.start == run.start
                    && name.contains(&head)
                    && (p.is(head, Class::Role) || p.low(head).ends_with('s') && name.start == sentence.start)
                    && p.is(head + 1, Class::Preposition);
                if common {
                    break;
                }
                if name.contains(&head) && !(genitive(p.low(name.end - 1)) && name.end < end && !p.capital(name.end)) {
                    let words = text(p, &name);
                    // "Vuyani Dlova did not respond. … Dlova denied": of two with one surname the one spoken of last.
                    if let Some(full) = self.latest_of(&words) {
                        return full;
                    }
                    return self.names.fullest(&words).map_or(words, str::to_owned);
                }
                at = name.end.max(at + 1);
            }
        }
        // "Qasira's state-run QNA news agency"
        if is_word_for_outlet(p, head) && !p.capital(head) && !p.is(head, Class::Organ) || p.low(head) == "agency" {
            let words = (run.start..head).rev().take_while(|at| p.is(*at, Class::Outlet) || p.capital(*at)).last();
            let name = words.map(|start| name_at(p, start, head)).filter(|name| !name.is_empty());
            // "Estonian television", "a Brennan newspaper"
            let name = name.filter(|name| !is_origin(p.low(name.end - 1)) && !matches!(p.low(run.start), "a" | "an"));
            if let Some(name) = name.filter(|name| name.start > run.start && !genitive(p.low(name.end - 1))) {
                return text(p, &name);
            }
        }
        // "a letter seen by the newspaper", and not "a leaked memo"
        let told = (head.max(run.start) + 1..end).take_while(|at| !matches!(p.low(*at), "who" | "which")).find(|at| {
            matches!(
                p.low(*at),
                "contacted" | "reached" | "approached" | "interviewed" | "consulted" | "seen" | "obtained" | "dated" | "leaked" | "published"
            )
            // What a study was published in says which it is.
            && !(p.low(*at) == "published" && p.low(*at + 1) == "in")
        });
        let end = told.unwrap_or(end);
        let start = if run.len() > 1 && matches!(p.low(run.start), "the") { run.start + 1 } else { run.start };
        text(p, &(start..end)).trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '.')).to_owned()
    }
}

/// The first mark of a mention that belongs to no name; its end where none stands there. "Ministry of Water, Forests and
/// Mines" has none.
fn mark(p: &Paragraph<'_>, run: &Run) -> usize {
    let marks = |at: usize| !matches!(p.kind(at), Kind::Word | Kind::Number | Kind::Quote | Kind::Other);
    let Some(first) = (run.start + 1..run.end).find(|at| marks(*at)) else { return run.end };
    if !p.capital(first + 1) {
        return first;
    }
    let mut at = run.start;
    while at < run.end {
        let name = name_at(p, at, run.end);
        if name.is_empty() && marks(at) && at > run.start {
            return at;
        }
        at = name.end.max(at + 1);
    }
    run.end
}

/// The outlet of "a report by Orta", "an article in the Echo".
pub(super) fn publication(p: &Paragraph<'_>, run: &Run, head: usize) -> Option<Run> {
    let paper = matches!(p.low(head), "report" | "reports" | "article" | "story" | "dispatch");
    // "Orta's report"
    if paper && head > run.start && genitive(p.low(head - 1)) && p.capital(head - 1) {
        let name =
            (run.start..head).map(|at| name_at(p, at, head)).find(|name| name.end == head && !name.is_empty())?;
        // "the Comptroller's report"
        if name.len() == 1 && p.any(name.start, &[Class::Role, Class::Organ, Class::Title]) {
            return None;
        }
        return (!p.any(name.start, &[Class::Male, Class::Female])).then_some(name);
    }
    if !paper || !matches!(p.low(head + 1), "by" | "in" | "from" | "on") || p.capital(head) {
        return None;
    }
    let start = if p.low(head + 2) == "the" { head + 3 } else { head + 2 };
    let name = name_at(p, start, run.end);
    let person = p.any(start, &[Class::Male, Class::Female]);
    // "a report by the Vaal security service"
    let whole = name.end >= run.end || p.kind(name.end) != Kind::Word || p.is(name.end, Class::Preposition);
    let body = !whole && (name.end..run.end).take(3).any(|at| p.is(at, Class::Organ));
    (!name.is_empty() && !person && !body).then_some(name)
}
