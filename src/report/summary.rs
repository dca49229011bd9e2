//! A weighed board as a reader wants it: plain data, in the order in which it is told.
//!
//! The field names are those of the JSON export and change only with its version (see [`json`](super::json)).

use serde::Serialize;

use crate::board::{Date, Stamp};

/// A summary of a weighed board. [`Summary::of`] makes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// What the board is called; may be empty.
    pub title: String,
    /// The question it is to answer; may be empty.
    pub question: String,
    /// When the board was begun.
    pub created: Option<Stamp>,
    /// The day this summary was made.
    pub date: Date,
    /// Program and version, such as `Credence 0.1.0`.
    pub program: String,
    /// How many sources were made unrecognisable.
    pub protected: usize,
    /// How much there is on the board.
    pub counts: Counts,
    /// Every claim: headline claims first, then in the board's order.
    pub claims: Vec<Claim>,
    /// Sources that share a lead and count once.
    pub voices: Vec<Voice>,
    /// The outlets and channels in which everything weighed on this board was read.
    pub all_through: Vec<String>,
    /// Relays on which more than one separate voice depends, the most used first.
    pub carriers: Vec<Carrier>,
    /// Ties between two claims.
    pub relations: Vec<Relation>,
    /// Sets of claims of which exactly or at most one is true.
    pub rivals: Vec<Rivals>,
    /// Every source, by kind and name.
    pub sources: Vec<Source>,
    /// Bearings on things other than claims: recorded, not weighed.
    pub remarks: Vec<Remark>,
    /// Statements that bear on nothing.
    pub background: Vec<Statement>,
    /// What the statements were read in.
    pub documents: Vec<Document>,
    /// How the numbers come about: paragraphs of plain text.
    pub method: Vec<String>,
}

/// How much there is on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Claims.
    pub claims: usize,
    /// Statements, repetitions and retracted ones included.
    pub statements: usize,
    /// Sources.
    pub sources: usize,
    /// Separate voices among the origins of the statements.
    pub voices: usize,
}

/// One claim, its verdict and its evidence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// The proposition.
    pub text: String,
    /// One of the claims the board is about.
    pub headline: bool,
    /// The probability it was given before anybody spoke, where it was set by hand.
    pub prior: Option<f64>,
    /// What it turned out to be.
    pub outcome: Option<bool>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// What else was noted.
    pub note: String,
    /// What the engine says about it.
    pub verdict: Verdict,
    /// What it rests on.
    pub rests_on: RestsOn,
    /// What supports it, the strongest first; what is not weighed last.
    #[serde(rename = "for")]
    pub pro: Vec<Evidence>,
    /// What opposes it, in the same order.
    #[serde(rename = "against")]
    pub con: Vec<Evidence>,
    /// What the claims it hangs together with do to it.
    pub related: Vec<Related>,
}

/// What the engine says about a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// `own`, `related`, `unweighable` or `none`.
    pub evidence: &'static str,
    /// The probability that the claim is true, in (0, 1). With no evidence it is the prior.
    pub credence: f64,
    /// The same as it is shown: a whole per cent, 1–99.
    pub percent: u8,
    /// The same in words, in lower case.
    pub words: &'static str,
    /// The lower end of the 5–95 % interval, in [0, 1], if one was drawn.
    pub low: Option<f64>,
    /// Its upper end.
    pub high: Option<f64>,
    /// Whether the credence is the exact posterior of the model.
    pub exact: bool,
    /// True or false beyond doubt, by an outcome of its own or of its rivals.
    pub settled: Option<bool>,
    /// `low`, `moderate` or `high`; none before an interval was drawn.
    pub confidence: Option<&'static str>,
    /// Why the confidence is what it is.
    pub reasons: Vec<String>,
}

/// What a claim rests on. Counts of statements take in those that are not weighed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RestsOn {
    /// Statements that bear on it.
    pub statements: usize,
    /// Those of them that repeat another.
    pub repeats: usize,
    /// Those of them that were retracted or superseded.
    pub withdrawn: usize,
    /// Outlets and channels that said or carried what is weighed.
    pub outlets: usize,
    /// Separate voices among the origins of what is weighed.
    pub voices: usize,
    /// The outlet or channel through which all that is weighed here came, unless all on the board did.
    pub all_through: Option<String>,
}

