//! The places where a content can end, with what speaks for and against each.

use super::{
    clauses::{Ahead, Clauses, ahead, resumes, states, status},
    cues::stem,
    cuts::{Content, Group},
    keys::Keys,
    lexicon::Class,
    outline::Outline,
    paragraph::Paragraph,
    tokens::Kind,
};

/// How far a content may reach, in tokens.
const REACH: usize = 160;

/// How many ends are weighed.
const MOST: usize = 40;

/// A place where a content can end.
pub(crate) struct Place {
    /// The token behind the content.
    pub at: usize,
    /// Its keys.
    pub keys: Keys,
    /// Whether another statement of the same speaker begins there: "and demanded that".
    pub states: bool,
}

/// All places where a content can end before its sentence does.
pub(crate) fn places(outline: &Outline<'_>, content: Content) -> Vec<Place> {
    let (p, sentence) = (outline.p, &outline.sentence);
    let Content { start, group, cue } = content;
    let mut found = Vec::new();
    let letter = group.letter();
    let kind = if group == Group::Noun { Group::Clause.letter() } else { letter };
    let stem = stem(p.low(cue));
    let status = status(outline, cue);
    let form = form(p, cue);
    let mut clauses = Clauses::default();
    // "that, during the talks, he": a phrase before the clause proper.
    let first = if p.low(start) == "that" { start + 1 } else { start };
    let intro = p.any(first, &[Class::Preposition, Class::Subordinator]) || p.kind(first) == Kind::Comma;
    let intro = if intro { "true" } else { "false" };
    if p.is(first, Class::Subordinator) && !p.is(first, Class::Question) {
        clauses.aside = true;
    }
    let own = ahead(outline, first).verb;
    let (mut mark, mut kinded, mut lettered) = (String::new(), String::new(), String::new());
    for at in first + 1..sentence.end.min(start + REACH) {
        if found.len() == MOST {
            break;
        }
        if p.quoted(at) && p.opens(at).is_none() {
            continue;
        }
        clauses.pass(outline, at);
        if matches!(p.kind(at), Kind::Stop | Kind::Shout) {
            continue;
        }
        mark.clear();
        mark.push_str(closing(p, start, at));
        mark.push_str(punctuation(p, at));
        if mark.is_empty() && !may_end(outline, group, clauses.verbs, at) {
            continue;
        }
        for (named, letter) in [(&mut kinded, kind), (&mut lettered, letter)] {
            named.clear();
            named.push_str(letter);
            named.push_str(&mark);
        }
        // What follows, behind a comma or a dash.
        let word = at + usize::from(matches!(p.kind(at), Kind::Comma | Kind::Dash));
        let verbs = ["0", "1", "2"][clauses.verbs.min(2)];
        let (before, head, next) = (outline.name(at - 1), outline.name(word), outline.name(word + 1));
        let Ahead { far, verb } = ahead(outline, word);
        let goes = if resumes(outline, at) { "on" } else { "-" };
        let mut keys = Keys::new(outline.counting);
        keys.add(&["0", letter]);
        keys.add(&["1", &kinded, head, behind(outline, word + 1)]);
        keys.add(&["2", &mark, head]);
        keys.add(&["3", &lettered, length(at - start)]);
        keys.add(&["4", stem, &mark, head]);
        keys.add(&["5", kind, before, head]);
        keys.add(&["6", &kinded, verbs, intro]);
        keys.add(&["7", &lettered, rest(sentence.end - at)]);
        keys.add(&["8", &kinded, verbs, head]);
        keys.add(&["9", &kinded, &status, far]);
        keys.add(&["a", &kinded, &status, verbs, head]);
        keys.add(&["b", &kinded, verbs, far]);
        keys.add(&["d", &kinded, verbs, goes]);
        // "said it was shut, which would": what is still said keeps to the tense of what was.
        keys.add(&["e", &kinded, head, verb]);
        keys.add(&["f", &kinded, verbs, verb]);
        keys.add(&["g", &kinded, own, verb]);
        // "on Tuesday", "and he"
        keys.add(&["i", &kinded, head, next]);
        // "criticised the plan and called", "criticising the plan and calling": the verbs of one subject.
        keys.add(&["k", &kinded, head, form, self::form(p, word + 1)]);
        let states = p.is(word, Class::Conjunction) && states(outline, word + 1);
        found.push(Place { at, keys, states });
    }
    found
}

/// The end of a quotation before `at`: of the content itself, which begins at `start`, or of one within it (+). “…,” who
/// went on, is done; “…” in its own words may not be.
fn closing(p: &Paragraph<'_>, start: usize, at: usize) -> &'static str {
    let Some(quote) = p.closes(at - 1) else { return "" };
    let whole = quote.open == start;
    match p.kind(quote.close - 1) {
        Kind::Comma if whole => ",”",
        Kind::Comma => "+,”",
        Kind::Stop | Kind::Shout if whole => ".”",
        Kind::Stop | Kind::Shout => "+.”",
        _ if whole => "”",
        _ => "",
    }
}

/// The mark at a token.
fn punctuation(p: &Paragraph<'_>, at: usize) -> &'static str {
    match p.kind(at) {
        Kind::Comma => ",",
        Kind::Dash => "-",
        Kind::Semicolon => ";",
        Kind::Colon => ":",
        Kind::Open => "(",
        _ => "",
    }
}

/// Whether a content that has so many finite verbs can end before a word that no mark stands before.
fn may_end(outline: &Outline<'_>, group: Group, verbs: usize, at: usize) -> bool {
    let p = outline.p;
    let opens = [Class::Conjunction, Class::Subordinator, Class::Relative, Class::Preposition, Class::Day, Class::Time];
    p.any(at, &opens)
        || group != Group::Clause && p.low(at).ends_with("ing")
        || p.low(at) == "according"
        // "Those who denied it were wrong"
        || (verbs > 1 || group != Group::Clause) && outline.acts(at)
}

/// How long a content is.
fn length(tokens: usize) -> &'static str {
    match tokens {
        1 => "1",
        2 => "2",
        3..=4 => "4",
        5..=8 => "8",
        9..=16 => "16",
        _ => "more",
    }
}

/// How much of the sentence is left.
fn rest(tokens: usize) -> &'static str {
    match tokens {
        0..=3 => "3",
        4..=7 => "7",
        8..=15 => "15",
        _ => "more",
    }
}

/// What follows, in a word: whether a strong cue is near.
fn behind(outline: &Outline<'_>, at: usize) -> &'static str {
    let p = outline.p;
    for next in at..outline.sentence.end.min(at + 5) {
        if p.quoted(next) {
            return "q";
        }
        if p.kind(next) != Kind::Word {
            break;
        }
        if outline.speaks(next, 0.6) {
            return if next == at { "C0" } else { "C" };
        }
    }
    if p.kind(at) == Kind::Word && p.capital(at) { "cap" } else { "-" }
}

/// The form of a verb by its ending, or "to" before it.
fn form(p: &Paragraph<'_>, at: usize) -> &'static str {
    let low = p.low(at);
    if low == "to" || at > 0 && p.low(at - 1) == "to" {
        "to"
    } else if low.ends_with("ing") {
        "ing"
    } else if low.ends_with("ed") || matches!(low, "said" | "told" | "wrote") {
        "ed"
    } else if low.ends_with('s') {
        "s"
    } else {
        "-"
    }
}
