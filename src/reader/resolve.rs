//! Who a mention is: pronouns, surnames, "the source".

use super::{
    alias::{alias, named},
    anonymity::{anonymity, head},
    apposition::{self, apposed},
    called::{GENERAL, publication},
    cast::Cast,
    chain::antecedent,
    epithets::Epithets,
    focus::{Focus, plural, singular},
    joined::joined,
    letters::Letter,
    lexicon::Class,
    names::{Names, Sex, bare, text},
    outlets::{is_word_for_outlet, is_word_for_show},
    papers::Paper,
    paragraph::{Paragraph, Run},
    phrases::Phrases,
    reading::genitive,
    statement::{Node, Role},
    talks::Talk,
    tokens::Kind,
};
use crate::board::Anonymity;
use std::collections::HashMap;

/// What has been mentioned so far.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// All names of the article up to here.
    pub names: Names,
    /// Those who spoke or were spoken of.
    pub focus: Focus,
    /// Whom the article speaks of, for pronouns.
    pub cast: Cast,
    /// What people with a name are called besides.
    pub epithets: Epithets,
    /// Who wrote the latest letter, memo or note, by that word.
    pub papers: HashMap<String, Resolved>,
    /// The paper that was spoken of last with who shows it.
    pub paper: Option<Paper>,
    /// The paper of the sentence before, as a speaker.
    pub letter: Option<Letter>,
    /// The last talk with an outlet of which nothing was told yet.
    pub talk: Option<Talk>,
    /// What was called by a noun before.
    pub phrases: Phrases,
    /// Where somebody without a name last spoke, by what he is called.
    pub unnamed: HashMap<String, usize>,
    /// People with a name who were spoken of, the latest last, with where.
    pub mentioned: Vec<Mention>,
    /// Those who were named together last, in their order.
    pub pair: Vec<Resolved>,
    /// Other names that were spoken of, of people or bodies, the latest last, with the start of their sentence.
    pub others: Vec<(String, usize)>,
    /// Outlets by name, the latest last.
    pub outlets: Vec<String>,
}

/// Somebody with a name who was spoken of.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// The full name.
    pub name: String,
    /// Where.
    pub place: usize,
    /// Whether the name only says of whom somebody else is something: "an aide to the governor, Lena Stahl".
    pub led: bool,
}

/// A mention, resolved.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// The speaker's name, or its description.
    pub name: String,
    /// How it is named.
    pub anonymity: Anonymity,
    /// Relays known from an earlier mention.
    pub relays: Vec<Node>,
}

impl Memory {
    /// Whether a name is a person's, as far as the article tells.
    pub fn is_person(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        let last = p.low(run.end - 1);
        let titled = run.start > 0 && p.is(run.start - 1, Class::Title);
        if p.any(run.end - 1, &[Class::Masthead, Class::Organ]) && !titled {
            return false;
        }
        titled
            || p.any(run.start, &[Class::Male, Class::Female]) && run.len() > 1
            || self.names.sex(bare(last)).is_some()
            || (run.len() == 2 && !p.is(run.start, Class::Organ) && p.low(run.end - 1).len() > 2)
    }

    /// Whether something says that a name is a person's: a title, a first name, what was read before.
    pub fn named_person(&self, p: &Paragraph<'_>, run: &Run) -> bool {
        run.start > 0 && p.is(run.start - 1, Class::Title)
            || p.any(run.start, &[Class::Male, Class::Female]) && run.len() > 1
            || self.knows_person(&text(p, run))
    }

    /// Who the mention in `run` is in the words of one who retells: "he told me" is not the one who says so.
    pub fn resolve_retold(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run, teller: &str) -> Resolved {
        let sex = match p.low(run.start) {
            "he" | "him" if run.len() == 1 => Some(Sex::Male),
            "she" | "her" if run.len() == 1 => Some(Sex::Female),
            _ => None,
        };
        let Some(sex) = sex else { return self.resolve(p, sentence, run) };
        if let Some(meant) = self.meant(p, run.start).filter(|meant| meant.name != teller) {
            return meant;
        }
        let fits =
            |known: &&Mention| known.name != teller && self.names.sex(&known.name).is_none_or(|known| known == sex);
        // Whoever was spoken of last, by the teller or by the article.
        let unnamed = self.focus.unnamed_place(sex, &self.names, teller);
        let mentioned = self.mentioned.iter().rev().find(fits);
        match mentioned.filter(|known| unnamed.is_none_or(|unnamed| unnamed <= known.place)) {
            Some(known) => plain(&known.name, Anonymity::Named),
            None => {
                self.focus.person_besides(sex, &self.names, teller).unwrap_or_else(|| self.resolve(p, sentence, run))
            }
        }
    }

