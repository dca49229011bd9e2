//! What the reader reads: canonical text, and what each part of it is.

use super::Span;
use std::sync::Arc;

/// The language a text is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, `en`.
    #[default]
    English,
    /// Russian, `ru`.
    Russian,
    /// None that the reader has rules for, `und`.
    Other,
}

impl Language {
    /// The language's code after BCP 47.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::Other => "und",
        }
    }
}

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneKind {
    /// The headline.
    Title,
    /// Who wrote it, and when.
    Byline,
    /// Words about a picture.
    Caption,
    /// The article itself: the only part that statements are found in.
    Body,
    /// What belongs to the page, not to the article: appeals, newsletters, related links, navigation.
    Boilerplate,
}

/// A part of the text. Zones are in the order of the text and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Bytes of [`Article::text`], on character boundaries.
    pub range: Span,
    /// What it is.
    pub kind: ZoneKind,
}

/// An article as the reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The headline, where stated.
    pub title: Option<String>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// The day it was published, ISO 8601, where stated.
    pub date: Option<String>,
    /// The outlet, where stated.
    pub publisher: Option<String>,
    /// The language of its body.
    pub language: Language,
    /// The canonical text, which every span is a place in.
    pub text: Arc<str>,
    /// Its parts. What no zone covers is not searched.
    pub zones: Vec<Zone>,
}

impl Article {
    /// Plain text, all of it body.
    pub fn plain(language: Language, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let zones = vec![Zone { range: 0..text.len(), kind: ZoneKind::Body }];
        Self { language, text, zones, ..Self::default() }
    }

    /// The parts that statements are found in.
    pub fn body(&self) -> impl Iterator<Item = &Zone> {
        self.zones.iter().filter(|zone| zone.kind == ZoneKind::Body)
    }
}
