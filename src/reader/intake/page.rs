//! A saved page to an article: which of its paragraphs are the article, and which are the page's furniture.

use std::collections::BTreeMap;

use super::{
    IntakeError,
    blocks::{Block, Blocks},
    body::signs,
    fronted, html,
    lexicon::folded,
};
use crate::reader::{Article, Zone, ZoneKind};

/// The least text of an article that is told by its tags, in bytes.
const ENOUGH: usize = 200;
/// The shortest paragraph that counts when the article is looked for, in bytes.
const PARAGRAPH: usize = 40;
/// The shortest piece of furniture that is kept in the text, in bytes: below are menus and buttons.
const FURNITURE: usize = 25;

/// How many times as much a text counts that its tag calls the article's.
const CALLED: usize = 4;
/// The most text above the headline that is taken for the page's, in bytes.
const ABOVE: usize = 400;
/// The shortest quotation set apart that is looked for in the text, in bytes.
const REPEATED: usize = 20;
/// The most quotations set apart that are looked for in the text.
const PULLED: usize = 50;

/// Reads a page, and where it says it can be read.
pub(super) fn article(html: &str) -> Result<(Article, Option<String>), IntakeError> {
    let html::Page { blocks, meta } = html::read(html);
    let Blocks { done: mut blocks, parents, .. } = blocks;
    let stated = meta.title.get();
    let heading = sort_out(&mut blocks, &parents, stated.as_deref());
    let publisher = meta.publisher.get();
    let publisher = publisher.or_else(|| outlet_behind(stated.as_deref()?, &blocks[heading?].text));
    let stated = stated.map(|title| without_outlet(&title, publisher.as_deref()));
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
    article.publisher = publisher.or(article.publisher);
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

/// Gives each block that is not the article its kind, and drops scraps. Returns which block is the headline.
fn sort_out(blocks: &mut Vec<Block>, parents: &[usize], stated: Option<&str>) -> Option<usize> {
    free_wrapped(blocks);
    let heading = heading(blocks, stated);
    if let Some(at) = heading {
        blocks[at].kind = Some(ZoneKind::Title);
        drop_above(&mut blocks[..at]);
    }
    match main_article(blocks) {
        Some(main) => drop_others(blocks, main, heading),
        None => drop_below(blocks, parents),
    }
    drop_repeated(blocks);
    for block in blocks.iter_mut().filter(|block| block.kind.is_none()) {
        if is_link(block) {
            block.kind = Some(ZoneKind::Boilerplate);
        } else if block.timed * 10 > block.text.len() * 6 {
            block.kind = Some(ZoneKind::Byline);
        }
    }
    blocks.retain(|block| block.kind != Some(ZoneKind::Boilerplate) || block.text.len() >= FURNITURE);
    heading.and_then(|_| blocks.iter().position(|block| block.heading && block.kind == Some(ZoneKind::Title)))
}

/// Whether a block counts when the article is looked for.
fn is_paragraph(block: &Block) -> bool {
    block.kind.is_none() && block.text.len() >= PARAGRAPH && !is_link(block)
}

fn weight<'a>(blocks: impl Iterator<Item = &'a Block>) -> usize {
    blocks.map(|block| block.text.len()).sum()
}

/// Takes for no furniture what holds nearly all that the page has to say: some call their whole page a widget.
fn free_wrapped(blocks: &mut [Block]) {
    let free = weight(blocks.iter().filter(|block| is_paragraph(block)));
    let mut wrapped: BTreeMap<usize, usize> = BTreeMap::new();
    let outer = |block: &Block| block.furniture.filter(|furniture| !furniture.deep).map(|furniture| furniture.outer);
    for block in blocks.iter().filter(|block| !is_link(block)) {
        if let Some(outer) = outer(block) {
            *wrapped.entry(outer).or_default() += block.text.len();
        }
    }
    let Some((widest, held)) = wrapped.into_iter().max_by_key(|(_, held)| *held) else { return };
    // Comments may be longer than their article, but they do not hold its headline.
    let whole = if blocks.iter().any(|block| block.heading) {
        held > free && blocks.iter().any(|block| block.heading && outer(block) == Some(widest))
    } else {
        free < ENOUGH && held >= 4 * free
    };
    if !whole || held < PARAGRAPH {
        return;
    }
    for block in blocks.iter_mut().filter(|block| outer(block) == Some(widest)) {
        block.kind = None;
    }
}

/// The main heading: the one that is what the page says it is called, else the first. Where none is marked as one, the
/// first line that is the page's title.
fn heading(blocks: &mut [Block], stated: Option<&str>) -> Option<usize> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let stated = stated.map(letters).unwrap_or_default();
    let is_stated = |block: &Block| {
        let own = letters(&block.text.chars().take(500).collect::<String>());
        // Outlet and section stand behind the headline, here or there.
        let (short, long) = if own.len() < stated.len() { (&own, &stated) } else { (&stated, &own) };
        short.chars().count() >= 10 && long.starts_with(short) && short.len() * 3 >= long.len()
    };
    let marked = |block: &Block| block.heading && block.kind != Some(ZoneKind::Boilerplate);
    let found = blocks.iter().position(|block| marked(block) && is_stated(block));
    let found = found.or_else(|| blocks.iter().position(marked));
    let found = found.or_else(|| {
        let line = |block: &Block| block.kind.is_none() && block.text.chars().count() <= 250;
        blocks.iter().position(|block| line(block) && is_stated(block))
    })?;
    blocks[found].heading = true;
    Some(found)
}

