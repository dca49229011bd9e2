//! How one tells in a clause what another has said: "a guard had admitted to her that it leaked", "she had been told by two
//! clerks that", "according to the police the gate was shut".

use super::{
    anonymity::head,
    cuts::trimmed,
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    reading::is_adverb,
    retold::Retold,
    setting::is_time,
    tokens::Kind,
};

/// How many words the one who is retold may have.
pub(crate) const LONGEST: usize = 7;

/// How long an insertion into a subject may be.
const INSERTION: usize = 14;

/// How many may stand between whom something is told and "that": "told her by phone on Tuesday that".
const SETTING: usize = 8;

/// What papers do.
pub(crate) const SHOWS: [&str; 16] = [
    "show",
    "shows",
    "showed",
    "found",
    "finds",
    "concluded",
    "concludes",
    "suggested",
    "suggests",
    "says",
    "said",
    "stated",
    "states",
    "indicated",
    "indicates",
    "revealed",
];

/// "a guard had admitted to her that …", "He told us …", "She said …"
pub(crate) fn active(p: &Paragraph<'_>, first: usize, part: &Run, quoting: bool) -> Option<Retold> {
    let plain = |at: &usize| p.kind(*at) == Kind::Word && p.quoted(*at) == quoting;
    let mut from = first + 1;
    let mark = from + (from..part.end.min(first + LONGEST)).take_while(plain).count();
    // "one neighbour, Earl Dunn, told him"
    let apposed = if p.kind(mark) == Kind::Comma { name_at(p, mark + 1, part.end) } else { mark..mark };
    if !apposed.is_empty() && p.kind(apposed.end) == Kind::Comma && !p.quoted(apposed.end) {
        from = apposed.end + 1;
    }
    // "the accountant, who has been helping since June, told them"
    let behind = inserted(p, mark, part.end);
    from = behind.unwrap_or(from);
    let (verb, hearer, start) = (from..part.end.min(from + LONGEST)).take_while(plain).find_map(|verb| {
        let (hearer, start) = told(p, verb, part.end, quoting)
            .or_else(|| said(p, verb, part.end, quoting))
            .or_else(|| shown(p, first, verb, part.end))
            // "a witness had claimed in a letter to her office that"
            .or_else(|| stated(p, verb, part.end))?;
        Some((verb, hearer, start))
    })?;
    let mut end = if behind.is_some() { mark } else { verb };
    // "Her aunt used to tell her"
    if end > first + 2 && p.low(end - 1) == "to" && p.low(end - 2) == "used" {
        end -= 2;
    }
    while end > first + 1 && (p.any(end - 1, &[Class::Have, Class::Modal]) || is_adverb(p, end - 1)) {
        end -= 1;
    }
    let speaker = first..end;
    // "the patient never told her that": nobody said so.
    let silent = (end..verb).any(|at| p.is(at, Class::Negative));
    (!silent
        && somebody(p, &speaker)
        && start + 1 < part.end
        && single(p, &(start..part.end))
        && (p.quoted(start) == p.quoted(start - 1) || p.opens(start).is_some()))
    .then(|| Retold { speaker, hearer, words: start..nested_end(p, start, part.end) })
}

/// Where words end that stand in marks of their own within a quotation: “He said, ‘They had the key,’”.
fn nested_end(p: &Paragraph<'_>, start: usize, end: usize) -> usize {
    let mark = |at: &usize| p.kind(*at) == Kind::Quote;
    if !start.checked_sub(1).is_some_and(|before| mark(&before) && p.kind(before.saturating_sub(1)) == Kind::Comma) {
        return end;
    }
    let close = (end.saturating_sub(4).max(start + 1)..end).find(mark);
    close.map_or(end, |close| trimmed(p, start, close).max(start + 1))
}

/// Where it goes on behind an insertion with a relative pronoun that opens at a comma; `None` where none opens there.
fn inserted(p: &Paragraph<'_>, comma: usize, end: usize) -> Option<usize> {
    let relative = p.kind(comma) == Kind::Comma && p.is(comma + 1, Class::Relative) && !p.quoted(comma);
    let close = (comma + 2..end.min(comma + INSERTION)).find(|at| p.kind(*at) == Kind::Comma)?;
    relative.then_some(close + 1)
}

