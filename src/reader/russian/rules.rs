//! The Russian rules, each looking at one sentence. A cue that one rule took is not looked at by the next.

use super::{
    lexicon::{Classes, Does},
    scene::{Run, Scene},
    source::{Subject, left, only_right, right},
};
use crate::reader::{quotes::Quote, tokens::Kind};

/// What a rule proposes.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub content: Vec<Run>,
    pub cue: Run,
    pub source: Option<Run>,
    pub addressee: Option<Run>,
    pub denied: bool,
    pub rule: &'static str,
}

/// A rule.
type Rule = fn(&Scene<'_>, &Run, &mut Vec<Proposal>);

/// All rules, the surest first.
const RULES: &[Rule] =
    &[tag_within, dash_speech, tag_behind_quote, according, as_says, tag_behind_clause, clause, rumour, colon, object];

/// What the rules propose in a paragraph, in the order of the text.
pub(super) fn proposals(scene: &Scene<'_>) -> Vec<Proposal> {
    let mut all = Vec::new();
    for sentence in &scene.sentences {
        let mut found: Vec<Proposal> = Vec::new();
        for rule in RULES {
            let from = found.len();
            let mut more = found.clone();
            rule(scene, sentence, &mut more);
            for proposal in more.split_off(from) {
                let taken = found.iter().any(|known| {
                    meets(&known.cue, &proposal.cue)
                        || known.content.iter().any(|part| meets(part, &proposal.cue))
                        || proposal.content.iter().any(|part| meets(part, &known.cue))
                        || known.content.iter().any(|part| proposal.content.iter().any(|other| meets(part, other)))
                });
                if !taken && !proposal.content.is_empty() {
                    found.push(proposal);
                }
            }
        }
        found.sort_by_key(|proposal| proposal.content[0].start);
        all.extend(found);
    }
    all
}

fn meets(one: &Run, other: &Run) -> bool {
    one.start < other.end && other.start < one.end
}

fn part(scene: &Scene<'_>, run: Run) -> Vec<Run> {
    parts(scene, std::iter::once(run))
}

fn parts(scene: &Scene<'_>, runs: impl IntoIterator<Item = Run>) -> Vec<Run> {
    runs.into_iter().map(|run| scene.trimmed(run)).filter(|run| run.start < run.end).collect()
}

/// «Это так, — сказал он. — И точка».
fn tag_within(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for quote in scene.speech_in(sentence) {
        let Some(hole) = scene.tag_within(quote) else { continue };
        let Some(verb) = hole.clone().find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund)) else { continue };
        let content = parts(scene, [quote.open + 1..hole.start, hole.end..quote.close]);
        out.push(tagged(scene, &hole, verb, content, "ru-tag-within"));
    }
}

/// The proposal of a tag that lies in `tag`: "сказал он", "он сказал".
fn tagged(scene: &Scene<'_>, tag: &Run, verb: usize, content: Vec<Run>, rule: &'static str) -> Proposal {
    let behind = right(scene, verb, tag.end);
    let subject = if behind.source.is_some() {
        behind
    } else {
        let before = left(scene, &(tag.start..tag.end), verb);
        Subject { addressee: behind.addressee, ..before }
    };
    Proposal { content, cue: verb..verb + 1, source: subject.source, addressee: subject.addressee, denied: false, rule }
}

/// – Это так, – сказал он. – И точка.
fn dash_speech(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    if scene.kind(sentence.start) != Kind::Dash || sentence.start > 0 {
        return;
    }
    let dash = (sentence.start + 2..scene.len()).find(|at| {
        scene.kind(*at) == Kind::Dash
            && matches!(scene.kind(at - 1), Kind::Comma | Kind::Shout | Kind::Stop)
            && (at + 1..at + 4).any(|next| scene.verb(next).is_some_and(|verb| !verb.gerund))
    });
    let Some(dash) = dash else { return };
    let Some(verb) = (dash + 1..dash + 4).find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund)) else { return };
    let stop = (verb + 1..scene.len())
        .find(|at| {
            matches!(scene.kind(*at), Kind::Stop)
                || (scene.kind(*at) == Kind::Comma && scene.kind(at + 1) == Kind::Dash)
        })
        .unwrap_or(scene.len());
    let rest = (scene.kind(stop + 1) == Kind::Dash).then(|| stop + 2..scene.len());
    let content = parts(scene, [Some(sentence.start + 1..dash), rest].into_iter().flatten());
    out.push(tagged(scene, &(dash + 1..stop), verb, content, "ru-dash"));
}

