//! Who a verb belongs to.

use super::{
    frames::looks_finite,
    lexicon::Class,
    paragraph::{Paragraph, Run},
    reading::{genitive, is_adverb, reading},
    setting::{is_time, setting},
    tokens::Kind,
};

/// The subject whose last token stands before `end`.
///
/// Walks left to the boundary of the clause, over one apposition between commas.
pub(crate) fn left(p: &Paragraph<'_>, sentence: &Run, end: usize) -> Option<Run> {
    let mut end = end;
    while end > sentence.start && (is_adverb(p, end - 1) && !p.any(end - 1, &[Class::Determiner, Class::Subject])) {
        end -= 1;
    }
    if end <= sentence.start || p.quoted(end - 1) {
        return None;
    }
    let last = end - 1;
    if p.kind(last) == Kind::Comma {
        return apposed(p, sentence, last);
    }
    if p.kind(last) == Kind::Close {
        let open = (sentence.start..last).rev().take(14).find(|at| p.kind(*at) == Kind::Open)?;
        let inner = left(p, sentence, open)?;
        return Some(inner.start..end);
    }
    if p.any(last, &[Class::Subject, Class::Relative]) || contraction(p, last) {
        return Some(last..end);
    }
    if p.kind(last) != Kind::Word && p.kind(last) != Kind::Number {
        return None;
    }
    let start = phrase_start(p, sentence, last);
    let start = described(p, sentence, start).unwrap_or(start);
    (start < end).then_some(start..end)
}

/// The start of a phrase with a relative clause that goes on up to a verb: "A man who answered the door (said)".
fn described(p: &Paragraph<'_>, sentence: &Run, start: usize) -> Option<usize> {
    let from = sentence.start.max(start.saturating_sub(14));
    let who = (from + 1..start).rev().take_while(|at| p.kind(*at) == Kind::Word && !p.quoted(*at)).find(|at| {
        // "The militia that runs the checkpoint"
        let next = p.low(*at + 1);
        let verb = p.any(*at + 1, &[Class::Finite, Class::Modal]) || next.ends_with("ed");
        let third = next.ends_with('s') && p.any(*at + 2, &[Class::Determiner, Class::Possessive]);
        let that = p.low(*at) == "that" && (verb || third) && !p.is(*at + 1, Class::Subject);
        (matches!(p.low(*at), "who" | "which") || that) && !p.is(*at - 1, Class::Preposition)
    })?;
    let before = who - 1;
    let noun =
        p.kind(before) == Kind::Word && !p.quoted(before) && !p.any(before, &[Class::Finite, Class::Conjunction]);
    noun.then(|| phrase_start(p, sentence, before))
}

