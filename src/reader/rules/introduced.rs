//! A quotation that a colon introduces, with no verb of speech near: "The minister was blunt: “No.”"

use crate::reader::{
    candidate::{Candidate, Scene},
    cuts::trimmed,
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::genitive,
    subject,
    tokens::Kind,
};

/// How far into a sentence a description may reach that it opens with, in tokens.
const FRONT: usize = 6;

/// Proposes for a colon before a quotation that ends the sentence.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    for colon in sentence.start + 2..sentence.end.saturating_sub(2) {
        let open = colon + 1;
        if p.kind(colon) != Kind::Colon || p.quoted(colon) {
            continue;
        }
        let Some(quote) = p.opens(open) else { continue };
        if trimmed(p, open, sentence.end) > quote.close + 1 {
            continue;
        }
        // "Outside her house, she fumed: “…”", "His mother messaged us: “…”": no list knows all verbs.
        // "A mediator texts from inside the room: “…”"
        let sends = |at: usize| matches!(p.low(at), "texts" | "tweets" | "posts" | "messages" | "emails" | "shouts");
        let past = |at: usize| {
            let verb = p.low(at).ends_with("ed") && p.classes[at].none();
            at > sentence.start && (verb || sends(at) && !p.any(at - 1, &[Class::Determiner, Class::Possessive]))
        };
        let verb = |at: usize| {
            at > sentence.start && p.is(at, Class::Finite)
                || past(at) && at + 5 > colon && p.is(at - 1, Class::Subject)
                || scene.cues.strength(p.low(at), crate::reader::reading::Reading::Finite) > 0.3
        };
        // "Lind said the mayor had told him: “…”"
        let told = (sentence.start.max(colon.saturating_sub(3))..colon).any(|at| p.is(at, Class::Addressing));
        let reach = if told { subject::Reach::Near } else { subject::Reach::Main };
        out.push(Candidate::of(
            "introduced",
            std::iter::once(open..quote.close + 1).collect(),
            colon..open,
            named(p, sentence, colon)
                .or_else(|| subject::of_sentence(p, sentence, colon, reach, &verb))
                .or_else(|| subject::of_sentence(p, sentence, colon, reach, &past))
                .or_else(|| opening(p, sentence, colon)),
            scene.rates.of("introduced"),
        ));
    }
}

/// The name that a colon follows, where nothing else stands before it: "Carl Moss: “…”", "All agree - Carl
/// Moss: “…”".
fn named(p: &Paragraph<'_>, sentence: &Run, colon: usize) -> Option<Run> {
    let word = |at: &usize| {
        p.kind(*at) == Kind::Word
            && !p.quoted(*at)
            && (p.capital(*at) || p.any(*at, &[Class::Conjunction, Class::Determiner]))
    };
    let start = colon - (sentence.start..colon).rev().take_while(word).count();
    let alone =
        start == sentence.start || matches!(p.kind(start - 1), Kind::Dash | Kind::Close | Kind::Stop | Kind::Shout);
    (alone && start < colon && colon - start < 7 && p.capital(colon - 1)).then_some(start..colon)
}

/// Whom a sentence opens with of whose verb no list knows: "Lind in December 1992: “…”", "The letter continues: “…”".
fn opening(p: &Paragraph<'_>, sentence: &Run, colon: usize) -> Option<Run> {
    let start = sentence.start;
    let titles = (start..colon).take_while(|at| p.is(*at, Class::Title) && p.capital(*at)).count();
    let name = name_at(p, start + titles, colon);
    if !name.is_empty() {
        return (!genitive(p.low(name.end - 1))).then_some(start..name.end);
    }
    let what = [Class::Role, Class::Document, Class::Organ, Class::Outlet, Class::Woman, Class::Man, Class::Unnamed];
    let plain = |at: &usize| {
        p.kind(*at) == Kind::Word
            && !p.any(*at, &[Class::Preposition, Class::Finite, Class::Relative, Class::Conjunction])
    };
    let noun = (start + 1..colon.min(start + FRONT)).take_while(plain).filter(|at| p.any(*at, &what)).last()?;
    p.any(start, &[Class::Determiner, Class::Possessive]).then_some(start..noun + 1)
}
