//! A page's tags, and what their names tell of what is in them.

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

    /// Whether a browser would not show it.
    pub fn is_hidden(&self) -> bool {
        self.has("hidden") || self.get("aria-hidden") == "true" || {
            let style = self.get("style").replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        }
    }

    /// The words of class, id, role and the like, in lower case: each part between hyphens and humps, and each two
    /// neighbours as one word ("article-body" is `article`, `body` and `articlebody`). What a tag has or has not
    /// ("has-sidebar") says nothing of what it is.
    pub fn words(&self) -> Vec<String> {
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
                Some(last) if !(last.is_empty() || small && c.is_uppercase()) => last.extend(c.to_lowercase()),
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
pub(super) fn named(words: &[String], known: &[&'static str]) -> Option<&'static str> {
    known.iter().find(|known| words.iter().any(|word| word == *known)).copied()
}

/// Words in class names of what is no article.
pub(super) const FURNITURE: &[&str] = &[
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
/// Words of names of what stands by a picture.
pub(super) const CAPTIONS: &[&str] = &["caption", "figcaption", "credit", "photocredit", "imagecaption"];
/// Words of names of lines that tell who and when.
pub(super) const BYLINES: &[&str] =
    &["byline", "author", "authors", "dateline", "timestamp", "pubdate", "datepublished"];
/// Words of names of the second line of a headline.
pub(super) const STANDFIRSTS: &[&str] = &["standfirst", "dek", "deck", "subtitle", "subheadline"];
/// Words of names of what repeats the article's words beside them.
pub(super) const PULLED: &[&str] = &["pullquote", "pull", "pullout", "callout"];
/// Names of an article's text, of which a page may have several parts.
pub(super) const BODIES: &[&str] = &[
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
pub(super) const LIVE: &[&str] = &["liveblog", "livefeed", "liveblogfeed", "livepost"];

#[cfg(test)]
mod tests {
    use super::*;

    fn words(class: &str) -> Vec<String> {
        let mut tag = Tag::named("div");
        tag.attribute("class");
        tag.value(class);
        tag.words()
    }

    #[test]
    fn names_are_taken_apart_at_hyphens_and_humps() {
        for (class, word) in [
            ("site-footer", "footer"),
            ("ArticleBody", "articlebody"),
            ("c-article__body", "articlebody"),
            ("RelatedStories_wrap", "related"),
            ("pull-quote", "pullquote"),
        ] {
            assert!(words(class).iter().any(|known| known == word), "{class}: {:?}", words(class));
        }
        assert!(Tag::named("amp-ad").words().contains(&"ad".to_owned()));
    }

    #[test]
    fn what_stands_beside_a_tag_is_not_what_it_is() {
        for class in ["has-sidebar", "no-comments", "content-sidebar-wrap", "withRelated"] {
            assert_eq!(named(&words(class), FURNITURE), None, "{class}");
        }
    }
}
