//! The paragraphs of a page, each with what its tags tell of it.

use std::collections::HashMap;

use super::tag::{BODIES, BYLINES, CAPTIONS, FURNITURE, LIVE, PULLED, STANDFIRSTS, Tag, named};
use crate::reader::ZoneKind;

/// A paragraph, a heading, an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, runs of white space made one space; line feeds where the page breaks a line.
    pub text: String,
    /// What its tags say it is; nothing where they say nothing.
    pub kind: Option<ZoneKind>,
    /// Whether it is the page's main heading.
    pub heading: bool,
    /// How many of its bytes lie in links.
    pub linked: usize,
    /// How many of its bytes are times.
    pub timed: usize,
    /// Which article of the page it stands in, 0 for none.
    pub article: usize,
    /// Whether that article is one that its tag calls the article's text.
    pub stated: bool,
    /// The furniture that holds it, as far as names tell.
    pub furniture: Option<Furnished>,
    /// Whether it is set apart as a quotation, as words of the article are that stand out.
    pub pulled: bool,
    /// The element that it stands in.
    pub element: usize,
}

/// Furniture by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Furnished {
    /// The word in its name.
    word: &'static str,
    /// The number of the outermost.
    pub outer: usize,
    /// Whether furniture of another name stands within it.
    pub deep: bool,
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    kind: Option<ZoneKind>,
    skipped: bool,
    part: Part,
    text: Text,
    furniture: Option<Furnished>,
    element: usize,
}

/// Which article of the page an element is in.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    article: usize,
    /// Whether a tag calls it the article's text.
    stated: bool,
    /// Whether the page is added to while something goes on.
    live: bool,
}

/// What an element's text is.
#[derive(Clone, Copy, Debug, Default)]
struct Text {
    linked: bool,
    timed: bool,
    pulled: bool,
}

/// Collects blocks from tags and text.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub done: Vec<Block>,
    open: Vec<Open>,
    /// For each element that ends a line the one that it stands in; the page itself is 0.
    pub parents: Vec<usize>,
    /// How many tags deeper than [`DEPTH`] are open; they count as one.
    deeper: usize,
    /// How many of them were open when one came whose text is not the page's words.
    skips_from: Option<usize>,
    current: Block,
    articles: usize,
    /// The parts of one article that its tags tell of one by one, by the article they stand in.
    shared: HashMap<(usize, bool), usize>,
}

/// How deep nested tags are told apart. Pages made by people stay below a hundred.
const DEPTH: usize = 400;

