//! What a paper says that an article has just spoken of: "The head teacher sent parents a letter. It says …", "She posted
//! a photograph of a stove. “Come in,” the caption read."

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::is_message,
    focus::singular,
    lexicon::Class,
    names::Sex,
    outlets::is_word_for_outlet,
    papers::{self, Paper},
    paragraph::{Paragraph, Run},
    phrases,
    reading::{genitive, is_adverb},
    resolve::{Memory, Resolved, node},
    statement::{Node, Role},
    subject,
    tokens::Kind,
};
use crate::board::Anonymity;

/// A paper that the sentence before spoke of, as a speaker.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    /// Who is behind its words: whoever wrote it, or the paper itself.
    voice: Resolved,
    /// Where the sentence begins that spoke of it.
    place: usize,
    /// Whether it is several: "emails".
    several: bool,
    /// Whether the sentence was about it.
    topic: bool,
    /// Who wrote it, where that is told.
    writer: Option<Resolved>,
}

/// How many words may stand between a paper and what is done with it.
const NEAR: usize = 8;

/// What a writer does with a paper.
const SENDS: [&str; 14] = [
    "sent",
    "wrote",
    "issued",
    "published",
    "released",
    "posted",
    "pinned",
    "left",
    "filed",
    "submitted",
    "circulated",
    "handed",
    "emailed",
    "launched",
];

/// What others do with it.
const HAS: [&str; 10] =
    ["received", "got", "obtained", "seen", "saw", "found", "read", "reviewed", "shown", "acquired"];

/// What a paper does with its words, and no writer.
const READS: [&str; 14] = [
    "read", "reads", "show", "shows", "showed", "state", "states", "stated", "reveal", "ran", "runs", "began",
    "begins", "ended",
];

