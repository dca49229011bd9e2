//! What people with a name are called besides: "Mayor Iris Kolb", "Iris Kolb, the mayor" is "the mayor" later on.

use super::{
    anonymity::head,
    focus::singular,
    lexicon::Class,
    names::{name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    tokens::Kind,
};

/// How many are remembered.
const DEPTH: usize = 200;
/// How long a description beside a name may be, in tokens.
const LONGEST: usize = 9;

/// The kind of whom only his rank calls an officer.
const RANK: &str = "by rank";

/// Ranks of police and soldiers: each of them is an officer.
const RANKS: [&str; 11] = [
    "constable",
    "pc",
    "sergeant",
    "inspector",
    "superintendent",
    "detective",
    "lieutenant",
    "captain",
    "major",
    "colonel",
    "corporal",
];

/// What a company may be called as well as a person: "the barge's owner, Tasman Lode".
const CORPORATE: [&str; 14] = [
    "owner",
    "operator",
    "builder",
    "supplier",
    "contractor",
    "dealer",
    "broker",
    "shipbroker",
    "trader",
    "producer",
    "shareholder",
    "investor",
    "landlord",
    "solicitor",
];

#[derive(Debug)]
struct Epithet {
    /// The singular of what the person is called.
    head: String,
    /// The word before it ("prime" of "prime minister"); empty where none tells more.
    kind: String,
    name: String,
    /// Where it stands in the article.
    place: usize,
}

/// Descriptions that lead to a name, the latest last.
#[derive(Debug, Default)]
pub(crate) struct Epithets {
    known: Vec<Epithet>,
    /// How many the last paragraph brought.
    fresh: usize,
}

impl Epithets {
    /// Notes the descriptions beside the names of a paragraph.
    pub fn note(&mut self, p: &Paragraph<'_>) {
        let before_this = self.known.len();
        let mut at = 0;
        while at < p.len() {
            let name = name_at(p, at, p.len());
            at = name.end.max(at + 1);
            let thing = [Class::Organ, Class::Masthead, Class::Outlet, Class::Month];
            let person = !name.is_empty()
                && name.len() < 5
                && !name.clone().any(|word| p.any(word, &thing) || p.quoted(word))
                && !genitive(p.low(name.end - 1));
            if !person {
                continue;
            }
            // "Trader Jan Vos lost millions"
            if name.len() > 2 && is_role(p, name.start) && !p.any(name.start, &[Class::Male, Class::Female]) {
                self.insert(p, name.start, &(name.start + 1..name.end));
            }
            if let Some(noun) = name.start.checked_sub(1).and_then(|title| long(p.low(title))) {
                self.add(noun.to_owned(), String::new(), p, &name);
            }
            // "Detective Inspector Moira Lang" is "the detective" too.
            if let Some(first) = name.start.checked_sub(2).filter(|first| is_rank(p, *first) && is_rank(p, *first + 1))
            {
                self.insert(p, first, &name);
            }
            for word in [before(p, &name), beside(p, &name), behind(p, &name)].into_iter().flatten() {
                self.insert(p, word, &name);
                // "Constable Imran Hale" is "the officer" later on.
                if RANKS.contains(&p.low(word)) {
                    self.add("officer".to_owned(), RANK.to_owned(), p, &name);
                }
            }
        }
        self.fresh = self.known.len() - before_this;
        if self.known.len() > DEPTH {
            self.known.drain(..self.known.len() - DEPTH);
        }
    }

    fn insert(&mut self, p: &Paragraph<'_>, word: usize, name: &Run) {
        self.add(singular(p.low(word)), kind(p, word).to_owned(), p, name);
    }

    fn add(&mut self, head: String, kind: String, p: &Paragraph<'_>, name: &Run) {
        self.known.push(Epithet { head, kind, name: text(p, name), place: p.bytes(name).start });
    }

    /// The names of people that those of the last paragraph lead to.
    pub fn fresh(&self) -> impl Iterator<Item = &str> {
        let person = |known: &&Epithet| !CORPORATE.contains(&known.head.as_str());
        self.known.iter().rev().take(self.fresh).filter(person).map(|known| known.name.as_str())
    }

    /// What whoever has a name was called first.
    pub fn of(&self, name: &str) -> Option<&str> {
        self.known.iter().find(|known| known.name == name).map(|known| known.head.as_str())
    }

    /// The only one in the article who is called what a mention says: "the governor".
    pub fn only(&self, mention: &str) -> Option<&str> {
        let mut words = mention.split_whitespace();
        if !words.next()?.eq_ignore_ascii_case("the") {
            return None;
        }
        let rest: Vec<&str> = words.collect();
        let (kind, head) = match rest.as_slice() {
            [head] => ("", *head),
            [kind, head] => (*kind, *head),
            _ => return None,
        };
        let mut fits = self
            .known
            .iter()
            .filter(|known| known.head == head && known.kind != RANK)
            .filter(|known| kind.is_empty() || known.kind.is_empty() || known.kind == kind);
        let name = fits.next()?.name.as_str();
        let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
        fits.all(|known| last(&known.name) == last(name)).then_some(name)
    }

    /// The name of whom "the prime minister" was last, and where that was said; before `place`.
    pub fn find(&self, p: &Paragraph<'_>, head: usize, place: usize) -> Option<(&str, usize)> {
        let (wanted, kind) = (p.low(head), kind(p, head));
        let fits = |known: &&Epithet| {
            known.head == wanted
                && known.place < place
                && (kind.is_empty() || known.kind.is_empty() || kind == known.kind || known.kind == RANK)
        };
        self.known.iter().rev().find(fits).map(|known| (known.name.as_str(), known.place))
    }
}

/// The word that tells more of a head before it: "prime", "foreign".
pub(super) fn kind<'p>(p: &'p Paragraph<'_>, head: usize) -> &'p str {
    let Some(before) = head.checked_sub(1) else { return "" };
    let tells = p.kind(before) == Kind::Word
        && !p.quoted(before)
        && !genitive(p.low(before))
        && !p.any(before, &[Class::Determiner, Class::Possessive, Class::Preposition, Class::Conjunction]);
    if tells { p.low(before) } else { "" }
}

/// Whether a word says what a person is.
fn is_role(p: &Paragraph<'_>, at: usize) -> bool {
    p.kind(at) == Kind::Word
        && !p.quoted(at)
        && p.any(at, &[Class::Role, Class::Title, Class::Woman, Class::Man])
        && !p.is(at, Class::Abbreviation)
        && !p.any(at, &[Class::Organ, Class::Preposition])
}

/// Whether a word is a title with a capital letter, as before a name.
fn is_rank(p: &Paragraph<'_>, at: usize) -> bool {
    p.capital(at) && is_role(p, at)
}

/// What a title before a name is called where it stands alone: "Dr. Amir Sadeghi" is "the doctor".
fn long(title: &str) -> Option<&'static str> {
    Some(match title.trim_end_matches('.') {
        "dr" => "doctor",
        "sen" => "senator",
        "rep" => "congressman",
        "gov" => "governor",
        "gen" => "general",
        "lt" => "lieutenant",
        "col" => "colonel",
        "capt" => "captain",
        "maj" => "major",
        "sgt" => "sergeant",
        "adm" => "admiral",
        "cmdr" => "commander",
        "insp" => "inspector",
        "supt" => "superintendent",
        "prof" => "professor",
        "rev" => "reverend",
        "cllr" => "councillor",
        _ => return None,
    })
}

