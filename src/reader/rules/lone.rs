//! A quotation that stands alone behind a sentence about whoever says it: "The mayor was furious. “Nobody told me.”"

use crate::reader::{
    candidate::{Candidate, Scene},
    find::{LONGEST_RUN, whole},
    lexicon::Class,
    names::name_at,
    paragraph::Run,
    reading::reading,
    subject,
};

/// A quotation of fewer tokens, its marks among them, is a title or a word in marks.
const SHORTEST: usize = 6;

/// Proposes the quotations behind a sentence that holds none.
pub(crate) fn find(scene: &Scene<'_>, out: &mut Vec<Candidate>) {
    let p = scene.p;
    let sentence = &scene.sentence;
    let here = p.sentences.partition_point(|known| known.end <= sentence.start);
    let behind = p.sentences.iter().skip(here + 1).take_while(|next| whole(p, next));
    let content: Vec<Run> = behind.take(LONGEST_RUN).cloned().collect();
    let long = content.first().is_some_and(|first| first.len() >= SHORTEST);
    if !long || sentence.clone().any(|at| p.quoted(at)) {
        return;
    }
    let verb = |at: &usize| p.any(*at, &[Class::Finite, Class::Modal]) || p.low(*at).ends_with("ed");
    let Some((verb, source)) = (sentence.start + 1..sentence.end).filter(verb).find_map(|verb| {
        let (first, _) = reading(p, sentence, verb);
        subject::left(p, sentence, first).map(|source| (verb, source))
    }) else {
        return;
    };
    let person = source.clone().any(|at| !name_at(p, at, source.end).is_empty())
        || p.any(source.end - 1, &[Class::Role, Class::Unnamed, Class::People, Class::Man, Class::Woman, Class::Organ])
        || matches!(p.low(source.start), "he" | "she" | "they");
    if !person {
        return;
    }
    out.push(Candidate::of("lone", content, verb..verb + 1, Some(source), scene.rates.of("lone")));
}
