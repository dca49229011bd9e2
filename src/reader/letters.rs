//! What a paper says that an article has just spoken of: "The head teacher sent parents a letter. It says …", "She posted
//! a photograph of a stove. “Come in,” the caption read."

use super::{
    anonymity::head,
    candidate::Candidate,
    carried::is_message,
    focus::singular,
    lexicon::Class,
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
const READS: [&str; 9] = ["read", "reads", "show", "shows", "showed", "state", "states", "stated", "reveal"];

/// What has a caption.
const PICTURES: [&str; 13] = [
    "photo",
    "photograph",
    "picture",
    "selfie",
    "snap",
    "image",
    "clip",
    "video",
    "screenshot",
    "photos",
    "photographs",
    "pictures",
    "meme",
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
        let paper = |at: &usize| (p.is(*at, Class::Document) || is_message(p, *at)) && !p.capital(*at) && plain(at);
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
                && (sentence.start + 1..at).all(|word| plain(&word) && !p.any(word, &other))
                && p.any(sentence.start, &[Class::Determiner, Class::Possessive]);
            let had =
                |verb: usize| matches!(p.low(verb), "had" | "has" | "have") && matches!(p.low(verb + 1), "a" | "an");
            let does = |verb: &usize| SENDS.contains(&p.low(*verb)) || HAS.contains(&p.low(*verb)) || had(*verb);
            let verb = (sentence.start + 1..at).rev().take(NEAR).take_while(plain).find(does);
            if !topic && verb.is_none() {
                continue;
            }
            if let Some(voice) = self.voice(p, sentence, at, verb) {
                let several = p.low(at).ends_with('s');
                self.letter = Some(Letter { voice, place, several, topic });
                return;
            }
        }
    }

    /// Who is behind the words of a paper at a token: its writer, if it is a message and he is told, or else itself.
    fn voice(&self, p: &Paragraph<'_>, sentence: &Run, paper: usize, verb: Option<usize>) -> Option<Resolved> {
        let from = p.low(paper) == "statement" && matches!(p.low(paper + 1), "from" | "by");
        if is_message(p, paper) || from {
            // "his letter"
            if matches!(p.low(paper - 1), "his" | "her") {
                return Some(self.resolve(p, sentence, &(paper - 1..paper)));
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
                return Some(Resolved { relays, ..voice });
            }
            let sends = verb.filter(|verb| SENDS.contains(&p.low(*verb)));
            if let Some(who) = sends.and_then(|verb| subject::left(p, sentence, before_auxiliaries(p, sentence, verb)))
            {
                return Some(self.resolve(p, sentence, &who));
            }
        }
        let plain = |at: &usize| p.kind(*at) == Kind::Word && !p.quoted(*at) && !p.is(*at, Class::Preposition);
        let opens = |at: &usize| p.any(*at, &[Class::Determiner, Class::Possessive]);
        let start = (sentence.start..paper).rev().take(NEAR).take_while(plain).find(opens)?;
        let run = phrases::tail(p, &(start..paper + 1));
        let found = self.resolve(p, sentence, &run);
        (found.anonymity != Anonymity::Collective).then_some(found)
    }

    /// Notes whose words a caption would be: "Rivera posted a picture", "his Instagram showed a clock".
    fn note_caption(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        let picture = |at: &usize| PICTURES.contains(&p.low(*at)) && !p.quoted(*at) && !p.capital(*at);
        let shows = |at: &usize| {
            let answers = matches!(p.low(*at), "answered" | "replied" | "responded") && p.low(*at + 1) == "with";
            answers
                || matches!(p.low(*at), "posted" | "shared" | "uploaded" | "tweeted" | "published" | "posts" | "shares")
        };
        let network =
            |at: &usize| matches!(p.low(*at), "instagram" | "facebook" | "account" | "tiktok" | "feed" | "page");
        let verb = sentence.clone().skip(1).find(|at| shows(at) && !p.quoted(*at));
        if let Some(verb) = verb.filter(|verb| (*verb..sentence.end.min(verb + NEAR)).any(|at| picture(&at))) {
            if let Some(who) = subject::left(p, sentence, before_auxiliaries(p, sentence, verb)) {
                // "The club's account posted"
                let owner = who.clone().find(|at| genitive(p.low(*at)) && who.clone().any(|word| network(&word)));
                let who = owner.map_or(who.clone(), |owner| who.start..owner + 1);
                let found = self.resolve(p, sentence, &who);
                self.papers.insert("caption".to_owned(), found);
            }
            return;
        }
        let owned = |at: &usize| network(at) && p.any(*at - 1, &[Class::Possessive]) && p.low(*at + 1).ends_with("ed");
        if let Some(at) = sentence.clone().skip(1).find(owned) {
            let found = self.resolve(p, sentence, &(at - 1..at));
            if found.name.eq_ignore_ascii_case(p.low(at - 1)) {
                return;
            }
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
        self.letter = Some(Letter { voice: voice.clone(), place: p.bytes(sentence).start, several, topic: true });
        Some(voice)
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
        let Some(paper) = own.or_else(fronted) else { return };
        let voice = Resolved { relays: chain.to_vec(), ..resolved.clone() };
        self.papers.insert(singular(p.low(paper)), voice.clone());
        self.letter = Some(Letter { voice, place, several: p.low(paper).ends_with('s'), topic: true });
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

/// Where the auxiliaries and adverbs before a verb begin.
pub(super) fn before_auxiliaries(p: &Paragraph<'_>, sentence: &Run, verb: usize) -> usize {
    let aux = |at: &usize| p.any(*at, &[Class::Have, Class::Be]) || is_adverb(p, *at);
    verb - (sentence.start..verb).rev().take_while(aux).count()
}
