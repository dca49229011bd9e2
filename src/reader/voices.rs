//! Who speaks in an article: statements put together by their ultimate speaker.

use super::{Role, Statement};
use crate::board::Anonymity;
use std::collections::{HashMap, HashSet};

/// One speaker with all that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The fullest name seen; empty for what nobody is named for.
    pub name: String,
    /// How it is named.
    pub anonymity: Anonymity,
    /// Other mentions of the same speaker ("Lavrov", "the minister", "he"), each once, in the order of the text.
    pub aliases: Vec<String>,
    /// Positions in the list of statements.
    pub statements: Vec<usize>,
}

/// Puts statements together by ultimate speaker, in the order of their first statement.
///
/// The same name is the same voice. Who is not named is the same voice only through the same relays: the sources of
/// one newspaper are not those of another. `text` is the article's text, which the statements' spans are places in.
pub fn voices(text: &str, statements: &[Statement]) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut seen: HashSet<(usize, &str)> = HashSet::new();
    for (at, statement) in statements.iter().enumerate() {
        let next = voices.len();
        let voice = key(statement).map_or(next, |key| *known.entry(key).or_insert(next));
        if voice == next {
            voices.push(Voice {
                name: statement.speaker.clone(),
                anonymity: statement.anonymity,
                aliases: Vec::new(),
                statements: Vec::new(),
            });
        }
        voices[voice].statements.push(at);
        if let Some(mention) = statement.source.clone().and_then(|span| text.get(span))
            && mention != voices[voice].name
            && seen.insert((voice, mention))
        {
            voices[voice].aliases.push(mention.to_owned());
        }
    }
    voices
}

/// What statements of one voice share; `None` where nobody is named.
fn key(statement: &Statement) -> Option<String> {
    let bare = |name: &str| {
        let low = name.to_lowercase();
        let article = ["the ", "a ", "an "].iter().find_map(|article| low.strip_prefix(article));
        article.unwrap_or(&low).to_owned()
    };
    let name = bare(&statement.speaker);
    if name.is_empty() {
        return None;
    }
    if statement.anonymity == Anonymity::Named {
        return Some(name);
    }
    let relays = statement.chain.iter().filter(|node| node.role == Role::Relay);
    let through: Vec<String> = relays.map(|relay| bare(&relay.name)).collect();
    Some(format!("{:?} {} > {name}", statement.anonymity, through.join(" > ")))
}