/// One statement as evidence on one claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// How far it settles the claim if its origin is right, in [0, 1].
    pub weight: f64,
    /// The probability that its origin would have said so whatever it believes, in [0, 1).
    pub anyway: f64,
    /// By how much it moves the credence, in [−1, 1]: what would go if it were taken out.
    pub push: f64,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// Who said it.
    pub origin: Speaker,
    /// How it came to us, in words.
    pub chain: String,
    /// The relays that carried it, the outermost first, along each path.
    pub relays: Vec<Vec<Speaker>>,
    /// The words themselves; empty where they are withheld or not recorded.
    pub quote: String,
    /// The quote in the board's language.
    pub translation: String,
    /// What was said, in the analyst's words.
    pub paraphrase: String,
    /// The language of the quote, as a BCP 47 tag.
    pub language: String,
    /// When it was said.
    pub said_on: Option<Date>,
    /// When what it speaks of happened.
    pub event_on: Option<Date>,
    /// When it was published.
    pub published_on: Option<Date>,
    /// How its origin knows, if recorded.
    pub basis: Option<&'static str>,
    /// Admiralty code of the information, 1–6: recorded, never weighed.
    pub credibility: Option<u8>,
    /// Why it weighs nothing, if so.
    pub not_weighed: Option<String>,
    /// Titles of the documents it was read in.
    pub read_in: Vec<String>,
    /// Where it can be read.
    pub url: String,
    /// What else was noted.
    pub note: String,
    /// Whether quote, note and link are withheld to protect a source.
    pub withheld: bool,
}

/// A source where it speaks or relays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// Its id.
    pub id: String,
    /// Its name, or what stands for it.
    pub name: String,
    /// Its grade as a letter, or its reliability as a number.
    pub grade: String,
}

/// What a related claim does to a claim's credence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Related {
    /// The tie, in words, with the claims at its other end.
    pub tie: String,
    /// What it adds to the log-odds (natural logarithm).
    pub log_odds: f64,
    /// By how much it moves the credence, in [−1, 1].
    pub push: f64,
}

/// Sources that share a lead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Voice {
    /// Their names, the lead first.
    pub sources: Vec<String>,
}

/// A relay on which more than one separate voice depends.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Carrier {
    /// Its name.
    pub name: String,
    /// How well it quotes, in [0.5, 0.99].
    pub fidelity: f64,
    /// How many statements it carries.
    pub statements: usize,
    /// The voices it carries, by their leads' names.
    pub voices: Vec<String>,
}

/// A tie between two claims.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relation {
    /// Its id.
    pub id: String,
    /// The claim it starts from.
    pub a: String,
    /// What it says, to be read between the two claims.
    pub words: &'static str,
    /// The other claim.
    pub b: String,
    /// How strong it is, in [0, 1).
    pub strength: f64,
    /// Why.
    pub note: String,
}

/// A set of rivals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rivals {
    /// Its id.
    pub id: String,
    /// How many of them are true, in words.
    pub words: &'static str,
    /// The claims.
    pub claims: Vec<String>,
    /// Why.
    pub note: String,
}

/// One source and how far it is trusted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its name, or what stands for it.
    pub name: String,
    /// What sort of thing it is, in words.
    pub kind: &'static str,
    /// How openly it stands to its word, in words.
    pub anonymity: &'static str,
    /// Its grade's letter, if it has a grade.
    pub grade: Option<&'static str>,
    /// What the grade means.
    pub meaning: &'static str,
    /// Its reliability as a number, in [0.02, 0.98].
    pub reliability: f64,
    /// How well it quotes, in [0.5, 0.99].
    pub fidelity: f64,
    /// The lead of its voice, where it isn't itself.
    pub voice: Option<String>,
    /// Why it is graded so.
    pub note: String,
    /// Where it is to be found.
    pub url: String,
    /// When it was last judged.
    pub graded: Option<Date>,
    /// In how many statements it speaks.
    pub speaks: usize,
    /// How many statements it carries.
    pub carries: usize,
    /// The places, from 1, of the claims on which what it says or carries bears.
    pub used_in: Vec<usize>,
}

/// A bearing on something that is no claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Remark {
    /// The statement.
    pub statement: Statement,
    /// Which way it points: `supports` or `opposes`.
    pub stance: &'static str,
    /// What it is about, in words.
    pub about: String,
}

/// Something the statements were read in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: String,
    /// Where a copy is kept.
    pub archive_url: String,
    /// When it was fetched.
    pub retrieved: Option<Stamp>,
    /// SHA-256 of the bytes it was read from.
    pub sha256: String,
}
