//! Where a proper name begins and ends: "Charles de Gaulle", "the Department for Harbours and Waterways".

use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

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

/// Whether a word that is a preposition too is a first name: "Per Lund".
fn christened(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Male, Class::Female]) && p.capital(at + 1) && !p.is(at + 1, Class::Title)
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
                    Class::Subordinator,
                    Class::Conjunction,
                    Class::Subject,
                    Class::Modal,
                    Class::Be,
                    Class::Do,
                    Class::Question,
                    Class::Negative,
                ],
            )
            && (!p.is(at, Class::Adverb) || at > start)
            && (!p.is(at, Class::Preposition) || christened(p, at))
            && (!is_day(p, at) || of_the_week(p, at) || at > start && matches!(p.low(at), "today" | "tonight"))
            && !tells_where(p.low(at))
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
            if owned(p, start, at, end) {
                continue;
            }
            break;
        }
        if let Some(next) = nickname(p, at, end).filter(|next| proper(*next)) {
            at = next;
            continue;
        }
        // "Bone & Stone", "RFE/RL", "Mutual & General"
        if matches!(p.low(at), "&" | "/") && at + 1 < end && (proper(at + 1) || p.low(at) == "&" && p.capital(at + 1)) {
            at += if proper(at + 1) { 1 } else { 2 };
            continue;
        }
        // "Pell, Ansah & Partners"
        if p.kind(at) == Kind::Comma && p.low(at + 2) == "&" && at + 3 < end && proper(at + 1) && proper(at + 3) {
            at += 1;
            continue;
        }
        // "News at Nine", "Doctors Without Borders"
        if let Some(next) = led_in(p, start, at, end) {
            at = next;
            continue;
        }
        // "Charles de Gaulle", "Thorsten von und zu Lahn"
        if p.kind(at) == Kind::Word && p.capital(at) {
            continue;
        }
        let particles = (at..end.min(at + 3)).take_while(|at| PARTICLES.contains(&p.low(*at))).count();
        if particles > 0 && at + particles < end && proper(at + particles) {
            at += particles;
            continue;
        }
        // "Bank of England"; not "Will of Iowa"
        if p.low(at) == "of" && at + 1 < end && proper(at + 1) && p.any(at - 1, &[Class::Organ, Class::Masthead]) {
            at += 1;
            continue;
        }
        if let Some(next) = complement(p, start, at, end).filter(|next| proper(*next)) {
            at = next;
        }
    }
    start..at
}

/// Where a name goes on behind a preposition that only names have: "News at (Nine)", "Doctors Without (Borders)".
fn led_in(p: &Paragraph<'_>, start: usize, at: usize, end: usize) -> Option<usize> {
    let next = at + 1;
    if !p.is(at, Class::Preposition) || next >= end || !p.capital(next) || p.quoted(at) != p.quoted(at - 1) {
        return None;
    }
    let hour = matches!(p.low(next), "one" | "six" | "seven" | "eight" | "nine" | "ten" | "noon" | "breakfast");
    let shown = p.low(at) == "at" && hour && p.any(start, &[Class::Outlet, Class::Masthead]);
    // A sentence writes "without" with a small letter.
    let without = p.capital(at) && p.kind(next) == Kind::Word;
    (shown || without).then_some(next)
}

/// Whether a word only tells where somebody belongs: "Hong Kong-listed (Jadeway)", "Beijing-based".
pub(super) fn tells_where(low: &str) -> bool {
    low.rsplit_once('-').is_some_and(|(_, end)| {
        matches!(end, "based" | "listed" | "born" | "owned" | "run" | "backed" | "led" | "controlled" | "funded")
    })
}

/// Words in lower case within the names of people.
const PARTICLES: [&str; 41] = [
    "de", "van", "von", "der", "al", "bin", "del", "la", "du", "des", "di", "da", "dos", "ten", "ya", "wa", "ap", "ab",
    "ter", "zu", "zum", "zur", "und", "den", "het", "af", "av", "dei", "della", "degli", "das", "do", "ibn", "bint",
    "le", "les", "los", "las", "y", "i", "'t",
];