/// «Это так», — сказал он.
fn tag_behind_quote(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    let quotes = scene.speech_in(sentence);
    for (number, quote) in quotes.iter().enumerate() {
        let mut at = quote.close + 1;
        while matches!(scene.kind(at), Kind::Comma | Kind::Dash | Kind::Shout | Kind::Stop) && at < sentence.end {
            at += 1;
        }
        if at == quote.close + 1 || at >= sentence.end {
            continue;
        }
        let stop = (at..sentence.end)
            .find(|at| {
                matches!(scene.kind(*at), Kind::Stop | Kind::Colon | Kind::Semicolon)
                    || scene.quoted(*at)
                    || (scene.kind(*at) == Kind::Comma && scene.kind(at + 1) != Kind::Word)
            })
            .unwrap_or(sentence.end);
        let Some(verb) = (at..stop.min(at + 6)).find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund)) else {
            continue;
        };
        // A quotation that is a part of a clause has its verb before it.
        let starts = quote.open == sentence.start
            || matches!(scene.kind(quote.open.wrapping_sub(1)), Kind::Stop | Kind::Colon | Kind::Dash);
        if !starts {
            continue;
        }
        let mut content: Vec<Run> = std::iter::once(quote.open + 1..quote.close + usize::from(!quote.closed)).collect();
        // «…», — сказал он, — «…»
        let between = |next: usize| {
            matches!(scene.kind(next - 1), Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop) && next > stop
        };
        if let Some(next) = quotes.get(number + 1).filter(|next| between(next.open)).filter(|next| {
            (stop..next.open).all(|at| matches!(scene.kind(at), Kind::Comma | Kind::Dash | Kind::Colon | Kind::Stop))
        }) {
            content.push(next.open + 1..next.close);
        }
        out.push(tagged(scene, &(at..stop), verb, parts(scene, content), "ru-tag"));
    }
}

const ACCORDING: &[&str] = &[
    "словам",
    "мнению",
    "данным",
    "сведениям",
    "оценке",
    "оценкам",
    "утверждению",
    "информации",
    "версии",
    "слухам",
    "сообщению",
    "сообщениям",
    "подсчётам",
    "подсчетам",
    "расчётам",
    "прогнозу",
    "прогнозам",
    "заявлению",
    "признанию",
    "убеждению",
];

/// По словам Иванова, это так.
fn according(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().filter(|at| !scene.quoted(*at)) {
        let pronoun = usize::from(scene.low(at) == "по" && scene.is(at + 1, Classes::PRONOUN));
        let cue = match scene.low(at) {
            "по" if ACCORDING.contains(&scene.low(at + 1 + pronoun)) => at..at + 2 + pronoun,
            "согласно" => at..at + 1,
            "на" if scene.low(at + 1) == "взгляд" => at..at + 2,
            "с" if scene.low(at + 1) == "точки" && scene.low(at + 2) == "зрения" => at..at + 3,
            _ => continue,
        };
        if cue.end > sentence.end {
            continue;
        }
        let starts = at == sentence.start || scene.kind(at - 1) != Kind::Word || scene.is(at - 1, Classes::TIME);
        if !starts {
            continue;
        }
        let crowd = scene.low(cue.end - 1) == "слухам";
        let mut stop = cue.end;
        while stop < sentence.end && !crowd {
            if let Some(title) = scene.title_at(stop) {
                stop = title.end;
                continue;
            }
            if !matches!(scene.kind(stop), Kind::Word | Kind::Number | Kind::Other | Kind::Open | Kind::Close)
                || scene.quoted(stop)
            {
                break;
            }
            stop += 1;
        }
        let source =
            if pronoun == 1 { Some(at + 1..at + 2) } else { (stop > cue.end && !crowd).then_some(cue.end..stop) };
        if source.is_none() && !crowd {
            continue;
        }
        let mut behind = if pronoun == 1 { cue.end } else { stop };
        // "реставратора, на которого ссылается радио «Берег», глазурь …"
        if scene.kind(behind) == Kind::Comma && (behind + 1..behind + 3).any(|at| scene.is(at, Classes::RELATIVE)) {
            behind = (behind + 1..sentence.end).find(|at| scene.kind(*at) == Kind::Comma).unwrap_or(behind);
        }
        let mut before = sentence.start..at;
        // "и, по словам Иванова, …": what stands before is another clause only if it is long.
        while before.start < before.end && scene.is(before.start, Classes::TIME) {
            before.start += 1;
        }
        let content = parts(scene, [before, behind..sentence.end]);
        out.push(Proposal { content, cue, source, addressee: None, denied: false, rule: "ru-according" });
    }
}

