//! Who a cue belongs to.

use crate::reader::{
    candidate::Scene,
    finite::looks_finite,
    lexicon::Class,
    paragraph::Run,
    reading::{Reading, reading},
    setting::by_means,
    subject,
    tokens::Kind,
};

/// How far behind a content its speaker may have his verb, in tokens: "Asked for a comment, Lind, who … , said".
const LONGEST: usize = 30;

/// The speaker of a cue at `at`, whose first auxiliary stands at `first`.
pub(super) fn of(scene: &Scene<'_>, at: usize, first: usize, reading: Reading) -> Option<Run> {
    // "There's talk of": nobody's.
    let nobody = |found: &Run| scene.p.low(found.start).split('\'').next() == Some("there");
    somebody(scene, at, first, reading).filter(|found| !nobody(found))
}

fn somebody(scene: &Scene<'_>, at: usize, first: usize, reading: Reading) -> Option<Run> {
    let p = scene.p;
    let sentence = &scene.sentence;
    // "asked by a reporter whether", "criticised by the mayor for"
    if p.low(at).ends_with("ed") && p.low(at + 1) == "by" && reading != Reading::Raised && !by_means(p, at + 1) {
        return subject::right(p, sentence, at + 2);
    }
    match reading {
        Reading::Finite => finite(scene, first),
        // "It is said that": nobody says it.
        // "The jury was told that": who is told says nothing.
        Reading::Passive if p.is(at, Class::Addressing) => subject::agent(p, sentence, at),
        Reading::Raised | Reading::Adjective | Reading::Passive => subject::left(p, sentence, first)
            .filter(|subject| p.low(subject.start) != "it")
            .or_else(|| subject::impersonal(p, sentence, at, first)),
        Reading::Noun => of_noun(scene, at),
        // "…, with one, Rosa Elizondo, calling it"
        Reading::Participle if with(scene, at).is_some() => with(scene, at),
        Reading::Participle if beside(scene, at).is_some() => beside(scene, at),
        // "footage in which a man can be heard shouting that"
        Reading::Participle if within(scene, at).is_some() => within(scene, at),
        Reading::Infinitive => subject::of_infinitive(p, sentence, first).or_else(|| of_sentence(scene, at)),
        // "Owners began reporting that"
        Reading::Participle
            if first > scene.sentence.start
                && matches!(
                    p.low(first - 1),
                    "began" | "begin" | "begins" | "started" | "kept" | "keeps" | "stopped"
                ) =>
        {
            subject::left(p, sentence, first - 1).or_else(|| of_sentence(scene, at))
        }
        Reading::Joined | Reading::Participle => of_sentence(scene, at),
    }
}

/// The subject of a finite verb; where it shares that of the verb before it ("and has said"), the sentence's.
fn finite(scene: &Scene<'_>, first: usize) -> Option<Run> {
    let p = scene.p;
    let own = subject::left(p, &scene.sentence, first).or_else(|| subject::over_quotation(p, &scene.sentence, first));
    // "when asked who did it"
    let asked = first > scene.sentence.start && p.is(first - 1, Class::Subordinator);
    let Some(own) = own else { return if asked { None } else { of_sentence(scene, first) } };
    // "Lind attacked him, launching personal insults that": no words of a participle are the subject.
    if subject::participial(p, &scene.sentence, &own) {
        return of_sentence(scene, own.start).or(Some(own));
    }
    // "He made it clear that": whoever makes it so.
    if own.len() == 1 && p.low(own.start) == "it" && own.start > scene.sentence.start {
        let making = own.start - 1;
        if matches!(p.low(making), "make" | "makes" | "made" | "making") && !p.quoted(making) {
            let (first, use_) = reading(p, &scene.sentence, making);
            return of(scene, making, first, use_);
        }
    }
    Some(own)
}

/// The owner of a noun, or who the noun's word stands for where it is a verb; the sentence's subject where it has none:
/// "Smith gave a speech about".
fn of_noun(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let p = scene.p;
    let low = p.low(at);
    let verb =
        !low.ends_with("ing") && scene.cues.strength(low, Reading::Finite) > scene.cues.strength(low, Reading::Noun);
    // "some believe", "a sign that said"
    let counts = |at: usize| at > scene.sentence.start && p.is(at - 1, Class::Determiner);
    if verb && at > scene.sentence.start && !p.quoted(at - 1) && STANDING.contains(&p.low(at - 1)) && !counts(at - 1) {
        return Some(at - 1..at);
    }
    subject::owner(p, &scene.sentence, at).or_else(|| of_sentence(scene, at))
}

/// Determiners that stand for a noun before a verb.
const STANDING: [&str; 14] = [
    "that", "this", "one", "another", "some", "both", "many", "most", "few", "several", "all", "others", "two", "three",
];

/// The subject of the sentence, or of its clause, before a token.
fn of_sentence(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let p = scene.p;
    // "by saying", "to say", "sent the agency a complaint alleging"
    let led = at > scene.sentence.start && p.any(at - 1, &[Class::Preposition, Class::Document]);
    let reach = if led { subject::Reach::Near } else { subject::Reach::Main };
    subject::of_sentence(p, &scene.sentence, at, reach, &|verb| acts(scene, verb))
}

