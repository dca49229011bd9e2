//! The words for the board's things and their values.

use crate::board::{Anonymity, Basis, Field, Grade, Noun, RelationKind, RivalsKind, SourceKind, Stance};

/// A kind of source.
pub fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Outlet => "Outlet",
        SourceKind::Person => "Person",
        SourceKind::Official => "Official",
        SourceKind::Institution => "Institution",
        SourceKind::Channel => "Channel",
        SourceKind::Record => "Photograph, document or data",
        SourceKind::Unnamed => "Unnamed voice",
        SourceKind::Other => "Other",
    }
}

/// How openly a source stands to its word.
pub fn anonymity(anonymity: Anonymity) -> &'static str {
    match anonymity {
        Anonymity::Named => "By name",
        Anonymity::PartlyNamed => "By role only",
        Anonymity::Anonymous => "Anonymous",
        Anonymity::Collective => "Nobody in particular",
    }
}

/// How an origin knows.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Witnessed => "Saw it or took part",
        Basis::Told => "Was told",
        Basis::Document => "Has it from a document",
        Basis::Deduced => "Concluded it",
        Basis::Unknown => "Not known",
    }
}

/// What a grade means in the Admiralty code.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "Completely reliable",
        Grade::B => "Usually reliable",
        Grade::C => "Fairly reliable",
        Grade::D => "Not usually reliable",
        Grade::E => "Unreliable",
        Grade::F => "Reliability cannot be judged",
    }
}

/// Which way a bearing points.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Supports",
        Stance::Opposes => "Opposes",
    }
}

/// Which way a bearing points, within a sentence.
pub fn stance_verb(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Opposes => "opposes",
    }
}

/// How the first of two claims hangs on the second.
pub fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Supports => "Stands or falls with",
        RelationKind::Opposes => "Stands against",
        RelationKind::Requires => "Can't be true without",
    }
}

/// How many claims of a set hold.
pub fn rivals(kind: RivalsKind) -> &'static str {
    match kind {
        RivalsKind::ExactlyOne => "Exactly one is true",
        RivalsKind::AtMostOne => "At most one is true",
    }
}

/// A kind of record, within a sentence.
pub fn noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Board => "board",
        Noun::Source => "source",
        Noun::Claim => "claim",
        Noun::Statement => "statement",
        Noun::Relation => "relation",
        Noun::Rivals => "rivals",
        Noun::Document => "document",
        Noun::Weighting => "weighting",
    }
}

/// The part of a record that a change is about, within a sentence.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Question => "question",
        Field::Scale => "grades",
        Field::Name => "name",
        Field::Kind => "kind",
        Field::Anonymity => "anonymity",
        Field::Reliability => "reliability",
        Field::Fidelity => "fidelity",
        Field::Voice => "voice",
        Field::TrackRecord => "track record",
        Field::Protected => "protection",
        Field::Aliases => "other names",
        Field::Text => "wording",
        Field::Place => "place",
        Field::Prior => "prior",
        Field::Outcome => "outcome",
        Field::Headline => "headline mark",
        Field::Tags => "tags",
        Field::Origin => "origin",
        Field::Relays => "relays",
        Field::Stance => "stance",
        Field::Weight => "weight",
        Field::Anyway => "“said anyway”",
        Field::Bearings => "bearings",
        Field::Basis => "basis",
        Field::Credibility => "information credibility",
        Field::Quote => "quote",
        Field::Paraphrase => "paraphrase",
        Field::Dates => "dates",
        Field::Translation => "translation",
        Field::Passages => "passages",
        Field::Repeats => "repetition",
        Field::Status => "status",
        Field::Url => "link",
        Field::Note => "note",
        Field::Strength => "strength",
        Field::Members => "members",
        Field::Several => "details",
    }
}

/// One side of a claim: the head of a column, and part of its accessible name.
pub fn side(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Supporting",
        Stance::Opposes => "Opposing",
    }
}