/// Как сообщает X, это так.
fn as_says(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().filter(|at| scene.low(*at) == "как" && !scene.quoted(*at)) {
        let starts = at == sentence.start || scene.kind(at - 1) == Kind::Comma;
        let verb =
            (at + 1..sentence.end.min(at + 4)).find(|at| scene.verb(*at).is_some_and(|verb| verb.does == Does::Say));
        let Some(verb) = verb.filter(|_| starts) else { continue };
        let stop = (verb + 1..sentence.end)
            .find(|at| scene.kind(*at) == Kind::Comma && !scene.in_title(*at))
            .unwrap_or(sentence.end);
        if stop <= verb + 1 {
            continue;
        }
        let subject = right(scene, verb, stop);
        let content = parts(scene, [sentence.start..at, stop..sentence.end]);
        out.push(Proposal {
            content,
            cue: at..verb + 1,
            source: subject.source,
            addressee: subject.addressee,
            denied: false,
            rule: "ru-as",
        });
    }
}

/// Он сказал, что это так.
fn clause(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone() {
        let Some(verb) = scene.verb(at).filter(|_| !scene.quoted(at)) else { continue };
        if out.iter().any(|known| known.content.iter().any(|part| part.contains(&at))) {
            continue;
        }
        // "Говоря о ситуации, он подчеркнул": what comes is a topic, nothing said.
        if verb.gerund && at == sentence.start {
            continue;
        }
        let Some((start, behind)) = opening(scene, sentence, at) else { continue };
        let mut subject = left(scene, sentence, at);
        if subject.source.is_none() || verb.gerund {
            // "сказал Иванов, что": the subject stands behind the verb.
            subject.source.clone_from(&behind.source);
        }
        if verb.gerund {
            // "…, добавив, что": the subject is that of the verb before.
            subject.source = out.last().and_then(|known| known.source.clone());
        }
        let end = cut(scene, sentence, start);
        // "сказал: «…»": the words between the marks.
        let whole = |quote: &&Quote| quote.open == start && quote.closed && quote.close + 2 >= end;
        let quote = scene.quote_at(start).filter(whole);
        let negated = at > 0 && scene.low(at - 1) == "не" && verb.does == Does::Say;
        let cue = if at > 0 && scene.low(at - 1) == "не" { at - 1..at + 1 } else { at..at + 1 };
        out.push(Proposal {
            content: part(scene, quote.map_or(start..end, |quote| start + 1..quote.close)),
            cue,
            source: subject.source,
            addressee: behind.addressee,
            denied: verb.does == Does::Deny || negated,
            rule: match verb.does {
                _ if quote.is_some() => "ru-colon",
                Does::Deny => "ru-denial",
                _ if verb.gerund => "ru-gerund",
                _ => "ru-clause",
            },
        });
    }
}

