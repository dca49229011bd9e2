//! The subject before an insertion that parts it from its verb: "Smith, a farmer, (said)".

use super::{
    left,
    phrase::{described, phrase_start},
};
use crate::reader::{
    lexicon::Class,
    paragraph::{Paragraph, Run},
    tokens::Kind,
};

/// How long an insertion may be, in tokens.
const LONGEST_INSERTION: usize = 40;

/// The subject before an insertion between dashes that ends at `close`: "Moss - a driver - said".
pub(super) fn dashed(p: &Paragraph<'_>, sentence: &Run, close: usize) -> Option<Run> {
    let near = (sentence.start..close).rev().take(LONGEST_INSERTION);
    let open = near
        .take_while(|at| {
            p.quoted(*at) || !matches!(p.kind(*at), Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Colon)
        })
        .find(|at| p.kind(*at) == Kind::Dash && !p.quoted(*at))?;
    let found = left(p, sentence, open)?;
    (open + 1 < close).then_some(found)
}

/// The subject before an apposition or an inserted phrase that ends at the comma `close`.
pub(super) fn apposed(p: &Paragraph<'_>, sentence: &Run, close: usize) -> Option<Run> {
    let mut at = close;
    let mut steps = 0;
    while at > sentence.start && steps < 45 {
        at -= 1;
        steps += 1;
        if p.quoted(at) {
            continue;
        }
        match p.kind(at) {
            // Lists within the apposition: a name or the start of a clause must stand before the comma.
            Kind::Comma if at > sentence.start && matches!(p.kind(at - 1), Kind::Word | Kind::Number) => {
                let start = phrase_start(p, sentence, at - 1);
                let start = described(p, sentence, start).unwrap_or(start);
                let named = (start..at)
                    .any(|token| p.capital(token) && !p.any(token, &[Class::Preposition, Class::Month, Class::Day]));
                // "An indictment unsealed in Tampa, Florida, (alleges)": where a place lies.
                let placed = {
                    let comma = start
                        .checked_sub(1)
                        .filter(|comma| p.kind(*comma) == Kind::Comma && *comma > sentence.start + 2);
                    let all = (start..at).all(|token| p.capital(token)) && at - start < 3;
                    comma.is_some_and(|comma| {
                        let of = (sentence.start..comma).rev().find(|token| !p.capital(*token));
                        let near =
                            of.is_some_and(|of| of + 3 > comma && matches!(p.low(of), "in" | "at" | "near" | "from"));
                        all && near && p.capital(comma - 1)
                    })
                };
                if placed {
                    continue;
                }
                let begins = start == sentence.start || p.any(start, &[Class::Determiner, Class::Possessive]);
                if named || (start < at && begins && !p.is(start, Class::Preposition)) {
                    let whole = outermost(p, sentence, start).unwrap_or(start);
                    return Some(whole..close);
                }
            }
            // "Sen. Isakson (R-Ga.), one of the authors, said"
            Kind::Comma if at > sentence.start && p.kind(at - 1) == Kind::Close => {
                if let Some(found) = left(p, sentence, at) {
                    return Some(found.start..close);
                }
            }
            Kind::Stop | Kind::Shout | Kind::Semicolon | Kind::Dash | Kind::Colon => return None,
            _ => {}
        }
    }
    None
}

/// The start of a subject at the start of the sentence with an insertion that has commas of its own: "Moss, a driver at
/// the depot in Orta, Vossia, (said)". `inner` is where the last part of the insertion begins.
fn outermost(p: &Paragraph<'_>, sentence: &Run, inner: usize) -> Option<usize> {
    let comma = (sentence.start + 1..inner).find(|at| p.kind(*at) == Kind::Comma && !p.quoted(*at))?;
    let phrase = sentence.start..comma;
    let nominal = p.any(phrase.start, &[Class::Determiner, Class::Possessive])
            || phrase.clone().all(|at| p.capital(at))
            // "State news agency Orta, citing a channel, which quoted a guard, (said)"
            || p.capital(phrase.start) && p.capital(comma - 1) && p.is(comma + 1, Class::Citing);
    let other = [Class::Preposition, Class::Adverb, Class::Subordinator, Class::Finite, Class::Day, Class::Time];
    // "Salt, a mineral": no list, no clause.
    let bare = phrase.len() < 10 && phrase.clone().all(|at| p.kind(at) == Kind::Word && !p.any(at, &other));
    let next = comma + 1;
    let inserts = p
        .any(next, &[Class::Relative, Class::Determiner, Class::Possessive, Class::Preposition, Class::Role])
        || matches!(p.low(next), "whose" | "former")
        || p.low(next).ends_with("ing")
        // "Hale-Morton, KC,"
        || p.kind(next + 1) == Kind::Comma && p.text[p.bytes(&(next..next + 1))].chars().all(char::is_uppercase)
        // "Keyturn, based in Raleigh, N.C.,"
        || p.low(next).ends_with("ed") && p.classes[next].none() && p.is(next + 1, Class::Preposition);
    // "Moss, a driver, left, and Lind, a baker, (said)": a verb behind a comma has another subject.
    let verb = |at: usize| {
        p.any(at, &[Class::Finite, Class::Speech, Class::Conjunction])
            || p.low(at).ends_with("ed") && p.classes[at].none()
    };
    let goes_on = (next..inner).any(|at| p.kind(at) == Kind::Comma && !p.quoted(at) && verb(at + 1));
    (nominal && bare && inserts && next < inner + 1 && !goes_on).then_some(phrase.start)
}

/// The subject before an insertion that ends with words in quotation marks, whose comma stands within them: "Moss, who
/// called it “a farce,” (said)".
pub(crate) fn over_quotation(p: &Paragraph<'_>, sentence: &Run, end: usize) -> Option<Run> {
    let close = end.checked_sub(1)?;
    let quote = p.closes(close)?;
    let short = quote.close - quote.open < LONGEST_INSERTION / 2 && quote.open > sentence.start;
    (short && p.kind(close - 1) == Kind::Comma).then(|| apposed(p, sentence, close)).flatten()
}