impl Memory {
    /// Notes the paper that a sentence is about, or that somebody sends or gets in it.
    pub fn note_letter(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        self.note_caption(p, sentence);
        let place = p.bytes(sentence).start;
        if self.letter.as_ref().is_some_and(|known| known.place == place) {
            return;
        }
        let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at);
        let paper = |at: &usize| !p.capital(*at) && (p.is(*at, Class::Document) || is_message(p, *at)) && plain(at);
        for at in sentence.clone().skip(1).filter(paper) {
            let other = [
                Class::Finite,
                Class::Preposition,
                Class::Be,
                Class::Modal,
                Class::Relative,
                Class::Determiner,
                Class::Possessive,
                Class::Adverb,
            ];
            let topic = at < sentence.start + NEAR
                && (sentence.start + 1..at)
                    .all(|word| (plain(&word) || p.kind(word) == Kind::Number) && !p.any(word, &other))
                && p.any(sentence.start, &[Class::Determiner, Class::Possessive]);
            let had =
                |verb: usize| matches!(p.low(verb), "had" | "has" | "have") && matches!(p.low(verb + 1), "a" | "an");
            let does = |verb: &usize| SENDS.contains(&p.low(*verb)) || HAS.contains(&p.low(*verb)) || had(*verb);
            let verb = (sentence.start + 1..at).rev().take(NEAR).take_while(plain).find(does);
            if !topic && verb.is_none() {
                continue;
            }
            if let Some((voice, written)) = self.voice(p, sentence, at, verb) {
                let writer = if written { Some(voice.clone()) } else { self.keeper(p, sentence, at) };
                let several = p.low(at).ends_with('s');
                self.letter = Some(Letter { voice, place, several, topic, writer });
                return;
            }
        }
    }

    /// Who is behind the words of a paper at a token: its writer, if it is a message and he is told, or else itself; and
    /// whether that is the writer.
    fn voice(&self, p: &Paragraph<'_>, sentence: &Run, paper: usize, verb: Option<usize>) -> Option<(Resolved, bool)> {
        let from = p.low(paper) == "statement" && matches!(p.low(paper + 1), "from" | "by");
        // "The widow read a statement"
        let from_himself = p.low(paper) == "statement";
        if is_message(p, paper) || from || from_himself && verb.is_some() {
            // "his letter"
            if matches!(p.low(paper - 1), "his" | "her") {
                return Some((self.resolve(p, sentence, &(paper - 1..paper)), true));
            }
            if let Some(author) = papers::author(p, sentence, paper) {
                // "Kent's lawyer released a statement from him"
                let sender = verb.filter(|verb| matches!(p.low(*verb), "released" | "issued" | "published" | "posted"));
                let sender = sender.and_then(|verb| subject::left(p, sentence, before_auxiliaries(p, sentence, verb)));
                let owner = sender.as_ref().and_then(|who| {
                    let owner = who.clone().find(|at| genitive(p.low(*at)) && p.capital(*at))?;
                    (author.len() == 1 && p.is(author.start, Class::Object)).then_some(who.start..owner + 1)
                });
                let voice = self.resolve(p, sentence, &owner.unwrap_or(author));
                let sender = sender.map(|who| node(p, &who, &self.resolve(p, sentence, &who), Role::Relay));
                let relays = sender.filter(|sender| sender.name != voice.name).into_iter().collect();
                return Some((Resolved { relays, ..voice }, true));
            }
            // "a note that the boy had left"
            let behind = paper + 1 + usize::from(matches!(p.low(paper + 1), "that" | "which"));
            let left = (behind + 1..sentence.end.min(behind + NEAR))
                .take_while(|at| p.kind(*at) == Kind::Word)
                .find(|at| matches!(p.low(*at), "left" | "wrote" | "written" | "sent"));
            let begins = p.any(behind, &[Class::Determiner, Class::Possessive]) || p.capital(behind);
            if let Some(left) = left.filter(|_| begins) {
                let who = behind..before_auxiliaries(p, sentence, left);
                if !who.is_empty() {
                    return Some((self.resolve(p, sentence, &who), true));
                }
            }
            let sends = verb.filter(|verb| SENDS.contains(&p.low(*verb)) || from_himself && p.low(*verb) == "read");
            if let Some(who) = sends.and_then(|verb| subject::left(p, sentence, before_auxiliaries(p, sentence, verb)))
            {
                return Some((self.resolve(p, sentence, &who), true));
            }
        }
        let word = |at: usize| matches!(p.kind(at), Kind::Word | Kind::Number);
        let plain = |at: &usize| word(*at) && !p.quoted(*at) && !p.is(*at, Class::Preposition);
        let opens = |at: &usize| p.any(*at, &[Class::Determiner, Class::Possessive]);
        let start = (sentence.start..paper).rev().take(NEAR).take_while(plain).find(opens)?;
        let run = phrases::tail(p, &(start..paper + 1));
        let found = self.resolve(p, sentence, &run);
        (found.anonymity != Anonymity::Collective).then_some((found, false))
    }

    /// Whose a paper is that is no message: "the captain's log", "the judge's 90-page ruling".
    fn keeper(&self, p: &Paragraph<'_>, sentence: &Run, paper: usize) -> Option<Resolved> {
        let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.is(*at, Class::Preposition);
        // "the judge's 90-page ruling"
        let near = (sentence.start..paper).rev().take(3).take_while(|at| plain(at) || p.kind(*at) == Kind::Number);
        let owner = near.into_iter().find(|at| genitive(p.low(*at)))?;
        let begins = |at: &usize| p.any(*at, &[Class::Determiner]) || p.capital(*at);
        let start = (sentence.start..=owner).rev().take(4).take_while(plain).filter(begins).last()?;
        Some(self.resolve(p, sentence, &(start..owner + 1)))
    }

    /// Notes whose words a caption would be: "Rivera posted a picture", "his Instagram showed a clock".
    fn note_caption(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        let noun = |at: &usize| p.classes.get(*at).is_some_and(|classes| classes.none()) && !p.quoted(*at);
        let shown = sentence.clone().filter(noun).find(|at| is_picture(p.low(*at)) || is_page(p.low(*at)));
        let Some(shown) = shown else { return };
        let shows = |at: &usize| {
            let answers = matches!(p.low(*at), "answered" | "replied" | "responded") && p.low(*at + 1) == "with";
            answers
                || matches!(p.low(*at), "posted" | "shared" | "uploaded" | "tweeted" | "published" | "posts" | "shares")
        };
        let pictured = |verb: &usize| (*verb..sentence.end.min(*verb + NEAR)).any(|at| is_picture(p.low(at)));
        let verb = sentence.clone().skip(1).find(|at| shows(at) && !p.quoted(*at)).filter(pictured);
        let who = match verb {
            Some(verb) => {
                let who = subject::left(p, sentence, before_auxiliaries(p, sentence, verb));
                // "The club's account posted"
                let owner = |who: &Run| who.clone().find(|at| genitive(p.low(*at)) && is_page(p.low(who.end - 1)));
                who.map(|who| owner(&who).map_or(who.clone(), |owner| who.start..owner + 1))
            }
            None => (shown > sentence.start && p.is(shown - 1, Class::Possessive) && p.low(shown + 1).ends_with("ed"))
                .then(|| shown - 1..shown),
        };
        let Some(who) = who else { return };
        let found = self.resolve(p, sentence, &who);
        if !found.name.eq_ignore_ascii_case(p.low(who.start)) {
            self.papers.insert("caption".to_owned(), found);
        }
    }

    /// Who speaks where "it" or "they" means the paper that the sentence before spoke of.
    pub fn letter_says(
        &mut self,
        p: &Paragraph<'_>,
        sentence: &Run,
        origin: &Run,
        candidate: &Candidate,
    ) -> Option<Resolved> {
        let several = match p.low(origin.start) {
            "it" => false,
            "they" => true,
            "he" | "she" if origin.len() == 1 => return self.writes_in_it(p, sentence, origin, candidate),
            _ => return None,
        };
        let here = p.sentences.partition_point(|known| known.start < sentence.start);
        let before = p.bytes(p.sentences.get(here.checked_sub(1)?)?).start;
        let letter = self.letter.as_ref().filter(|known| known.place == before && known.several == several)?;
        let cue = p.low(candidate.cue.start);
        let reads = READS.contains(&cue);
        let now = p.is(candidate.cue.start, Class::Speech) && cue.ends_with('s');
        let alone = || self.focus.thing(&self.names).is_none() && self.outlets.is_empty();
        if origin.len() != 1 || p.quoted(origin.start) || !(reads || !several && (letter.topic || now || alone())) {
            return None;
        }
        let shown = self.paper.as_ref().filter(|paper| paper.place == letter.place);
        let relays = shown.map_or_else(|| letter.voice.relays.clone(), |paper| paper.relays.clone());
        let voice = Resolved { relays, ..letter.voice.clone() };
        let writer = letter.writer.clone();
        self.letter =
            Some(Letter { voice: voice.clone(), place: p.bytes(sentence).start, several, topic: true, writer });
        Some(voice)
    }

    /// Who "he" or "she" is in "In it, she wrote": whoever wrote the paper that the sentence before spoke of.
    fn writes_in_it(&self, p: &Paragraph<'_>, sentence: &Run, origin: &Run, candidate: &Candidate) -> Option<Resolved> {
        let which = matches!(p.low(sentence.start + 1), "it" | "one" | "them");
        let opens = p.low(sentence.start) == "in" && which && origin.start <= sentence.start + 4;
        // "Kent had a letter from his aunt. “Come home,” she wrote."
        let writes = matches!(p.low(candidate.cue.start), "wrote" | "writes" | "written") && candidate.rule == "tag";
        let opens = opens || writes && candidate.content.iter().any(|part| p.quoted(part.start));
        let here = p.sentences.partition_point(|known| known.start < sentence.start);
        let before = p.bytes(p.sentences.get(here.checked_sub(1)?)?).start;
        let letter = self.letter.as_ref().filter(|known| opens && known.place == before)?;
        let sex = if p.low(origin.start) == "he" { Sex::Male } else { Sex::Female };
        let writer = letter.writer.as_ref()?;
        if self.names.sex(&writer.name).is_some_and(|known| known != sex) {
            return None;
        }
        let shown = self.paper.as_ref().filter(|paper| paper.place == letter.place);
        let relays = shown.map_or_else(|| writer.relays.clone(), |paper| paper.relays.clone());
        Some(Resolved { relays, ..writer.clone() })
    }

    /// Notes the paper that a statement stood in, for what comes of it next: "In a letter to parents, she said … It adds",
    /// "According to transcripts obtained by the Echo, he told … In another, …".
    pub fn said_in_paper(
        &mut self,
        p: &Paragraph<'_>,
        sentence: &Run,
        candidate: &Candidate,
        said: (&Run, &Resolved),
        chain: &[Node],
    ) {
        let (origin, resolved) = said;
        let Some(source) = &candidate.source else { return };
        let place = p.bytes(sentence).start;
        let own = Some(head(p, source)).filter(|own| is_message(p, *own) && origin != source);
        let fronted = || {
            let opens = matches!(p.low(sentence.start), "in" | "on") && p.is(sentence.start + 1, Class::Determiner);
            let near = sentence.start + 2..source.start.min(sentence.start + 2 + NEAR);
            near.into_iter().find(|at| opens && is_message(p, *at) && !p.quoted(*at))
        };
        let voice = Resolved { relays: chain.to_vec(), ..resolved.clone() };
        // "The fire service's report says … The document adds"
        if p.is(head(p, source), Class::Document) {
            self.papers.insert("document".to_owned(), voice.clone());
        }
        // "Messages shown to the Echo suggest … In one, the cook wrote"
        let paper = head(p, source);
        let several = p.is(paper, Class::Document) && p.low(paper).ends_with('s');
        if !chain.is_empty() && (several || is_message(p, paper)) {
            self.paper = Some(Paper { relays: chain.to_vec(), place });
        }
        let Some(paper) = own.or_else(fronted).or_else(|| issued(p, sentence, candidate)) else { return };
        self.papers.insert(singular(p.low(paper)), voice.clone());
        let writer = Some(voice.clone());
        self.letter = Some(Letter { voice, place, several: p.low(paper).ends_with('s'), topic: true, writer });
    }

    /// Notes the papers through which a statement came, where a document is one of them.
    pub fn came_through_papers(&mut self, p: &Paragraph<'_>, sentence: &Run, relays: &[Run], chain: &[Node]) {
        let Some(last) = relays.last() else { return };
        let paper = head(p, last);
        if chain.len() > 1 && p.is(paper, Class::Document) && !is_word_for_outlet(p, paper) {
            self.paper = Some(Paper { relays: chain.to_vec(), place: p.bytes(sentence).start });
        }
    }
}

