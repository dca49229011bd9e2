//! What a change is called, as data: the window turns it into words.

use super::{Board, Record, Reliability, Source, Stance, Statement};

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Noun {
    /// The board itself.
    Board,
    /// A source.
    Source,
    /// A claim.
    Claim,
    /// A statement.
    Statement,
    /// A relation.
    Relation,
    /// A set of rivals.
    Rivals,
    /// A document.
    Document,
    /// A weighting.
    Weighting,
}

/// The part of a record that a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A board's title.
    Title,
    /// A board's question.
    Question,
    /// What the grades stand for.
    Scale,
    /// A source's name.
    Name,
    /// A kind (of a source, a relation, a rival set).
    Kind,
    /// A source's anonymity.
    Anonymity,
    /// A source's reliability.
    Reliability,
    /// A source's fidelity.
    Fidelity,
    /// The voice a source belongs to.
    Voice,
    /// Hits and misses.
    TrackRecord,
    /// The flag for protected sources.
    Protected,
    /// Other names.
    Aliases,
    /// A claim's text.
    Text,
    /// A claim's place.
    Place,
    /// A claim's prior.
    Prior,
    /// A claim's outcome.
    Outcome,
    /// The headline flag.
    Headline,
    /// A claim's tags.
    Tags,
    /// A statement's origin.
    Origin,
    /// A statement's chain.
    Relays,
    /// Which way a bearing points.
    Stance,
    /// How far a bearing goes.
    Weight,
    /// How likely it would have been said anyway.
    Anyway,
    /// The claims a statement bears on.
    Bearings,
    /// How the origin knows.
    Basis,
    /// The Admiralty code of the information.
    Credibility,
    /// The words of a statement.
    Quote,
    /// What was said, in our words.
    Paraphrase,
    /// One of a statement's dates.
    Dates,
    /// Language and translation.
    Translation,
    /// Places in documents.
    Passages,
    /// What a statement repeats.
    Repeats,
    /// Whether it stands.
    Status,
    /// A link.
    Url,
    /// A note.
    Note,
    /// The strength of a relation.
    Strength,
    /// The members of a rival set.
    Members,
    /// More than one thing at once.
    Several,
}

/// What a step is called.
#[derive(Clone, Debug, PartialEq)]
pub enum StepName {
    /// A record was added.
    Add(Noun, String),
    /// A record was deleted, with what hung on it.
    Delete(Noun, String),
    /// A field was changed.
    Change(Noun, String, Field),
    /// A source's reliability was moved.
    Reweigh {
        /// The source.
        source: String,
        /// Where it was.
        from: f64,
        /// Where it is.
        to: f64,
    },
    /// A source was put on a claim.
    Say {
        /// The source.
        source: String,
        /// Which way.
        stance: Stance,
        /// The claim.
        claim: String,
    },
    /// A statement was put on one more claim.
    Bear {
        /// Its origin.
        source: String,
        /// Which way.
        stance: Stance,
        /// The claim.
        claim: String,
    },
    /// A statement's stance was turned.
    Turn {
        /// Its origin.
        source: String,
        /// Which way it points now.
        stance: Stance,
    },
    /// A statement was taken off a claim.
    Unbear {
        /// Its origin.
        source: String,
        /// The claim.
        claim: String,
    },
    /// A source became a relay of a statement.
    Relay {
        /// The relay.
        source: String,
        /// The origin.
        origin: String,
    },
    /// Changes were brought back that a program which stopped had left in no file.
    Recover,
    /// Somebody else's changes to the file were taken in.
    TakeIn,
    /// A claim was moved.
    Move(String),
    /// A claim was duplicated.
    Duplicate(String),
    /// One source was merged into another.
    Merge {
        /// The one that stays.
        kept: String,
        /// The one that went.
        merged: String,
    },
    /// So many steps were tried beside the board and kept.
    Tried(usize),
}

/// The kind of `record` and the name it goes by.
pub(super) fn name_of(board: &Board, record: &Record) -> (Noun, String) {
    let source = |id| board.sources.get(id).map_or_else(String::new, |source| source.name.clone());
    match record {
        Record::Head(head) => (Noun::Board, head.title.clone()),
        Record::Source(source) => (Noun::Source, source.name.clone()),
        Record::Claim(claim) => (Noun::Claim, claim.text.clone()),
        Record::Statement(statement) => (Noun::Statement, source(statement.origin)),
        Record::Relation(relation) => {
            let text = board.claims.get(relation.a).map_or_else(String::new, |claim| claim.text.clone());
            (Noun::Relation, text)
        }
        Record::Rivals(rivals) => {
            let first = rivals.claims.first().and_then(|&claim| board.claims.get(claim));
            (Noun::Rivals, first.map_or_else(String::new, |claim| claim.text.clone()))
        }
        Record::Document(document) => (Noun::Document, document.title.clone()),
        Record::Weighting(weighting) => (Noun::Weighting, weighting.analyst.clone()),
    }
}

