//! The counts behind the rules, from articles for which it is known who said what.
//!
//! What the reader knows of English beside its rules are counts: how often a form in its frame is a cue, how often a
//! content ends at a comma before "but", how often a rule is right. This makes the tables in `assets/reader/english`.

use super::{
    Span,
    balance::{Event, balance},
    candidate::{Candidate, UNKNOWN},
    cues::stem,
    cuts::{Content, Group, USUAL},
    find::{candidates, paragraph},
    frames::{Frame, Shape},
    gold::GoldStatement,
    grammar::{Grammar, Tables},
    lexicon::Class,
    outline::Outline,
    paragraph::{Paragraph, Run},
    paragraphs::paragraphs,
    places::places,
    reading::Reading,
    tokens::Kind,
};
use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
};

/// The tables of `assets/reader/english`, by the name of their file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// `cues.tsv`: form, reading, frame, right, all.
    pub cues: String,
    /// `cuts.tsv`: key, cut, expected, all.
    pub cuts: String,
    /// `context.tsv`: key, right, expected, all.
    pub context: String,
    /// `rules.tsv`: rule, right, all.
    pub rules: String,
}

impl Counted {
    fn grammar(&self) -> Grammar {
        let tables = Tables { cues: &self.cues, cuts: &self.cuts, context: &self.context, rules: &self.rules };
        Grammar { counting: true, ..Grammar::english(&tables) }
    }
}

/// Counts in texts with their gold. The second of two rounds knows from the first where contents end.
pub fn count(articles: &[(String, Vec<GoldStatement>)]) -> Counted {
    let mut counted = Counted { cues: forms(articles), ..Counted::default() };
    for _ in 0..2 {
        let grammar = counted.grammar();
        let mut round = Round::default();
        for (text, gold) in articles {
            for span in paragraphs(text, 0..text.len()) {
                round.read(&paragraph(text, span, &grammar), gold, &grammar);
            }
        }
        counted = round.tables();
    }
    counted
}

/// Every word that is in a cue twice or more, as a table that makes rules propose for it.
fn forms(articles: &[(String, Vec<GoldStatement>)]) -> String {
    let grammar = Counted::default().grammar();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (text, gold) in articles {
        for cue in gold.iter().filter_map(|statement| statement.cue.clone()) {
            let p = paragraph(text, cue, &grammar);
            for at in (0..p.len()).filter(|at| p.kind(*at) == Kind::Word && is_open(&p, *at)) {
                *times.entry(p.low(at).to_owned()).or_default() += 1;
            }
        }
    }
    let often = times.into_iter().filter(|(form, times)| *times > 1 && form.len() > 1).map(|(form, _)| form);
    let mut table = String::new();
    for form in often.chain(UNKNOWN.map(str::to_owned)) {
        let _ = writeln!(table, "{form}\tv\tthat\t1\t1");
    }
    table
}

/// Whether a word may be a cue by itself.
fn is_open(p: &Paragraph<'_>, at: usize) -> bool {
    use Class::{Adverb, Be, Conjunction, Day, Determiner, Do, Have, Modal, Month, Negative, Object, Possessive};
    !p.any(at, &[Determiner, Possessive, Object, Class::Subject, Modal, Adverb, Be, Have, Do, Conjunction])
        && !p.any(at, &[Class::Subordinator, Class::Relative, Negative, Day, Month, Class::Preposition])
}

/// A proposal as it was counted.
struct Row {
    form: String,
    usage: (Reading, Frame),
    right: f32,
    /// Within the content of another statement: counted with its traits, but not with its form.
    inside: bool,
    traits: Vec<String>,
}

/// What one round counts.
#[derive(Default)]
struct Round {
    rows: Vec<Row>,
    ends: Vec<Event>,
    rules: BTreeMap<&'static str, (usize, usize)>,
}