/// Whether a word that is in no class is a finite verb.
fn acts(scene: &Scene<'_>, verb: usize) -> bool {
    let p = scene.p;
    let (_, use_) = reading(p, &scene.sentence, verb);
    use_ == Reading::Finite
        && p.classes[verb].none()
        && (p.low(verb).ends_with("ed")
            || scene.cues.strength(p.low(verb), use_) > 0.3
            || looks_finite(p, &scene.sentence, verb)
            || p.is(verb, Class::Trying) && p.low(verb + 1) == "to")
}

/// The subject behind a content that ends at `end`, where the sentence begins with the cue's phrase: "Noting that it
/// rained, Lind left".
pub(super) fn ahead(scene: &Scene<'_>, at: usize, end: usize) -> Option<Run> {
    let p = scene.p;
    let comma = (end.max(at + 1)..scene.sentence.end).find(|at| p.kind(*at) == Kind::Comma && !p.quoted(*at))?;
    let stop = scene.sentence.end.min(comma + LONGEST);
    let verb = (comma + 2..stop)
        .find(|verb| !p.quoted(*verb) && !p.capital(*verb) && (p.is(*verb, Class::Finite) || acts(scene, *verb)))?;
    let (first, _) = reading(p, &scene.sentence, verb);
    subject::left(p, &scene.sentence, first).filter(|subject| subject.start > comma)
}

/// Whoever "with" leads in before a participle: ", with the mayor saying".
fn with(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let p = scene.p;
    let from = scene.sentence.start.max(at.saturating_sub(10));
    let with = (from..at)
        .rev()
        .take_while(|word| !p.is(*word, Class::Finite) && !p.quoted(*word))
        .find(|word| p.low(*word) == "with" && *word > from && p.kind(*word - 1) == Kind::Comma)?;
    let end = if p.kind(at - 1) == Kind::Comma { at - 1 } else { at };
    let person =
        p.capital(with + 1) || p.any(with + 1, &[Class::Determiner, Class::Possessive, Class::Role, Class::Unnamed]);
    (person && with + 1 < end).then_some(with + 1..end)
}

/// Whoever is heard or seen to say something within what a paper or a recording holds.
fn within(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let p = scene.p;
    let heard = at.checked_sub(1).filter(|heard| {
        matches!(p.low(*heard), "heard" | "seen" | "shown" | "filmed" | "recorded" | "quoted")
            && *heard > scene.sentence.start
    })?;
    let (first, use_) = reading(p, &scene.sentence, heard);
    let who = subject::left(p, &scene.sentence, first).filter(|_| use_ == Reading::Passive)?;
    let led = who.start > scene.sentence.start + 1 && p.low(who.start - 1) == "which" && p.low(who.start - 2) == "in";
    led.then_some(who)
}

/// Whoever stands right before a participle: "half of the voters saying they would stay", "a spokesman warning that".
fn beside(scene: &Scene<'_>, at: usize) -> Option<Run> {
    let p = scene.p;
    let last = at.checked_sub(1).filter(|last| *last > scene.sentence.start && p.kind(*last) == Kind::Word)?;
    let person = [Class::People, Class::Role, Class::Unnamed, Class::Crowd, Class::Man, Class::Woman];
    if p.quoted(last) || !(p.any(last, &person) || noun(scene, last)) || p.is(last, Class::Finite) {
        return None;
    }
    let who = subject::left(p, &scene.sentence, at).filter(|who| who.end == at)?;
    if !p.any(last, &person) && (made(scene, &who) || !p.low(last).ends_with('s') && !p.capital(last)) {
        return None;
    }
    let who = who.start + usize::from(p.low(who.start) == "with")..who.end;
    // "emailed supporters saying", "sent a message to supporters saying": they are told.
    let told = who.clone().any(|at| p.low(at) == "to" || scene.outline.acts(at));
    (!told && !who.is_empty()).then_some(who)
}

/// Whether a word may be a noun of no class: "(recent) polls showing", "(Martin) Lind calling it a trick".
fn noun(scene: &Scene<'_>, at: usize) -> bool {
    let p = scene.p;
    let closed = [Class::Adverb, Class::Day, Class::Time, Class::Document];
    let ends = ["ed", "ly", "ing"].iter().any(|end| p.low(at).ends_with(end));
    (p.capital(at) || p.classes[at].none()) && !p.any(at, &closed) && !ends
}

/// Whether a phrase is what somebody makes or does, so that what it says is his: "placed ads saying", "took the lead in
/// running ads calling".
fn made(scene: &Scene<'_>, phrase: &Run) -> bool {
    let p = scene.p;
    let does = |at: usize| p.low(at).ends_with("ing") || p.low(at).ends_with("ed");
    let before = phrase.start.checked_sub(1).filter(|before| *before >= scene.sentence.start);
    let object = before.is_some_and(|before| {
        scene.outline.acts(before)
            || acts(scene, before)
            || matches!(p.low(before), "in" | "on" | "at" | "into" | "from")
            || does(before)
    });
    object || phrase.clone().any(does)
}
