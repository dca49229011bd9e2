//! Ways in which the words around those that name a speaker tell through whom he spoke: "was quoted by Orta as saying",
//! "In a memo obtained by the Echo, she wrote", "Through a solicitor, he denied".

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::{CARRIES, GIVEN, is_message, written},
    chain::{Links, antecedent, phrase_end},
    letters::before_auxiliaries,
    lexicon::Class,
    names::name_at,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    subject,
    sure::HEARSAY,
    tokens::Kind,
};

/// "It quoted a man in the general staff as saying", "a conservator cited by Radio Mitte as saying"
pub(crate) fn quoted_as(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, outlets: &Outlets, links: &mut Links) {
    // "…," the agency quoted him as saying
    let cue = chosen.cue.end;
    let behind = (cue..sentence.end.min(cue + 14)).find(|as_| p.low(*as_) == "as" && p.low(*as_ + 1) == "saying");
    if p.is(cue - 1, Class::Citing)
        && behind == Some(cue)
        && let Some(source) = &chosen.source
    {
        links.origin = Some(source.clone());
        let by = cue + 3..phrase_end(p, cue + 3, sentence.end);
        if p.low(cue + 2) == "by" && by.start < by.end {
            links.relays.push(by);
        }
        return;
    }
    if let (Some(as_), Some(source)) = (behind, &chosen.source)
        && matches!(p.low(cue - 1), "quoted" | "cited" | "quotes" | "cites")
        && as_ > cue
    {
        links.relays.push(source.clone());
        links.origin = Some(cue..as_);
        return;
    }
    let Some(as_) = chosen.cue.start.checked_sub(1).filter(|as_| p.low(*as_) == "as") else { return };
    let from = as_.saturating_sub(16).max(sentence.start);
    let carries = |at: &usize| (CARRIES.contains(&p.low(*at)) || p.is(*at, Class::Citing)) && !p.quoted(*at);
    let Some(verb) = (from..as_).rev().find(carries) else { return };
    if p.low(verb + 1) == "by" || verb + 1 == as_ {
        // "was quoted (by an outlet) as saying"
        let mut end = verb;
        while end > sentence.start && p.any(end - 1, &[Class::Be, Class::Have, Class::Adverb]) {
            end -= 1;
        }
        links.origin = subject::left(p, sentence, end);
        let by = verb + 2..as_;
        // Whatever quotes somebody carries his words.
        if by.start < by.end && (outlets.is(p, &by) || p.capital(by.end - 1)) {
            links.relays.push(by);
        }
    } else {
        // "by Axios, which cited an official as saying"
        // "The Ledger reported that he was out, and quoted his father as saying"
        let joined = || subject::of_sentence(p, sentence, verb, subject::Reach::Main, &|at| p.is(at, Class::Speech));
        let who = subject::left(p, sentence, verb).or_else(joined);
        let stands = who.as_ref().filter(|who| p.is(who.start, Class::Relative));
        links.relays.extend(stands.and_then(|who| antecedent(p, sentence, who.start)).or(who));
        links.origin = Some(verb + 1..as_);
    }
}

/// "Adeyemi recalled the mayor telling him that", "with the mayor saying that"
pub(crate) fn overheard(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, source: &Run, links: &mut Links) {
    let cue = chosen.cue.start;
    if chosen.rule != "participle" || !matches!(p.low(cue), "saying" | "telling" | "warning" | "claiming") {
        return;
    }
    let Some(before) = cue.checked_sub(1) else { return };
    let noun = p.kind(before) == Kind::Word
        && !p.any(before, &[Class::Preposition, Class::Conjunction, Class::Subordinator, Class::Be, Class::Finite]);
    let Some(who) = subject::left(p, sentence, cue).filter(|who| noun && who.end == cue && source.end < who.start)
    else {
        return;
    };
    // "issued a statement saying": nobody is heard but who issued it.
    let last = head(p, &who);
    let person = p.capital(last)
        || p.any(
            last,
            &[Class::Role, Class::Title, Class::Unnamed, Class::People, Class::Crowd, Class::Man, Class::Woman],
        );
    if !person || p.is(last, Class::Document) {
        return;
    }
    if p.low(who.start - 1) != "with" {
        links.relays.push(source.clone());
    }
    links.origin = Some(who);
}

/// "An assistant heard the founder (say)", "Two nurses have overheard the doctor (tell)": who heard it tells it.
pub(crate) fn eavesdropped(p: &Paragraph<'_>, chosen: &Candidate, source: &Run, links: &mut Links) {
    let hears = |at: &usize| matches!(p.low(*at), "heard" | "overheard" | "hears" | "overhears") && !p.quoted(*at);
    let Some(verb) = source.clone().skip(1).find(hears).filter(|verb| verb + 1 < source.end) else { return };
    let bare = matches!(p.low(chosen.cue.start), "say" | "tell" | "saying" | "telling" | "boast" | "claim" | "admit");
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Adverb]);
    let end = verb - (source.start + 1..verb).rev().take_while(aux).count();
    if bare && chosen.cue.start == source.end {
        links.relays.push(source.start..end);
        links.origin = Some(verb + 1..source.end);
    }
}

