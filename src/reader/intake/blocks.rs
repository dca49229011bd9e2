//! The paragraphs of a page, each with what its tags tell of it.

use crate::reader::ZoneKind;

/// A start tag with the attributes that matter.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

/// The most attributes of a tag that are kept.
const ATTRIBUTES: usize = 40;

impl Tag {
    pub fn named(name: &str) -> Self {
        Self { name: name.to_ascii_lowercase(), attributes: Vec::new() }
    }

    pub fn attribute(&mut self, name: &str) {
        if self.attributes.len() < ATTRIBUTES {
            self.attributes.push((name.to_ascii_lowercase(), String::new()));
        }
    }

    pub fn value(&mut self, value: &str) {
        if let Some((_, held)) = self.attributes.last_mut().filter(|(_, held)| held.is_empty()) {
            value.clone_into(held);
        }
    }

    /// The value of an attribute; empty where it has none.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| known == name)
    }

    fn is_hidden(&self) -> bool {
        self.has("hidden") || self.get("aria-hidden") == "true" || {
            let style = self.get("style").replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        }
    }

    /// Whether class, id or role hold one of `words` between their hyphens.
    fn is_named(&self, words: &[&str]) -> bool {
        ["class", "id", "role", "itemprop", "data-testid", "data-component"].iter().any(|name| {
            let value = self.get(name).to_ascii_lowercase();
            value.split(|c: char| !c.is_alphanumeric()).any(|part| words.contains(&part))
        })
    }
}

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
    /// Which article of the page it stands in, 0 for none.
    pub article: usize,
}

#[derive(Debug)]
struct Open {
    name: String,
    kind: Option<ZoneKind>,
    skipped: bool,
    article: usize,
    linked: bool,
}

/// Collects blocks from tags and text.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    pub done: Vec<Block>,
    open: Vec<Open>,
    /// How many tags deeper than [`DEPTH`] are open; they are not looked into.
    deeper: usize,
    current: Block,
    articles: usize,
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
/// Words in class names of what is no article.
const FURNITURE: &[&str] = &[
    "newsletter",
    "subscribe",
    "subscription",
    "promo",
    "promotion",
    "donate",
    "donation",
    "contribute",
    "contribution",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "banner",
    "related",
    "recommended",
    "recommendations",
    "readmore",
    "sidebar",
    "comments",
    "comment",
    "share",
    "sharing",
    "social",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "sponsored",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "paywall",
    "popup",
    "modal",
    "toolbar",
    "widget",
    "trending",
    "popular",
    "complementary",
    "navigation",
    "menu",
    "outbrain",
    "taboola",
    "appeal",
    "support",
];
const CAPTIONS: &[&str] = &["caption", "figcaption", "credit", "photocredit", "imagecaption"];
const BYLINES: &[&str] = &["byline", "author", "authors", "dateline", "timestamp", "pubdate", "datepublished"];
const ARTICLES: &[&str] = &["articlebody", "main"];

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
            return;
        }
        // A paragraph ends where the next begins, an item of a list likewise.
        if let Some(last) = self.open.last()
            && matches!(name, "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "option")
            && last.name == name
        {
            self.open.pop();
        }
        let above = self.open.last();
        let mut article = above.map_or(0, |open| open.article);
        if name == "article" || name == "main" || tag.is_named(ARTICLES) {
            self.articles += 1;
            article = self.articles;
        }
        let named = if matches!(name, "body" | "html" | "main" | "article") {
            None
        } else if name == "figcaption" || tag.is_named(CAPTIONS) {
            Some(ZoneKind::Caption)
        } else if name == "aside" || tag.is_named(FURNITURE) {
            Some(ZoneKind::Boilerplate)
        } else if name == "address" || tag.is_named(BYLINES) || tag.get("rel") == "author" {
            Some(ZoneKind::Byline)
        } else {
            None
        };
        // Furniture stays furniture, whatever stands in it.
        let inherited = above.and_then(|open| open.kind);
        let kind = if inherited == Some(ZoneKind::Boilerplate) { inherited } else { named.or(inherited) };
        let open = Open {
            skipped: above.is_some_and(|open| open.skipped) || SKIPPED.contains(&name) || tag.is_hidden(),
            linked: name == "a" || above.is_some_and(|open| open.linked),
            kind,
            article,
            name: tag.name,
        };
        self.open.push(open);
    }

    pub fn close(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if !INLINE.contains(&name.as_str()) {
            self.end_block();
        }
        if self.deeper > 0 {
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
        if self.deeper > 0 || open.is_some_and(|open| open.skipped) {
            return;
        }
        let (linked, kind, article) = open.map_or((false, None, 0), |open| (open.linked, open.kind, open.article));
        let heading = self.open.iter().any(|open| open.name == "h1");
        let block = &mut self.current;
        if block.text.trim().is_empty() {
            *block = Block { kind, heading, article, ..Block::default() };
        }
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
