//! Who heard somebody, where no outlet is simply told: a reporter of one, an author, "our colleague", a programme that was
//! rung up, a paper that put something to him.

use super::{
    candidate::Candidate,
    chain::{Links, phrase_end},
    frames::Shape,
    lexicon::Class,
    names::name_at,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    resolve::Memory,
    tokens::Kind,
};

/// Who works for an outlet.
const STAFF: [&str; 6] = ["reporter", "reporters", "correspondent", "journalist", "colleague", "journalists"];

/// Who makes known what he is told: "the historian Irena Halas".
const AUTHORS: [&str; 14] = [
    "author",
    "biographer",
    "blogger",
    "broadcaster",
    "columnist",
    "documentary-maker",
    "film-maker",
    "filmmaker",
    "historian",
    "host",
    "interviewer",
    "novelist",
    "presenter",
    "writer",
];

/// How one gets in touch with an outlet to say something: "rang the Evening Bell to say".
const CALLS: [&str; 10] =
    ["rang", "phoned", "called", "telephoned", "emailed", "e-mailed", "contacted", "texted", "wrote", "messaged"];

/// How an outlet comes to hear somebody: "When the Echo visited the site, a guard said".
const VISITS: [&str; 6] = ["visited", "rang", "phoned", "called", "telephoned", "knocked"];

/// How many words at most whom one tells may have.
const LONGEST: usize = 8;

/// How far from its verb an outlet may stand that puts something to somebody, in tokens.
const NEAR: usize = 8;

/// Whoever heard a speaker besides the outlets that are told something.
pub(crate) fn hearer(
    p: &Paragraph<'_>,
    sentence: &Run,
    chosen: &Candidate,
    outlets: &Outlets,
    memory: &Memory,
) -> Option<Run> {
    let cue = chosen.cue.start;
    let told = p.any(cue, &[Class::Addressing]) && !p.quoted(cue);
    let found = if told { person(p, cue + 1, outlets, memory) } else { None };
    found
        .or_else(|| called(p, sentence, chosen, outlets))
        .or_else(|| put_to(p, sentence, chosen, outlets))
        .filter(|heard| !heard.is_empty() && !outlets.own(p, heard))
}

/// Of a reporter his outlet, else the one who is told and makes it known: "its reporter", "our colleague Grace Lund", "a
/// reporter for Radio Orta", "the biographer Anne Pell".
fn person(p: &Paragraph<'_>, start: usize, outlets: &Outlets, memory: &Memory) -> Option<Run> {
    let stop = p.len().min(start + LONGEST);
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.is(*at, Class::Finite);
    let noun = (start..stop).take_while(plain).find(|at| {
        let low = p.low(*at);
        (STAFF.contains(&low) || AUTHORS.contains(&low)) && !p.capital(*at)
    })?;
    let staff = STAFF.contains(&p.low(noun));
    let name = name_at(p, noun + 1, stop);
    if !staff {
        let opens = p.any(start, &[Class::Determiner]) || noun == start;
        return (opens && name.len() > 1).then_some(name);
    }
    // "our colleague Grace Lund"
    if matches!(p.low(start), "our" | "my") {
        return (name.len() > 1).then_some(name);
    }
    // "its reporter": of the outlet that was spoken of last.
    if p.low(start) == "its" && noun == start + 1 {
        let whose = memory.resolve(p, &(start..start), &(start..start + 1));
        return memory.is_outlet(&whose.name).then_some(start..start + 1);
    }
    // "a Radio Norwood reporter"
    if let Some(before) = outlets.named(p, &(start..noun)) {
        return Some(before);
    }
    let from = noun + 1;
    let leads = matches!(p.low(from), "for" | "from" | "of" | "with" | "at");
    let end = phrase_end(p, from + 1, p.len().min(from + LONGEST));
    leads.then(|| outlets.named(p, &(from + 1..end.max(from + 1)))).flatten()
}

/// Whether a name is that of one who is called an author or a colleague, and no outlet's.
pub(crate) fn is_author(p: &Paragraph<'_>, name: &Run) -> bool {
    let before = name.start.checked_sub(1).map(|before| p.low(before));
    before.is_some_and(|before| AUTHORS.contains(&before) || before == "colleague")
}

