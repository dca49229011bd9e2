//! Accessible names of what stands on the board: part of the interface's contract.

use crate::{
    app::words,
    board::{Board, Claim, SourceId, Stance, Statement},
    weigh::{Evidence, Verdict},
};

/// Characters of a claim's text that its names hold.
const NAME_CHARS: usize = 80;

/// A claim's text for names: its first 80 characters on one line, then `…` if there are more.
pub fn text(claim: &Claim) -> String {
    let line: String = claim.text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).take(NAME_CHARS).collect();
    if claim.text.chars().nth(NAME_CHARS).is_some() { line + "…" } else { line }
}

/// The name of a card.
pub fn card(text: &str) -> String {
    format!("Claim: {text}")
}

/// The name of a column.
pub fn column(stance: Stance, text: &str) -> String {
    format!("{}: {text}", words::side(stance))
}

/// The name of a credence.
pub fn credence(text: &str, verdict: Option<Verdict>) -> String {
    match verdict {
        Some(verdict) if verdict.evidence != Evidence::None => format!("Credence of {text}: {} %", verdict.percent()),
        Some(_) => format!("Credence of {text}: no evidence"),
        None => format!("Credence of {text}: {}", words::NOT_WEIGHED),
    }
}

/// The name of a chip.
pub fn chip(source: &str, stance: Stance, text: &str) -> String {
    let verb = match stance {
        Stance::Supports => "supports",
        Stance::Opposes => "opposes",
    };
    format!("Statement: {source} {verb} {text}")
}

/// The name of the target that makes a source a relay.
pub fn via(source: &str) -> String {
    format!("Relay of {source}")
}

/// A source's name as it is shown.
pub fn source(board: &Board, id: SourceId) -> String {
    match board.sources.get(id) {
        Some(source) => source.name.clone(),
        None => id.to_string(),
    }
}

/// Who carried a statement, the outermost first: `via The Moscow Times, Financial Times`.
pub fn chain(board: &Board, statement: &Statement) -> Option<String> {
    if statement.relays.is_empty() {
        return None;
    }
    let carriers: Vec<String> = statement.chain().into_iter().map(|id| source(board, id)).collect();
    let beside = statement.relays.len() - carriers.len();
    let more = if beside > 0 { format!(" and {beside} more") } else { String::new() };
    Some(format!("via {}{more}", carriers.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::ClaimId;

    #[test]
    fn a_long_claim_is_cut_after_eighty_characters() {
        let claim = |text: String| Claim::new(ClaimId::fresh(1), text);
        assert_eq!(text(&claim("я".repeat(80))), "я".repeat(80));
        assert_eq!(text(&claim("я".repeat(81))), "я".repeat(80) + "…");
        assert_eq!(text(&claim("two\nlines".to_owned())), "two lines");
    }
}
