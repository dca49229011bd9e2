//! What a writer calls somebody with a name so as not to repeat it: "the 41-year-old", "the Latvian", "the striker".

use super::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    resolve::Memory,
    tokens::Kind,
};

/// Peoples whose name ends like no other's; those in -ian, -an, -ese and -ish are known by that.
const PEOPLES: [&str; 38] = [
    "american",
    "european",
    "african",
    "german",
    "roman",
    "mexican",
    "swiss",
    "czech",
    "dane",
    "pole",
    "swede",
    "finn",
    "turk",
    "serb",
    "croat",
    "slovak",
    "slovene",
    "greek",
    "argentine",
    "briton",
    "scot",
    "spaniard",
    "icelander",
    "thai",
    "filipino",
    "filipina",
    "afghan",
    "iraqi",
    "israeli",
    "pakistani",
    "kuwaiti",
    "bangladeshi",
    "azeri",
    "uzbek",
    "kazakh",
    "new-zealander",
    "kiwi",
    "catalan",
];

/// What somebody is by himself, and not to a place or a body: of "the clerk" there is one in each office, of "the striker"
/// an article has told who it is.
const PERSONAL: [&str; 30] = [
    "striker",
    "defender",
    "midfielder",
    "goalkeeper",
    "winger",
    "forward",
    "sprinter",
    "swimmer",
    "boxer",
    "golfer",
    "jockey",
    "singer",
    "drummer",
    "guitarist",
    "bassist",
    "pianist",
    "actor",
    "actress",
    "novelist",
    "poet",
    "painter",
    "sculptor",
    "composer",
    "heiress",
    "heir",
    "tycoon",
    "billionaire",
    "magnate",
    "historian",
    "comedian",
];

impl Memory {
    /// The name of whom "the striker" or "the Latvian historian" means, whom nobody has called so yet.
    pub(super) fn personal(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<String> {
        let kind = |at: usize| p.capital(at) && is_people(p.low(at));
        let short = head == run.start + 1 || head == run.start + 2 && kind(run.start + 1);
        // Not "the heir, a nephew"
        let next = head + 1 + usize::from(p.kind(head + 1) == Kind::Comma);
        let end = run.end == head + 1 || p.is(next, Class::Relative);
        let fits = p.low(run.start) == "the" && short && end && PERSONAL.contains(&p.low(head));
        fits.then(|| self.focus.named_person(|_| true)).flatten()
    }

    /// The name of whom a phrase speaks that stands for it, rather than being somebody new.
    pub(super) fn varied(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<String> {
        if !varies(p, run) || self.phrases.find(p, run, head).is_some() {
            return None;
        }
        let age = p.low(run.start + 1).strip_suffix("-year-old").and_then(|age| age.parse::<u8>().ok());
        if let Some(name) = age.and_then(|age| self.names.of_age(age)) {
            return Some(name.to_owned());
        }
        // Not the company that was named last.
        let fits = |name: &str| (age.is_none() || self.names.age(name).is_none()) && !self.cast.is_body(name);
        let mentioned = |led: bool| self.mentioned.iter().rev().find(|known| (led || !known.led) && fits(&known.name));
        let mentioned = || mentioned(false).or_else(|| mentioned(true)).map(|known| known.name.clone());
        self.focus.named_person(fits).or_else(mentioned)
    }
}

/// Whether a phrase stands for a name that was told, rather than being somebody new: "The 41-year-old, who keeps bees",
/// "the retired quarryman", "the father of two".
fn varies(p: &Paragraph<'_>, run: &Run) -> bool {
    let ends = |at: &usize| p.kind(*at) != Kind::Word || p.is(*at, Class::Relative);
    let end = run.clone().find(ends).unwrap_or(run.end);
    let first = p.low(run.start + 1);
    let people = p.capital(run.start + 1) && is_people(first) && !p.is(run.start + 1, Class::Masthead);
    if p.low(run.start) == "the" && people && end == run.start + 2 {
        return true;
    }
    let unnamed = !(run.start + 1..end).any(|at| p.capital(at));
    let aged = first.ends_with("-year-old");
    let life = matches!(first, "retired" | "veteran" | "one-time" | "onetime" | "long-time" | "longtime")
        && end > run.start + 2;
    let parent = matches!(first, "father" | "mother") && p.low(run.start + 2) == "of" && end == run.start + 4;
    p.low(run.start) == "the" && (aged || life || parent) && end - run.start < 6 && unnamed
}

/// Whether a word says which people somebody is of: "Latvian", "Dane", "Frenchwoman".
fn is_people(low: &str) -> bool {
    let ends = ["ian", "ean", "ese", "ish", "chman", "chwoman", "shman", "shwoman"];
    PEOPLES.contains(&low) || low.len() > 5 && ends.iter().any(|end| low.ends_with(end))
}
