//! A saved page to an article: which of its paragraphs are the article, and which are the page's furniture.

use std::collections::BTreeMap;

use super::{IntakeError, blocks::Block, fronted, html, lexicon::folded};
use crate::reader::{Article, Zone, ZoneKind};

/// The least text of an article that is told by its tags, in bytes.
const ENOUGH: usize = 200;
/// The shortest paragraph that counts when the article is looked for, in bytes.
const PARAGRAPH: usize = 40;
/// The shortest piece of furniture that is kept in the text, in bytes: below are menus and buttons.
const FURNITURE: usize = 25;

/// Reads a page, and where it says it can be read.
pub(super) fn article(html: &str) -> Result<(Article, Option<String>), IntakeError> {
    let html::Page { blocks, meta } = html::read(html);
    let mut blocks = blocks.done;
    sort_out(&mut blocks);
    let heading = blocks.iter().position(|block| block.heading && block.kind == Some(ZoneKind::Title));
    let stated = meta.title.get().map(|title| without_outlet(&title, meta.publisher.get().as_deref()));
    let title = heading.map(|at| blocks[at].text.replace('\n', " ")).or_else(|| stated.clone());
    if !blocks.iter().any(|block| block.kind.is_none()) {
        let scripted = html.contains("<script") || html.contains("<SCRIPT");
        return Err(if scripted { IntakeError::ScriptsOnly } else { IntakeError::NoText });
    }

    let mut text = String::new();
    let mut known = Vec::new();
    if let (None, Some(title)) = (heading, &title) {
        add(&mut text, title, Some(ZoneKind::Title), &mut known);
    }
    for block in &blocks {
        add(&mut text, &block.text, block.kind, &mut known);
    }
    let mut article = fronted(text, &known);
    // What the head states is exact; the lines only seem to.
    article.title = title.or(article.title);
    article.byline = meta.author.get().map(|name| trim_by(&name)).or(article.byline);
    article.date = meta.date.get().or(article.date);
    article.publisher = meta.publisher.get().or(article.publisher);
    Ok((article, meta.url.get()))
}

fn add(text: &mut String, words: &str, kind: Option<ZoneKind>, known: &mut Vec<Zone>) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let start = text.len();
    text.push_str(words);
    if let Some(kind) = kind {
        known.push(Zone { range: start..text.len(), kind });
    }
}

/// Gives each block that is not the article its kind, and drops scraps.
fn sort_out(blocks: &mut Vec<Block>) {
    let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|block| block.kind.is_none() && block.text.len() >= PARAGRAPH && !is_link(block))
    {
        *weights.entry(block.article).or_default() += block.text.len();
    }
    // Of two as large as each other the first: what follows is a teaser of another article.
    let main = weights.iter().filter(|(article, weight)| **article > 0 && **weight >= ENOUGH).rev();
    let main = main.max_by_key(|(_, weight)| **weight).map(|(article, _)| *article);
    let mut titled = false;
    for block in blocks.iter_mut() {
        if block.heading && !titled && block.kind != Some(ZoneKind::Boilerplate) {
            titled = true;
            block.kind = Some(ZoneKind::Title);
        } else if block.kind.is_none() && (is_link(block) || main.is_some_and(|main| block.article != main)) {
            block.kind = Some(ZoneKind::Boilerplate);
        }
    }
    blocks.retain(|block| block.kind != Some(ZoneKind::Boilerplate) || block.text.len() >= FURNITURE);
}

/// Whether most of a block leads elsewhere.
fn is_link(block: &Block) -> bool {
    block.linked * 10 > block.text.len() * 7
}

/// A page's title without the outlet that many put behind it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let cut =
        [" | ", " – ", " — ", " - ", " :: ", " • "].iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark)));
    let Some((at, mark)) = cut.max_by_key(|(at, _)| *at) else { return title.to_owned() };
    let tail = &title[at + mark.len()..];
    let named = outlet.is_some_and(|outlet| folded(tail).contains(&folded(outlet)));
    let short = *mark == " | " && tail.split_whitespace().count() <= 4;
    if named || short { title[..at].to_owned() } else { title.to_owned() }
}

fn trim_by(name: &str) -> String {
    name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name).to_owned()
}
