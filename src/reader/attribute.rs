//! A chosen proposal as a statement: who says it, through whom.

use super::{
    candidate::Candidate,
    chain::links,
    fields,
    focus::plural,
    hearers::is_author,
    lexicon::Class,
    outlets::Outlets,
    paragraph::{Paragraph, Run},
    reading::{Reading, is_adverb},
    resolve::{Memory, Resolved, node},
    statement::{Node, Role, Statement},
    tokens::Kind,
};
use crate::board::Anonymity;

/// Verbs of somebody who answers another.
pub(super) const REPLIES: [&str; 8] =
    ["replied", "replies", "retorted", "retorts", "countered", "counters", "responded", "responds"];

/// Verbs of somebody who goes on with the same talk.
const GOES_ON: [&str; 8] = ["added", "adds", "adding", "continued", "went", "continues", "replied", "replies"];

/// Whether a cue is that of somebody who goes on with the same talk: "added", "went on to blame".
fn goes_on(p: &Paragraph<'_>, cue: usize) -> bool {
    let to = cue >= 3 && p.low(cue - 1) == "to" && p.low(cue - 2) == "on";
    GOES_ON.contains(&p.low(cue)) || to && matches!(p.low(cue - 3), "went" | "goes" | "go" | "going")
}

/// A chosen proposal as a statement.
pub(crate) fn statement(
    p: &Paragraph<'_>,
    sentence: &Run,
    candidate: &Candidate,
    losers: &[Candidate],
    last: Option<&Statement>,
    memory: &mut Memory,
    outlets: &mut Outlets,
) -> Statement {
    let links = links(p, sentence, candidate, losers, outlets, memory);
    let origin = links.origin.clone().or_else(|| candidate.source.clone());
    let mut chain: Vec<Node> = Vec::new();
    // "Lola fuelled the rumours when she wrote"
    let refers = |run: &&Run| run.start > sentence.start && p.any(run.start, &[Class::Subject, Class::Possessive]);
    if let Some(pronoun) = origin.as_ref().filter(refers) {
        let before = sentence.start..pronoun.start;
        let whole =
            p.is(pronoun.start, Class::Subject) && candidate.content.iter().any(|part| part.start < pronoun.start);
        // "The Echo printed the names, which it said were real"
        let relative = p.low(pronoun.start) == "it" && p.is(pronoun.start - 1, Class::Relative);
        // "Cross-examined by Kirby, he accepted": not who asks.
        let asked = p.low(before.start).ends_with("ed") && before.clone().any(|at| p.low(at) == "by");
        if (!whole || relative) && !asked && !p.quoted(before.end - 1) {
            memory.note_subject(p, &before);
        }
        // "An analyst, Joost Wiel, was more certain: the crater was old, he wrote"
        let colon = candidate.content.first().map(|part| part.start).filter(|start| *start > sentence.start + 1);
        if let Some(colon) = colon.filter(|start| whole && p.kind(*start - 1) == Kind::Colon) {
            memory.note_subject(p, &(sentence.start..colon));
        }
    }
    // Before its relays are, so that "Interfax, quoting the newspaper" means another.
    let mut known = origin.as_ref().map(|origin| memory.resolve(p, sentence, origin));
    // "The minister will sue, he said": nobody was spoken of before.
    if let (Some(origin), Some(found)) = (&origin, &known)
        && origin.len() == 1
        && p.is(origin.start, Class::Subject)
        && origin.start > sentence.start
        && found.name == p.text[p.bytes(origin)]
    {
        memory.note_subject(p, &(sentence.start..origin.start));
        known = Some(memory.resolve(p, sentence, origin));
    }
    // "The barrister asked … “Every day,” he replied": not who spoke before.
    if let (Some(origin), Some(last)) = (&origin, last)
        && replies(p, sentence, candidate)
        && known.as_ref().is_some_and(|found| found.name == last.speaker)
    {
        known = Some(memory.resolve_retold(p, sentence, origin, &last.speaker));
    }
    // "The school sent parents a letter. It says"
    let letter = origin.as_ref().and_then(|origin| memory.letter_says(p, sentence, origin, candidate));
    // “… He was wrong”: words of her own behind what she retells are hers.
    let same = last.filter(|last| last.cue == Some(p.bytes(&candidate.cue)) && candidate.retells.is_none());
    if let Some([.., teller, _]) = same.map(|last| last.chain.as_slice())
        && teller.span == candidate.source.as_ref().map(|source| p.bytes(source))
    {
        known = Some(Resolved { name: teller.name.clone(), anonymity: teller.anonymity, relays: Vec::new() });
    }
    let hearer = candidate.retells.as_ref().and_then(|retelling| retelling.hearer.as_ref());
    let teller = candidate.retells.as_ref().and_then(|_| links.relays.iter().rfind(|relay| Some(*relay) != hearer));
    // "The baker said it was a bad year, his wife said": the baker's.
    if let Some(run) = teller
        && p.is(run.start, Class::Possessive)
        && candidate.content.first().is_some_and(|words| sentence.start < words.start && words.start < run.start)
    {
        memory.note_subject(p, &(sentence.start..run.start));
    }
    let mut retold: Option<(Run, Resolved, Vec<Node>)> = None;
    for relay in &links.relays {
        if let (Some((_, teller, _)), true) = (&retold, Some(relay) == hearer) {
            // "told my neighbour": the neighbour of whoever says so.
            let noun = super::names::text(p, &(relay.start + 1..relay.end));
            let name = format!("{}'s {noun}", teller.name);
            let resolved = Resolved { name, anonymity: Anonymity::PartlyNamed, relays: Vec::new() };
            chain.push(node(p, relay, &resolved, Role::Relay));
            continue;
        }
        let resolved = match &known {
            // "Duddle testified that Pollitt had said to him": he is not the one who said it.
            Some(found) if relay.len() == 1 && p.is(relay.start, Class::Object) => {
                if origin.as_ref().is_none_or(|origin| origin.start > sentence.start) {
                    memory.note_subject(p, &(sentence.start..relay.start));
                }
                memory.resolve_retold(p, sentence, relay, &found.name)
            }
            _ => memory.resolve(p, sentence, relay),
        };
        if Some(relay) == teller {
            let same_talk = resolved.anonymity != Anonymity::Named || goes_on(p, candidate.cue.start);
            if chain.is_empty() && same_talk {
                chain.clone_from(&resolved.relays);
                if chain.is_empty() && resolved.anonymity == Anonymity::Named {
                    chain = memory.focus.relays_of(&resolved.name);
                }
            }
            if let Some(origin) = &origin {
                known = Some(if matches!(p.low(origin.start), "my" | "our") && origin.len() > 1 {
                    // “My sister says they sent good ones,” Koral said.
                    let noun = super::names::text(p, &(origin.start + 1..origin.end));
                    let name = format!("{}'s {noun}", resolved.name);
                    Resolved { name, anonymity: Anonymity::PartlyNamed, relays: Vec::new() }
                } else {
                    own(p, origin, &resolved, memory.resolve_retold(p, sentence, origin, &resolved.name))
                });
            }
            retold = Some((relay.clone(), resolved.clone(), chain.clone()));
            chain.push(node(p, relay, &resolved, Role::Relay));
            continue;
        }
        // "Through his lawyers, the banker said": the banker's.
        let near = relay.start <= sentence.start + 2 || relay.start > candidate.cue.start;
        let own = known.as_ref().filter(|_| p.is(relay.start, Class::Possessive) && near);
        if let Some(whose) = own.filter(|whose| whose.anonymity == Anonymity::Named && relay.len() > 1) {
            let comma = relay.clone().find(|at| p.kind(*at) == Kind::Comma);
            if comma.is_none() {
                let noun = super::names::text(p, &(relay.start + 1..relay.end));
                let name = format!("{}'s {noun}", whose.name);
                let resolved = Resolved { name, anonymity: Anonymity::PartlyNamed, relays: Vec::new() };
                chain.push(node(p, relay, &resolved, Role::Relay));
                continue;
            }
        }
        if !p.is(relay.start, Class::Object) && !is_author(p, relay) {
            outlets.insert(p, &last_name(p, relay));
            memory.carried(p, relay, &resolved);
        }
        chain.push(node(p, relay, &resolved, Role::Relay));
    }
    if let Some(voice) = letter {
        if chain.is_empty() {
            chain.clone_from(&voice.relays);
        }
        known = Some(voice);
    }
    if chain.is_empty() {
        chain = memory.inside(p, sentence);
    }
    if chain.is_empty() {
        chain = memory.in_paper(p, sentence);
    }
    // "A nurse was quoted as saying": by the outlet that was named last.
    let cue = candidate.cue.start;
    let quoted = cue >= 3 && p.low(cue) == "saying" && p.low(cue - 1) == "as" && p.low(cue - 2) == "quoted";
    let passive = || (sentence.start..cue - 2).rev().take(3).any(|at| p.is(at, Class::Be));
    if chain.is_empty()
        && quoted
        && passive()
        && let Some(name) = memory.quoting(p, &(sentence.start..cue - 2), outlets)
    {
        chain.push(Node { name, role: Role::Relay, anonymity: Anonymity::Named, span: None });
    }
    // "told the Ledger that it was so, adding that": the same talk.
    let source = origin.as_ref().map(|run| p.bytes(run));
    let joined = |last: &&Statement| {
        // "confirmed to the site that it was so, and said"
        let and = candidate.cue.start.checked_sub(1).is_some_and(|and| p.is(and, Class::Conjunction));
        (candidate.rule == "participle" || and) && last.source == source
    };
    if let Some(last) = last.filter(joined)
        && chain.is_empty()
    {
        chain.extend(last.chain.iter().filter(|node| node.role == Role::Relay).cloned());
    }
    let mut speaker = String::new();
    let mut anonymity = Anonymity::Collective;
    // "The agent is believed to be in London. She said": nobody spoke, but somebody was spoken of.
    if origin.is_none() {
        memory.note_subject(p, sentence);
    }
    if let (Some(origin), Some(resolved)) = (&origin, known) {
        // A named speaker says the next thing to whoever listens, unless he goes on with the same talk.
        let same_talk = resolved.anonymity != Anonymity::Named || goes_on(p, candidate.cue.start);
        // "told us", "told this newspaper"
        let told = candidate.cue.end;
        let ours = p.is(candidate.cue.start, Class::Addressing)
            && (matches!(p.low(told), "us" | "me") || p.low(told) == "this" && p.is(told + 1, Class::Outlet));
        if chain.is_empty() && !ours {
            chain = memory.take_talk(p, sentence, &resolved);
        }
        if chain.is_empty() && same_talk && !ours {
            chain.clone_from(&resolved.relays);
            // "Brito told the podcast … Brito added": a name that goes on.
            if chain.is_empty() && resolved.anonymity == Anonymity::Named {
                chain = memory.focus.relays_of(&resolved.name);
            }
        }
        if let Some(source) = &candidate.source {
            memory.wrote(p, sentence, source, (origin, &resolved), &chain);
            memory.said_in_paper(p, sentence, candidate, (origin, &resolved), &chain);
            memory.came_through_papers(p, sentence, &links.relays, &chain);
        }
        if outlets.is(p, origin) || reports(p, candidate, &resolved, memory) {
            outlets.insert(p, &last_name(p, origin));
            memory.carried(p, origin, &resolved);
        } else {
            // "A transcript shows that Serra was asked": "he" in the next sentence is Serra.
            // "Hruska will miss the season, the club announced. His brother"
            let words = &candidate.content[0];
            let nobody = [Class::Document, Class::Organ, Class::Outlet, Class::Masthead];
            let whole = matches!(candidate.rule, "clause" | "tag" | "according") && !p.quoted(words.start);
            let of = super::anonymity::head(p, origin);
            let several = resolved.anonymity != Anonymity::Named && plural(p, origin, of) && p.capital(words.start);
            if whole && (p.any(of, &nobody) || several && !p.is(words.start, Class::Determiner)) {
                let that = usize::from(p.low(words.start) == "that" && words.len() > 1);
                memory.note_subject(p, &(words.start + that..words.end));
            }
            memory.spoke(p, origin, &resolved, &chain);
        }
        // Whoever retells spoke after the one whose words they were.
        if let Some((run, teller, relays)) = &retold {
            memory.spoke(p, run, teller, relays);
        }
        chain.push(node(p, origin, &resolved, Role::Origin));
        speaker = resolved.name;
        anonymity = resolved.anonymity;
    } else if let Some(words) = nobody(p, sentence, candidate) {
        speaker = super::names::text(p, &words);
        chain.push(Node { name: speaker.clone(), role: Role::Origin, anonymity, span: Some(p.bytes(&words)) });
    }
    outlets.with_outlet(&mut chain, links.works_for);
    let mut triggers = vec![p.bytes(&candidate.cue)];
    triggers.extend(links.relays.iter().map(|relay| p.bytes(relay)));
    Statement {
        content: candidate.content.iter().map(|part| p.bytes(part)).collect(),
        cue: Some(p.bytes(&candidate.cue)),
        source: origin.or_else(|| candidate.source.clone()).map(|run| p.bytes(&run)),
        speaker,
        chain,
        anonymity,
        mode: fields::mode(p, &candidate.content),
        polarity: fields::polarity(p, candidate),
        proposition: fields::proposition(p, &candidate.content),
        hedge: fields::hedge(p, &candidate.content),
        addressee: candidate.addressee.as_ref().map(|run| p.bytes(run)),
        when: fields::when(p, sentence, candidate),
        rule: candidate.rule,
        triggers,
        confidence: candidate.score,
        within: None,
    }
}