/// The paper behind a verb of saying that is its speaker's own: "said in a post that", "wrote in a statement".
fn issued(p: &Paragraph<'_>, sentence: &Run, candidate: &Candidate) -> Option<usize> {
    let near = candidate.cue.end..sentence.end.min(candidate.cue.end + 4);
    let in_ =
        near.into_iter().find(|at| p.low(*at) == "in" && matches!(p.low(*at + 1), "a" | "an") && !p.quoted(*at))?;
    let paper = |at: &usize| matches!(p.low(*at), "statement" | "post" | "tweet" | "blog" | "column");
    (in_ + 2..in_ + 5).rfind(paper)
}

/// Where the auxiliaries and adverbs before a verb begin.
pub(super) fn before_auxiliaries(p: &Paragraph<'_>, sentence: &Run, verb: usize) -> usize {
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Be]) || is_adverb(p, *at);
    verb - (sentence.start..verb).rev().take_while(aux).count()
}

/// Whether a word is something that has a caption.
fn is_picture(low: &str) -> bool {
    let low = low.strip_suffix('s').unwrap_or(low);
    matches!(
        low,
        "photo" | "photograph" | "picture" | "selfie" | "snap" | "image" | "clip" | "video" | "screenshot" | "meme"
    )
}

/// Whether a word is a page that somebody has: "his Instagram", "the club's account".
fn is_page(low: &str) -> bool {
    matches!(low, "instagram" | "facebook" | "account" | "tiktok" | "feed" | "page")
}