/// The one field that differs, `Several` if there are more; nothing if the records are equal.
pub(super) fn changed_field(before: &Record, after: &Record) -> Option<Field> {
    let differing: Vec<Field> = match (before, after) {
        (Record::Head(a), Record::Head(b)) => differing(&[
            (a.title != b.title, Field::Title),
            (a.question != b.question, Field::Question),
            (a.scale != b.scale, Field::Scale),
            (a.created != b.created || a.extra != b.extra, Field::Several),
        ]),
        (Record::Source(a), Record::Source(b)) => source_fields(a, b),
        (Record::Claim(a), Record::Claim(b)) => differing(&[
            (a.text != b.text, Field::Text),
            (a.rank != b.rank, Field::Place),
            (a.prior != b.prior, Field::Prior),
            (a.outcome != b.outcome, Field::Outcome),
            (a.headline != b.headline, Field::Headline),
            (a.tags != b.tags, Field::Tags),
            (a.note != b.note, Field::Note),
        ]),
        (Record::Statement(a), Record::Statement(b)) => statement_fields(a, b),
        (Record::Relation(a), Record::Relation(b)) => differing(&[
            (a.a != b.a || a.b != b.b, Field::Members),
            (a.kind != b.kind, Field::Kind),
            (a.strength != b.strength, Field::Strength),
            (a.note != b.note, Field::Note),
        ]),
        (Record::Rivals(a), Record::Rivals(b)) => differing(&[
            (a.claims != b.claims, Field::Members),
            (a.kind != b.kind, Field::Kind),
            (a.note != b.note, Field::Note),
        ]),
        (before, after) => differing(&[(before != after, Field::Several)]),
    };
    match differing.as_slice() {
        [] => None,
        [field] => Some(*field),
        _ => Some(Field::Several),
    }
}

fn differing(fields: &[(bool, Field)]) -> Vec<Field> {
    fields.iter().filter(|(differs, _)| *differs).map(|(_, field)| *field).collect()
}

fn source_fields(a: &Source, b: &Source) -> Vec<Field> {
    differing(&[
        (a.name != b.name, Field::Name),
        (a.kind != b.kind, Field::Kind),
        (a.anonymity != b.anonymity, Field::Anonymity),
        // A new grade brings its date and its confirmation with it.
        (a.reliability != b.reliability || a.graded != b.graded || a.misleading != b.misleading, Field::Reliability),
        (a.fidelity != b.fidelity, Field::Fidelity),
        (a.voice != b.voice, Field::Voice),
        (a.hits != b.hits || a.misses != b.misses, Field::TrackRecord),
        (a.protected != b.protected, Field::Protected),
        (a.note != b.note, Field::Note),
        (a.url != b.url, Field::Url),
        (a.aliases != b.aliases, Field::Aliases),
    ])
}

fn statement_fields(a: &Statement, b: &Statement) -> Vec<Field> {
    let mut fields = differing(&[
        (a.origin != b.origin, Field::Origin),
        (a.relays != b.relays, Field::Relays),
        (a.basis != b.basis, Field::Basis),
        (a.credibility != b.credibility, Field::Credibility),
        (a.quote != b.quote, Field::Quote),
        (a.paraphrase != b.paraphrase, Field::Paraphrase),
        ((a.said_on, a.event_on, a.published_on) != (b.said_on, b.event_on, b.published_on), Field::Dates),
        (a.language != b.language || a.translation != b.translation, Field::Translation),
        (a.passages != b.passages, Field::Passages),
        (a.repeats != b.repeats, Field::Repeats),
        (a.status != b.status, Field::Status),
        (a.url != b.url, Field::Url),
        (a.note != b.note, Field::Note),
    ]);
    if a.bears_on != b.bears_on {
        fields.push(bearing_field(a, b));
    }
    fields
}

fn bearing_field(a: &Statement, b: &Statement) -> Field {
    let same_targets = a.bears_on.len() == b.bears_on.len()
        && a.bears_on.iter().zip(&b.bears_on).all(|(before, after)| before.on == after.on);
    if !same_targets {
        return Field::Bearings;
    }
    let mut fields = Vec::new();
    for (before, after) in a.bears_on.iter().zip(&b.bears_on) {
        fields.extend(differing(&[
            (before.stance != after.stance, Field::Stance),
            (before.weight != after.weight, Field::Weight),
            (before.anyway != after.anyway, Field::Anyway),
        ]));
    }
    if let [field] = fields.as_slice() { *field } else { Field::Bearings }
}

/// The name of putting `after` where `before` was; nothing if that changes nothing.
pub(super) fn of_put(board: &Board, before: Option<&Record>, after: &Record) -> Option<StepName> {
    let (noun, name) = name_of(board, after);
    let Some(before) = before else {
        return Some(StepName::Add(noun, name));
    };
    let field = changed_field(before, after)?;
    if let (Record::Source(a), Record::Source(b), Field::Reliability) = (before, after, field) {
        let number = |reliability: Reliability| board.head.scale.mean(reliability);
        return Some(StepName::Reweigh { source: name, from: number(a.reliability), to: number(b.reliability) });
    }
    Some(StepName::Change(noun, name, field))
}