/// Where the clause or the quotation that a verb introduces begins, and what stands between them.
fn opening(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Option<(usize, Subject)> {
    let between = right(scene, verb, sentence.end);
    let mut at = between.end.max(verb + 1);
    // A phrase between: "сказал он в интервью X, что".
    while at < sentence.end && !matches!(scene.kind(at), Kind::Comma | Kind::Colon | Kind::Dash) && at < verb + 14 {
        if scene.quoted(at) {
            return None;
        }
        at += 1;
    }
    // "сказал Иванов, глава компании, что"
    if scene.kind(at) == Kind::Comma && !leads(scene, at + 1) {
        let next = (at + 1..sentence.end.min(at + 14)).find(|at| scene.kind(*at) == Kind::Comma);
        if let Some(next) = next.filter(|next| leads(scene, next + 1) && scene.low(next + 1) == "что") {
            at = next;
        }
    }
    match scene.kind(at) {
        Kind::Comma if leads(scene, at + 1) => {
            let that = matches!(scene.low(at + 1), "что" | "будто" | "якобы") && scene.kind(at + 2) != Kind::Comma;
            Some((if that { at + 2 } else { at + 1 }, between))
        }
        Kind::Colon => Some((at + 1, between)),
        // "надеется, Иванов не прав": too rare to be worth it.
        _ => about(scene, sentence, verb).map(|start| (start, between)),
    }
    .filter(|(start, _)| *start < sentence.end)
}

/// Whether a clause of content begins at a token: "что", "о чём", "ли" behind its word.
fn leads(scene: &Scene<'_>, at: usize) -> bool {
    scene.is(at, Classes::CONJUNCTION)
        || scene.low(at + 1) == "ли"
        || (scene.is(at, Classes::PREP)
            && matches!(scene.low(at + 1), "чём" | "чем" | "том" | "кого" | "какой" | "каких" | "что"))
}

/// "говорит о двух погибших": the thing that is spoken of, from its preposition on; "о том, что": from the clause on.
fn about(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Option<usize> {
    let does = scene.verb(verb)?.does;
    if !matches!(does, Does::Say | Does::Think) {
        return None;
    }
    let at = (verb + 1..sentence.end.min(verb + 5)).find(|at| matches!(scene.low(*at), "о" | "об" | "обо" | "про"))?;
    if matches!(scene.low(at + 1), "этом" | "нём" | "нем" | "ней" | "них" | "себе") {
        return None;
    }
    let that = scene.low(at + 1) == "том" && scene.kind(at + 2) == Kind::Comma && leads(scene, at + 3);
    Some(if that { at + 4 } else { at })
}

/// Where the content that begins at `start` ends: before another who speaks, or at the end of the sentence.
fn cut(scene: &Scene<'_>, sentence: &Run, start: usize) -> usize {
    for at in start + 1..sentence.end {
        if scene.kind(at) != Kind::Comma || scene.quoted(at) {
            continue;
        }
        let verb = scene.verb(at + 1);
        // ", добавив, что"
        if verb.is_some_and(|verb| verb.gerund && verb.does == Does::Say) {
            return at;
        }
        // ", сообщает ТАСС" at the end of the sentence
        let last = !(at + 2..sentence.end).any(|at| matches!(scene.kind(at), Kind::Comma | Kind::Colon));
        if verb.is_some_and(|verb| verb.does == Does::Say) && last {
            return at;
        }
        // ", и грозит судом"
        if scene.low(at + 1) == "и" && scene.verb(at + 2).is_some_and(|verb| !verb.gerund) {
            return at;
        }
        if matches!(scene.low(at + 1), "ссылаясь" | "цитируя") {
            return at;
        }
        if scene.low(at + 1) == "по" && (scene.low(at + 2) == "словам" || scene.low(at + 3) == "словам") && last
        {
            return at;
        }
    }
    sentence.end
}

/// Это так, сообщает X. «Часть», пишет издание, «часть».
fn tag_behind_clause(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().skip(2) {
        let Some(verb) = scene.verb(at).filter(|verb| !verb.gerund && !scene.quoted(at)) else { continue };
        let comma = if scene.kind(at - 1) == Kind::Comma {
            at - 1
        } else if scene.kind(at - 1) == Kind::Dash && matches!(scene.kind(at - 2), Kind::Comma | Kind::Shout) {
            at - 2
        } else {
            continue;
        };
        let subject = only_right(scene, at, sentence.end);
        let next = scene.kind(subject.end);
        if !matches!(verb.does, Does::Say | Does::Think | Does::Ask) || comma < sentence.start + 2 {
            continue;
        }
        let Some(source) = subject.source.clone() else { continue };
        // "Иванов сказал, что это так, сообщает ТАСС": the agency carries it.
        let outlet = source.clone().any(|at| scene.is(at, Classes::OUTLET) || scene.shouted(at) || scene.in_title(at))
            && !source.clone().any(|at| scene.is(at, Classes::PERSON));
        let speaks = |at: usize| {
            scene.verb(at).is_some_and(|verb| verb.does == Does::Say && !verb.gerund)
                && (at + 1..comma).any(|at| scene.kind(at) == Kind::Comma && leads(scene, at + 1))
        };
        if outlet && (sentence.start..comma).any(speaks) {
            continue;
        }
        // What follows must end the tag: the sentence, a comma, "со ссылкой на".
        let cited = cites(scene, subject.end);
        let ends = subject.end >= sentence.end || matches!(next, Kind::Stop | Kind::Shout | Kind::Comma) || cited;
        if !ends
            || (next == Kind::Comma && leads(scene, subject.end + 1) && !scene.is(subject.end + 1, Classes::RELATIVE))
        {
            continue;
        }
        let mut content: Vec<Run> = std::iter::once(sentence.start..comma).collect();
        let aside = scene.is(subject.end + 1, Classes::RELATIVE) || cites(scene, subject.end + 1) || cited;
        if next == Kind::Comma && !aside {
            content.push(subject.end + 1..sentence.end);
        }
        let content = parts(scene, content);
        out.push(Proposal {
            content,
            cue: at..at + 1,
            source: Some(source),
            addressee: subject.addressee,
            denied: false,
            rule: "ru-tag-clause",
        });
    }
}

/// Whether another is cited from here on: "со ссылкой на", "ссылаясь на", "цитируя".
pub(super) fn cites(scene: &Scene<'_>, at: usize) -> bool {
    (matches!(scene.low(at), "со" | "с") && matches!(scene.low(at + 1), "ссылкой" | "отсылкой"))
        || (matches!(scene.low(at), "ссылаясь" | "сославшись") && scene.low(at + 1) == "на")
        || matches!(scene.low(at), "цитируя" | "процитировав")
}

/// Ходят слухи, что это так. Сообщения о том, что это так.
fn rumour(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone().filter(|at| scene.is(*at, Classes::NOUN) && !scene.quoted(*at)) {
        let start = if scene.kind(at + 1) == Kind::Comma && scene.low(at + 2) == "что" {
            at + 3
        } else if matches!(scene.low(at + 1), "о" | "об")
            && scene.low(at + 2) == "том"
            && scene.kind(at + 3) == Kind::Comma
            && scene.low(at + 4) == "что"
        {
            at + 5
        } else {
            continue;
        };
        if start >= sentence.end {
            continue;
        }
        let content = part(scene, start..cut(scene, sentence, start));
        // "опровергли сообщения о том, что": who denies it is the speaker.
        let denier =
            (sentence.start..at).rev().take(4).find(|at| scene.verb(*at).is_some_and(|verb| verb.does == Does::Deny));
        let mut subject = denier.map(|verb| left(scene, sentence, verb)).unwrap_or_default();
        if let (Some(verb), None) = (denier, &subject.source) {
            subject = right(scene, verb, at);
        }
        out.push(Proposal {
            content,
            cue: denier.map_or(at..at + 1, |verb| verb..verb + 1),
            source: subject.source,
            addressee: None,
            denied: denier.is_some(),
            rule: if denier.is_some() { "ru-denial" } else { "ru-rumour" },
        });
    }
}

/// Иванов не согласен: «Это не так».
fn colon(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for quote in scene.speech_in(sentence) {
        let Some(colon) = quote.open.checked_sub(1).filter(|at| scene.kind(*at) == Kind::Colon) else { continue };
        let words = sentence.start..colon;
        if words.is_empty() || words.len() > 25 {
            continue;
        }
        let verb = words.clone().rev().find(|at| scene.verb(*at).is_some_and(|verb| !verb.gerund));
        let subject = if let Some(verb) = verb {
            left(scene, sentence, verb)
        } else {
            let named =
                |at: &usize| scene.capital(*at) && !scene.is(*at, Classes::PRONOUN.or(Classes::TIME).or(Classes::PREP));
            let name = words.clone().find(named);
            let end = name.map(|name| {
                let small = |at: &usize| !scene.capital(*at) || scene.kind(*at) != Kind::Word;
                (name + 1..colon).find(small).unwrap_or(colon)
            });
            Subject { source: name.zip(end).map(|(start, end)| start..end), ..Subject::default() }
        };
        let content = part(scene, quote.open + 1..quote.close + usize::from(!quote.closed));
        let cue = verb.map_or(colon..colon + 1, |verb| verb..verb + 1);
        out.push(Proposal { content, cue, source: subject.source, addressee: None, denied: false, rule: "ru-colon" });
    }
}

/// Иванов опроверг арест, назвал это ложью, потребовал расследования, сообщил об аресте.
fn object(scene: &Scene<'_>, sentence: &Run, out: &mut Vec<Proposal>) {
    for at in sentence.clone() {
        let Some(verb) = scene.verb(at).filter(|verb| !verb.gerund && !scene.quoted(at)) else { continue };
        let subject = left(scene, sentence, at);
        let mut source = subject.source.clone();
        let infinitive = |at: usize| ["ть", "ться", "ти", "тись"].iter().any(|end| scene.low(at).ends_with(end));
        let mut start = at + 1;
        let mut cue = at..at + 1;
        match verb.does {
            Does::Call => {
                let end = cut(scene, sentence, at);
                let content = part(scene, start..end);
                let fronted = source.clone().filter(|_| content.iter().all(|part| part.len() <= 2));
                let denied = (start..end).any(|at| scene.is(at, Classes::FALSE));
                let content = fronted.map_or(content.clone(), |_| content);
                out.push(Proposal { content, cue, source, addressee: None, denied, rule: "ru-call" });
                continue;
            }
            Does::Deny => {
                // "эту информацию опроверг": the thing stands before.
                if start >= sentence.end || scene.kind(start) != Kind::Word {
                    let Some(before) = source.clone() else { continue };
                    let thing = before.clone().find(|at| ["эту", "это", "этот", "эти"].contains(&scene.low(*at)));
                    let Some(thing) = thing.filter(|thing| thing + 1 < before.end) else { continue };
                    let who = (thing > before.start).then_some(before.start..thing);
                    let content = part(scene, thing..before.end);
                    out.push(Proposal { content, cue, source: who, addressee: None, denied: true, rule: "ru-object" });
                    continue;
                }
            }
            Does::Ask => {
                let behind = right(scene, at, sentence.end);
                let direct = infinitive(start) || (start..sentence.end.min(start + 6)).any(infinitive);
                if !direct && scene.kind(start) != Kind::Word {
                    continue;
                }
                if let Some(told) = behind.addressee {
                    start = told.end;
                }
            }
            Does::Say | Does::Think => {
                let negated = at > sentence.start && scene.low(at - 1) == "не";
                if let Some(about) = about(scene, sentence, at) {
                    start = about;
                } else if let Some(front) = fronted(scene, sentence, at) {
                    let behind = only_right(scene, at, sentence.end);
                    if behind.source.is_some() {
                        let content = part(scene, front);
                        out.push(Proposal {
                            content,
                            cue,
                            source: behind.source,
                            addressee: behind.addressee,
                            denied: false,
                            rule: "ru-about",
                        });
                    }
                    continue;
                } else {
                    continue;
                }
                if negated {
                    cue.start -= 1;
                }
            }
            Does::Whole => continue,
        }
        if source.is_none() {
            source = right(scene, at, sentence.end).source.filter(|run| run.end <= start);
        }
        if source.is_none() {
            continue;
        }
        let end = (start..sentence.end)
            .find(|at| scene.kind(*at) == Kind::Comma && !scene.quoted(*at))
            .unwrap_or(sentence.end);
        let content = part(scene, start..end);
        let denied = verb.does == Does::Deny;
        out.push(Proposal { content, cue, source, addressee: None, denied, rule: "ru-object" });
    }
}

/// "О переходе тренера сообщило радио": what stands before the verb, from its preposition on.
fn fronted(scene: &Scene<'_>, sentence: &Run, verb: usize) -> Option<Run> {
    let at = (sentence.start..verb).find(|at| matches!(scene.low(*at), "о" | "об"))?;
    let own = matches!(scene.low(at + 1), "этом" | "нём" | "нем" | "ней");
    let end = (at..verb).find(|next| *next > at && scene.is(*next, Classes::PREP)).unwrap_or(verb);
    (!own && at <= sentence.start + 2 && end > at + 1).then_some(at..end)
}
