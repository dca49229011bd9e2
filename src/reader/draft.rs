//! From what was read to a board: the document, its sources, and its statements, waiting to be put on claims.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{Article, Language, Mode, Polarity, Role, Scalars, Span, Statement, kinds::source_kind, voices};
use crate::board::{
    Anonymity, Board, Date, Document, DocumentId, Op, Passage, Relay, Source, SourceId, SourceKind, Stamp,
    Statement as Said, StatementId,
};

/// How many characters before and after a passage are kept, to find it again.
const AROUND: usize = 32;

/// What is known of the file that an article was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was read.
    pub retrieved: Option<Stamp>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A new board with an article as its document, its voices and relays as sources, and its statements, which bear on
/// nothing yet. `random` draws the ids.
pub fn draft(article: &Article, statements: &[Statement], origin: &Origin, random: &mut impl FnMut() -> u64) -> Board {
    let text: String = article.text.chars().map(printable).collect();
    let mut draft = Draft {
        article,
        scalars: Scalars::of(&article.text),
        text: &text,
        board: Board::default(),
        sources: HashMap::new(),
        relays: statements
            .iter()
            .flat_map(|statement| &statement.chain)
            .filter(|node| node.role == Role::Relay)
            .map(|node| clean(&node.name).to_lowercase())
            .collect(),
        random,
    };
    draft.board.head.title = clean(article.title.as_deref().unwrap_or_default());
    let publisher = article.publisher.as_deref().map(|name| draft.source(name, Anonymity::Named, Role::Relay));
    for voice in voices(&article.text, statements) {
        let Some(first) = voice.statements.first().and_then(|at| statements.get(*at)) else { continue };
        let id = draft.origin(first);
        let mut source = draft.board.sources.get(id).cloned().unwrap_or_else(|| Source::new(id, ""));
        for alias in voice.aliases.iter().map(|alias| clean(alias)) {
            if !is_pronoun(&alias) && alias != source.name && !source.aliases.contains(&alias) {
                source.aliases.push(alias);
            }
        }
        draft.board.apply(&[Op::put(source)]);
    }
    let document = draft.document(publisher, origin);
    for statement in statements {
        draft.statement(statement, document, publisher);
    }
    draft.board
}

struct Draft<'a, R> {
    article: &'a Article,
    scalars: Scalars<'a>,
    /// The article's text without control characters, one character for each of its own.
    text: &'a str,
    board: Board,
    sources: HashMap<String, SourceId>,
    /// The names, in lower case, of all that carry others' words.
    relays: HashSet<String>,
    random: &'a mut R,
}