/// "Her doctor told her it was nothing, Finch said": whose nobody else can be is the teller's.
fn own(p: &Paragraph<'_>, origin: &Run, teller: &Resolved, found: Resolved) -> Resolved {
    let his = matches!(p.low(origin.start), "his" | "her" | "their") && origin.len() > 1;
    let kin = origin.len() == 1 && p.any(origin.start, &[Class::Man, Class::Woman]);
    let noun = super::names::text(p, &(origin.start + usize::from(his)..origin.end));
    let nobody = teller.name.len() < 5 && !teller.name.contains(' ') && teller.anonymity != Anonymity::Named;
    // “He said, ‘Run,’” Lind recalled: he is not Lind.
    if origin.len() == 1 && p.is(origin.start, Class::Subject) && found.name == teller.name {
        let word = super::names::text(p, origin);
        return Resolved { name: word, anonymity: Anonymity::PartlyNamed, relays: Vec::new() };
    }
    if nobody
        || !(his && (found.name == noun || found.name.eq_ignore_ascii_case(&super::names::text(p, origin))) || kin)
    {
        return found;
    }
    Resolved { name: format!("{}'s {noun}", teller.name), anonymity: Anonymity::PartlyNamed, relays: Vec::new() }
}

/// Whether a pronoun answers what somebody else has just said in the same paragraph.
fn replies(p: &Paragraph<'_>, sentence: &Run, candidate: &Candidate) -> bool {
    let pronoun =
        candidate.source.as_ref().is_some_and(|source| source.len() == 1 && p.is(source.start, Class::Subject));
    let asked = sentence.clone().any(|at| p.low(at) == "asked" && !p.quoted(at));
    pronoun && !asked && sentence.start > 0 && candidate.cue.clone().any(|at| REPLIES.contains(&p.low(at)))
}