/// Whether a subject is somebody else than the one who speaks.
pub(crate) fn somebody(p: &Paragraph<'_>, subject: &Run) -> bool {
    let first = subject.start;
    let opens = p.any(first, &[Class::Determiner, Class::Possessive, Class::Subject])
        || p.capital(first)
        || p.any(first, &[Class::Role, Class::Unnamed])
        || p.low(first).ends_with('s') && p.classes.get(first).is_some_and(|classes| classes.none());
    let clause = [Class::Finite, Class::Modal, Class::Relative, Class::Be, Class::Conjunction, Class::Subject];
    let hangs = [Class::Subordinator, Class::Have, Class::Be];
    let contracted =
        p.low(first).split_once('\'').is_some_and(|(word, _)| matches!(word, "he" | "she" | "they" | "who"));
    // Not "I've told", "When he said"
    let nobody =
        ["i", "we", "you", "it", "this", "that", "there", "nobody", "no", "some", "many", "people", "whoever", "what"];
    opens
        && !nobody.contains(&p.low(first).split('\'').next().unwrap_or_default())
        && !contracted
        && !p.any(first, &hangs)
        && !subject.clone().skip(1).any(|at| p.any(at, &clause))
}

/// Whether words are one sentence: a quotation that goes on with another does more than retell.
fn single(p: &Paragraph<'_>, words: &Run) -> bool {
    let ends = |at: usize| matches!(p.kind(at), Kind::Stop | Kind::Shout) && p.kind(at + 1) == Kind::Word;
    !(words.start..words.end.saturating_sub(1)).any(ends)
}

/// Whom a verb tells something, where that is no stranger, and where what he is told begins.
pub(crate) fn told(p: &Paragraph<'_>, verb: usize, end: usize, quoting: bool) -> Option<(Option<Run>, usize)> {
    let telling = p.is(verb, Class::Addressing) || matches!(p.low(verb), "promised" | "promises");
    let known = |at: usize| {
        matches!(p.low(at), "him" | "her" | "them" | "us")
            || quoting && matches!(p.low(at), "me" | "everybody" | "everyone")
            // "has told crews", "told police"
            || telling && (p.is(at, Class::People) || p.is(at, Class::Role) && p.low(at).ends_with('s'))
    };
    let to = p.low(verb + 1) == "to" && known(verb + 2) && !p.any(verb, &[Class::Have, Class::Be, Class::Modal]);
    // "told the court"
    let audience = telling && p.low(verb + 1) == "the" && p.any(verb + 2, &[Class::Organ, Class::People]);
    // "Kent told an aide that"
    let anybody = telling
        && p.is(verb + 1, Class::Determiner)
        && (verb + 3..end.min(verb + 6)).find(|at| p.low(*at) == "that").is_some_and(|that| {
            (verb + 2..that).all(|at| p.kind(at) == Kind::Word && !p.any(at, &[Class::Finite, Class::Preposition]))
        });
    // "told my neighbour", and not "told her lawyer"
    let mine = quoting && telling && matches!(p.low(verb + 1), "my" | "our") && p.kind(verb + 2) == Kind::Word;
    let noun = p.kind(verb + 2) == Kind::Word && p.classes.get(verb + 2).is_some_and(|next| next.any(&[Class::Role]));
    // "told her teacher there was a man in the roof"
    let opens = |at: usize| p.any(at, &[Class::Subject, Class::Determiner, Class::Possessive]) || p.low(at) == "that";
    let his = telling && p.is(verb + 1, Class::Possessive) && noun && opens(verb + 3);
    let (hearer, behind) = if mine {
        (Some(verb + 1..verb + 3), verb + 3)
    } else if telling && known(verb + 1) && !(p.is(verb + 1, Class::Possessive) && noun) {
        (None, verb + 2)
    } else if to || audience || anybody || his {
        (None, verb + 3)
    } else {
        return None;
    };
    // "told her by phone that"
    // “She told me, ‘Don't drink it,’” he said.
    if quoting && p.kind(behind) == Kind::Comma && p.kind(behind + 1) == Kind::Quote && behind + 3 < end {
        return Some((hearer, behind + 2));
    }
    let that = (behind..end.min(behind + SETTING))
        .take_while(|at| matches!(p.kind(*at), Kind::Word | Kind::Number) && p.quoted(*at) == p.quoted(verb))
        .find(|at| p.low(*at) == "that");
    if let Some(that) = that {
        return Some((hearer, that + 1));
    }
    // "told him in 2022 the auditors would see"
    let behind = behind + (behind..end).take_while(|at| is_time(p, *at) || p.kind(*at) == Kind::Number).count();
    let behind = if p.low(behind) == "in" && p.kind(behind + 1) == Kind::Number { behind + 2 } else { behind };
    // "told us it would hold", and not "told us to hold it"
    // "whispered to him he had hidden it"
    let whispered = to && p.is(behind, Class::Subject) && !p.is(behind, Class::Object);
    let clause = p.kind(behind) == Kind::Word && !p.is(behind, Class::Preposition) && (!to || whispered);
    // "promised her a job in the railways", "emailed her eleven times"
    let writes =
        matches!(p.low(verb), "emailed" | "e-mailed" | "texted" | "messaged" | "phoned" | "promised" | "promises");
    let thing = writes && !(behind..end.min(behind + LONGEST)).any(|at| verbal(p, at));
    (clause && !thing && behind < end).then_some((hearer, behind))
}