impl<R: FnMut() -> u64> Draft<'_, R> {
    /// The two words before a name where it is first mentioned: "Telegram channel".
    fn before(&self, name: &str) -> &str {
        let end = self.text.find(name).unwrap_or_default();
        let before = self.text[..end].trim_end_matches(|c: char| c.is_whitespace() || "«“\"".contains(c));
        let line = before.rsplit('\n').next().unwrap_or_default();
        let start = line.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(1).map_or(0, |(at, _)| at);
        &line[start..]
    }

    /// The source that a statement comes from. One without a name is named with the outlet that it spoke to.
    fn origin(&mut self, statement: &Statement) -> SourceId {
        let outlet = statement.chain.iter().rev().nth(1).filter(|_| statement.anonymity != Anonymity::Named);
        let name = match outlet {
            Some(outlet) if !statement.speaker.is_empty() => format!("{} ({})", statement.speaker, outlet.name),
            _ => statement.speaker.clone(),
        };
        self.source(&name, statement.anonymity, Role::Origin)
    }

    /// The source of a name, made when it is first seen.
    fn source(&mut self, name: &str, anonymity: Anonymity, role: Role) -> SourceId {
        let name = clean(name);
        let key = name.to_lowercase();
        if let Some(known) = self.sources.get(&key) {
            return *known;
        }
        let id = SourceId::fresh((self.random)());
        let nobody = match self.article.language {
            Language::Russian => "неназванный источник",
            _ => "an unnamed voice",
        };
        let mut source = Source::new(id, if name.is_empty() { nobody } else { &name });
        source.anonymity = if name.is_empty() { Anonymity::Collective } else { anonymity };
        let role = if self.relays.contains(&key) { Role::Relay } else { role };
        source.kind =
            if name.is_empty() { SourceKind::Unnamed } else { source_kind(&name, self.before(&name), anonymity, role) };
        self.board.apply(&[Op::put(source)]);
        self.sources.insert(key, id);
        id
    }

    fn document(&mut self, publisher: Option<SourceId>, origin: &Origin) -> DocumentId {
        let mut document = Document::new(DocumentId::fresh((self.random)()));
        document.title.clone_from(&self.board.head.title);
        document.publisher = publisher;
        document.url = clean(origin.url.as_deref().unwrap_or_default());
        document.retrieved = origin.retrieved;
        document.sha256.clone_from(&origin.sha256);
        document.text = Arc::from(self.text);
        let id = document.id;
        self.board.apply(&[Op::put(document)]);
        id
    }

    fn statement(&mut self, statement: &Statement, document: DocumentId, publisher: Option<SourceId>) {
        let origin = self.origin(statement);
        let mut said = Said::new(StatementId::fresh((self.random)()), origin);
        // Relays are written from the one that heard the origin to the one that we read.
        let relays = statement.chain.iter().rev().skip(1);
        let relays: Vec<SourceId> = relays.map(|node| self.source(&node.name, node.anonymity, Role::Relay)).collect();
        let mut from = None;
        for by in relays.into_iter().chain(publisher) {
            if by != origin && !said.relays.iter().any(|relay| relay.by == by) {
                said.relays.push(Relay { by, from });
                from = Some(by);
            }
        }
        said.quote = self.quote(statement);
        if statement.mode == Mode::Indirect && statement.polarity == Polarity::Denied {
            let denies = if self.article.language == Language::Russian { "Отрицается:" } else { "Denied:" };
            said.paraphrase = format!("{denies} {}", standing(&self.words(&statement.content)));
        }
        if self.article.language != Language::Other {
            self.article.language.code().clone_into(&mut said.language);
        }
        said.published_on = self.article.date.as_deref().and_then(|date| date.parse::<Date>().ok());
        said.note = self.note(statement);
        said.passages.push(self.passage(statement, document));
        self.board.apply(&[Op::put(said)]);
    }

    /// What was said, as the article has it. Of a denial the whole sentence part: its content alone would read as if
    /// the speaker had said it.
    fn quote(&self, statement: &Statement) -> String {
        if statement.polarity == Polarity::Denied && statement.mode != Mode::Direct {
            let ends = [&statement.source, &statement.cue].into_iter().flatten().chain(&statement.content);
            let (start, end) =
                ends.fold((usize::MAX, 0), |(start, end), span| (start.min(span.start), end.max(span.end)));
            if start < end && end - start < 1000 && !self.article.text[start..end].contains("\n\n") {
                return self.slice(&(start..end));
            }
        }
        let words = self.words(&statement.content);
        if statement.mode == Mode::Direct { unquoted(&words).to_owned() } else { standing(&words).to_owned() }
    }

    fn words(&self, content: &[Span]) -> String {
        let parts: Vec<String> = content.iter().map(|span| self.slice(span).trim().to_owned()).collect();
        parts.join(" … ")
    }

    /// The printable words at a place of the article.
    fn slice(&self, span: &Span) -> String {
        self.article.text[span.clone()].chars().map(printable).collect()
    }

    fn note(&self, statement: &Statement) -> String {
        let hedge = statement.hedge.as_ref().map(|span| self.slice(span)).unwrap_or_default();
        let sure = (statement.confidence * 100.0).round();
        let hedge = if hedge.is_empty() { hedge } else { format!(" Hedged: {hedge}.") };
        format!("Found by the rule {}, right in {sure} of 100 cases.{hedge}", statement.rule)
    }

    fn passage(&self, statement: &Statement, document: DocumentId) -> Passage {
        let start = statement.content.first().map_or(0, |span| span.start);
        let end = statement.content.last().map_or(0, |span| span.end);
        let text = &self.article.text;
        let before: Vec<char> = text[..start].chars().rev().take(AROUND).map(printable).collect();
        let all: Vec<String> = statement.content.iter().map(|span| self.slice(span)).collect();
        Passage {
            document,
            ranges: statement.content.iter().map(|span| self.scalars.range(span)).collect(),
            quote: all.join(" … "),
            prefix: before.into_iter().rev().collect(),
            suffix: text[end..].chars().take(AROUND).map(printable).collect(),
        }
    }
}

/// Words without the "that" in front of them, with which a sentence of their own does not begin.
pub fn standing(words: &str) -> &str {
    words.strip_prefix("that ").unwrap_or(words)
}

/// Quoted words without the marks around them and the comma that leads to the tag.
pub fn unquoted(words: &str) -> &str {
    words.trim_matches(|c: char| "\"“”„«»,–—".contains(c) || c.is_whitespace())
}

/// A character that a project file may hold: others become a space, so that none changes its place.
fn printable(c: char) -> char {
    if c.is_control() && c != '\n' && c != '\t' { ' ' } else { c }
}

/// A name or title on one line.
fn clean(text: &str) -> String {
    text.chars().map(printable).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a mention is a pronoun: it names its speaker in this article only.
fn is_pronoun(mention: &str) -> bool {
    const PRONOUNS: &[&str] = &[
        "he",
        "she",
        "it",
        "they",
        "who",
        "which",
        "that",
        "his",
        "her",
        "its",
        "their",
        "i",
        "we",
        "you",
        "him",
        "them",
        "он",
        "она",
        "оно",
        "они",
        "его",
        "её",
        "ее",
        "их",
        "который",
        "которая",
        "которое",
        "которые",
        "я",
        "мы",
        "ей",
        "ему",
        "им",
    ];
    PRONOUNS.contains(&mention.to_lowercase().as_str())
}