/// The words that stand for a speaker where nobody in particular says so: "Rumours that", "is being reported".
fn nobody(p: &Paragraph<'_>, sentence: &Run, candidate: &Candidate) -> Option<Run> {
    let cue = candidate.cue.clone();
    if matches!(candidate.rule, "rumour" | "reportedly") || cue.clone().any(|at| p.is(at, Class::Wrapper)) {
        return Some(cue);
    }
    let heard = matches!(candidate.usage, Some((Reading::Passive | Reading::Raised, _)));
    // "was told" names who listens.
    if !heard || p.is(cue.start, Class::Addressing) {
        return None;
    }
    let auxiliary = |at: &usize| p.any(*at, &[Class::Be, Class::Have]) || is_adverb(p, *at);
    let first = (sentence.start..cue.start).rev().take_while(auxiliary).last()?;
    Some(first..cue.end)
}

/// The last proper name in a run; empty where there is none.
fn last_name(p: &Paragraph<'_>, run: &Run) -> Run {
    let mut at = run.start;
    let mut last = run.start..run.start;
    while at < run.end {
        let name = super::names::name_at(p, at, run.end);
        at = name.end.max(at + 1);
        if !name.is_empty() {
            last = name;
        }
    }
    last
}

/// Whether a named source that is no person reports something: an outlet.
fn reports(p: &Paragraph<'_>, candidate: &Candidate, resolved: &Resolved, memory: &Memory) -> bool {
    resolved.anonymity == Anonymity::Named
        && matches!(
            p.low(candidate.cue.start),
            "reported" | "reports" | "reporting" | "published" | "learned" | "learnt" | "understands"
        )
        && !memory.knows_person(&resolved.name)
}
