//! The words of board health: for each kind a heading, why it matters and what to do; for each advice a sentence.

use std::fmt;

use crate::board::{Board, ClaimId, SourceId, Stance};

use super::{Advice, Finding, Kind, RANGE, Severity};

/// How many characters of a claim stand in a sentence.
const CLAIM: usize = 90;
/// How many names stand in a list; the others are counted.
const NAMES: usize = 3;

/// How much something matters, in a word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "Note",
        Severity::Caution => "Look at this",
        Severity::Serious => "Serious",
    }
}

/// `2 serious`, `3 to look at`, `1 note`: how many there are of one severity.
pub fn count_of(severity: Severity, count: usize) -> String {
    match severity {
        Severity::Serious => format!("{count} serious"),
        Severity::Caution => format!("{count} to look at"),
        Severity::Note => plural(count, "note", "notes"),
    }
}

impl Kind {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Headline => "Headline claims with low confidence",
            Self::Circular => "Circular sourcing",
            Self::Contradiction => "Sources that contradict themselves",
            Self::OneVoice => "Claims resting on one voice",
            Self::OneRelay => "Several voices, one relay",
            Self::Echo => "The same words more than once",
            Self::Interested => "Only what would have been said anyway",
            Self::Unnamed => "Nobody gives a name",
            Self::Ungraded => "Ungraded sources that matter most",
            Self::NoOrigin => "Outlets at the origin of what they were told",
            Self::Unlinked => "Statements without quote or link",
            Self::Stale => "Stale grades",
            Self::Diagonal => "Grades on the diagonal",
        }
    }

    /// Why it matters: a sentence.
    pub fn why(self) -> &'static str {
        match self {
            Self::Headline => "With low confidence, one more statement could turn what the board is about.",
            Self::Circular => "A rumour that goes round counts as several sources, though nobody is known who saw it.",
            Self::Contradiction => "One of the two is wrong or out of date, and meanwhile they cancel each other out.",
            Self::OneVoice => "If this voice is wrong, nothing else on the board tells you so.",
            Self::OneRelay => "What the relay left out or got wrong is missing or wrong in all of them.",
            Self::Echo => {
                "The same words mostly come from one pen. Counted apart, they make a claim more certain than it is."
            }
            Self::Interested => "Words that come whether true or not tell little about what is true.",
            Self::Unnamed => "Readers can't judge whom they can't see, and nobody answers for a mistake.",
            Self::Ungraded => "An ungraded source counts as F: its word moves nothing, whatever it is worth.",
            Self::NoOrigin => {
                "An outlet seldom knows by itself. While its informant is missing, outlets that share one count as \
                 separate voices."
            }
            Self::Unlinked => "Nobody can look them up: neither your editor today nor you in a year.",
            Self::Stale => "Sources change sides, owners and what they have access to.",
            Self::Diagonal => {
                "Source and information are to be judged apart: a good source can say something improbable. Where both \
                 grades always agree, one of them says nothing."
            }
        }
    }

    /// What to do about it: a sentence.
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Headline => "Look for one more separate voice, or print the claim as open.",
            Self::Circular => "Find who said it first and make that the origin; mark the others as repetitions.",
            Self::Contradiction => {
                "Read both again: turn round what was misread, and mark what was taken back as superseded."
            }
            Self::OneVoice => "Look for a voice that knows it in another way, or name the source where you print it.",
            Self::OneRelay => "Go to the original of at least one of them.",
            Self::Echo => "If one has it from the other, mark it as a repetition or give both sources one voice.",
            Self::Interested => "Look for somebody without an interest, or for an admission against interest.",
            Self::Unnamed => "Ask one of them to speak on the record, or look for a document.",
            Self::Ungraded => "Grade these sources first, from the top: they move most.",
            Self::NoOrigin => {
                "Make whoever told it the origin, even if unnamed, and the outlet a relay; if the outlet saw it itself, \
                 say so in how it knows."
            }
            Self::Unlinked => "Add the words themselves, a link, or the document they stand in.",
            Self::Stale => "Judge these sources again and grade them anew, even if the grade stays.",
            Self::Diagonal => "Grade the information by what else is known about it, without looking at the source.",
        }
    }
}