/// "A neighbour told her by phone that the bridge was down": nobody but her can tell.
pub(crate) fn heard(p: &Paragraph<'_>, chosen: &Candidate, source: &Run, links: &mut Links) {
    let cue = chosen.cue.start;
    let to = usize::from(p.low(cue + 1) == "to");
    let hearer = cue + 1 + to;
    // "assured her parliament the same day that"
    let start = chosen.content.first().map_or(0, |part| part.start);
    let other = [Class::Time, Class::Day, Class::Preposition, Class::Determiner, Class::Adverb, Class::Subordinator];
    let owned = p.low(hearer) == "her"
        && hearer + 1 < start
        && p.low(hearer + 1) != "that"
        && p.kind(hearer + 1) == Kind::Word
        && !p.any(hearer + 1, &other)
        && !is_adverb(p, hearer + 1);
    let pronoun = matches!(p.low(hearer), "him" | "her") && !p.is(hearer + 1, Class::Role) && !owned;
    let clause = chosen.usage.is_some_and(|(_, frame)| matches!(frame.shape, Shape::That | Shape::Clause));
    let tells = p.is(cue, Class::Addressing) || to == 1;
    let begins = chosen.content.first().is_some_and(|part| part.start > hearer);
    let other = !p.is(source.start, Class::Subject) && source.end <= cue;
    if !(pronoun && clause && tells && begins) {
        return;
    }
    // "Her supervisor, the clerk says, explained to her that"
    let open = source.clone().find(|at| p.kind(*at) == Kind::Comma);
    let says = source.end.checked_sub(1).filter(|says| matches!(p.low(*says), "says" | "said" | "adds" | "added"));
    if let (Some(open), Some(says)) = (open, says)
        && open + 1 < says
        && links.origin.is_none()
    {
        links.relays.push(open + 1..says);
        links.origin = Some(source.start..open);
        return;
    }
    if other && links.relays.is_empty() && !p.quoted(hearer) {
        links.relays.push(hearer..hearer + 1);
    }
}

/// "rang the Evening Bell to insist that"
fn called(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, outlets: &Outlets) -> Option<Run> {
    let cue = chosen.cue.start;
    let to = cue.checked_sub(1).filter(|to| chosen.rule == "infinitive" && p.low(*to) == "to")?;
    let from = to.saturating_sub(LONGEST).max(sentence.start);
    let verb = (from..to).rev().find(|at| CALLS.contains(&p.low(*at)) && !p.quoted(*at))?;
    outlets.named(p, &(verb + 1..to)).filter(|outlet| outlet.end == to || outlets.is(p, &(verb + 1..to)))
}

/// "said when the Evening Bell put it to him", "laughed when asked by the Bell", "when the Bell asked him about it"
fn put_to(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, outlets: &Outlets) -> Option<Run> {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    let when = sentence.clone().find(|at| matches!(p.low(*at), "when" | "after") && !p.quoted(*at) && !inside(*at))?;
    let stop = sentence.end.min(when + 2 * NEAR);
    let verb = (when + 1..stop).find(|at| {
        let low = p.low(*at);
        let him = |at: usize| p.is(at, Class::Object) || p.capital(at);
        !p.quoted(*at)
            && (low == "put" && (*at + 1..*at + 4).any(|to| p.low(to) == "to" && him(to + 1))
                || *at > when + 1 && VISITS.contains(&low)
                || matches!(low, "asked" | "reached" | "contacted" | "approached" | "telephoned") && him(*at + 1))
    })?;
    // "when the figure was put to him by Radio Orta"
    let behind = (verb + 1..stop.min(verb + NEAR)).find(|at| p.low(*at) == "by");
    let run = behind.map_or(when + 1..verb, |by| by + 1..phrase_end(p, by + 1, sentence.end.min(by + LONGEST)));
    outlets
        .named(p, &run)
        .filter(|outlet| !inside(outlet.start) && (behind.is_some() || outlets.is(p, &(run.start..outlet.end))))
}