/// "She said it went like a plate": within a quotation nobody needs to be told.
fn said(p: &Paragraph<'_>, verb: usize, end: usize, quoting: bool) -> Option<(Option<Run>, usize)> {
    let used = p.low(verb) == "say" && matches!(p.low(verb - 1), "to" | "would");
    let says = quoting && (matches!(p.low(verb), "said" | "says") || used);
    // “He said, ‘They had the key,’” she recalls.
    if says && p.kind(verb + 1) == Kind::Comma && p.kind(verb + 2) == Kind::Quote && verb + 4 < end {
        return Some((None, verb + 3));
    }
    let start = if p.low(verb + 1) == "that" { verb + 2 } else { verb + 1 };
    // Of himself one does not retell: "Nobody said I was wrong".
    let mine = matches!(p.low(start).split('\'').next(), Some("i" | "my" | "we" | "our"));
    let opens = !mine && (p.any(start, &[Class::Subject, Class::Determiner, Class::Possessive]) || p.capital(start));
    // Not "Piet said the same in Ghent"
    let clause = || (start + 1..end).take_while(|at| p.kind(*at) == Kind::Word).any(|at| verbal(p, at));
    (says && opens && p.kind(start) == Kind::Word && clause()).then_some((None, start))
}

/// "the firm's own study showed the garden would lose": what a paper says within what somebody says.
fn shown(p: &Paragraph<'_>, first: usize, verb: usize, end: usize) -> Option<(Option<Run>, usize)> {
    let shows = SHOWS.contains(&p.low(verb));
    let paper = first < verb && p.is(head(p, &(first..verb)), Class::Document);
    let start = if p.low(verb + 1) == "that" { verb + 2 } else { verb + 1 };
    // Not "a survey found support for it"
    let clause = start > verb + 1
        || (start + 1..end.min(start + 12)).take_while(|at| p.kind(*at) == Kind::Word).any(|at| verbal(p, at));
    (shows && paper && clause && start < end).then_some((None, start))
}

/// Whether a word is a verb, or carries one: "lad's", "wasn't".
pub(crate) fn verbal(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Finite, Class::Be, Class::Have, Class::Do, Class::Modal])
        || p.low(at).ends_with("'s")
        || p.low(at).ends_with("ed")
}

/// "The trader acknowledged to clients that the fund was empty", "The surveyor put the damage at £40,000"
pub(crate) fn stated(p: &Paragraph<'_>, verb: usize, end: usize) -> Option<(Option<Run>, usize)> {
    if matches!(p.low(verb), "put" | "puts") {
        let at = (verb + 2..end).take_while(|at| p.kind(*at) == Kind::Word).any(|at| p.low(at) == "at");
        return at.then_some((None, verb + 1));
    }
    let that = (verb + 1..end.min(verb + SETTING))
        .take_while(|at| p.kind(*at) == Kind::Word)
        .find(|at| p.low(*at) == "that")?;
    let plain = p.is(verb, Class::Speech) && !p.is(verb - 1, Class::Be) && !p.low(verb).ends_with("ing");
    (plain && that + 1 < end).then_some((None, that + 1))
}

/// "according to the police the gate was shut", within what somebody says.
pub(crate) fn according(p: &Paragraph<'_>, first: usize, part: &Run) -> Option<Retold> {
    let speaker = first + 2;
    if p.low(first) != "according" || p.low(first + 1) != "to" {
        return None;
    }
    let begins = |at: &usize| {
        p.kind(*at) == Kind::Comma
            || p.any(*at, &[Class::Determiner, Class::Possessive, Class::Subject]) && !p.is(*at - 1, Class::Preposition)
    };
    let end = (speaker + 1..part.end.min(speaker + LONGEST)).find(begins)?;
    let start = end + usize::from(p.kind(end) == Kind::Comma);
    (start + 1 < part.end).then_some(Retold { speaker: speaker..end, hearer: None, words: start..part.end })
}