impl Advice {
    /// What was found, in a sentence with the names that `board` gives.
    pub fn what(&self, board: &Board) -> String {
        capital(&Told { finding: &self.finding, board }.to_string())
    }

    /// All of it: what was found, why it matters, what to do.
    pub fn text(&self, board: &Board) -> String {
        let kind = self.kind();
        format!("{} {} {}", self.what(board), kind.why(), kind.remedy())
    }
}

/// A finding with the board that has its names.
struct Told<'a> {
    finding: &'a Finding,
    board: &'a Board,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claim = |id: ClaimId| self.claim(id);
        let name = |id: SourceId| self.name(id);
        match self.finding {
            Finding::Headline { claim: id, percent: None, .. } => {
                write!(f, "Nobody has spoken about the headline claim {}.", claim(*id))
            }
            Finding::Headline { claim: id, percent: Some(percent), reasons } => {
                let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
                let (claim, reasons) = (claim(*id), reasons.join(", "));
                write!(f, "The headline claim {claim} stands at {percent} %. Low confidence: {reasons}.")
            }
            Finding::Circular { claim: id, stance, ring } => match ring.as_slice() {
                [only] => write!(f, "{} is a relay of its own word {} {}.", name(*only), side(*stance), claim(*id)),
                ring => write!(
                    f,
                    "{} have it from each other, with nobody else at the origin of what they carry {} {}.",
                    self.names(ring),
                    side(*stance),
                    claim(*id)
                ),
            },
            Finding::Contradiction { claim: id, lead, supports, opposes } => {
                let statements = plural(*supports, "statement", "statements");
                let (lead, claim) = (name(*lead), claim(*id));
                write!(f, "{lead} both supports and opposes {claim}: {statements} for it, {opposes} against it.")
            }
            Finding::BothRivals { lead, claims, .. } => {
                let claims: Vec<String> = claims.iter().map(|id| claim(*id)).collect();
                write!(f, "{} supports rivals, of which at most one is true: {}.", name(*lead), listed(&claims))
            }
            Finding::OneVoice { claim: id, lead, voices, percent } => {
                let others = voices.saturating_sub(1);
                write!(f, "{}, at {percent} %, rests on {}", claim(*id), name(*lead))?;
                match others {
                    0 => f.write_str(" alone."),
                    1 => f.write_str("; the other voice weighs next to nothing."),
                    _ => write!(f, "; the {others} other voices weigh next to nothing."),
                }
            }
            Finding::OneRelay { claim: id, relay, statements, voices } => {
                let about = id.map_or_else(|| "of this board".to_owned(), |id| format!("on {}", claim(id)));
                let relay = name(*relay);
                write!(f, "All {statements} weighed statements {about}, by {voices} voices, came through {relay}.")
            }
            Finding::Echo { claim: id, statements, voices } => match voices.as_slice() {
                [only] => {
                    let (name, claim, times) = (name(*only), claim(*id), statements.len());
                    write!(f, "{name} says the same about {claim} {times} times, in nearly the same words.")
                }
                voices => write!(
                    f,
                    "{} say the same about {} in nearly the same words, and count as separate voices.",
                    self.names(voices),
                    claim(*id)
                ),
            },
            Finding::Interested { claim: id, stance, statements, .. } => {
                let claim = claim(*id);
                match statements {
                    1 => {
                        write!(f, "The only statement {} {claim} would probably have been made anyway.", side(*stance))
                    }
                    _ => write!(
                        f,
                        "All {statements} statements {} {claim} would probably have been made anyway.",
                        side(*stance)
                    ),
                }
            }
            Finding::Unnamed { claim: id, statements, percent } => {
                let statements = plural(*statements, "statement", "statements");
                write!(f, "Nobody who supports {}, at {percent} %, gives a name ({statements}).", claim(*id))
            }
            Finding::Ungraded { source, claim: id, low, high, claims, .. } => {
                let [from, to] = RANGE;
                let (name, claim) = (name(*source), claim(*id));
                write!(
                    f,
                    "{name} is not graded. From {from:.2} to {to:.2} it would take {claim} from {low} to {high} %"
                )?;
                match claims.saturating_sub(1) {
                    0 => f.write_str("."),
                    1 => f.write_str(", and move one other claim."),
                    others => write!(f, ", and move {others} other claims."),
                }
            }
            Finding::NoOrigin { source, statements } => {
                let statements = plural(*statements, "statement", "statements");
                write!(f, "{} stands at the origin of {statements} that somebody must have told it.", name(*source))
            }
            Finding::Unlinked { source, statements: 1 } => {
                write!(f, "A statement of {} has neither a quote nor a link.", name(*source))
            }
            Finding::Unlinked { source, statements } => {
                write!(f, "{statements} statements of {} have neither a quote nor a link.", name(*source))
            }
            Finding::Old { graded, sources } => {
                let were = if sources.len() == 1 { "was" } else { "were" };
                write!(f, "{} {were} last graded on {graded}, more than a year ago.", self.names(sources))
            }
            Finding::Overtaken { source, graded, newest } => {
                let source = name(*source);
                write!(f, "{source} was last graded on {graded}, long before its newest statement, of {newest}.")
            }
            Finding::Diagonal { on, of } => write!(
                f,
                "{on} of {of} graded statements pair the grade of the source with the same grade of the information \
                 (A1, B2, C3 and so on)."
            ),
        }
    }
}