/// Bodies whose names go on behind their word: "the Department for Harbours and Waterways".
const BODIES: [&str; 30] = [
    "department",
    "ministry",
    "directorate",
    "directorate-general",
    "office",
    "agency",
    "commission",
    "committee",
    "commissioner",
    "authority",
    "centre",
    "center",
    "institute",
    "bureau",
    "council",
    "secretariat",
    "board",
    "service",
    "inspectorate",
    "association",
    "federation",
    "confederation",
    "society",
    "union",
    "foundation",
    "campaign",
    "observatory",
    "fund",
    "trust",
    "registry",
];

/// Whether a name goes on behind its genitive, which ends at `at`: "the Ulster Teachers' Guild", "the Women's Institute".
fn owned(p: &Paragraph<'_>, start: usize, at: usize, end: usize) -> bool {
    let word = p.low(at - 1);
    if at >= end || !p.capital(at) {
        return false;
    }
    let office = matches!(word, "sheriff's" | "attorney's" | "governor's" | "mayor's" | "prosecutor's");
    let shared = word.ends_with("s'")
        || office && at > start + 1
        || p.low(at) == "office" && at > start + 1
        || matches!(word, "women's" | "men's" | "children's" | "people's");
    // "the Dock Workers' Brotherhood"; not "Reuters' Anna Kern"
    let several = word.ends_with("s'") && at > start + 1 && !p.any(at, &[Class::Male, Class::Female, Class::Title]);
    several || shared && p.any(at, &[Class::Organ, Class::Masthead])
}

/// The last part of a name behind a name in marks or brackets: "Renato “Boyet” (Salas)", "Mossie “the Bull” (Orr)",
/// "Robert (Bob) (Kerr)".
fn nickname(p: &Paragraph<'_>, at: usize, end: usize) -> Option<usize> {
    let close = match p.opens(at) {
        Some(quote) => quote.close,
        None => (at + 2..end.min(at + 3)).find(|close| p.kind(at) == Kind::Open && p.kind(*close) == Kind::Close)?,
    };
    let first = at + 1 + usize::from(p.low(at + 1) == "the");
    let calls = close > first && close <= first + 2 && (first..close).all(|at| p.capital(at));
    (calls && close + 1 < end).then_some(close + 1)
}

