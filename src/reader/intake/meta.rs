//! What a page says of itself, in its head: title, author, date, outlet, address.

use serde_json::Value;

use super::{dates::first_date, tag::Tag};

/// What a page says of itself. The more exact a place is, the more it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meta {
    pub title: Stated,
    pub author: Stated,
    pub date: Stated,
    pub publisher: Stated,
    pub url: Stated,
    /// The text of an element that the head's words are in: which, and what has come so far.
    inside: Option<(Inside, String)>,
}

/// A value with the rank of the place it was found in; 0 is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stated {
    rank: u8,
    value: String,
}

impl Stated {
    fn state(&mut self, rank: u8, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if rank > self.rank && !value.is_empty() && value.chars().count() <= MOST {
            *self = Self { rank, value };
        }
    }

    /// What was stated, if anything.
    pub fn get(&self) -> Option<String> {
        (self.rank > 0).then(|| self.value.clone())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Title,
    LinkedData,
}

/// The longest value that is believed, in characters.
const MOST: usize = 500;
/// The longest linked data that is read, in bytes.
const LINKED_DATA: usize = 1 << 20;
/// How deep linked data is searched.
const DEEP: usize = 8;

impl Meta {
    pub fn open(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "title" if self.title.rank == 0 => self.inside = Some((Inside::Title, String::new())),
            "script" if tag.get("type").eq_ignore_ascii_case("application/ld+json") => {
                self.inside = Some((Inside::LinkedData, String::new()));
            }
            "meta" => self.meta(tag),
            "link" if tag.get("rel").eq_ignore_ascii_case("canonical") => self.url(2, tag.get("href")),
            "time" => {
                let rank = if tag.get("itemprop") == "datePublished" || tag.has("pubdate") { 4 } else { 1 };
                self.dated(rank, tag.get("datetime"));
            }
            _ => {}
        }
    }

    /// Takes text that belongs to the head. Returns whether it did.
    pub fn text(&mut self, text: &str) -> bool {
        let Some((_, held)) = &mut self.inside else { return false };
        if held.len() + text.len() <= LINKED_DATA {
            held.push_str(text);
        }
        true
    }

    /// Telegram calls itself the outlet and its channel the title; a post has none.
    pub fn name_channel(&mut self) {
        if self.publisher.value == "Telegram" {
            self.publisher = std::mem::take(&mut self.title);
        }
    }

    /// The element ends.
    pub fn close(&mut self) {
        match self.inside.take() {
            Some((Inside::Title, text)) => self.title.state(1, &text),
            Some((Inside::LinkedData, text)) => {
                if let Ok(value) = serde_json::from_str::<Value>(&text) {
                    self.linked_data(&value, DEEP);
                }
            }
            None => {}
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let content = tag.get("content");
        let name = ["property", "name", "itemprop"].iter().map(|key| tag.get(key)).find(|name| !name.is_empty());
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "og:title" => self.title.state(3, content),
            "twitter:title" | "dc.title" => self.title.state(2, content),
            "author" | "article:author" | "dc.creator" | "parsely-author" | "sailthru.author" => {
                self.author(3, content);
            }
            "twitter:creator" => self.author(1, content),
            "article:published_time" | "datepublished" => self.dated(5, content),
            "date" | "dc.date" | "pubdate" | "publishdate" | "parsely-pub-date" | "sailthru.date" => {
                self.dated(3, content);
            }
            "og:site_name" => self.publisher.state(3, content),
            "application-name" | "publisher" | "dc.publisher" => self.publisher.state(2, content),
            "og:url" => self.url(1, content),
            _ => {}
        }
    }

    fn author(&mut self, rank: u8, name: &str) {
        // Some pages give the address of the author's page here.
        if !name.contains("://") {
            self.author.state(rank, name);
        }
    }

    fn url(&mut self, rank: u8, url: &str) {
        if url.starts_with("https://") || url.starts_with("http://") {
            self.url.state(rank, url);
        }
    }

    fn dated(&mut self, rank: u8, text: &str) {
        if let Some(date) = first_date(text) {
            self.date.state(rank, &date.to_string());
        }
    }

    /// Takes what schema.org's vocabulary says of an article.
    fn linked_data(&mut self, value: &Value, deep: usize) {
        if deep == 0 {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.linked_data(value, deep - 1)),
            Value::Object(fields) => {
                let kinds = match &fields.get("@type") {
                    Some(Value::String(kind)) => vec![kind.as_str()],
                    Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
                    _ => Vec::new(),
                };
                if kinds.iter().any(|kind| kind.ends_with("Article") || kind.ends_with("Posting")) {
                    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
                    self.title.state(4, text("headline"));
                    self.dated(4, text("datePublished"));
                    self.author(4, &names(fields.get("author")));
                    self.publisher.state(4, &names(fields.get("publisher")));
                }
                if let Some(graph) = fields.get("@graph") {
                    self.linked_data(graph, deep - 1);
                }
            }
            _ => {}
        }
    }
}

/// The names in a field that holds a name, a thing with a name, or a list of such.
fn names(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Object(thing)) => thing.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        Some(Value::Array(things)) => {
            let each = things.iter().map(|thing| match thing {
                Value::String(name) => name.as_str(),
                thing => thing.get("name").and_then(Value::as_str).unwrap_or_default(),
            });
            each.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}
