//! Reads an HTML page strictly: as tags that open and close in order, quoted attributes, and escaped text.

/// What a page consists of.
#[derive(Debug, Default, PartialEq)]
pub struct Page {
    /// Every opening tag, in order.
    pub tags: Vec<Tag>,
    /// All text outside of `style` and `title`, unescaped; a space where a tag stood.
    pub text: String,
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

const VOID: [&str; 2] = ["meta", "br"];

/// Reads `html`; panics where it is not as it must be.
pub fn read(html: &str) -> Page {
    let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a doctype first");
    let mut page = Page::default();
    let mut open: Vec<String> = Vec::new();
    while let Some(at) = rest.find('<') {
        let hidden = open.last().is_some_and(|name| name == "style" || name == "title");
        if !hidden {
            page.text.push_str(&unescaped(&rest[..at]));
            page.text.push(' ');
        }
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let end = closing.find('>').expect("a closing tag ends");
            assert_eq!(open.pop().as_deref(), Some(&closing[..end]), "tags close in order");
            rest = &closing[end + 1..];
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        page.tags.push(tag);
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    assert_eq!(rest.trim(), "", "nothing after the page");
    page
}

fn tag(text: &str) -> (Tag, &str) {
    let len = text.find(|c: char| !c.is_ascii_alphanumeric()).expect("a tag ends");
    assert!(len > 0, "a tag has a name, so \"<\" never stands for itself: {:?}", text.get(..20));
    let mut tag = Tag { name: text[..len].to_owned(), attributes: Vec::new() };
    let mut rest = &text[len..];
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let equals = rest.find("=\"").expect("attributes are quoted");
        let name = &rest[..equals];
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "a plain attribute name: {name}");
        let value = &rest[equals + 2..];
        let end = value.find('"').expect("an attribute ends");
        tag.attributes.push((name.to_owned(), unescaped(&value[..end])));
        rest = &value[end + 1..];
    }
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains('>'), "\">\" is escaped: {text}");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&amp;", "&")
}
