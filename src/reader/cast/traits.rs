//! What speaks for or against one who may be meant.

use super::{
    Cast,
    asked::{Asked, Sort},
    figure::{Figure, Mention},
};
use crate::board::Anonymity;

/// What a trait tells of, with how many values each of its three numbers has.
///
/// `In` tells the same of each way the mention may stand.
macro_rules! families {
    ($($(#[$doc:meta])* $family:ident $name:literal [$a:literal $b:literal $c:literal],)*) => {
        /// What a trait tells of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Family { $($(#[$doc])* $family,)* }

        /// Their names in the file of weights, and how many values their numbers have.
        pub(super) const FAMILIES: &[(&str, [usize; 3])] = &[$(($name, [$a, $b, $c]),)*];
    };
}

families! {
    /// Sentences since the last mention.
    Distance "distance" [6 1 1],
    DistanceIn "distance-in" [5 6 1],
    /// What the last mention was; how far away; whether somebody said it.
    Part "part" [6 3 2],
    PartIn "part-in" [5 6 6],
    /// Which it is of all, the latest first.
    Rank "rank" [5 1 1],
    RankIn "rank-in" [5 3 1],
    /// Which of those that sentences were about.
    Lead "lead" [5 1 1],
    LeadIn "lead-in" [5 5 1],
    /// Who spoke last: 0 it did, 1 it did before, 2 before that, 3 not lately.
    Spoke "spoke" [4 1 1],
    /// How many sentences ago somebody spoke.
    SpokeAgo "spoke-ago" [4 6 1],
    SpokeIn "spoke-in" [4 5 1],
    /// What the verb of the mention does.
    SpokeSays "spoke-says" [4 4 1],
    /// Whether the sentence opens the paragraph; paragraphs since the last mention.
    SpokeParagraph "spoke-paragraph" [4 2 3],
    /// How its sex is known: 0 by name or noun, 1 by a pronoun, 2 not; whether it may be no person.
    Sex "sex" [3 2 1],
    /// By how it is named: 0 full name, 1 one word, 2 whose it is, 3 description.
    SexKind "sex-kind" [3 4 1],
    /// How its sex is known; whether somebody's is known; sentences since the last mention.
    SexOthers "sex-others" [3 2 6],
    /// 0 a person, 1 unknown, 2 a thing, 3 more for several; how it is named.
    Nature "nature" [6 4 1],
    /// How often it was spoken of.
    Count "count" [4 1 1],
    CountKind "count-kind" [4 4 1],
    /// Whether there is nobody else; whether there is one other.
    Alone "alone" [2 2 1],
    /// Whether the first sentence that spoke of it was about it; whether another did.
    Opened "opened" [2 2 1],
    /// Paragraphs since the last mention; whether the sentence opens one.
    Paragraph "paragraph" [3 2 5],
    /// Whether only ever behind a preposition; whether it may be no person; whether only ever the first word.
    Placed "placed" [2 2 2],
    /// Whether at the start of the article; how often.
    First "first" [2 4 1],
    /// The mention before the last: what it was, how far away.
    Before "before" [7 4 1],
    /// Whether only others spoke of it.
    Within "within" [2 1 1],
    /// How often, how far away, as what.
    New "new" [4 3 6],
    /// Whether the last mention was a pronoun, how far away.
    Pronoun "pronoun" [2 3 5],
    /// Whether both are subjects, how far away, whether somebody said the last.
    Parallel "parallel" [2 3 2],
    /// Whether something lies in it; nature.
    Located "located" [2 6 1],
    /// Whether it says what the mention stands in; where that stands; how it is named.
    Inside "inside" [2 5 4],
    /// Whether the rules take it; how it is named; nature.
    Rule "rule" [2 4 6],
    /// What it was called so far; how it is named.
    Called "called" [4 4 1],
    CalledNoun "called-noun" [4 8 1],
    /// The sort of noun of the mention; nature; how it is named.
    Noun "noun" [8 6 4],
    /// The sort of noun; where the mention stands; what it was called so far.
    NounIn "noun-in" [8 5 4],
    /// The words before the noun.
    More "more" [6 4 1],
    RuleNoun "rule-noun" [2 8 1],
    NounPart "noun-part" [8 3 6],
    NounSpoke "noun-spoke" [8 4 1],
    /// That nobody is meant whom the article has spoken of.
    Fresh "fresh" [1 1 1],
    FreshNoun "fresh-noun" [8 5 1],
    FreshMore "fresh-more" [6 2 1],
    /// Sentences since anybody was spoken of who may be meant.
    FreshNear "fresh-near" [6 5 1],
    FreshAll "fresh-all" [5 1 1],
    FreshOpens "fresh-opens" [2 5 1],
    /// Whether somebody was called by the noun.
    FreshKnown "fresh-known" [2 8 1],
    /// Whether the rules find nobody either.
    FreshRule "fresh-rule" [2 8 1],
    /// Whether the rules find somebody who is not in reach.
    FreshBeyond "fresh-beyond" [2 8 1],
    /// Whether the article has only begun.
    FreshLead "fresh-lead" [2 1 1],
}

/// A trait: its place among all values of all families.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trait(pub u16);

impl Trait {
    /// How many there may be.
    pub const ALL: usize = base(FAMILIES.len());

    /// A family's trait; numbers beyond its last value mean that.
    fn of(family: Family, values: [u8; 3]) -> Self {
        let sizes = FAMILIES[family as usize].1;
        let [a, b, c] = [0, 1, 2].map(|at| usize::from(values[at]).min(sizes[at] - 1));
        Self((base(family as usize) + (a * sizes[1] + b) * sizes[2] + c) as u16)
    }

    /// Its family's name and its numbers, as the file has them.
    pub fn name(self) -> String {
        let at = usize::from(self.0);
        let family = (0..FAMILIES.len()).rev().find(|family| base(*family) <= at).unwrap_or_default();
        let (name, [_, b, c]) = FAMILIES[family];
        let rest = at - base(family);
        format!("{name} {} {} {}", rest / c / b, rest / c % b, rest % c)
    }
}

/// The place of a family's first trait.
const fn base(family: usize) -> usize {
    let mut sum = 0;
    let mut at = 0;
    while at < family {
        let [a, b, c] = FAMILIES[at].1;
        sum += a * b * c;
        at += 1;
    }
    sum
}

/// Small counts as they are, large ones together.
fn step(count: u32) -> u8 {
    match count {
        0..=3 => count as u8,
        4..=6 => 4,
        _ => 5,
    }
}

/// What is known of one among all who may be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Which of all, the latest first.
    pub rank: usize,
    /// Which of those that a sentence was about.
    pub lead: Option<usize>,
    /// How many there are.
    pub all: usize,
    /// Whether the rules take it.
    pub rule: bool,
    /// Whether the sex of any is known.
    pub sexed: bool,
}

impl Figure {
    /// How it is named: 0 full name, 1 one word, 2 whose it is, 3 description.
    fn kind(&self) -> u8 {
        match (self.anonymity == Anonymity::Named, self.name.contains(' ')) {
            (true, true) => 0,
            (true, false) => 1,
            (false, _) if self.name.contains("'s ") => 2,
            (false, _) => 3,
        }
    }

    /// What it is: 0 a person, 1 unknown, 2 a thing, 3 more for several.
    fn nature(&self) -> u8 {
        let one = match self.person {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        one + 3 * u8::from(self.plural)
    }
}

impl Cast {
    /// Tells the traits of one who was spoken of before, at last in `last`.
    pub(super) fn traits(
        &self,
        one: usize,
        last: &Mention,
        standing: Standing,
        asked: &Asked,
        mut tell: impl FnMut(Trait),
    ) {
        let mut add = |family, values| tell(Trait::of(family, values));
        let figure = &self.figures[one];
        let stands = asked.stands;
        let distance = step(self.sentence - last.sentence);
        let near = distance.min(2);
        let paragraphs = (self.paragraph - last.paragraph).min(2) as u8;
        let part = last.part as u8;
        let within = u8::from(last.within);
        let (kind, nature) = (figure.kind(), figure.nature());
        let doubtful = u8::from(figure.person != Some(true));
        let rank = standing.rank.min(4) as u8;
        let lead = standing.lead.map_or(4, |lead| lead.min(3) as u8);
        let count = match figure.count {
            0..=1 => 0,
            2 => 1,
            3..=4 => 2,
            _ => 3,
        };
        add(Family::Distance, [distance, 0, 0]);
        add(Family::DistanceIn, [stands, distance, 0]);
        add(Family::Part, [part, near, within]);
        add(Family::PartIn, [stands, part, near * 2 + within]);
        add(Family::Rank, [rank, 0, 0]);
        add(Family::RankIn, [stands, rank.min(2), 0]);
        add(Family::Lead, [lead, 0, 0]);
        add(Family::LeadIn, [lead, stands, 0]);
        let (spoke, ago) = self.spoke(one, asked.place);
        add(Family::Spoke, [spoke, 0, 0]);
        add(Family::SpokeAgo, [spoke, ago, 0]);
        add(Family::SpokeIn, [spoke, stands, 0]);
        add(Family::SpokeSays, [spoke, asked.says, 0]);
        add(Family::SpokeParagraph, [spoke, u8::from(asked.opens), paragraphs]);
        let told = match (figure.sex, figure.leaning) {
            (Some(_), _) => 0,
            (None, Some(_)) => 1,
            (None, None) => 2,
        };
        add(Family::Sex, [told, doubtful, 0]);
        add(Family::SexKind, [told, kind, 0]);
        add(Family::SexOthers, [told, u8::from(standing.sexed), distance]);
        add(Family::Nature, [nature, kind, 0]);
        add(Family::Count, [count, 0, 0]);
        add(Family::CountKind, [count, kind, 0]);
        add(Family::Alone, [u8::from(standing.all == 1), u8::from(standing.all == 2), 0]);
        add(Family::Opened, [u8::from(figure.opened), u8::from(figure.count > 1), 0]);
        add(Family::Paragraph, [paragraphs, u8::from(asked.opens), stands]);
        add(Family::Placed, [u8::from(figure.stood.placed), doubtful, u8::from(figure.stood.initial)]);
        add(Family::First, [u8::from(figure.first <= 2), count, 0]);
        let before = figure.before(asked.place).nth(1);
        let far = before.map_or(3, |before| (self.sentence - before.sentence).min(2) as u8);
        add(Family::Before, [before.map_or(6, |before| before.part as u8), far, 0]);
        add(Family::Within, [u8::from(figure.mentions.iter().all(|mention| mention.within)), 0, 0]);
        add(Family::New, [count, near, part]);
        add(Family::Pronoun, [u8::from(last.pronoun), near, stands]);
        add(Family::Parallel, [u8::from(last.part.leads() && stands < 3), near, within]);
        let inside = asked.sayers.contains(&one);
        add(Family::Inside, [u8::from(inside), stands, kind]);
        if asked.sort == Sort::Person {
            return;
        }
        let rule = u8::from(standing.rule);
        add(Family::Located, [u8::from(figure.stood.located), nature, 0]);
        add(Family::Rule, [rule, kind, nature]);
        if asked.sort.describes() {
            let noun = asked.noun as u8;
            let called = figure.called(&asked.head, &asked.kind) as u8;
            add(Family::Called, [called, kind, 0]);
            add(Family::CalledNoun, [called, noun, 0]);
            add(Family::Noun, [noun, nature, kind]);
            add(Family::NounIn, [noun, stands, called]);
            add(Family::More, [asked.more, called, 0]);
            add(Family::RuleNoun, [rule, noun, 0]);
            add(Family::NounPart, [noun, near, part]);
            add(Family::NounSpoke, [noun, spoke, 0]);
        }
    }

    /// Which of those who spoke last before a place it is, and how many sentences ago anybody did.
    fn spoke(&self, one: usize, place: usize) -> (u8, u8) {
        let mut seen = [usize::MAX; 3];
        let mut known = 0;
        let mut before = self.speakers.iter().rev().filter(|(_, mention)| mention.place < place).peekable();
        let ago = before.peek().map_or(5, |(_, mention)| step(self.sentence - mention.sentence));
        for (speaker, _) in before {
            if seen[..known].contains(speaker) {
                continue;
            }
            if *speaker == one || known == seen.len() {
                break;
            }
            seen[known] = *speaker;
            known += 1;
        }
        let found = known < seen.len()
            && self.speakers.iter().rev().any(|(speaker, mention)| *speaker == one && mention.place < place);
        (if found { known as u8 } else { 3 }, ago)
    }

    /// Tells what speaks for nobody of `all`, the latest of whom was last spoken of in `last`: whether somebody was called
    /// by the noun, whether the rules find nobody either, or somebody who is not among them.
    pub(super) fn fresh(
        &self,
        last: Option<&Mention>,
        all: usize,
        (known, literal, beyond): (bool, bool, bool),
        asked: &Asked,
        mut tell: impl FnMut(Trait),
    ) {
        let mut add = |family, values| tell(Trait::of(family, values));
        let noun = asked.noun as u8;
        let near = last.map_or(5, |last| step(self.sentence - last.sentence));
        add(Family::Fresh, [0; 3]);
        add(Family::FreshNoun, [noun, asked.stands, 0]);
        add(Family::FreshMore, [asked.more, u8::from(known), 0]);
        add(Family::FreshNear, [near, asked.stands, 0]);
        add(Family::FreshAll, [all.min(4) as u8, 0, 0]);
        add(Family::FreshOpens, [u8::from(asked.opens), asked.stands, 0]);
        add(Family::FreshKnown, [u8::from(known), noun, 0]);
        add(Family::FreshRule, [u8::from(literal), noun, 0]);
        add(Family::FreshBeyond, [u8::from(beyond), noun, 0]);
        add(Family::FreshLead, [u8::from(self.paragraph <= 2), 0, 0]);
    }
}