/// A pronoun with its auxiliary: "he's".
fn contraction(p: &Paragraph<'_>, at: usize) -> bool {
    p.is(at, Class::Subject)
        || p.low(at).split_once('\'').is_some_and(|(word, end)| {
            matches!(word, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who") && end != "t"
        })
}

/// The subject before an apposition or an inserted phrase that ends at the comma `close`.
fn apposed(p: &Paragraph<'_>, sentence: &Run, close: usize) -> Option<Run> {
    let mut at = close;
    let mut steps = 0;
    while at > sentence.start && steps < 45 {
        at -= 1;
        steps += 1;
        if p.quoted(at) {
            continue;
        }
        match p.kind(at) {
            // Lists within the apposition: a name or the start of a clause must stand before the comma.
            Kind::Comma if at > sentence.start && matches!(p.kind(at - 1), Kind::Word | Kind::Number) => {
                let start = phrase_start(p, sentence, at - 1);
                let start = described(p, sentence, start).unwrap_or(start);
                let named = (start..at).any(|token| p.capital(token) && !p.is(token, Class::Preposition));
                let begins = start == sentence.start || p.any(start, &[Class::Determiner, Class::Possessive]);
                if named || (start < at && begins && !p.is(start, Class::Preposition)) {
                    return Some(start..close);
                }
            }
            // "Sen. Isakson (R-Ga.), one of the authors, said"
            Kind::Comma if at > sentence.start && p.kind(at - 1) == Kind::Close => {
                if let Some(found) = left(p, sentence, at) {
                    return Some(found.start..close);
                }
            }
            Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon => return None,
            _ => {}
        }
    }
    None
}

/// Where the noun phrase begins whose last token is `last`.
fn phrase_start(p: &Paragraph<'_>, sentence: &Run, last: usize) -> usize {
    let mut start = last;
    let mut at = last;
    let limit = sentence.start.max(last.saturating_sub(24));
    loop {
        if p.quoted(at) && !p.quoted(last) && at < last && speaks(p, at) {
            break;
        }
        if !p.quoted(at) {
            match p.kind(at) {
                Kind::Word | Kind::Number | Kind::Close | Kind::Open | Kind::Other => {}
                _ => break,
            }
            if p.is(at, Class::Conjunction) {
                // "Smith and Jones said", "critics and supporters say": both sides look alike.
                let joins = at > limit
                    && at < last
                    && (p.capital(at + 1) == p.capital(at - 1)
                        // "Current and former employees"
                        || at - 1 == sentence.start
                        || p.any(at + 1, &[Class::Possessive, Class::Determiner]))
                    && p.low(at) != "but"
                    && p.kind(at - 1) == Kind::Word
                    && !ends_clause(p, at - 1);
                if !joins {
                    break;
                }
            } else if at < last && (opens_clause(p, at) || looks_finite(p, sentence, at)) {
                break;
            }
        }
        start = at;
        if at == limit {
            break;
        }
        at -= 1;
    }
    // Words that can't begin it.
    while start < last
        && (p.any(start, &[Class::Conjunction])
            || is_adverb(p, start) && !p.is(start, Class::Determiner)
            || p.kind(start) != Kind::Word && p.kind(start) != Kind::Number && p.kind(start) != Kind::Quote)
    {
        start += 1;
    }
    if p.low(start) == "according" && start + 2 <= last {
        return start + 2;
    }
    // "In Iowa on Tuesday Mr. Trump said": what a preposition leads in is not the subject.
    if p.is(start, Class::Preposition) && start < last {
        let mut inner = last;
        while inner > start && (p.capital(inner) && !p.any(inner, &[Class::Day, Class::Month, Class::Preposition])) {
            inner -= 1;
        }
        if inner < last {
            return if p.is(inner, Class::Determiner) { inner } else { inner + 1 };
        }
        if let Some(determiner) = (start + 1..last).rev().find(|at| p.any(*at, &[Class::Determiner, Class::Possessive]))
        {
            return determiner;
        }
    }
    start
}

/// Whether a quotation says something, rather than being a name or a title: it is long, or a mark of its own ends it.
fn speaks(p: &Paragraph<'_>, at: usize) -> bool {
    let Some(quote) = p.quote_of[at].map(|quote| &p.quotes[quote as usize]) else { return false };
    let ends = matches!(p.kind(quote.close - 1), Kind::Comma | Kind::Stop | Kind::Shout);
    quote.close + 1 - quote.open > 8 || quote.closed && ends
}

/// Whether a word begins a clause or belongs to the one before, so that no noun phrase goes over it.
fn opens_clause(p: &Paragraph<'_>, at: usize) -> bool {
    if p.low(at) == "that" && at > 0 && p.is(at - 1, Class::Preposition) {
        return false;
    }
    p.is(at, Class::Subordinator)
        || p.low(at) == "that" && !p.is(at + 1, Class::Preposition) && p.kind(at + 1) == Kind::Word
        || p.any(at, &[Class::Finite, Class::Modal]) && !p.is(at, Class::Determiner)
        || p.is(at, Class::Subject) && !p.any(at, &[Class::Determiner, Class::Object])
        // "Smith said the mayor had told him"
        || matches!(p.low(at), "said" | "says" | "told" | "wrote")
}

/// Whether a verb stands here, so that "and" behind it joins no nouns.
fn ends_clause(p: &Paragraph<'_>, at: usize) -> bool {
    p.any(at, &[Class::Finite, Class::Modal]) || is_adverb(p, at)
}

/// The subject behind an inverted tag: "said John Smith, a farmer". `start` is the token behind the verb.
pub(crate) fn right(p: &Paragraph<'_>, sentence: &Run, start: usize) -> Option<Run> {
    if start >= sentence.end || p.quoted(start) {
        return None;
    }
    if p.is(start, Class::Subject) && !p.is(start, Class::Determiner) {
        return Some(start..start + 1);
    }
    if !(p.capital(start)
        || p.any(start, &[Class::Determiner, Class::Possessive, Class::Title])
        || p.kind(start) == Kind::Word && p.classes[start].none())
        || p.is(start, Class::Day)
    {
        return None;
    }
    let mut at = start;
    while at < sentence.end && at < start + 24 {
        match p.kind(at) {
            Kind::Word | Kind::Number | Kind::Other => {}
            Kind::Open => {
                // "(R-Ky.)"
                match (at..sentence.end.min(at + 10)).find(|token| p.kind(*token) == Kind::Close) {
                    Some(close) => {
                        at = close + 1;
                        continue;
                    }
                    None => break,
                }
            }
            Kind::Quote if p.opens(at).is_some_and(|quote| quote.close < at + 6) && at > start => {
                at = p.opens(at).map_or(at, |quote| quote.close) + 1;
                continue;
            }
            _ => break,
        }
        if at > start
            && (p.any(at, &[Class::Day, Class::Subordinator, Class::Finite])
                || (p.is(at, Class::Preposition)
                    && !matches!(p.low(at), "of" | "from" | "for" | "with" | "to")
                    && !belongs(p, sentence, at))
                || (p.low(at) == "to" && !p.is(at + 1, Class::Determiner) && !describes(p, at - 1))
                || p.any(at, &[Class::Relative])
                || (is_adverb(p, at))
                || p.low(at).ends_with("ing") && !p.capital(at))
        {
            break;
        }
        if p.is(at, Class::Conjunction)
            && !(p.capital(at + 1) || p.any(at + 1, &[Class::Determiner, Class::Possessive]))
        {
            break;
        }
        at += 1;
    }
    (at > start).then_some(start..at)
}

/// Whether a word describes the noun before it and takes a preposition: "briefed", "familiar".
fn describes(p: &Paragraph<'_>, at: usize) -> bool {
    let low = p.low(at);
    !p.capital(at)
        && (low.ends_with("ed") && p.classes[at].none()
            || matches!(low, "familiar" | "close" | "aware" | "present" | "privy" | "loyal" | "opposed"))
}

/// Whether a preposition belongs to the person before it: "a person briefed on the matter", "an official at the ministry".
fn belongs(p: &Paragraph<'_>, sentence: &Run, at: usize) -> bool {
    let person = p.any(at - 1, &[Class::Role, Class::Unnamed]) && !p.capital(at - 1);
    let place = matches!(p.low(at), "at" | "in" | "on" | "inside" | "near" | "within" | "behind" | "under");
    let seat = person && place && !p.any(at + 1, &[Class::Day, Class::Month, Class::Time]) && !is_time(p, at);
    (seat || describes(p, at - 1)) && setting(p, sentence, at) == at
}

/// The apposition behind a subject that ends at `end`, up to its comma: ", a farmer from Iowa".
pub(crate) fn apposition(p: &Paragraph<'_>, sentence: &Run, end: usize) -> usize {
    if p.kind(end) != Kind::Comma || end + 1 >= sentence.end || p.quoted(end) {
        return end;
    }
    let first = end + 1;
    let describes = p.any(first, &[Class::Determiner, Class::Possessive, Class::Title, Class::Relative])
        || (p.kind(first) == Kind::Word
            && !p.capital(first)
            && p.classes[first].none()
            && !p.low(first).ends_with("ing"))
        || p.kind(first) == Kind::Number
        || p.capital(first);
    if !describes || p.quoted(first) {
        return end;
    }
    let mut at = first;
    while at < sentence.end && at < first + 40 {
        if p.quoted(at) {
            return end;
        }
        match p.kind(at) {
            Kind::Comma | Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon => return at,
            _ => at += 1,
        }
    }
    at.min(sentence.end)
}

/// The subject of a sentence as a whole: the phrase before its first finite verb.
pub(crate) fn of_sentence(
    p: &Paragraph<'_>,
    sentence: &Run,
    before: usize,
    is_verb: impl Fn(usize) -> bool,
) -> Option<Run> {
    let verbs = (sentence.start + 1..before).filter(|at| !p.quoted(*at) && (p.is(*at, Class::Finite) || is_verb(*at)));
    // "the accord adopted after two weeks": no verb of a sentence that has another.
    let reduced = |verb: usize| {
        p.low(verb).ends_with("ed")
            && p.classes[verb].none()
            && p.is(verb + 1, Class::Preposition)
            && !p.is(verb - 1, Class::Have)
    };
    let found = |verb: usize| {
        // "…," said Smith, adding
        let (first, _) = reading(p, sentence, verb);
        let found = left(p, sentence, first).or_else(|| right(p, sentence, verb + 1))?;
        let real = !genitive(p.low(found.end - 1))
            && !p.any(found.start, &[Class::Preposition, Class::Conjunction, Class::Have, Class::Be, Class::Do]);
        real.then_some((found, reduced(verb)))
    };
    // Of a clause that hangs on another, the subject is the other's to speak of: "a report that he left, telling".
    let hangs = |found: &Run| {
        found.start > sentence.start && (p.is(found.start - 1, Class::Subordinator) || p.low(found.start - 1) == "that")
    };
    let near: Vec<(Run, bool)> = verbs.rev().take(5).filter_map(found).collect();
    let main = near.iter().find(|(found, reduced)| !hangs(found) && !reduced && !p.is(found.start, Class::Relative));
    let main = main.or_else(|| near.iter().find(|(found, _)| !hangs(found))).or_else(|| near.first());
    main.map(|(found, _)| found.clone())
}

/// Who a noun belongs to: "Trump's claim", "his claim", "a claim by Trump".
pub(crate) fn owner(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    let mut before = at;
    while before > sentence.start && before + 5 > at {
        before -= 1;
        if p.quoted(before) || p.kind(before) != Kind::Word {
            break;
        }
        if p.is(before, Class::Possessive) {
            return Some(before..before + 1);
        }
        if genitive(p.low(before)) {
            let mut start = before;
            while start > sentence.start
                && p.capital(before)
                && p.capital(start - 1)
                && p.kind(start - 1) == Kind::Word
                && !p.any(start - 1, &[Class::Preposition, Class::Conjunction])
            {
                start -= 1;
            }
            return Some(start..before + 1);
        }
    }
    agent(p, sentence, at)
}

/// The agent behind "by" or "from".
pub(crate) fn agent(p: &Paragraph<'_>, sentence: &Run, at: usize) -> Option<Run> {
    (at + 1..sentence.end.min(at + 12))
        .take_while(|next| p.kind(*next) == Kind::Word && !p.quoted(*next))
        .find(|next| matches!(p.low(*next), "by" | "from" | "among"))
        .and_then(|by| right(p, sentence, by + 1))
}