impl Round {
    fn read(&mut self, p: &Paragraph<'_>, gold: &[GoldStatement], grammar: &Grammar) {
        if p.len() == 0 {
            return;
        }
        let here = p.bytes(&(0..p.len()));
        let near: Vec<Known<'_>> = gold
            .iter()
            .filter(|known| known.content.iter().any(|part| part.start < here.end && here.start < part.end))
            .map(|known| Known::new(p, known))
            .collect();
        let mut counted: HashSet<(usize, Reading, Frame)> = HashSet::new();
        let mut ended: HashSet<(usize, usize)> = HashSet::new();
        for candidate in candidates(p, grammar) {
            let Some(usage) = candidate.usage else {
                let right = near.iter().any(|known| known.shares(p, &candidate) > 0.0);
                let rule = self.rules.entry(candidate.rule).or_default();
                rule.0 += usize::from(right);
                rule.1 += 1;
                continue;
            };
            let mut right = 0.0_f32;
            for (number, known) in near.iter().enumerate().filter(|(_, known)| known.has_cue(p, &candidate)) {
                right = right.max(known.shares(p, &candidate));
                self.ends.extend(known.ends(p, &candidate, usage, grammar, |start| ended.insert((number, start))));
            }
            let cue = p.bytes(&candidate.cue);
            let holds = |part: &Span| part.start <= cue.start && cue.end <= part.end;
            let inside = right == 0.0 && near.iter().any(|known| known.gold.content.iter().any(holds));
            if counted.insert((candidate.cue.start, usage.0, usage.1)) {
                let low = p.low(candidate.cue.start);
                let unknown = UNKNOWN[usize::from(!low.ends_with("ed"))];
                let form = if grammar.cues.knows(low) { low } else { unknown };
                self.rows.push(Row { form: form.to_owned(), usage, right, inside, traits: candidate.traits.names() });
            }
        }
    }

    /// The tables of what was counted.
    fn tables(self) -> Counted {
        let mut counted = Counted::default();
        let name =
            |(reading, frame): (Reading, Frame)| format!("{}\t{}", Reading::NAMES[reading as usize].0, frame.name());
        let mut forms: BTreeMap<(&str, Reading, Frame), (f32, f32)> = BTreeMap::new();
        let mut frames: BTreeMap<(Reading, Frame), (f32, f32)> = BTreeMap::new();
        let mut stems: BTreeMap<&str, f32> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| !row.inside) {
            let (reading, frame) = row.usage;
            for sum in [forms.entry((&row.form, reading, frame)).or_default(), frames.entry(row.usage).or_default()] {
                sum.0 += row.right;
                sum.1 += 1.0;
            }
            *stems.entry(stem(&row.form)).or_default() += row.right;
        }
        for (usage, (right, all)) in &frames {
            let _ = writeln!(counted.cues, "*\t{}\t{right:.0}\t{all:.0}", name(*usage));
        }
        // A form whose verb never was a cue needs no line.
        for ((form, reading, frame), (right, all)) in &forms {
            if stems.get(stem(form)).is_some_and(|right| *right > 0.8) {
                let _ = writeln!(counted.cues, "{form}\t{}\t{right:.1}\t{all:.0}", name((*reading, *frame)));
            }
        }
        for (rule, (right, all)) in &self.rules {
            let _ = writeln!(counted.rules, "{rule}\t{right}\t{all}");
        }
        counted.cuts = balance(&self.ends, 2.0, 0.03);
        let cues = counted.grammar().cues;
        let events: Vec<Event> = self
            .rows
            .into_iter()
            .map(|row| {
                // A proposal is judged by the others: as if it had not been counted itself.
                let own = (!row.inside).then_some(row.right);
                let base = cues.rate_without(&row.form, row.usage.0, row.usage.1, own).unwrap_or(0.02);
                Event { right: row.right, base: base.clamp(0.003, 0.997), keys: row.traits }
            })
            .collect();
        counted.context = balance(&events, 4.0, 0.04);
        counted
    }
}

