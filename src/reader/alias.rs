//! What somebody is called, where that is all the name that he has.

use super::{
    lexicon::Class,
    names::name_at,
    paragraph::{Paragraph, Run},
    tokens::Kind,
};

/// The name in a description: "a porter named Ludo Krall", "a firm called Blue Anchor", "a Togolese known to everyone as
/// Double Clutch", "a captain with the call sign “Badger”".
pub(super) fn named(p: &Paragraph<'_>, run: &Run) -> Option<Run> {
    let word = |at: &usize| p.kind(*at) == Kind::Word && !p.any(*at, &[Class::Finite, Class::Modal]);
    // "The agent, a Maltese firm called": one comma at most.
    let mut commas = 0;
    let mut at = run.start + 1;
    while at < run.end {
        commas += usize::from(p.kind(at) == Kind::Comma);
        if commas > 1 || p.quoted(at) || p.any(at, &[Class::Finite, Class::Modal]) {
            return None;
        }
        let as_ = || (at + 1..run.end.min(at + 6)).take_while(word).find(|as_| p.low(*as_) == "as");
        let start = match p.low(at) {
            "named" | "called" | "nicknamed" | "dubbed" | "codenamed" => Some(at + 1),
            "known" => as_().map(|as_| as_ + 1),
            "sign" if p.low(at - 1) == "call" => Some(at + 1),
            _ => None,
        };
        let noun = p.kind(at - 1) == Kind::Word && !p.any(at - 1, &[Class::Be, Class::Have, Class::Adverb]);
        if let Some(start) = start.filter(|start| noun && *start < run.end) {
            // "the call sign “Badger”"
            let from = start + usize::from(p.opens(start).is_some());
            let article = usize::from(p.low(from) == "the" && p.capital(from + 1));
            let name = name_at(p, from + article, p.opens(start).map_or(run.end, |quote| quote.close.min(run.end)));
            return (!name.is_empty()).then_some(name);
        }
        at += 1;
    }
    None
}

/// The only name that somebody gave: "a sergeant who gave only his call sign, Badger", "a man who uses the name Salt".
pub(super) fn alias(p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Option<Run> {
    let reach = sentence.end.min(run.end + 14);
    let who = (run.start + 1..reach).find(|at| matches!(p.low(*at), "who" | "giving" | "using" | "identifying"))?;
    // "a corporal at the bridge, who gave only his call sign"
    let between = (run.end..who).any(|at| p.quoted(at) || p.any(at, &[Class::Finite, Class::Modal, Class::Be]));
    if who > run.end + 6 || between || p.capital(run.start) && p.capital(run.start + 1) {
        return None;
    }
    // "a woman who introduces herself as Umm Tareq"
    let herself = (who + 1..who + 4).find(|at| p.low(*at).ends_with("self")).unwrap_or(who);
    if herself > who + 1 && p.low(herself - 1).starts_with(['i', 'c', 's']) && herself + 1 < reach {
        let name = name_at(p, herself + 1 + usize::from(p.low(herself + 1) == "as"), reach);
        if !name.is_empty() {
            return Some(name);
        }
    }
    let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at);
    let word =
        (who..reach).take_while(plain).find(|at| matches!(p.low(*at), "name" | "sign" | "alias" | "nickname"))?;
    let lead = |at: &usize| matches!(p.low(*at), "only" | "as" | "of") || p.kind(*at) == Kind::Comma;
    let start = word + 1 + (word + 1..reach).take_while(lead).count();
    let first = (start..reach).find(|at| !p.is(*at, Class::Title)).unwrap_or(start);
    let name = name_at(p, first, reach);
    (!name.is_empty()).then_some(start..name.end)
}