/// Tags whose text is not the page's words.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "button", "form", "nav",
    "footer", "dialog", "audio", "video", "canvas", "title", "head", "textarea", "menu",
];
/// Tags that have no end.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Tags that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "img",
];
impl Blocks {
    pub fn open(&mut self, tag: Tag) {
        let name = tag.name.as_str();
        if name == "br" {
            self.line_feed();
            return;
        }
        if !INLINE.contains(&name) {
            self.end_block();
        }
        if VOID.contains(&name) {
            return;
        }
        if self.open.len() >= DEPTH {
            self.deeper += 1;
            if self.skips_from.is_none() && (SKIPPED.contains(&name) || tag.is_hidden()) {
                self.skips_from = Some(self.deeper);
            }
            return;
        }
        // A paragraph ends where the next begins, an item of a list likewise.
        if let Some(last) = self.open.last()
            && matches!(name, "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "option")
            && last.name == name
        {
            self.open.pop();
        }
        let opened = self.opened(tag);
        self.open.push(opened);
    }

    /// What a tag is, in what is open.
    fn opened(&mut self, tag: Tag) -> Open {
        let name = tag.name.as_str();
        let words = tag.words();
        let part = self.part(name, &words);
        let above = self.open.last();
        let whole = matches!(name, "body" | "html" | "main" | "article");
        let furniture = if whole { None } else { named(&words, FURNITURE) };
        let kind = if whole {
            None
        } else if matches!(name, "figcaption" | "caption") || named(&words, CAPTIONS).is_some() {
            Some(ZoneKind::Caption)
        } else if name == "aside" || furniture.is_some() {
            Some(ZoneKind::Boilerplate)
        } else if name == "address" || named(&words, BYLINES).is_some() || tag.get("rel") == "author" {
            Some(ZoneKind::Byline)
        } else if named(&words, STANDFIRSTS).is_some() {
            Some(ZoneKind::Title)
        } else {
            None
        };
        // Furniture stays furniture, whatever stands in it.
        let inherited = above.and_then(|open| open.kind);
        let kind = if inherited == Some(ZoneKind::Boilerplate) { inherited } else { kind.or(inherited) };
        let element = if INLINE.contains(&name) {
            above.map_or(0, |open| open.element)
        } else {
            if self.parents.is_empty() {
                self.parents.push(0);
            }
            self.parents.push(above.map_or(0, |open| open.element));
            self.parents.len() - 1
        };
        let furniture = match (above.and_then(|open| open.furniture), furniture) {
            (Some(above), word) => {
                let deep = above.deep || name == "aside" || word.is_some_and(|word| word != above.word);
                Some(Furnished { deep, ..above })
            }
            (None, Some(word)) => Some(Furnished { word, outer: element + 1, deep: false }),
            (None, None) => None,
        };
        let text = above.map_or_else(Text::default, |open| open.text);
        Open {
            skipped: above.is_some_and(|open| open.skipped) || SKIPPED.contains(&name) || tag.is_hidden(),
            text: Text {
                linked: text.linked || name == "a",
                timed: text.timed || name == "time",
                pulled: text.pulled || name == "blockquote" || named(&words, PULLED).is_some(),
            },
            part,
            kind,
            furniture,
            element,
            name: tag.name,
        }
    }

    /// Which article an element is in that opens.
    fn part(&mut self, name: &str, words: &[String]) -> Part {
        let above = self.open.last().map_or_else(Part::default, |open| open.part);
        let live = above.live || named(words, LIVE).is_some();
        let body = named(words, BODIES).is_some() && name != "body";
        let mut article = above.article;
        if body || (live && name == "article") {
            let articles = &mut self.articles;
            article = *self.shared.entry((above.article, body)).or_insert_with(|| {
                *articles += 1;
                *articles
            });
        } else if name == "article" || name == "main" || named(words, &["main"]).is_some() {
            self.articles += 1;
            article = self.articles;
        }
        Part { article, live, stated: body || above.stated && article == above.article }
    }

    pub fn close(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if !INLINE.contains(&name.as_str()) {
            self.end_block();
        }
        if self.deeper > 0 {
            if self.skips_from == Some(self.deeper) {
                self.skips_from = None;
            }
            self.deeper -= 1;
            return;
        }
        // An end tag without its start is no reason to leave what is open.
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            let crosses =
                self.open[at + 1..].iter().any(|open| matches!(open.name.as_str(), "article" | "main" | "body"));
            if !crosses {
                self.open.truncate(at);
            }
        }
    }

    pub fn text(&mut self, text: &str) {
        let open = self.open.last();
        if self.skips_from.is_some() || open.is_some_and(|open| open.skipped) {
            return;
        }
        let heading = self.open.iter().any(|open| open.name == "h1");
        let block = &mut self.current;
        if block.text.trim().is_empty() {
            *block = open.map_or_else(Block::default, |open| Block {
                kind: open.kind,
                heading,
                article: open.part.article,
                stated: open.part.stated,
                pulled: open.text.pulled,
                furniture: open.furniture,
                element: open.element,
                ..Block::default()
            });
        }
        let Text { linked, timed, .. } = open.map_or_else(Text::default, |open| open.text);
        let before = block.text.len();
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if !block.text.is_empty() && !block.text.ends_with([' ', '\n']) {
                        block.text.push(' ');
                    }
                }
                c if c.is_control() => {}
                c => block.text.push(c),
            }
        }
        if linked {
            block.linked += block.text.len() - before;
        }
        if timed {
            block.timed += block.text.len() - before;
        }
    }

    fn line_feed(&mut self) {
        let text = &mut self.current.text;
        if text.is_empty() {
            return;
        }
        text.truncate(text.trim_end_matches(' ').len());
        if text.ends_with('\n') {
            // Two breaks end a paragraph.
            self.end_block();
        } else {
            text.push('\n');
        }
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.current);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.trim().is_empty() {
            self.done.push(block);
        }
    }

    /// Ends the last block.
    pub fn finish(&mut self) {
        self.end_block();
    }
}