/// What stands above the headline is the page's, unless it is much of what there is.
fn drop_above(above: &mut [Block]) {
    if weight(above.iter().filter(|block| block.kind.is_none())) > ABOVE {
        return;
    }
    for block in above.iter_mut().filter(|block| block.kind.is_none() || block.kind == Some(ZoneKind::Title)) {
        block.kind = Some(ZoneKind::Boilerplate);
    }
}

/// The article of the page that is longest, if it is told by tags and no scrap beside what no tag tells of.
fn main_article(blocks: &[Block]) -> Option<usize> {
    let mut weights: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for block in blocks.iter().filter(|block| is_paragraph(block)) {
        let (weight, stated) = weights.entry(block.article).or_default();
        *weight += block.text.len();
        *stated |= block.stated;
    }
    let untold = weights.get(&0).map_or(0, |(weight, _)| *weight);
    let told = weights
        .iter()
        .filter(|(article, (weight, stated))| **article > 0 && (*weight >= ENOUGH || *stated) && *weight * 3 >= untold);
    // Of two as large as each other the first: what follows is a teaser of another article.
    // What is called an article's text may be a teaser before a wall; cards beside it are articles, too.
    let counted = |(weight, stated): (usize, bool)| if stated { weight * CALLED } else { weight };
    told.rev().max_by_key(|(_, told)| counted(**told)).map(|(article, _)| *article)
}

/// What is in no tag of the article is the page's; who and when above its first paragraph is not.
fn drop_others(blocks: &mut [Block], main: usize, heading: Option<usize>) {
    let first = blocks.iter().position(|block| block.article == main && is_paragraph(block)).unwrap_or(0);
    let header = heading.map_or(0, |at| at + 1)..first;
    for (at, block) in blocks.iter_mut().enumerate() {
        if block.kind.is_none() && block.article != main {
            let signs = header.contains(&at) && signs(&block.text);
            block.kind = Some(if signs { ZoneKind::Byline } else { ZoneKind::Boilerplate });
        }
    }
}

/// Where no tag tells of an article: short lines behind the element that holds nearly all of the text are the page's.
fn drop_below(blocks: &mut [Block], parents: &[usize]) {
    let mut held = vec![(0_usize, 0_usize); parents.len().max(1)];
    for block in blocks.iter().filter(|block| is_paragraph(block)) {
        if let Some((weight, count)) = held.get_mut(block.element) {
            *weight += block.text.len();
            *count += 1;
        }
    }
    // Elements are numbered as they open, so those within come behind.
    for at in (1..parents.len()).rev() {
        let (weight, count) = held[at];
        held[parents[at]].0 += weight;
        held[parents[at]].1 += count;
    }
    let all = held[0].0;
    let mostly = |(weight, count): &(usize, usize)| *count >= 2 && *weight * 10 >= all * 8;
    let Some(holder) = held.iter().rposition(mostly).filter(|holder| *holder > 0 && all >= ENOUGH) else { return };
    let inside = |mut element: usize| {
        while element > holder {
            element = parents[element];
        }
        element == holder
    };
    let Some(last) = blocks.iter().rposition(|block| is_paragraph(block) && inside(block.element)) else { return };
    for block in blocks[last + 1..].iter_mut().filter(|block| block.kind.is_none() && block.text.len() < ENOUGH) {
        block.kind = Some(ZoneKind::Boilerplate);
    }
}

/// Words that stand out and are the article's own, once more.
fn drop_repeated(blocks: &mut [Block]) {
    let pulled: Vec<usize> =
        (0..blocks.len()).filter(|at| blocks[*at].pulled && blocks[*at].kind.is_none()).take(PULLED).collect();
    let bare = |text: &str| text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    for at in pulled {
        let words = bare(&blocks[at].text);
        let again =
            |(other, block): (usize, &Block)| other != at && block.kind.is_none() && block.text.contains(&words);
        if words.len() >= REPEATED && blocks.iter().enumerate().any(again) {
            blocks[at].kind = Some(ZoneKind::Boilerplate);
        }
    }
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

/// The outlet behind the headline in a page's title: `Mill closes — The Aske Tidings`.
fn outlet_behind(title: &str, headline: &str) -> Option<String> {
    let rest = title.strip_prefix(headline.trim())?;
    let outlet = [" | ", " – ", " — ", " - ", " :: ", " • "].iter().find_map(|mark| rest.strip_prefix(mark))?.trim();
    (1..=5).contains(&outlet.split_whitespace().count()).then(|| outlet.to_owned())
}

fn trim_by(name: &str) -> String {
    name.strip_prefix("By ").or_else(|| name.strip_prefix("by ")).unwrap_or(name).to_owned()
}
