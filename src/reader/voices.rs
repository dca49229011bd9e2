//! Who speaks in an article: statements put together by their ultimate speaker.

use super::Statement;
use crate::board::Anonymity;

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
/// `text` is the article's text, which the statements' spans are places in.
pub fn voices(text: &str, statements: &[Statement]) -> Vec<Voice> {
    let mut voices: Vec<Voice> = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        let known = voices.iter().position(|voice| {
            voice.name == statement.speaker && voice.anonymity == statement.anonymity && !voice.name.is_empty()
        });
        let voice = known.unwrap_or_else(|| {
            voices.push(Voice {
                name: statement.speaker.clone(),
                anonymity: statement.anonymity,
                aliases: Vec::new(),
                statements: Vec::new(),
            });
            voices.len() - 1
        });
        let voice = &mut voices[voice];
        voice.statements.push(at);
        if let Some(mention) = statement.source.clone().and_then(|span| text.get(span))
            && mention != voice.name
            && !voice.aliases.iter().any(|alias| alias == mention)
        {
            voice.aliases.push(mention.to_owned());
        }
    }
    voices
}