/// "Dame Ruth is said to have told MPs that": it goes on from those who say so to her.
pub(crate) fn hearsay(p: &Paragraph<'_>, sentence: &Run, source: &Run, links: &mut Links) {
    let Some(be) = source.start.checked_sub(2).filter(|be| *be > sentence.start) else { return };
    let says = p.low(source.start) == "to" && HEARSAY.contains(&p.low(be + 1)) && p.is(be, Class::Be);
    if let Some(who) = subject::left(p, sentence, be).filter(|_| says) {
        links.relays.push(be..be + 2);
        links.origin = Some(who);
    }
}

/// "Through a solicitor, he denied", "Speaking through his lawyer, Lena Voss, the baker said", "Kent has said through his
/// lawyer, Lena Voss, that"
pub(crate) fn on_behalf(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, source: &Run, links: &mut Links) {
    let through = if p.low(sentence.start) == "speaking" { sentence.start + 1 } else { sentence.start };
    let leads = matches!(p.low(through), "through" | "via");
    let closed = source.start > through + 2 && p.kind(source.start - 1) == Kind::Comma;
    if leads && closed && !(through..source.start).any(|at| p.quoted(at)) {
        links.relay(through + 1..source.start - 1);
    } else if let Some(speaks) = behind(p, sentence, chosen) {
        links.relay(speaks);
    }
}

/// "Kent, through his London firm, Bellwether, said": the subject that was found is who speaks for him.
pub(crate) fn through_firm(p: &Paragraph<'_>, sentence: &Run, source: &Run, links: &mut Links) {
    let Some(comma) = source.start.checked_sub(2).filter(|comma| *comma > sentence.start) else { return };
    let through = matches!(p.low(comma + 1), "through" | "via") && p.kind(comma) == Kind::Comma;
    let opens = p.any(source.start, &[Class::Determiner, Class::Possessive]);
    if let Some(who) = subject::left(p, sentence, comma).filter(|_| through && opens) {
        links.relays.push(source.clone());
        links.origin = Some(who);
    }
}

/// Whoever speaks for somebody, told between the verb and what is said or behind both: "denied through a lawyer that",
/// "wrote to the site Orta via her agent, Karl Lind, that".
fn behind(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate) -> Option<Run> {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    let near = chosen.cue.end..sentence.end.min(chosen.cue.end + NEAR);
    let through =
        near.into_iter().find(|at| matches!(p.low(*at), "through" | "via") && !p.quoted(*at) && !inside(*at))?;
    let start = through + 1;
    let opens = p.any(start, &[Class::Determiner, Class::Possessive]) || p.any(start, &[Class::Role]);
    let mut end = phrase_end(p, start, sentence.end.min(start + NEAR));
    let people = [Class::Role, Class::Title, Class::Organ];
    let person = (start..end).any(|at| p.any(at, &people) || matches!(p.low(at), "counsel" | "firm" | "agent"));
    // "his lawyer, Lena Voss, that"
    let name = name_at(p, end + 1, sentence.end);
    if p.kind(end) == Kind::Comma && !name.is_empty() && matches!(p.kind(name.end), Kind::Comma | Kind::Stop) {
        end = name.end;
    }
    (opens && person && start < end).then_some(start..end)
}

/// How far behind the verb it may be told who speaks, in tokens.
const NEAR: usize = 12;

/// "The governor said in a statement issued by his press secretary, Ibrahim Kudu"
pub(crate) fn issued(p: &Paragraph<'_>, sentence: &Run, chosen: &Candidate, links: &mut Links) {
    let inside = |at: usize| chosen.content.iter().any(|part| part.contains(&at));
    let by = (sentence.start + 2..sentence.end.saturating_sub(1)).find(|by| {
        p.low(*by) == "by"
            && matches!(p.low(*by - 1), "issued" | "released" | "signed" | "relayed")
            && matches!(p.low(*by - 2), "statement" | "release" | "note")
            && !p.quoted(*by)
            && !inside(*by)
    });
    let Some(by) = by else { return };
    let mut end = phrase_end(p, by + 1, sentence.end);
    // "by his press secretary, Ibrahim Kudu"
    let name = name_at(p, end + 1, sentence.end);
    if p.kind(end) == Kind::Comma && !name.is_empty() && p.kind(name.end) == Kind::Comma {
        end = name.end;
    }
    let run = by + 1..end;
    let whose = !run.is_empty() && p.is(run.start, Class::Possessive);
    let itself = links.origin.as_ref().is_some_and(|origin| origin.start < run.end && run.start < origin.end);
    if whose && !itself && run.clone().any(|at| p.any(at, &[Class::Role, Class::Title])) {
        links.relays.insert(0, run);
        let source = chosen.source.clone().filter(|source| links.origin.is_none() && source.contains(&by));
        if let Some(source) = source {
            let comma = source.clone().find(|at| p.kind(*at) == Kind::Comma).unwrap_or(source.end);
            links.origin = Some(source.start..comma);
        }
    }
}

