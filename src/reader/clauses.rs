//! The clauses of a sentence, as far as words tell without a parser: where a finite verb stands, and whose it is.

use super::{
    frames::{Frame, Shape, Way},
    lexicon::Class,
    outline::Outline,
    paragraph::Paragraph,
    reading::{Reading, is_adverb, reading},
    subject,
    tokens::Kind,
};

/// What a cue's clause is in its sentence, as a word of a key: within a relative clause (R: "a man who denied … said"),
/// opened by a word like "while" (S), or neither; then whether a finite verb of a main clause stands before it, and
/// whether a comma does. While no finite verb has come, the main clause must still follow, and the content ends before it.
pub(crate) fn status(outline: &Outline<'_>, cue: usize) -> String {
    let (p, sentence) = (outline.p, &outline.sentence);
    let (first, _) = reading(p, sentence, cue);
    let from = subject::left(p, sentence, first).map_or(first, |subject| subject.start);
    let mut clauses = Clauses::default();
    for at in sentence.start..from {
        clauses.pass(outline, at);
    }
    let near = (sentence.start.max(from.saturating_sub(6))..from).rev();
    let opens = near.take_while(|at| p.kind(*at) == Kind::Word && !p.quoted(*at)).find(|at| {
        (p.is(*at, Class::Subordinator) && !p.is(*at, Class::Relative))
            || matches!(
                p.low(*at),
                "as" | "despite" | "by" | "after" | "before" | "with" | "without" | "since" | "until"
            )
    });
    let within = p.is(from, Class::Relative) || from > sentence.start && p.is(from - 1, Class::Relative);
    let comma = (sentence.start..cue).any(|at| p.kind(at) == Kind::Comma);
    let kind = match (within, opens) {
        (true, _) => 'R',
        (_, Some(_)) => 'S',
        _ => '-',
    };
    format!("{kind}{}{}", u8::from(clauses.verbs > 0), u8::from(comma))
}

/// Counts the finite verbs of the main clause on the way through a sentence: those of clauses within it
/// (", who must decide,", "when it rains") are passed over.
#[derive(Default)]
pub(crate) struct Clauses {
    /// Finite verbs of the main clause.
    pub verbs: usize,
    /// Clauses opened whose verb has not come.
    open: usize,
    /// Between commas.
    pub aside: bool,
}

impl Clauses {
    /// Goes over the token at `at`.
    pub fn pass(&mut self, outline: &Outline<'_>, at: usize) {
        let (p, sentence) = (outline.p, &outline.sentence);
        if p.quoted(at) {
            return;
        }
        if matches!(p.kind(at), Kind::Comma | Kind::Dash) {
            self.aside = false;
            self.open = 0;
        }
        let relative = p.any(at, &[Class::Relative, Class::Subordinator]) && !p.is(at, Class::Preposition);
        let that = p.low(at) == "that" && p.is(at + 1, Class::Determiner);
        if relative && !that {
            self.open = (self.open + 1).min(2);
            self.aside = at > sentence.start && matches!(p.kind(at - 1), Kind::Comma | Kind::Dash);
        } else if outline.acts(at) && !(at > sentence.start && outline.acts(at - 1)) {
            if self.aside {
                return;
            }
            if self.open > 0 {
                self.open -= 1;
            } else {
                self.verbs += 1;
            }
        }
    }
}

/// Whether a comma at `at` opens what another comma ends before the clause's verb: ", Atrato Minerals, paid a ransom".
pub(crate) fn resumes(outline: &Outline<'_>, at: usize) -> bool {
    let (p, sentence) = (outline.p, &outline.sentence);
    let mut commas =
        (at + 1..sentence.end.min(at + 25)).filter(|next| p.kind(*next) == Kind::Comma && !p.quoted(*next));
    p.kind(at) == Kind::Comma
        && commas.next().is_some_and(|close| {
            let verb = close + 1 + usize::from(is_adverb(p, close + 1));
            outline.acts(verb) && !p.is(verb, Class::Conjunction)
        })
}

/// Whether a verb at `at` begins another statement of the same speaker: "(and) demanded that", "(but) said “…”".
pub(crate) fn states(outline: &Outline<'_>, at: usize) -> bool {
    let (p, sentence) = (outline.p, &outline.sentence);
    let shape = match p.low(at + 1) {
        "that" => Shape::That,
        "to" => Shape::To,
        _ if p.opens(at + 1).is_some() => Shape::Quote,
        _ => return false,
    };
    let frame = Frame { way: Way::Near, shape };
    let verb = at + 1 < sentence.end && !p.quoted(at) && reading(p, sentence, at).1 == Reading::Joined;
    verb && outline.cues.rate(p.low(at), Reading::Joined, frame).is_some_and(|rate| rate > 0.6)
}

/// The clause that begins at a token.
pub(crate) struct Ahead<'a> {
    /// How far its finite verb is, and whether a noun or a pronoun ("n") stands before it; "no" where none is near.
    pub far: &'static str,
    /// That verb: itself where it belongs to a closed class, else its ending.
    pub verb: &'a str,
}

/// The clause that begins at a token, if one does.
pub(crate) fn ahead<'a>(outline: &Outline<'a>, at: usize) -> Ahead<'a> {
    let p = outline.p;
    let mut subject = false;
    for next in at..outline.sentence.end.min(at + 10) {
        if p.kind(next) != Kind::Word && p.kind(next) != Kind::Number || p.quoted(next) {
            break;
        }
        if outline.acts(next) {
            let far = match (next - at, subject) {
                (0, false) => "0-",
                (0, true) => "0n",
                (1, false) => "1-",
                (1, true) => "1n",
                (2..=3, false) => "2-",
                (2..=3, true) => "2n",
                (_, false) => "4-",
                (_, true) => "4n",
            };
            return Ahead { far, verb: verb(p, next) };
        }
        subject |= p.capital(next) || p.any(next, &[Class::Subject, Class::Determiner, Class::Possessive]);
    }
    Ahead { far: "no", verb: "no" }
}

/// A finite verb in a key.
fn verb<'p>(p: &'p Paragraph<'_>, at: usize) -> &'p str {
    let low = p.low(at);
    if p.any(at, &[Class::Modal, Class::Be, Class::Have, Class::Do]) {
        low
    } else if low.ends_with("ed") {
        "ed"
    } else if low.ends_with('s') {
        "s"
    } else {
        "other"
    }
}