/// "she had been told by two clerks that …", "he had heard from a cousin that …"
pub(crate) fn passive(p: &Paragraph<'_>, first: usize, part: &Run) -> Option<Retold> {
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Be]) || is_adverb(p, *at) || p.low(*at) == "been";
    let pronoun = usize::from(p.is(first, Class::Subject) && p.low(first) != "it");
    // "her client had been told by the police that"
    let noun =
        |at: &usize| p.kind(*at) == Kind::Word && !p.any(*at, &[Class::Have, Class::Be, Class::Modal, Class::Finite]);
    let opens = p.any(first, &[Class::Determiner, Class::Possessive]) || p.capital(first);
    let phrase = if pronoun == 0 && opens { (first..part.end.min(first + 5)).take_while(noun).count() } else { 0 };
    let subject = pronoun + phrase;
    let it = usize::from(p.low(first) == "it");
    let verb = first + subject + it;
    let verb = verb + (verb..part.end.min(verb + 4)).take_while(aux).count();
    let being = subject + it == 0 && p.low(first) == "being";
    let agent = match p.low(verb) {
        "told" | "assured" | "warned" | "informed" | "promised" if p.low(verb + 1) == "by" && verb > first => verb + 2,
        "heard" | "learned" | "learnt" if p.low(verb + 1) == "from" && subject + it > 0 => verb + 2,
        _ => return None,
    };
    // "The gate was shut by": something that is told nothing.
    if !(subject + it > 0 || being) {
        return None;
    }
    let that = (agent + 1..part.end.min(agent + 2 * SETTING)).find(|at| p.low(*at) == "that" && !p.quoted(*at))?;
    let words = that + 1..part.end;
    let mark = |at: usize| p.kind(at) == Kind::Quote;
    let inside = if mark(agent) && mark(that - 1) { agent + 1..that - 1 } else { agent..that };
    let speaker = if inside.is_empty() { agent..that } else { inside };
    let plain = speaker.clone().all(|at| matches!(p.kind(at), Kind::Word | Kind::Number));
    (plain && !words.is_empty()).then_some(Retold { speaker, hearer: None, words })
}

/// "she had heard the guard say that the gate was open", "I heard him say it was over"
pub(crate) fn heard(p: &Paragraph<'_>, first: usize, part: &Run) -> Option<Retold> {
    // "I never heard her say she was sorry": nobody said so.
    let aux =
        |at: &usize| !p.is(*at, Class::Negative) && (p.any(*at, &[Class::Have, Class::Modal]) || is_adverb(p, *at));
    let verb = first + 1 + (first + 1..part.end.min(first + 4)).take_while(aux).count();
    let himself = p.is(first, Class::Subject) && !matches!(p.low(first), "it" | "nobody");
    let (speaker, start) = heard_say(p, verb, part.end).filter(|_| himself)?;
    (start + 1 < part.end).then_some(Retold { speaker, hearer: None, words: start..part.end })
}

/// Who is heard to say something at a verb, and where it begins: "heard (the guard) say that (the gate was open)".
pub(crate) fn heard_say(p: &Paragraph<'_>, verb: usize, end: usize) -> Option<(Run, usize)> {
    const SAY: [&str; 10] =
        ["say", "saying", "tell", "telling", "claim", "claiming", "admit", "admitting", "boast", "boasting"];
    if !matches!(p.low(verb), "heard" | "overheard" | "hears" | "hear") || p.quoted(verb) != p.quoted(verb + 1) {
        return None;
    }
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.any(*at, &[Class::Preposition, Class::Finite, Class::Be]);
    let say = (verb + 2..end.min(verb + 2 + LONGEST)).take_while(plain).find(|at| SAY.contains(&p.low(*at)))?;
    let telling = p.low(say).starts_with("tell");
    let behind = say + 1 + usize::from(telling);
    let words = behind + usize::from(p.low(behind) == "that");
    let opens = p.any(verb + 1, &[Class::Determiner, Class::Possessive, Class::Object]) || p.capital(verb + 1);
    (opens && p.kind(words) == Kind::Word).then_some((verb + 1..say, words))
}

/// “‘Don't book flights,’ he told us”
pub(crate) fn trailing(p: &Paragraph<'_>, first: usize, part: &Run) -> Option<Retold> {
    let hearer = part.clone().rev().take(4).find(|at| p.kind(*at) == Kind::Word)?;
    let verb = hearer.checked_sub(1)?;
    let speaker = verb.checked_sub(1)?;
    let tag = matches!(p.low(hearer), "me" | "us")
        && p.is(verb, Class::Addressing)
        && p.is(speaker, Class::Subject)
        && speaker > first + 1
        && matches!(p.kind(speaker - 1), Kind::Quote | Kind::Comma);
    if !tag || matches!(p.low(speaker), "i" | "we" | "you") {
        return None;
    }
    let words = first..trimmed(p, first, speaker);
    (!words.is_empty()).then_some(Retold { speaker: speaker..speaker + 1, hearer: None, words })
}
