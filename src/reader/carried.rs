//! Ways in which the words that name a speaker also tell through whom he spoke: "Kommersant's sources", "a conservator
//! cited by Radio Mitte", "the ministry, through its spokesman".

use super::{
    anonymity::head,
    candidate::Candidate,
    chain::{Links, antecedent, phrase_end},
    focus::singular,
    lexicon::Class,
    names::name_at,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::Memory,
    setting::is_time,
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

/// Whether a word is something that somebody writes to somebody.
pub(crate) fn is_message(p: &Paragraph<'_>, at: usize) -> bool {
    matches!(
        singular(p.low(at)).as_str(),
        "letter" | "email" | "e-mail" | "memo" | "message" | "note" | "text" | "card" | "telegram"
    )
}

/// "A letter from Kent to the council says": what somebody wrote to somebody is the writer's.
pub(crate) fn written(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let head = head(p, source);
    if !is_message(p, head) {
        return;
    }
    // "His letter to the planners predicts", "Kent's letter says"
    if matches!(p.low(source.start), "his" | "her") && head == source.start + 1 {
        links.origin = Some(source.start..head);
        return;
    }
    let by = (head + 1..source.end).find(|at| {
        let agent = matches!(p.low(*at), "signed" | "written" | "sent") && p.low(*at + 1) == "by";
        agent || p.low(*at) == "from" && *at < head + 4 || p.low(*at) == "by" && *at == head + 1
    });
    if let Some(by) = by {
        let start = if p.low(by + 1) == "by" { by + 2 } else { by + 1 };
        // "the agency's director, Helen Marsh": the name behind the comma belongs to him.
        let name = |at: usize| p.kind(at) == Kind::Comma && p.capital(at + 1) && !p.capital(at - 1);
        let ends = |at: &usize| {
            p.kind(*at) != Kind::Word && !name(*at)
                || matches!(p.low(*at), "to" | "that")
                || CARRIES.contains(&p.low(*at))
        };
        let end = (start + 1..source.end).find(ends).unwrap_or(source.end);
        // "by brokers Banmar"
        let noun = p.kind(start) == Kind::Word && p.capital(start + 1) && start + 1 < end;
        let start =
            start + usize::from(noun && !p.capital(start) && !p.any(start, &[Class::Determiner, Class::Possessive]));
        if start < end && (p.capital(start) || p.any(start, &[Class::Determiner, Class::Possessive])) {
            links.origin = Some(start..end);
        }
    }
}

/// "A barber, the man reported, had told him": the tag stands within the subject of what is retold.
pub(crate) fn inserted(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let Some(open) = source.clone().find(|at| p.kind(*at) == Kind::Comma) else { return };
    let verb = source.end - 1;
    let teller = open + 1..verb;
    let plain = teller.clone().all(|at| p.kind(at) == Kind::Word && !p.any(at, &[Class::Relative, Class::Finite]));
    let says = p.is(verb, Class::Speech) && !p.capital(verb) && !p.is(verb, Class::Role);
    let opens = p.any(open + 1, &[Class::Subject, Class::Determiner, Class::Possessive]) || p.capital(open + 1);
    if open > source.start && !teller.is_empty() && teller.len() < 6 && plain && says && opens {
        links.relays.push(teller);
        links.origin = Some(source.start..open);
    }
}

/// "The ministry, through its spokesman Dauren Aliev, said", "Kent, through his solicitor, denies"
pub(crate) fn spoken_for(p: &Paragraph<'_>, source: &Run, links: &mut Links) {
    let through = source.clone().skip(1).find(|at| {
        matches!(p.low(*at), "through" | "via")
            && *at > source.start + 1
            && p.kind(*at - 1) == Kind::Comma
            && (*at + 1..source.end.min(*at + 5)).any(|who| p.any(who, &[Class::Role, Class::Title]))
    });
    if let Some(through) = through {
        let end = (through + 1..source.end).find(|at| p.kind(*at) == Kind::Comma).unwrap_or(source.end);
        let (who, spokesman) = (source.start..through - 1, through + 1..end);
        // "Kent, through his solicitor, denies": he speaks; of a body somebody must.
        let body = who.clone().any(|at| p.any(at, &[Class::Organ, Class::Outlet]));
        let (relay, origin) = if body { (who, spokesman) } else { (spokesman, who) };
        links.relays.push(relay);
        links.origin = Some(origin);
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

/// "Through a solicitor, he denied", "Speaking through his lawyer, Lena Voss, the baker said"
pub(crate) fn on_behalf(p: &Paragraph<'_>, sentence: &Run, source: &Run, links: &mut Links) {
    let through = if p.low(sentence.start) == "speaking" { sentence.start + 1 } else { sentence.start };
    let leads = matches!(p.low(through), "through" | "via");
    let closed = source.start > through + 2 && p.kind(source.start - 1) == Kind::Comma;
    if leads && closed && !(through..source.start).any(|at| p.quoted(at)) {
        links.relay(through + 1..source.start - 1);
    }
}

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
pub(crate) fn quoted_within(p: &Paragraph<'_>, sentence: &Run, source: &Run, links: &mut Links) {
    let Some(in_) = source.start.checked_sub(2).filter(|in_| *in_ > sentence.start) else { return };
    if p.low(in_) != "in" || p.low(in_ + 1) != "which" || !links.relays.is_empty() {
        return;
    }
    let from = in_.saturating_sub(8).max(sentence.start + 1);
    // "His office issued a statement in which he denied"
    let issues =
        |at: &usize| p.is(*at, Class::Citing) || matches!(p.low(*at), "issued" | "released" | "published" | "sent");
    let Some(verb) = (from..in_).rev().find(|at| issues(at) && !p.quoted(*at)) else { return };
    let adverb = usize::from(p.is(verb - 1, Class::Adverb));
    links.relays.extend(subject::left(p, sentence, verb - adverb));
}

/// "In a memo to all staff, obtained by the Echo, the director writes", "On the tape, released by Radio Orta, he says"
pub(crate) fn fronted(p: &Paragraph<'_>, sentence: &Run, source: &Run, outlets: &Outlets, links: &mut Links) {
    let start = sentence.start;
    let opens = matches!(p.low(start), "in" | "on") && p.any(start + 1, &[Class::Determiner, Class::Possessive]);
    if !opens || source.start <= start + 3 || !links.relays.is_empty() || (start..source.start).any(|at| p.quoted(at)) {
        return;
    }
    let paper = (start + 2..source.start.min(start + 8)).any(|at| p.is(at, Class::Document));
    let by = (start + 3..source.start).find(|at| {
        p.low(*at) == "by"
            && (CARRIES.contains(&p.low(*at - 1)) || matches!(p.low(*at - 1), "released" | "printed" | "of"))
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

/// "Kommersant's sources"
pub(crate) fn owned(p: &Paragraph<'_>, source: &Run, outlets: &Outlets, memory: &Memory, links: &mut Links) {
    let owner = source.clone().find(|at| genitive(p.low(*at)) && p.capital(*at));
    let Some(owner) = owner.filter(|owner| owner + 1 < source.end) else { return };
    let sources =
        matches!(p.low(source.end - 1), "sources" | "source") && !memory.named_person(p, &(source.start..owner + 1));
    if p.is(head(p, &(owner + 1..source.end)), Class::Unnamed)
        && (sources || outlets.named(p, &(source.start..owner + 1)).is_some())
    {
        links.relays.push(source.start..owner + 1);
        links.origin = Some(owner + 1..source.end);
    }
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

/// "the blog Foxed Pages, whose anonymous author pointed out"
pub(crate) fn whose(p: &Paragraph<'_>, sentence: &Run, source: &Run, outlets: &Outlets, links: &mut Links) {
    if p.low(source.start) != "whose" || source.len() < 2 {
        return;
    }
    let outlet = antecedent(p, sentence, source.start).and_then(|before| outlets.named(p, &before));
    if let Some(outlet) = outlet {
        links.relays.push(outlet);
        links.origin = Some(source.start + 1..source.end);
    }
}

/// "One of them, described by the agency as a retired colonel"; "a conservator cited by Radio Mitte"
pub(crate) fn described(p: &Paragraph<'_>, source: &Run, outlets: &Outlets, memory: &Memory, links: &mut Links) {
    for at in source.clone().skip(1) {
        // "the file, pages of which were printed by Orta"; "the report, excerpts of which Orta published"
        if p.low(at) == "which" && p.low(at - 1) == "of" {
            let carries = |verb: &usize| CARRIES.contains(&p.low(*verb)) || p.low(*verb) == "printed";
            let Some(verb) = (at + 1..source.end).find(carries) else { continue };
            let by = if p.low(verb + 1) == "by" { verb + 2..phrase_end(p, verb + 2, source.end) } else { at + 1..verb };
            let comma = source.clone().find(|mark| p.kind(*mark) == Kind::Comma);
            if let Some(comma) = comma.filter(|comma| *comma < at && !by.is_empty() && !outlets.own(p, &by)) {
                links.relays.push(by);
                links.origin = Some(source.start..comma);
            }
            return;
        }
        // "a diplomat who spoke to the Guardian"
        if p.is(at, Class::Relative)
            && matches!(p.low(at + 1), "spoke" | "talked")
            && matches!(p.low(at + 2), "to" | "with")
            && at + 3 < source.end
        {
            let listener = at + 3..phrase_end(p, at + 3, source.end);
            if outlets.is(p, &listener) && !outlets.own(p, &listener) {
                links.relays.push(listener);
                links.origin = Some(source.start..at);
            }
            return;
        }
        // "one nurse, quoted in the survey"
        let printed = p.low(at + 1) == "in" && matches!(p.low(at), "quoted" | "cited" | "published");
        // "shared with us by Plumbline": what we were given comes from whoever gave it.
        let ours = GIVEN.contains(&p.low(at)) && matches!(p.low(at + 1), "with" | "to") && p.low(at + 2) == "us";
        if ours && p.low(at + 3) == "by" && at + 4 < source.end {
            links.relays.push(at + 4..phrase_end(p, at + 4, source.end));
            links.origin = Some(source.start..at - usize::from(p.kind(at - 1) == Kind::Comma));
            return;
        }
        // "published on Sunday by the site"
        let timed = at + 1 + (at + 1..source.end).take_while(|word| is_time(p, *word)).count();
        let led = if p.low(timed) == "by" { timed } else { at + 1 };
        let agent = printed || p.low(led) == "by" || p.low(led) == "to" && GIVEN.contains(&p.low(at));
        let by = (agent && led + 1 < source.end).then_some(led + 1);
        let carries = CARRIES.contains(&p.low(at)) || GIVEN.contains(&p.low(at)) || NAMES.contains(&p.low(at));
        if !carries || !(by.is_some() || p.low(at + 1) == "as") {
            continue;
        }
        let as_ = (at..source.end).find(|as_| p.low(*as_) == "as");
        // "slides shown to buyers and obtained by DigiChain": the outlet may stand behind another participle.
        let later = |at: &usize| p.low(*at + 1) == "by" && CARRIES.contains(&p.low(*at));
        if as_.is_none() && p.low(at + 1) == "to" && (at + 1..source.end).any(|at| later(&at)) {
            continue;
        }
        if let Some(by) = by {
            let end = phrase_end(p, by, as_.unwrap_or(source.end));
            // "leaked to the nonprofit Orbis and shared with"
            let and = (by + 1..end).find(|and| p.low(*and) == "and" && !p.capital(*and + 1));
            let end = and.filter(|and| p.capital(*and - 1)).unwrap_or(end);
            let given = p.low(at) == "leaked"
                && p.low(by) == "the"
                && p.capital(end - 1)
                && !p.capital(by + 1)
                && !(by..end).any(|word| p.any(word, &[Class::Role, Class::People]));
            // Whoever obtained a paper shows it to us, known as an outlet or not.
            let holds = || {
                let definite = p.low(by) == "the" && memory.phrases.find(p, &(by..end), head(p, &(by..end))).is_some();
                definite && CARRIES.contains(&p.low(at))
                    || p.capital(if p.low(by) == "the" { by + 1 } else { by })
                        && matches!(
                            p.low(at),
                            "obtained" | "seen" | "reviewed" | "viewed" | "quoted" | "cited" | "carried"
                        )
                        && !memory.named_person(p, &(by..end))
            };
            let paper = printed && p.is(head(p, &(by..end)), Class::Document);
            if (outlets.is(p, &(by..end)) || holds() || paper || given) && !outlets.own(p, &(by..end)) {
                links.relays.push(by..end);
            }
        }
        let name = as_.filter(|as_| NAMES.contains(&p.low(at)) && as_ + 1 < source.end);
        links.origin = Some(if let Some(as_) = name {
            as_ + 1..phrase_end(p, as_ + 1, source.end).max(as_ + 2)
        } else {
            let mut end = phrase_end(p, source.start, at).max(source.start + 1);
            while end > source.start + 1 && p.any(end - 1, &[Class::Conjunction, Class::Relative, Class::Be]) {
                end -= 1;
            }
            source.start..end
        });
        return;
    }
}

/// What an outlet does with words: "as quoted by".
pub(crate) const CARRIES: [&str; 13] = [
    "record",
    "records",
    "recorded",
    "cited",
    "quoted",
    "carried",
    "published",
    "reported",
    "obtained",
    "interviewed",
    "saying",
    "seen",
    "reviewed",
];

/// What leads to what somebody is called: "who writes as Old Major".
pub(crate) const NAMES: [&str; 4] = ["described", "identified", "known", "writes"];

/// How an outlet comes by a document: "leaked to".
pub(crate) const GIVEN: [&str; 7] = ["leaked", "shown", "given", "passed", "shared", "handed", "sent"];
