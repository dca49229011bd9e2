//! Whom an outlet cites: "OUTLET, citing X, reported", "OUTLET reported, citing X, which in turn quoted Y".

use super::{
    candidate::Candidate,
    carried::written,
    chain::{Links, phrase_end},
    lexicon::Class,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    tokens::Kind,
};

/// "OUTLET, citing X, reported", "OUTLET reported, citing X", "the agency, which cited X, said"
pub(crate) fn cited(
    p: &Paragraph<'_>,
    sentence: &Run,
    chosen: &Candidate,
    source: &Run,
    outlets: &Outlets,
    links: &mut Links,
) {
    // "Lind said, referring to the bill": only an outlet refers to its source.
    let refers = |at: usize| p.low(at) == "referring" && !outlets.is(p, source);
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    let citing = sentence.clone().find(|at| {
        // "Citing three diplomats, the newspaper reported"
        let first = *at == sentence.start && p.low(*at).ends_with("ing");
        let leads = at.checked_sub(1).is_some_and(|before| {
            p.kind(before) == Kind::Comma || p.any(before, &[Class::Relative]) || before == chosen.cue.start
        });
        let beside = |end: usize, reach: usize| end <= *at && *at <= end + reach;
        let leads = leads
            && (source.contains(at)
                || beside(source.end, 2)
                || beside(chosen.cue.end, 8)
                // Not "reported that it fell, and Orta, citing a guard, said"
                || chosen.content.iter().any(|part| {
                    beside(part.end, 2) && !(part.end..*at).any(|between| p.is(between, Class::Conjunction))
                }));
        // "Lind, relying on luck, said": only an outlet relies on its source.
        let relies = || matches!(p.low(*at), "relying" | "drawing") && !outlets.is(p, source);
        let rests = || rests_on(p, *at).is_some() && !relies();
        let cites = p.is(*at, Class::Citing) && !refers(*at) || rests();
        let open = !inside(*at) || p.low(*at) == "attributing";
        cites && (leads || first) && !p.quoted(*at) && open && *at != chosen.cue.start
    });
    let stands = |at: usize| rests_on(p, at).is_some() || !matches!(p.low(at + 1), "no" | "in" | "by" | "on");
    let Some(citing) = citing.filter(|citing| stands(*citing)) else { return };
    let start = if p.low(citing) == "referring" { citing + 2 } else { citing + 1 };
    let start = rests_on(p, citing).unwrap_or(start);
    // "citing what it described as a secret report"
    let described = (start..sentence.end.min(start + 6)).find(|at| p.low(start) == "what" && p.low(*at) == "as");
    let start = described.map_or(start, |as_| as_ + 1);
    let end = phrase_end(p, start, sentence.end);
    if start < end {
        let relay = if citing < source.start { source.end } else { citing.clamp(source.start + 1, source.end) };
        let mut relay = relay;
        while relay > source.start + 1 && (p.is(relay - 1, Class::Relative) || p.kind(relay - 1) == Kind::Comma) {
            relay -= 1;
        }
        links.relays.push(source.start..relay);
        // "citing the channel Orta, which in turn quoted a guard"
        if let Some(cited) = cites_in_turn(p, end, sentence.end) {
            links.relays.push(start..end);
            links.origin = Some(cited);
            return;
        }
        // "which quoted messages sent by his aide"
        let mut inner = Links::default();
        written(p, &(start..end), &mut inner);
        links.origin = Some(inner.origin.unwrap_or(start..end));
    }
}

/// Where the words begin for whom or what a report rests on: "on the authority of (a guard)", "attributing it to (a
/// guard)", "relying on (a cousin)", "which gave as its source (a guard)".
fn rests_on(p: &Paragraph<'_>, at: usize) -> Option<usize> {
    let low = |at: usize| p.low(at);
    match low(at) {
        "relying" | "drawing" if low(at + 1) == "on" => Some(at + 2),
        "attributing" | "ascribing" | "sourcing" | "attributed" => {
            (at + 1..at + REACH).find(|to| low(*to) == "to").map(|to| to + 1)
        }
        "on" | "upon" if low(at + 1) == "the" && low(at + 3) == "of" => {
            matches!(low(at + 2), "authority" | "strength" | "word" | "evidence").then_some(at + 4)
        }
        "gave" | "gives" | "giving" | "named" | "names" | "naming"
            if low(at + 1) == "as" && matches!(low(at + 2), "its" | "the" | "their") =>
        {
            matches!(low(at + 3), "source" | "sources" | "authority" | "authorities").then_some(at + 4)
        }
        _ => None,
    }
}

/// How far "to" may stand behind "attributing", in tokens.
const REACH: usize = 6;

/// Whom an outlet cites in its turn that another one cites: ", which in turn quoted a guard at the gate".
fn cites_in_turn(p: &Paragraph<'_>, comma: usize, stop: usize) -> Option<Run> {
    let who = comma + usize::from(p.kind(comma) == Kind::Comma);
    let verb = (who..stop.min(who + 5)).find(|at| p.is(*at, Class::Citing))?;
    let leads = p.is(who, Class::Relative) || p.low(who) == "itself" || p.low(verb).ends_with("ing");
    let start = verb + 1;
    let end = phrase_end(p, start, stop);
    (leads && !p.quoted(verb) && start < end).then_some(start..end)
}