impl Told<'_> {
    fn name(&self, id: SourceId) -> String {
        let name = self.board.sources.get(id).map_or("", |source| source.name.trim());
        if name.is_empty() { format!("A source without a name ({id})") } else { shortened(name) }
    }

    fn names(&self, ids: &[SourceId]) -> String {
        let shown = if ids.len() > NAMES + 1 { NAMES } else { ids.len() };
        let mut names: Vec<String> = ids[..shown].iter().map(|id| self.name(*id)).collect();
        if ids.len() > shown {
            names.push(format!("{} others", ids.len() - shown));
        }
        listed(&names)
    }

    fn claim(&self, id: ClaimId) -> String {
        let text = self.board.claims.get(id).map_or("", |claim| claim.text.trim());
        if text.is_empty() { format!("a claim without words ({id})") } else { format!("“{}”", shortened(text)) }
    }
}

/// `text` with a capital letter, unless its first word has one already (`iStories`).
fn capital(text: &str) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(letter) if !first.chars().any(char::is_uppercase) => letter.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// On which side, before a claim.
fn side(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "for",
        Stance::Opposes => "against",
    }
}

/// `a, b and c`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn plural(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `text` on one line, cut between words where it is long; without the full stop that would end our sentence.
fn shortened(text: &str) -> String {
    // A text of any length costs only what is shown of it.
    let line: String =
        text.chars().take(4 * CLAIM).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(CLAIM) {
        None => line.trim_end_matches('.').to_owned(),
        Some((end, _)) => {
            let head = &line[..end];
            let cut = head.rfind(' ').filter(|space| *space > end / 2).unwrap_or(end);
            format!("{}…", head[..cut].trim_end_matches([',', '.', ';', ':']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_claims_are_cut_between_words_and_end_no_sentence() {
        assert_eq!(shortened("He fell\nout of favour."), "He fell out of favour");
        let long = "The minister ".repeat(12);
        let short = shortened(&long);
        assert!(
            short.chars().count() <= CLAIM + 1 && (short.ends_with("minister…") || short.ends_with("The…")),
            "{short}"
        );
        assert_eq!(shortened(&"я".repeat(200)).chars().count(), CLAIM + 1);
    }

    #[test]
    fn sentences_begin_with_a_capital_letter() {
        assert_eq!(capital("rumours have it"), "Rumours have it");
        assert_eq!(capital("iStories has it"), "iStories has it");
        assert_eq!(capital("“He left”, at 20 %"), "“He left”, at 20 %");
    }

    #[test]
    fn every_kind_has_its_words() {
        for kind in Kind::ALL {
            assert!(
                !kind.title().ends_with('.') && kind.why().ends_with('.') && kind.remedy().ends_with('.'),
                "{kind:?}"
            );
        }
    }
}
