//! The paragraphs of a page, each with what its tags tell of it.

use std::collections::HashMap;

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

    /// The words of class, id, role and the like, in lower case: each part between hyphens and humps, and each two
    /// neighbours as one word ("article-body" is `article`, `body` and `articlebody`). What a tag has or has not
    /// ("has-sidebar") says nothing of what it is.
    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        for name in ["class", "id", "role", "itemprop", "data-testid", "data-component"] {
            for called in self.get(name).split_whitespace().take(NAMES) {
                parts(called, &mut words);
            }
        }
        if self.name.contains('-') {
            parts(&self.name, &mut words);
        }
        words
    }
}

/// The most names in one attribute that are looked at.
const NAMES: usize = 40;
/// Before a part: the rest tells what is beside the tag, not what it is.
const BESIDE: &[&str] = &["has", "with", "no", "without", "not", "hide", "content"];

/// Takes a name apart.
fn parts(name: &str, words: &mut Vec<String>) {
    let mut each: Vec<String> = Vec::new();
    for part in name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let mut small = false;
        for c in part.chars().take(60) {
            match each.last_mut() {
                Some(last) if !last.is_empty() && !(small && c.is_uppercase()) => last.extend(c.to_lowercase()),
                _ => each.push(c.to_lowercase().collect()),
            }
            small = c.is_lowercase();
        }
        each.push(String::new());
    }
    each.retain(|part| !part.is_empty());
    let beside = each.first().is_some_and(|first| BESIDE.contains(&first.as_str()));
    if beside && each.len() > 1 {
        words.extend(each.windows(2).map(<[String]>::concat));
        return;
    }
    words.extend(each.windows(2).map(<[String]>::concat));
    words.extend(each);
}

/// The first of `known` that is among `words`.
fn named(words: &[String], known: &[&'static str]) -> Option<&'static str> {
    known.iter().find(|known| words.iter().any(|word| word == *known)).copied()
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
    /// How many of its bytes are times.
    pub timed: usize,
    /// Which article of the page it stands in, 0 for none.
    pub article: usize,
    /// Whether that article is one that its tag calls the article's text.
    pub stated: bool,
    /// Which element that is called furniture holds it: the number of the outermost, 0 for none.
    pub outer: usize,
    /// Whether furniture of another name stands between.
    pub deep: bool,
    /// Whether it is set apart as a quotation, as words of the article are that stand out.
    pub pulled: bool,
    /// The element that it stands in.
    pub element: usize,
}

#[derive(Debug)]
struct Open {
    name: String,
    kind: Option<ZoneKind>,
    skipped: bool,
    article: usize,
    stated: bool,
    linked: bool,
    timed: bool,
    pulled: bool,
    live: bool,
    furniture: Option<Furnished>,
    element: usize,
}

/// Furniture by its name: the word, the number of the outermost, and whether another name stands within.
#[derive(Clone, Copy, Debug)]
struct Furnished {
    word: &'static str,
    outer: usize,
    deep: bool,
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
    "bio",
    "authorbio",
    "barrier",
    "regwall",
    "masthead",
    "footer",
    "relatedposts",
    "sharedaddy",
    "sharetools",
];
const CAPTIONS: &[&str] = &["caption", "figcaption", "credit", "photocredit", "imagecaption"];
const BYLINES: &[&str] = &["byline", "author", "authors", "dateline", "timestamp", "pubdate", "datepublished"];
/// Words of names of the second line of a headline.
const STANDFIRSTS: &[&str] = &["standfirst", "dek", "deck", "subtitle", "subheadline"];
/// Words of names of what repeats the article's words beside them.
const PULLED: &[&str] = &["pullquote", "pull", "pullout", "callout"];
/// Names of an article's text, of which a page may have several parts.
const BODIES: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "entrycontent",
    "postcontent",
    "postbody",
    "storybody",
    "storycontent",
    "storytext",
    "newstext",
];
/// Names of a page that is added to while something goes on: its posts are one article.
const LIVE: &[&str] = &["liveblog", "livefeed", "liveblogfeed", "livepost"];

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
        let above = self.open.last();
        let above_article = above.map_or(0, |open| open.article);
        let live = above.is_some_and(|open| open.live) || named(&words, LIVE).is_some();
        let body = named(&words, BODIES).is_some() && name != "body";
        let mut article = above_article;
        if body || (live && name == "article") {
            let articles = &mut self.articles;
            article = *self.shared.entry((above_article, body)).or_insert_with(|| {
                *articles += 1;
                *articles
            });
        } else if name == "article" || name == "main" || named(&words, &["main"]).is_some() {
            self.articles += 1;
            article = self.articles;
        }
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
        Open {
            skipped: above.is_some_and(|open| open.skipped) || SKIPPED.contains(&name) || tag.is_hidden(),
            linked: name == "a" || above.is_some_and(|open| open.linked),
            timed: name == "time" || above.is_some_and(|open| open.timed),
            pulled: name == "blockquote" || named(&words, PULLED).is_some() || above.is_some_and(|open| open.pulled),
            stated: body || above.is_some_and(|open| open.stated && article == above_article),
            kind,
            article,
            live,
            furniture,
            element,
            name: tag.name,
        }
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
                article: open.article,
                stated: open.stated,
                pulled: open.pulled,
                outer: open.furniture.map_or(0, |furniture| furniture.outer),
                deep: open.furniture.is_some_and(|furniture| furniture.deep),
                element: open.element,
                ..Block::default()
            });
        }
        let (linked, timed) = open.map_or((false, false), |open| (open.linked, open.timed));
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