/// "Mayor Iris Kolb"
fn before(p: &Paragraph<'_>, name: &Run) -> Option<usize> {
    name.start.checked_sub(1).filter(|word| is_role(p, *word))
}

/// "The tenant, Marius Petrescu, …", "A doctor at the hospital, Samir Haddad, …"
fn beside(p: &Paragraph<'_>, name: &Run) -> Option<usize> {
    let comma = name.start.checked_sub(1).filter(|comma| p.kind(*comma) == Kind::Comma && *comma > 0)?;
    if !matches!(p.kind(name.end), Kind::Comma | Kind::Stop) {
        return None;
    }
    // Not "The investor recalled that the chairman, Imre Sarkis, had"
    let plain = |at: &usize| {
        p.kind(*at) == Kind::Word && !p.quoted(*at) && !p.any(*at, &[Class::Finite, Class::Relative, Class::Speech])
    };
    let from = comma.saturating_sub(LONGEST);
    let start = (from..comma)
        .rev()
        .take_while(plain)
        .filter(|at| p.any(*at, &[Class::Determiner, Class::Possessive]) || genitive(p.low(*at)) || is_role(p, *at))
        .last()?;
    let word = (start..comma)
        .find(|at| is_role(p, *at) && (*at + 1 == comma || !is_role(p, *at + 1) && !genitive(p.low(*at))))?;
    let of = head(p, &(start..comma));
    Some(if is_role(p, of) { of } else { word })
}

/// "Iris Kolb, the mayor, …", "Samir Haddad, a doctor at the hospital, …"
fn behind(p: &Paragraph<'_>, name: &Run) -> Option<usize> {
    let start = name.end + 1;
    if p.kind(name.end) != Kind::Comma
        || start >= p.len()
        || p.quoted(start)
        || p.capital(start) && p.is(start, Class::Subject)
    {
        return None;
    }
    // "In a message to Nordstern, the spokesman said": the comma ends a phrase that opens the sentence.
    let sentence = p.sentences.iter().find(|sentence| sentence.contains(&name.start)).map_or(0, |run| run.start);
    let fronted = p.is(sentence, Class::Preposition)
        && !p.any(sentence, &[Class::Citing])
        && name.start > sentence
        && p.any(name.start - 1, &[Class::Preposition, Class::Determiner])
        && !(sentence..name.start).any(|at| p.any(at, &[Class::Finite, Class::Modal, Class::Be]));
    if fronted {
        return None;
    }
    let stops = |at: &usize| {
        p.kind(*at) != Kind::Word
            || p.quoted(*at)
            || p.any(*at, &[Class::Finite, Class::Relative, Class::Modal, Class::Speech])
    };
    let end = (start..p.len().min(start + LONGEST)).find(stops).unwrap_or(start);
    let participle = p.low(start).ends_with("ing") || p.low(start).ends_with("ed");
    if start >= end || p.is(start, Class::Preposition) || participle {
        return None;
    }
    // "In Paris, the minister said": an apposition ends with a mark.
    let closed = end >= p.len() || p.kind(end) != Kind::Word || p.is(end, Class::Relative);
    let of = head(p, &(start..end));
    (closed && is_role(p, of)).then_some(of)
}
