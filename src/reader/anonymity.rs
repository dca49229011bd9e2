//! How a source is named.

use super::{
    carried::is_message,
    lexicon::Class,
    names::titled_of,
    paragraph::{Paragraph, Run},
    reading::genitive,
};
use crate::board::Anonymity;

/// How the source in `run` is named: by name, by its role, not at all, or as nobody in particular.
pub(crate) fn anonymity(p: &Paragraph<'_>, run: &Run) -> Anonymity {
    let head_of = head;
    let head = head_of(p, run);
    if p.any(run.start, &[Class::Subject, Class::Relative, Class::Possessive]) && run.len() == 1 {
        return Anonymity::Named;
    }
    // "three of the engineers"
    let counts = run.len() > 2 && p.low(run.start + 1) == "of" && p.is(run.start, Class::Determiner);
    if counts && p.any(head_of(p, &(run.start + 2..run.end)), &[Class::Role]) {
        return Anonymity::PartlyNamed;
    }
    let known = knows(p, run);
    if run.clone().any(|at| p.is(at, Class::Unidentified)) {
        // "an unnamed coastguard officer"
        let body = p.is(head, Class::Role) && head > run.start + 1 && !p.is(head - 1, Class::Unidentified);
        return if known || body { Anonymity::PartlyNamed } else { Anonymity::Anonymous };
    }
    if is_named(p, run, head) {
        return Anonymity::Named;
    }
    // "a note by the brokerage Aldgate": who issued it is told.
    let issuer = |at: usize| {
        matches!(p.low(at), "by" | "from")
            && (at + 1..run.end.min(at + 4)).any(|name| p.capital(name))
            && (at == 0 || !matches!(p.low(at - 1), "seen" | "obtained" | "reviewed" | "published" | "viewed"))
    };
    if p.is(head, Class::Document) && (head + 1..run.end).any(issuer) {
        return Anonymity::Named;
    }
    // Of "the police" nobody is hidden.
    if p.is(head, Class::Organ) && p.low(head) == "police" {
        return Anonymity::Named;
    }
    if p.is(head, Class::Role) && !p.is(head, Class::Crowd) {
        return Anonymity::PartlyNamed;
    }
    // "The report" is a paper; "a report", "reports" may be anybody's.
    let paper = p.is(head, Class::Document)
        && matches!(p.low(run.start), "the" | "this" | "that")
        && !p.low(head).ends_with('s');
    if p.is(head, Class::Crowd) && !paper {
        return Anonymity::Collective;
    }
    if p.is(head, Class::Unnamed) {
        // "a government source": where it sits is told.
        let seat = head > run.start
            && (p.is(head - 1, Class::Organ)
                || matches!(
                    p.low(head - 1),
                    "police" | "military" | "intelligence" | "security" | "diplomatic" | "palace"
                ));
        return if known || seat { Anonymity::PartlyNamed } else { Anonymity::Anonymous };
    }
    // "A former crane operator who": no company.
    let person = run.clone().any(|at| matches!(p.low(at), "former" | "retired")) || p.low(head + 1) == "who";
    if p.any(head, &[Class::Organ, Class::Masthead, Class::Outlet]) && !person {
        return Anonymity::Named;
    }
    if p.is(run.start, Class::Determiner)
        || p.is(run.start, Class::Possessive) && !matches!(p.low(run.start), "our" | "my")
        || !p.capital(run.start)
    {
        Anonymity::PartlyNamed
    } else {
        Anonymity::Named
    }
}

/// The word that says what the source is: the last before "of", "in", "familiar", "who".
pub(crate) fn head(p: &Paragraph<'_>, run: &Run) -> usize {
    if let Some(name) = titled_of(p, run) {
        return name.end - 1;
    }
    let mut head = run.start;
    for at in run.clone() {
        if at > run.start
            && (p.any(at, &[Class::Preposition, Class::Relative])
                // "Marlowe himself"
                || p.low(at).ends_with("self") && p.is(at, Class::Object)
                || matches!(p.low(at), "familiar" | "close" | "briefed" | "speaking" | "involved" | "aware")
                // "a memo leaked to", not "a leaked memo"
                || matches!(p.low(at), "seen" | "obtained" | "reviewed" | "leaked" | "dated" | "published" | "signed")
                    && !p.any(at - 1, &[Class::Determiner, Class::Possessive])
                    && !genitive(p.low(at - 1))
                || p.low(at).ends_with("ed")
                    && p.any(at - 1, &[Class::Role, Class::Unnamed, Class::Crowd, Class::Document])
                    && !p.capital(at)
                // "a message sent by the coach"
                || p.is(at + 1, Class::Preposition)
                    && (p.is(at - 1, Class::Document) || is_message(p, at - 1))
                    && matches!(p.low(at), "sent" | "left" | "put" | "hung" | "found" | "issued" | "handed")
                // "logs kept by the ministry", "a statement read to the court"
                || p.is(at, Class::Finite) && p.low(at + 1) == "by"
                || p.low(at) == "read" && p.is(at - 1, Class::Document)
                // "A minister backing Lena Voss"
                || p.low(at).ends_with("ing") && !p.capital(at) && p.any(at - 1, &[Class::Role, Class::Unnamed])
                // "A baker reached over a messaging app"
                || matches!(p.low(at), "reached" | "contacted" | "approached") && p.is(at + 1, Class::Preposition)
                || matches!(p.low(at), "written" | "quoted" | "cited" | "shared" | "shown" | "interviewed"))
        {
            break;
        }
        if p.kind(at) == super::tokens::Kind::Word && !genitive(p.low(at)) {
            head = at;
        } else if !matches!(p.kind(at), super::tokens::Kind::Word | super::tokens::Kind::Number) {
            break;
        }
    }
    head
}

/// Whether the head is a proper name, alone or behind a title.
fn is_named(p: &Paragraph<'_>, run: &Run, head: usize) -> bool {
    let sure = |at: usize| p.capital(at) && !p.any(at, &[Class::Determiner, Class::Possessive, Class::Preposition]);
    if !sure(head) {
        return false;
    }
    // "Two MPs from the ruling party"
    let word = &p.text[p.bytes(&(head..head + 1))];
    let several = word.len() > 2 && word.strip_suffix('s').is_some_and(|stem| stem.chars().all(char::is_uppercase));
    if several {
        return false;
    }
    // "Readers with long memories" at the start of a sentence.
    let common = head == run.start && p.low(head).ends_with('s') && run.len() > 2 && p.is(head + 1, Class::Preposition);
    if common && p.low(head + 1) != "of" && !p.any(head, &[Class::Organ, Class::Masthead, Class::Outlet]) {
        return false;
    }
    // "Officials said" at the start of a sentence.
    let lone = head == run.start && p.any(head, &[Class::Role, Class::Unnamed, Class::Crowd, Class::People]);
    !lone
}

/// Whether it is told what the source knows or where it sits: "familiar with", "in the ministry".
fn knows(p: &Paragraph<'_>, run: &Run) -> bool {
    run.clone().skip(1).any(|at| {
        matches!(p.low(at), "familiar" | "close" | "knowledge" | "briefed" | "who" | "involved" | "aware")
            || (matches!(p.low(at), "in" | "at" | "from" | "within" | "inside") && at + 1 < run.end)
    })
}
