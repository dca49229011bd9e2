//! The contract of `read --json`: version 1. Places are in Unicode scalar values of `text`.

use serde::Serialize;

use super::Failure;
use crate::{
    board::Anonymity,
    reader::{
        Mode, Polarity, Role, Scalars, Span, Statement, ZoneKind,
        intake::{Format, Intake},
        same, voices,
    },
};

type Place = (usize, usize);

#[derive(Serialize)]
struct Reading<'a> {
    title: &'a str,
    language: &'a str,
    text: &'a str,
    statements: Vec<Found<'a>>,
    format: &'static str,
    version: u32,
    document: Document<'a>,
    zones: Vec<Zone>,
    voices: Vec<Voice>,
    claims: Vec<Claim>,
}

#[derive(Serialize)]
struct Found<'a> {
    content: Vec<Place>,
    cue: Option<Place>,
    source: Option<Place>,
    speaker: &'a str,
    chain: Vec<&'a str>,
    anonymity: Anonymity,
    mode: &'static str,
    rule: &'static str,
    confidence: f32,
    polarity: &'static str,
    proposition: Option<Place>,
    hedge: Option<Place>,
    addressee: Option<Place>,
    when: Option<Place>,
    triggers: Vec<Place>,
    links: Vec<Link<'a>>,
    within: Option<usize>,
}

#[derive(Serialize)]
struct Link<'a> {
    name: &'a str,
    role: &'static str,
    anonymity: Anonymity,
    place: Option<Place>,
}

#[derive(Serialize)]
struct Document<'a> {
    byline: Option<&'a str>,
    date: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    kind: &'static str,
    encoding: &'static str,
}

#[derive(Serialize)]
struct Zone {
    kind: &'static str,
    place: Place,
}

#[derive(Serialize)]
struct Voice {
    name: String,
    anonymity: Anonymity,
    aliases: Vec<String>,
    statements: Vec<usize>,
}

#[derive(Serialize)]
struct Claim {
    text: String,
    says: Vec<usize>,
    denies: Vec<usize>,
    ties: Vec<Tie>,
}

/// Why two statements are on one claim.
#[derive(Serialize)]
struct Tie {
    earlier: usize,
    later: usize,
    why: &'static str,
    words: Vec<String>,
}

impl From<same::Tie> for Tie {
    fn from(tie: same::Tie) -> Self {
        let (why, words) = match tie.why {
            same::Why::Words(words) => ("words", words),
            same::Why::Answer => ("answer", Vec::new()),
            same::Why::GoesOn => ("goes on", Vec::new()),
            same::Why::Detail => ("detail", Vec::new()),
        };
        Self { earlier: tie.earlier, later: tie.later, why, words }
    }
}

pub(super) fn print(intake: &Intake, statements: &[Statement]) -> Result<String, Failure> {
    let article = &intake.article;
    let scalars = Scalars::of(&article.text);
    let reading = Reading {
        title: article.title.as_deref().unwrap_or_default(),
        language: article.language.code(),
        text: &article.text,
        statements: statements.iter().map(|statement| found(statement, &scalars)).collect(),
        format: "credence-reading",
        version: 1,
        document: Document {
            byline: article.byline.as_deref(),
            date: article.date.as_deref(),
            publisher: article.publisher.as_deref(),
            url: intake.url.as_deref(),
            kind: match intake.format {
                Format::Text => "text",
                Format::Html => "html",
                Format::Pdf => "pdf",
            },
            encoding: intake.encoding,
        },
        zones: article
            .zones
            .iter()
            .map(|zone| Zone { kind: part(zone.kind), place: scalars.range(&zone.range) })
            .collect(),
        voices: voices(&article.text, statements)
            .into_iter()
            .map(|voice| Voice {
                name: voice.name,
                anonymity: voice.anonymity,
                aliases: voice.aliases,
                statements: voice.statements,
            })
            .collect(),
        claims: same::proposals(article, statements)
            .into_iter()
            .map(|claim| Claim {
                text: claim.text,
                says: claim.says,
                denies: claim.denies,
                ties: claim.ties.into_iter().map(Tie::from).collect(),
            })
            .collect(),
    };
    serde_json::to_string_pretty(&reading)
        .map(|text| text + "\n")
        .map_err(|error| Failure::Problem(format!("the statements can't be written as JSON: {error}")))
}

fn found<'a>(statement: &'a Statement, scalars: &Scalars<'_>) -> Found<'a> {
    let place = |span: &Option<Span>| span.as_ref().map(|span| scalars.range(span));
    Found {
        content: statement.content.iter().map(|span| scalars.range(span)).collect(),
        cue: place(&statement.cue),
        source: place(&statement.source),
        speaker: &statement.speaker,
        chain: statement.chain.iter().map(|node| node.name.as_str()).collect(),
        anonymity: statement.anonymity,
        mode: match statement.mode {
            Mode::Direct => "Direct",
            Mode::Indirect => "Indirect",
            Mode::Mixed => "Mixed",
        },
        rule: statement.rule,
        confidence: statement.confidence,
        polarity: match statement.polarity {
            Polarity::Affirmed => "Affirmed",
            Polarity::Denied => "Denied",
        },
        proposition: place(&statement.proposition),
        hedge: place(&statement.hedge),
        addressee: place(&statement.addressee),
        when: place(&statement.when),
        triggers: statement.triggers.iter().map(|span| scalars.range(span)).collect(),
        links: statement
            .chain
            .iter()
            .map(|node| Link {
                name: &node.name,
                role: match node.role {
                    Role::Relay => "Relay",
                    Role::Origin => "Origin",
                },
                anonymity: node.anonymity,
                place: place(&node.span),
            })
            .collect(),
        within: statement.within,
    }
}

fn part(kind: ZoneKind) -> &'static str {
    match kind {
        ZoneKind::Title => "Title",
        ZoneKind::Byline => "Byline",
        ZoneKind::Caption => "Caption",
        ZoneKind::Body => "Body",
        ZoneKind::Boilerplate => "Boilerplate",
    }
}