/// "The Echo quoted a message in which one of the crew wrote"
pub(crate) fn quoted_within(p: &Paragraph<'_>, sentence: &Run, source: &Run, outlets: &Outlets, links: &mut Links) {
    let Some(in_) = source.start.checked_sub(2).filter(|in_| *in_ > sentence.start) else { return };
    if p.low(in_) != "in" || p.low(in_ + 1) != "which" || !links.relays.is_empty() {
        return;
    }
    let from = in_.saturating_sub(8).max(sentence.start + 1);
    // "His office issued a statement in which he denied"
    let issues = |at: &usize| {
        p.is(*at, Class::Citing) || matches!(p.low(*at), "issued" | "released" | "published" | "sent" | "read" | "produced" | "showed")
        // "Le Soir has a profile of her in which a classmate says"
        || matches!(p.low(*at), "has" | "carries" | "carried" | "ran" | "runs" | "prints" | "printed" | "reproduces")
            && p.is(*at + 1, Class::Determiner)
            && matches!(p.low(*at + 2), "profile" | "letter" | "piece" | "article" | "story" | "report" | "interview" | "portrait")
    };
    let Some(verb) = (from..in_).rev().find(|at| issues(at) && !p.quoted(*at)) else { return };
    let who = subject::left(p, sentence, before_auxiliaries(p, sentence, verb));
    // "Police released footage in which a man shouts": whoever films relays nothing, unless it is an outlet.
    let filmed =
        (verb..in_).any(|at| matches!(p.low(at), "footage" | "video" | "clip" | "recording" | "tape" | "audio"));
    links.relays.extend(who.filter(|who| !filmed || outlets.is(p, who)));
}

/// "In a memo to all staff, obtained by the Echo, the director writes", "On the tape, released by Radio Orta, he says"
pub(crate) fn fronted(p: &Paragraph<'_>, sentence: &Run, source: &Run, outlets: &Outlets, links: &mut Links) {
    let start = sentence.start;
    let which = p.any(start + 1, &[Class::Determiner, Class::Possessive, Class::Document]) || is_message(p, start + 1);
    let opens = matches!(p.low(start), "in" | "on") && which;
    if !opens || source.start <= start + 3 || !links.relays.is_empty() || (start..source.start).any(|at| p.quoted(at)) {
        return;
    }
    let paper = (start + 1..source.start.min(start + 8)).any(|at| p.is(at, Class::Document));
    let by = (start + 3..source.start).find(|at| {
        p.low(*at) == "by"
            && (CARRIES.contains(&p.low(*at - 1)) || matches!(p.low(*at - 1), "released" | "printed" | "of"))
            // "In messages to a friend, shown to the Echo, he writes"
            || matches!(p.low(*at), "to" | "with") && GIVEN.contains(&p.low(*at - 1))
    });
    if let Some(by) = by.filter(|_| paper) {
        let outlet = by + 1..phrase_end(p, by + 1, source.start);
        if !outlet.is_empty() && outlets.is(p, &outlet) && !outlets.own(p, &outlet) {
            links.relays.push(outlets.named(p, &outlet).unwrap_or(outlet));
        }
    }
}

/// "He quoted a letter from a reader: “…”"
pub(crate) fn quoted_behind(p: &Paragraph<'_>, chosen: &Candidate, source: &Run, links: &mut Links) {
    let colon = chosen.cue.start;
    let verb = source.end;
    let quotes = chosen.rule == "introduced" && p.is(verb, Class::Citing) && !p.low(verb).ends_with("ing");
    let cited = verb + 1..colon.max(verb + 1);
    if !quotes || cited.is_empty() || cited.len() > 12 || cited.clone().any(|at| p.quoted(at)) {
        return;
    }
    links.relays.push(source.clone());
    let mut inner = Links::default();
    written(p, &cited, &mut inner);
    links.origin = Some(inner.origin.unwrap_or(cited));
}

/// "It quotes a former engineer, who told investigators that": the paper that quotes him.
pub(crate) fn quoted_who(p: &Paragraph<'_>, sentence: &Run, source: &Run, links: &mut Links) {
    if source.len() != 1 || !matches!(p.low(source.start), "who" | "which") || !links.relays.is_empty() {
        return;
    }
    let Some(quoted) = antecedent(p, sentence, source.start) else { return };
    let from = quoted.start.saturating_sub(6).max(sentence.start + 1);
    // "The Echo carried an interview with a tenant, who recalled"
    let talk =
        (from..quoted.start.max(from)).any(|at| matches!(p.low(at), "interview" | "letter" | "testimony" | "account"));
    let cites = |at: &usize| {
        let near = *at + 2 >= quoted.start;
        let prints =
            matches!(p.low(*at), "carried" | "carries" | "printed" | "published" | "aired" | "ran" | "broadcast");
        near && (p.is(*at, Class::Citing) || matches!(p.low(*at), "interviewed" | "interviews"))
            && !p.low(*at).ends_with("ing")
            || talk && prints
    };
    let Some(verb) = (from..quoted.start.max(from)).rev().find(cites) else { return };
    let adverb = usize::from(p.is(verb - 1, Class::Adverb));
    links.relays.extend(subject::left(p, sentence, verb - adverb));
    links.origin = Some(quoted);
}
