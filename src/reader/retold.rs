//! What somebody retells within his own quotation: “He told us it would hold,” Smith said.

use super::{
    candidate::Candidate,
    frames::Shape,
    lexicon::Class,
    paragraph::{Paragraph, Run},
};

/// How many words the one who is retold may have.
const LONGEST: usize = 6;

/// The one whose words a quotation retells, and where they begin; `None` where it retells nobody's.
fn retold(p: &Paragraph<'_>, quotation: &Run) -> Option<(Run, usize)> {
    let first = quotation.start + 1;
    let verb =
        (first + 1..quotation.end.min(first + LONGEST)).find(|at| matches!(p.low(*at), "told" | "tells" | "tell"))?;
    let whom = verb + 1;
    let speaker = first..verb;
    let told = matches!(p.low(whom), "me" | "us" | "him" | "her" | "them") && whom + 2 < quotation.end;
    let named = p.any(first, &[Class::Determiner, Class::Possessive, Class::Subject]) || p.capital(first);
    let myself = matches!(p.low(first), "i" | "we" | "you");
    if !(told && named && !myself) {
        return None;
    }
    let start = if p.low(whom + 1) == "that" { whom + 2 } else { whom + 1 };
    (p.quoted(start) && !p.is(start, Class::Preposition)).then_some((speaker, start))
}

/// Takes what is retold out of a quotation that holds nothing else. The speaker of the quotation carries it.
pub(crate) fn unfold(p: &Paragraph<'_>, candidate: &mut Candidate) {
    let tag = candidate.usage.is_some_and(|(_, frame)| frame.shape == Shape::TagQuote);
    if !tag || candidate.content.len() != 1 || p.opens(candidate.content[0].start).is_none() {
        return;
    }
    if let Some((speaker, start)) = retold(p, &candidate.content[0]) {
        candidate.content[0].start = start;
        candidate.retells = Some(speaker);
    }
}