    /// Who the mention in `run` is.
    pub fn resolve(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Resolved {
        let rule = self.resolve_by_rule(p, sentence, run);
        self.rather(p, sentence, run, &rule).unwrap_or(rule)
    }

    /// Who the mention in `run` is by rules.
    fn resolve_by_rule(&self, p: &Paragraph<'_>, sentence: &Run, run: &Run) -> Resolved {
        // "That person told the paper": the word before belongs to it.
        let pointed = run.len() == 1
            && run.start > sentence.start
            && matches!(p.low(run.start - 1), "that" | "this")
            && !p.low(run.start).ends_with('s')
            && p.any(run.start, &[Class::Unnamed, Class::Role]);
        let run = &(if pointed { run.start - 1..run.end } else { run.clone() });
        let low = p.low(run.start);
        // "One, who did not want to be named, said"
        let alone = low == "one" && p.kind(run.start + 1) == Kind::Comma && !p.capital(run.start + 2);
        if run.len() == 1 || alone {
            let word = low.split('\'').next().unwrap_or(low);
            let unknown = || plain(&p.text[p.bytes(run)], Anonymity::PartlyNamed);
            match word {
                "he" | "his" | "him" | "she" | "her" => {
                    let sex = if matches!(word, "she" | "her") { Sex::Female } else { Sex::Male };
                    let meant = self.meant(p, run.start).or_else(|| self.focus.person(sex, &self.names));
                    return meant.or_else(|| self.focus.last_person()).unwrap_or_else(unknown);
                }
                "both" => return self.focus.pair().or_else(|| self.focus.several()).unwrap_or_else(unknown),
                "they" | "their" | "them" => return self.several(p, run).unwrap_or_else(unknown),
                "it" | "its" => {
                    let found = self.focus.thing(&self.names);
                    let last = found.as_ref().is_some_and(|(_, last)| *last);
                    return match (self.outlets.last(), found) {
                        (Some(outlet), _) if !last => plain(outlet, Anonymity::Named),
                        (_, Some((found, _))) => found,
                        // "The auditor said … It added"
                        _ => self.focus.unnamed(false).or_else(|| self.other_body(|_| true)).unwrap_or_else(unknown),
                    };
                }
                // "One said", "another said": one of those who spoke together.
                "one" | "another" => {
                    // "said one mother. Another said"
                    if let Some(other) = self.focus.other().filter(|_| word == "another") {
                        return other;
                    }
                    if let Some(group) = self.focus.several() {
                        return group;
                    }
                }
                // "Volunteers had theories. Some thought"
                "some" | "others" | "most" | "many" | "few" | "two" | "three" | "several" => {
                    if let Some(group) = self.focus.just_several() {
                        return group;
                    }
                }
                "who" | "which" | "that" => {
                    if let Some(before) = antecedent(p, sentence, run.start)
                        && !p.is(before.start, Class::Relative)
                    {
                        return self.resolve(p, sentence, &before);
                    }
                }
                _ => {}
            }
        }
        if let Some(name) = alias(p, sentence, run) {
            // "One of them, who gave his name only as Pat"
            let group = (p.low(run.start + 1) == "of").then(|| self.focus.several()).flatten();
            let relays = group.map(|group| group.relays).unwrap_or_default();
            return Resolved { relays, ..plain(&text(p, &name), Anonymity::PartlyNamed) };
        }
        // "a porter named Ludo Krall"
        if let Some(name) = named(p, run) {
            let words = text(p, &name);
            return plain(self.names.fullest(&words).unwrap_or(&words), Anonymity::Named);
        }
        if let Some(all) = joined(p, run, &self.names) {
            return plain(&all, Anonymity::Named);
        }
        let anonymity = anonymity(p, run);
        let head = head(p, run);
        if let Some(outlet) = publication(p, run, head) {
            let words = text(p, &outlet);
            let full = self.names.fullest(&words).map_or(words, str::to_owned);
            return plain(&full, Anonymity::Named);
        }
        // "the agency", "the newspaper": the outlet that was named last.
        let same = usize::from(p.low(run.start + 1) == "same");
        let generic = matches!(low, "the" | "this" | "its") && run.start + 2 + same >= run.end
            || head == run.start + 1 + same && low == "the";
        // "the programme", "the series": one that no phrase named may still be the outlet.
        let show = || is_word_for_show(p, head) && self.phrases.find(p, run, head).is_none();
        if generic
            && !p.capital(head)
            && (is_word_for_outlet(p, head) || show())
            && let Some(outlet) = self.outlets.last()
        {
            // "South Korea's spy agency": the word was used of another.
            if p.is(head, Class::Organ)
                && let Some((found, _)) = self.phrases.find(p, run, head)
            {
                return found;
            }
            return plain(outlet, Anonymity::Named);
        }
        // "its chairman, Tomas Reyes"
        // "the Chairman of the council, Hon. Yakubu Bello"
        let called = p.any(head, &[Class::Role, Class::Title]);
        if (!p.capital(head) || head == run.start || called)
            && let Some(name) = apposed(p, run)
        {
            if let Some(all) = joined(p, &name, &self.names) {
                return plain(&all, Anonymity::Named);
            }
            let words = text(p, &name);
            let full = self.names.fullest(&words).map_or(words, str::to_owned);
            return plain(&full, Anonymity::Named);
        }
        // "said the governor, Per Lund, when asked": the mention ends before the comma.
        let opens = p.any(run.start, &[Class::Determiner, Class::Possessive]);
        let whole = p.kind(run.end) == Kind::Comma && opens && run.end == head + 1;
        // "according to the regulator, Airwatch"
        let body = p.is(head, Class::Organ);
        if whole
            && !p.capital(head)
            && (body || p.is(head, Class::Role))
            && let Some(name) = apposition::behind(p, run.end + 1, sentence.end.max(run.end))
                .filter(|name| body && name.start == run.end + 1 || !body && name.len() > 1)
            && matches!(p.kind(name.end), Kind::Comma | Kind::Stop)
        {
            let words = text(p, &name);
            return plain(self.names.fullest(&words).unwrap_or(&words), Anonymity::Named);
        }
        // "The 41-year-old, who keeps bees", "the Latvian"
        if let Some(name) = self.varied(p, run, head) {
            return plain(&name, Anonymity::Named);
        }
        // "one of the sources", "the other", "the latter", "the two senators"
        if let Some(found) = self.of_group(p, run, head) {
            return found;
        }
        // "a note by brokers Banmar … The note says"
        if matches!(low, "the" | "this" | "that")
            && run.len() == 2
            && let Some(author) = self.papers.get(p.low(head))
        {
            return author.clone();
        }
        // "the source", "the official": the last one that was called so.
        let short = run.clone().take_while(|at| p.kind(*at) == Kind::Word).count() <= 3;
        if matches!(low, "the" | "this" | "that" | "these" | "those") && !p.capital(head) && short {
            let wanted = singular(p.low(head));
            if let Some(name) = self.epithet(p, run, head) {
                return plain(&name, Anonymity::Named);
            }
            if let Some(known) = self.focus.called(&wanted) {
                return known;
            }
            // "an insider said … The source continued"
            if matches!(wanted.as_str(), "source" | "person" | "insider")
                && let Some(known) = self.focus.unnamed(plural(p, run, head))
            {
                return known;
            }
        }
        if let Some(name) = self.personal(p, run, head) {
            return plain(&name, Anonymity::Named);
        }
        // "a civil servant said … the official added": nobody was called so before.
        if low == "the"
            && run.len() == 2
            && p.is(head, Class::Role)
            && !p.any(head, &[Class::Title, Class::Crowd, Class::Unnamed])
            && GENERAL.contains(&p.low(head))
            && let Some(known) = self.focus.last_person()
        {
            return known;
        }
        // "Kestrel Air said … The airline added"
        if let Some(found) = self.body(p, run, head) {
            return found;
        }
        if matches!(low, "the" | "this" | "that")
            && let Some((found, _)) = self.phrases.find(p, run, head)
        {
            return found;
        }
        let name = self.name(p, sentence, run, anonymity);
        match self.owner(p, sentence, run, head) {
            Some(owner) => {
                let end = run.clone().find(|at| p.kind(*at) == Kind::Comma).unwrap_or(run.end);
                // Behind "his", and behind "Ms Northey's".
                let named = (run.start..head).find(|at| genitive(p.low(*at)) && p.capital(*at));
                let from = named.unwrap_or(run.start) + 1;
                plain(&format!("{owner}'s {}", text(p, &(from..end))), anonymity)
            }
            None => plain(&self.with_person(&name), anonymity),
        }
    }

    /// Whether a full name is known to be a person's: by its first name, a title, or because it has two words and is
    /// no institution's.
    pub fn knows_person(&self, name: &str) -> bool {
        self.names.sex(name).is_some() || self.names.fullest(name).is_some_and(|full| self.names.is_person(full))
    }

    /// Whether a name is that of an outlet which was mentioned.
    pub fn is_outlet(&self, name: &str) -> bool {
        self.outlets.iter().any(|known| known == name)
    }
}

pub(super) fn plain(name: &str, anonymity: Anonymity) -> Resolved {
    Resolved { name: name.to_owned(), anonymity, relays: Vec::new() }
}

/// A link of a chain.
pub(crate) fn node(p: &Paragraph<'_>, run: &Run, resolved: &Resolved, role: Role) -> Node {
    Node { name: resolved.name.clone(), role, anonymity: resolved.anonymity, span: Some(p.bytes(run)) }
}