/// Where a body's name goes on that has come as far as `at`: "Agency for (Rail)", "Ministry of Water, (Forests)", "Ministry
/// of Water, Forests and (Mines)", "the Water and (Sewerage Board)".
fn complement(p: &Paragraph<'_>, start: usize, at: usize, end: usize) -> Option<usize> {
    let (word, next) = (p.low(at), at + 1);
    let person = p.any(next, &[Class::Male, Class::Female]);
    if next >= end || person || !(p.capital(next) || p.low(next) == "the" && p.capital(at + 2)) {
        return None;
    }
    let body = |at: usize| BODIES.contains(&p.low(at));
    if matches!(word, "for" | "on" | "against" | "of") && (start.max(at.saturating_sub(1))..at).any(body) {
        return Some(next + usize::from(p.low(next) == "the"));
    }
    let joins = matches!(word, "and" | "&");
    let list = p.kind(at) == Kind::Comma;
    if !joins && !list {
        return None;
    }
    // What stands on both sides is what the body is for, no other body.
    let other = |at: usize| p.any(at, &[Class::Organ, Class::Masthead, Class::Outlet, Class::Role, Class::Title]);
    let capitals = (next..end.min(next + 4)).take_while(|at| p.capital(*at) && p.kind(*at) == Kind::Word);
    let last = capitals.last().unwrap_or(next);
    let led = (start..at).rev().take(8).find(|at| matches!(p.low(*at), "of" | "for" | "on" | "against"));
    if let Some(led) = led.filter(|led| *led > start && body(*led - 1)) {
        let abstracts = !(led + 1..at).chain(next..=last).any(other);
        // A list ends with "and": "Nature, Hunting and Mountains".
        let the = usize::from(p.low(last + 2) == "the");
        let ends = || matches!(p.low(last + 1), "and" | "&") && last + 2 + the < end && p.capital(last + 2 + the);
        // "Fisheries, Food and the Sea"
        let the = usize::from(p.low(next) == "the" && joins);
        let listed = the == 0 || (led..at).any(|at| p.kind(at) == Kind::Comma);
        return (abstracts && listed && (joins || ends())).then_some(next + the);
    }
    // "the Police and Allied Workers' Congress"
    let titled = start > 0 && (p.low(start - 1) == "the" || genitive(p.low(start - 1)));
    let whole = p.is(last, Class::Organ) && last > next && !p.capital(last + 1);
    let first = |at: usize| other(at) && p.low(at) != "police";
    (joins && titled && whole && !(start..at).any(first)).then_some(next)
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

/// The name behind a title that is more than words of titles: "Minister of State (Gráinne Devane)", "Leader of the
/// Opposition (Firoz Ansari)", "Major General (Reserve) (Hrant Sahak)", "Head of Year 11 Mrs (Deborah Stone)".
pub(crate) fn titled_of(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    if let Some(name) = behind_brackets(p, run).or_else(|| behind_number(p, run)) {
        return Some(name);
    }
    let of = (run.start + 1..run.end.min(run.start + 4)).find(|at| p.low(*at) == "of")?;
    // "U.S. Secretary of Transportation (Ada Moss)"
    let office = |at: usize| p.capital(at) && p.any(at, &[Class::Title, Class::Role]) && !p.is(at, Class::Organ);
    let named = (of + 2..run.end.min(of + 6))
        .take_while(|at| p.kind(*at) == Kind::Word && (p.capital(*at) || p.low(*at) == "and"))
        .find(|at| p.any(*at, &[Class::Male, Class::Female]));
    if let Some(named) = named.filter(|_| office(of - 1) && p.capital(of + 1)) {
        let name = name_at(p, named, run.end);
        if name.len() > 1 {
            return Some(name);
        }
    }
    let first = of + 1 + usize::from(p.low(of + 1) == "the");
    let office = p.any(first, &[Class::Organ, Class::People])
        || matches!(p.low(first), "state" | "opposition" | "mines" | "mission" | "operations" | "education" | "health");
    let title = (run.start..of).all(|at| p.any(at, &[Class::Title, Class::Role]) || p.capital(at));
    let last = run.clone().find(|at| p.kind(*at) != Kind::Word || *at >= first && !p.capital(*at)).unwrap_or(run.end);
    (title && office && last >= first + 3).then_some(first + 1..last)
}

/// "Major General (Reserve) (Hrant Sahak)", "Detective Chief Inspector (DCI) (Malachy Orr)"
fn behind_brackets(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let title = |at: &usize| p.capital(*at) && p.any(*at, &[Class::Title, Class::Role]);
    let open = (run.start + 1..run.end.min(run.start + 5)).find(|at| p.kind(*at) == Kind::Open)?;
    let close = (open + 2..run.end.min(open + 4)).find(|at| p.kind(*at) == Kind::Close)?;
    let name = name_at(p, close + 1, run.end);
    (title(&(open - 1)) && !name.is_empty()).then_some(name)
}

/// "Head of Year 11 Mrs (Deborah Stone)", "world No. 2 (Dana Petrova)"
fn behind_number(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let number = (run.start + 1..run.end.min(run.start + 6)).find(|at| p.kind(*at) == Kind::Number)?;
    let plain = (run.start..number).all(|at| {
        p.kind(at) == Kind::Word && !p.any(at, &[Class::Determiner, Class::Finite]) || p.low(at).starts_with("no")
    });
    let first = (number + 1..run.end.min(number + 4)).find(|at| !p.is(*at, Class::Title))?;
    let name = name_at(p, first, run.end);
    let ends = name.end >= run.end || p.kind(name.end) == Kind::Comma;
    (plain && name.len() > 1 && ends).then_some(name)
}
