//! The words that tell a page's furniture from the article: `assets/reader/furniture.tsv`.

use std::sync::LazyLock;

static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    let rows = include_str!("../../../assets/reader/furniture.tsv");
    let of = |rule: &str| {
        let rows = rows.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        rows.filter(|(name, _)| *name == rule).map(|(_, words)| words).collect()
    };
    Furniture {
        from: of("from"),
        line: of("line"),
        more: of("more"),
        caption: of("caption"),
        credit: of("credit"),
        byline: of("byline"),
        within: of("within"),
        whole: of("whole"),
        outlet: of("outlet"),
    }
});

/// Phrases in lower case, by the rule that they belong to.
pub(super) struct Furniture {
    /// Begins a line after which nothing more of the article comes.
    from: Vec<&'static str>,
    /// Begins a line that is no article.
    line: Vec<&'static str>,
    /// Within a line: keeps a run of such lines going.
    more: Vec<&'static str>,
    /// Begins a caption.
    caption: Vec<&'static str>,
    /// Ends a caption.
    credit: Vec<&'static str>,
    /// Begins a byline.
    byline: Vec<&'static str>,
    /// Wherever it stands in a line, the line is no article.
    within: Vec<&'static str>,
    /// Is a whole line that is no article.
    whole: Vec<&'static str>,
    /// A word of an outlet's name.
    outlet: Vec<&'static str>,
}

/// The longest line of a page's furniture that its first words alone give away, in characters.
const SHORT: usize = 160;
/// The longest caption that only its credit gives away, in characters.
const CREDITED: usize = 300;
/// Words that a credit in brackets begins with.
const CREDITS: &[&str] = &["photo", "image:", "image by", "picture:", "credit:", "ap photo", "file photo", "фото"];

impl Furniture {
    pub(super) fn get() -> &'static Self {
        &FURNITURE
    }

    pub(super) fn ends_article(&self, line: &str) -> bool {
        self.from.iter().any(|words| line.starts_with(words)) && self.may_be_furniture(line)
    }

    pub(super) fn is_furniture(&self, line: &str) -> bool {
        self.line.iter().any(|words| line.starts_with(words)) && self.may_be_furniture(line)
            || self.within.iter().any(|words| line.contains(words))
            || self.whole.contains(&line)
    }

    /// Whether a name is that of an outlet, by one of its words or its article.
    pub(super) fn names_outlet(&self, name: &str) -> bool {
        name.starts_with("the ") || name.split(' ').any(|word| self.outlet.contains(&word))
    }

    /// A long line is a paragraph of the article ("Support our troops, he said, …") unless more of it speaks against.
    fn may_be_furniture(&self, line: &str) -> bool {
        line.chars().count() <= SHORT || self.goes_on(line)
    }

    pub(super) fn goes_on(&self, line: &str) -> bool {
        self.more.iter().any(|words| line.contains(words))
    }

    pub(super) fn is_caption(&self, line: &str) -> bool {
        let credited = || line.chars().count() <= CREDITED && self.credit.iter().any(|words| line.ends_with(words));
        // "(Photo by R. Dow)" at the end.
        let bracketed = || {
            let last = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
            line.chars().count() <= CREDITED
                && last.is_some_and(|(_, last)| CREDITS.iter().any(|word| last.starts_with(word)))
        };
        self.caption.iter().any(|words| line.starts_with(words)) || credited() || bracketed()
    }

    pub(super) fn is_byline(&self, line: &str) -> bool {
        self.byline.iter().any(|words| line.starts_with(words))
    }
}

/// `line` as the phrases are written: lower case, straight apostrophes, plain spaces. At most 400 characters of it.
pub(super) fn folded(line: &str) -> String {
    let fold = |c: char| match c {
        '’' | '‘' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    line.trim().chars().take(400).map(fold).flat_map(char::to_lowercase).collect()
}
