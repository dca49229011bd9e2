//! Who is named only later: the lead says "the lender", the next paragraph his name.

use super::{
    anonymity::head,
    called::GENERAL,
    focus::sex,
    lexicon::Class,
    names::Sex,
    paragraph::{Paragraph, Run},
    resolve::Memory,
    statement::{Polarity, Role, Statement},
};
use crate::board::Anonymity;
use std::collections::HashMap;

/// How many statements behind the first paragraph may tell the name of whom that only describes.
const REACH: usize = 2;

/// As many tokens of a sentence are looked at for somebody's wish not to be known.
const LONGEST: usize = 80;

/// Somebody whom the first paragraph describes and does not name.
#[derive(Clone, Debug)]
pub(crate) struct Lead {
    /// Which statement.
    statement: usize,
    /// The word that says what he is.
    head: String,
    /// Where the first paragraph ends.
    end: usize,
    /// How many statements behind may name him.
    reach: usize,
    /// What the word tells of his sex.
    sex: Option<Sex>,
    /// Whether he is one of several that are called so: "an investigator".
    indefinite: bool,
}

/// Whom the first paragraph quotes without a name, as statement `statement`; `None` where he is several, a body or a
/// paper, or does not want to be known.
pub(crate) fn lead(p: &Paragraph<'_>, origin: &Run, anonymity: Anonymity, statement: usize) -> Option<Lead> {
    let of = head(p, origin);
    let word = p.low(of);
    // "a jury has been told": by whom, the next paragraph says.
    let audience = matches!(word, "jury" | "court" | "inquest" | "tribunal" | "inquiry" | "hearing");
    // "A spokesman for the firm": he has no name.
    if word.starts_with("spokes") && matches!(p.low(origin.start), "a" | "an") {
        return None;
    }
    let hidden = [Class::Unnamed, Class::Crowd, Class::Document, Class::Organ, Class::Outlet, Class::Masthead];
    let person = anonymity == Anonymity::PartlyNamed && !p.any(of, &hidden) && !word.ends_with('s');
    // "its builder" may be a company, "one welder" is one of many.
    let body = p.low(origin.start) == "its" && !p.is(of, Class::Role) || p.low(origin.start) == "one";
    // "a skipper who asked not to be named"
    let hides = p.sentences.iter().find(|sentence| sentence.contains(&origin.start)).is_some_and(|sentence| {
        sentence.clone().take(LONGEST).any(|at| match p.low(at) {
            "anonymity" | "unnamed" | "anonymously" => true,
            "named" | "identified" | "quoted" => p.low(at - usize::from(at > 0)) == "be",
            _ => false,
        })
    });
    let plain = !hides && (p.any(origin.start, &[Class::Determiner, Class::Possessive]) || origin.len() > 1) && !body;
    (audience || person && plain).then(|| Lead {
        statement,
        head: word.to_owned(),
        // A speaker is named at once or not at all; before a court somebody may deny first.
        reach: if audience { REACH } else { 1 },
        end: p.bytes(&(0..p.len())).end,
        sex: sex(p, of),
        indefinite: !audience && matches!(p.low(origin.start), "a" | "an"),
    })
}

/// Gives those of the first paragraph the name that the article tells later.
pub(crate) fn name(text: &str, found: &mut [Statement], leads: &[Lead], memory: &Memory) {
    for lead in leads {
        let called = memory.epithets.only(&format!("the {}", lead.head)).map(str::to_owned);
        let speaker = |later: &Statement| {
            // Whoever denies it is another.
            let named = later.anonymity == Anonymity::Named
                && later.polarity == Polarity::default()
                && memory.knows_person(&later.speaker);
            named.then(|| later.speaker.clone())
        };
        // Of somebody who was named before, the lead would have said so.
        let new = |name: &String| {
            let last = name.rsplit(' ').next().unwrap_or(name);
            let known = text.get(..lead.end).is_some_and(|before| before.contains(last));
            // "an investigator told … “…,” said Lorna Pike, the nurse": another.
            let other = lead.indefinite
                && memory.epithets.of(name).is_some_and(|called| called != lead.head && !GENERAL.contains(&called));
            !known && !other && lead.sex.is_none_or(|sex| memory.names.sex(name).is_none_or(|known| known == sex))
        };
        let Some(old) = found.get(lead.statement).map(|statement| statement.speaker.clone()) else { continue };
        // "A contractor told the panel … he said. “…,” Rey Salas testified"
        let others = || found[lead.statement + 1..].iter().filter(|later| later.speaker != old);
        let next = || others().take(lead.reach).find_map(speaker);
        let Some(name) = called.or_else(next).filter(new) else { continue };
        let name = memory.names.fullest(&name).unwrap_or(&name).to_owned();
        for statement in found.iter_mut().skip(lead.statement).filter(|statement| statement.speaker == old) {
            if let Some(origin) = statement.chain.last_mut() {
                origin.name.clone_from(&name);
                origin.anonymity = Anonymity::Named;
                statement.anonymity = Anonymity::Named;
                statement.speaker.clone_from(&name);
            }
        }
    }
}

/// Surnames to the fullest name of the whole article, descriptions to the name that comes later.
pub(crate) fn finish(text: &str, found: &mut [Statement], memory: &Memory) {
    let mut names: HashMap<String, String> = HashMap::new();
    for statement in found.iter_mut() {
        for node in &mut statement.chain {
            if node.anonymity == Anonymity::Named
                && let Some(full) = memory.names.fullest(&node.name)
            {
                full.clone_into(&mut node.name);
            }
        }
        // Nobody carries his own words: "Kent published a paper in which he concluded".
        if let Some(origin) = statement.chain.last().map(|origin| origin.name.clone()) {
            statement.chain.retain(|node| node.role == Role::Origin || node.name != origin);
        }
        // "the governor said. Governor Taras Koval wrote"
        if let Some(origin) = statement.chain.last()
            && origin.anonymity == Anonymity::PartlyNamed
            && let Some(mention) = origin.span.clone().and_then(|span| text.get(span))
            && mention.ends_with(origin.name.as_str())
            && let Some(name) = memory.epithets.only(mention)
        {
            let name = memory.names.fullest(name).unwrap_or(name);
            names.insert(origin.name.clone(), name.to_owned());
        }
    }
    // "the regional governor said. He said"
    for statement in found {
        if let Some(origin) = statement.chain.last_mut() {
            if origin.anonymity == Anonymity::PartlyNamed
                && let Some(name) = names.get(&origin.name)
            {
                origin.name.clone_from(name);
                origin.anonymity = Anonymity::Named;
                statement.anonymity = Anonymity::Named;
            }
            statement.speaker.clone_from(&origin.name);
        }
    }
}