/// A known statement beside a paragraph.
struct Known<'a> {
    gold: &'a GoldStatement,
    /// Tokens of its content here.
    words: Vec<usize>,
    /// How many words of its content stand elsewhere.
    elsewhere: usize,
}

impl<'a> Known<'a> {
    fn new(p: &Paragraph<'_>, gold: &'a GoldStatement) -> Self {
        let within = |at: &usize| {
            let token = &p.tokens.list[*at];
            gold.content.iter().any(|part| part.start <= token.start && token.start < part.end)
        };
        let words: Vec<usize> = (0..p.len()).filter(|at| is_word(p, *at)).filter(within).collect();
        let here = p.bytes(&(0..p.len()));
        let other = gold.content.iter().filter(|part| part.end <= here.start || here.end <= part.start);
        let elsewhere = other.map(|part| p.text[part.clone()].split_whitespace().count()).sum();
        Self { gold, words, elsewhere }
    }

    fn has_cue(&self, p: &Paragraph<'_>, candidate: &Candidate) -> bool {
        let cue = p.bytes(&candidate.cue);
        self.gold.cue.as_ref().is_none_or(|known| known.start < cue.end && cue.start < known.end)
    }

    /// 1 where the words are the same, 0.8 where at least half are, else 0.
    fn shares(&self, p: &Paragraph<'_>, candidate: &Candidate) -> f32 {
        let found: Vec<usize> = candidate.content.iter().flat_map(Clone::clone).filter(|at| is_word(p, *at)).collect();
        let both = found.iter().filter(|at| self.words.binary_search(at).is_ok()).count();
        let all = found.len() + self.words.len() + self.elsewhere - both;
        let bare = |words: &[usize]| -> Vec<usize> {
            let leads = |at: &&usize| matches!(p.low(**at), "that" | "what" | "whether" | "if" | "how");
            words.iter().skip_while(leads).copied().collect()
        };
        match both * 2 >= all && both > 0 {
            true if self.elsewhere == 0 && bare(&found) == bare(&self.words) => 1.0,
            true => 0.8,
            false => 0.0,
        }
    }

    /// The places where the content could end, up to the one where it does; none unless both begin at one place.
    fn ends(
        &self,
        p: &Paragraph<'_>,
        candidate: &Candidate,
        (reading, frame): (Reading, Frame),
        grammar: &Grammar,
        mut first: impl FnMut(usize) -> bool,
    ) -> Vec<Event> {
        let (Some(last), Some(known)) = (candidate.content.last(), self.gold.content.last()) else { return Vec::new() };
        let token = &p.tokens.list[last.start];
        let behind_that = p.low(last.start) == "that"
            && p.tokens.list.get(last.start + 1).is_some_and(|next| next.start == known.start);
        let sentence: &Run = &p.sentences[p.sentences.partition_point(|sentence| sentence.end <= last.start)];
        let fits = (known.start == token.start || behind_that)
            && known.end <= p.tokens.list[sentence.end - 1].end
            && frame.shape != Shape::TagQuote;
        if !fits || !first(last.start) {
            return Vec::new();
        }
        let group = Group::of(reading, frame);
        let content = Content { start: last.start, group, cue: candidate.cue.start };
        let mut events = Vec::new();
        for place in places(&Outline::of(p, sentence.clone(), grammar), content) {
            let before = p.tokens.list[place.at - 1].end;
            let gap = &p.text[before.min(known.end)..before.max(known.end)];
            let same = !gap.chars().any(char::is_alphanumeric);
            if !same && before > known.end {
                break;
            }
            events.push(Event { right: f32::from(u8::from(same)), base: USUAL, keys: place.keys.names() });
            if same {
                break;
            }
        }
        events
    }
}

fn is_word(p: &Paragraph<'_>, at: usize) -> bool {
    matches!(p.kind(at), Kind::Word | Kind::Number)
}
