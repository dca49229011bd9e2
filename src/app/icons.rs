//! The program's icons: one named constant for each, a character of the bundled icon font.
//!
//! The glyphs are Phosphor's (its name for each stands in brackets), kept at the code points that Phosphor gives them;
//! a filled one lies 0xF0000 above its outline, in the second private use plane. `assets/fonts/build.py` reads this
//! file to know which glyphs to keep, so an icon is added here first and then the font is built again.
//!
//! An icon is a picture, not a word: a control that shows nothing else needs an accessible name.

/// Declares each icon as a constant, and all of them as [`ALL`], so that a test can't miss one.
macro_rules! icons {
    ($($(#[$doc:meta])+ $name:ident = $glyph:literal;)+) => {
        $($(#[$doc])+ pub const $name: &str = $glyph;)+

        /// Every icon with the name of its constant, in the order of this file.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $glyph)),+];
    };
}

icons! {
    // Files and the window
    /// Search and filter (`magnifying-glass`).
    SEARCH = "\u{e30c}";
    /// The main menu (`list`).
    MENU = "\u{e2f0}";
    /// A new project (`file-plus`).
    NEW = "\u{e236}";
    /// Open a project (`folder-open`).
    OPEN = "\u{e256}";
    /// A folder (`folder`).
    FOLDER = "\u{e24a}";
    /// Save (`floppy-disk`).
    SAVE = "\u{e248}";
    /// Export a summary (`export`).
    EXPORT = "\u{eaf0}";
    /// Import from another program (`download-simple`).
    IMPORT = "\u{e20c}";
    /// A document (`file-text`).
    DOCUMENT = "\u{e23a}";
    /// An article, the Reader (`article`).
    ARTICLE = "\u{e0a8}";
    /// Recent files, history (`clock-counter-clockwise`).
    RECENT = "\u{e1a0}";
    /// Undo (`arrow-u-up-left`).
    UNDO = "\u{e08a}";
    /// Redo (`arrow-u-up-right`).
    REDO = "\u{e08c}";
    /// Copy (`copy`).
    COPY = "\u{e1ca}";
    /// Duplicate (`copy-simple`).
    DUPLICATE = "\u{e1cc}";
    /// Paste (`clipboard-text`).
    PASTE = "\u{e198}";
    /// Cut (`scissors`).
    CUT = "\u{eae0}";
    /// Edit (`pencil-simple`).
    EDIT = "\u{e3b4}";
    /// Delete (`trash`).
    DELETE = "\u{e4a6}";
    /// Add (`plus`).
    ADD = "\u{e3d4}";
    /// Remove, fewer (`minus`).
    REMOVE = "\u{e32a}";
    /// Close, dismiss, clear (`x`).
    CLOSE = "\u{e4f6}";
    /// Done, chosen, true (`check`).
    CHECK = "\u{e182}";
    /// Settings (`gear-six`).
    SETTINGS = "\u{e272}";
    /// The command palette (`command`).
    COMMAND = "\u{e1c4}";
    /// Keyboard shortcuts (`keyboard`).
    KEYBOARD = "\u{e2d8}";
    /// Help (`question`).
    HELP = "\u{e3e8}";
    /// Opens outside the program (`arrow-square-out`).
    EXTERNAL = "\u{e5de}";
    /// Show or hide a panel (`sidebar-simple`).
    SIDEBAR = "\u{ec24}";
    /// Light theme (`sun`).
    LIGHT = "\u{e472}";
    /// Dark theme (`moon`).
    DARK = "\u{e330}";
    /// High contrast (`circle-half`).
    CONTRAST = "\u{e18c}";
    /// Locked (`lock-simple`).
    LOCK = "\u{e308}";
    /// Unlocked (`lock-simple-open`).
    UNLOCK = "\u{e30a}";
    /// Shown (`eye`).
    VISIBLE = "\u{e220}";
    /// Hidden, protected (`eye-slash`).
    HIDDEN = "\u{e224}";
    /// Pin (`push-pin`).
    PIN = "\u{e3e2}";
    /// Pinned (`push-pin`, filled).
    PINNED = "\u{fe3e2}";
    /// A link (`link-simple`).
    LINK = "\u{e2e6}";
    /// Attached (`paperclip`).
    ATTACH = "\u{e39a}";
    /// Quit (`sign-out`).
    SIGN_OUT = "\u{e42a}";

    // Views
    /// The Board (`cards`).
    VIEW_BOARD = "\u{e0f8}";
    /// The Table (`table`).
    VIEW_TABLE = "\u{e476}";
    /// The Matrix (`grid-four`).
    VIEW_MATRIX = "\u{e296}";
    /// The Map (`graph`).
    VIEW_MAP = "\u{eb58}";
    /// The Timeline (`calendar-dots`).
    VIEW_TIMELINE = "\u{e7b4}";
    /// The Reader (`book-open-text`).
    VIEW_READER = "\u{e8f2}";
    /// Bars, the ledger (`chart-bar-horizontal`).
    CHART = "\u{e152}";

    // Kinds of source
    /// An outlet (`newspaper`).
    OUTLET = "\u{e344}";
    /// A person (`user`).
    PERSON = "\u{e4c2}";
    /// An official (`identification-badge`).
    OFFICIAL = "\u{e6f6}";
    /// An institution (`bank`).
    INSTITUTION = "\u{e0b4}";
    /// A channel (`megaphone`).
    CHANNEL = "\u{e324}";
    /// A record: a photograph, a document, a data set (`camera`).
    RECORD = "\u{e10e}";
    /// An unnamed voice (`mask-happy`).
    UNNAMED = "\u{e9f4}";
    /// A source of another kind (`circle-dashed`).
    OTHER = "\u{e602}";
    /// Sources as a whole (`users-three`).
    SOURCES = "\u{e68e}";

    // The board's things
    /// A claim (`flag`).
    CLAIM = "\u{e244}";
    /// The headline claim (`star`, filled).
    HEADLINE = "\u{fe46a}";
    /// Not the headline claim; mark as headline (`star`).
    STAR = "\u{e46a}";
    /// A statement (`chat-text`).
    STATEMENT = "\u{e17a}";
    /// A quote (`quotes`).
    QUOTE = "\u{e660}";
    /// Supports (`thumbs-up`).
    SUPPORTS = "\u{e48e}";
    /// Opposes (`thumbs-down`).
    OPPOSES = "\u{e48c}";
    /// A relay, carried by (`arrow-bend-down-right`).
    RELAY = "\u{e01a}";
    /// Via: make a source a relay (`share-network`).
    VIA = "\u{e408}";
    /// A voice: sources that count once (`waveform`).
    VOICE = "\u{e802}";
    /// Repeats another statement (`repeat`).
    REPEAT = "\u{e3f6}";
    /// Retracted (`prohibit`).
    RETRACTED = "\u{e3de}";
    /// Superseded (`arrows-merge`).
    SUPERSEDED = "\u{ed3e}";
    /// A relation between claims (`flow-arrow`).
    RELATION = "\u{e6ec}";
    /// Rival claims (`swap`).
    RIVALS = "\u{e83c}";
    /// A tag (`tag`).
    TAG = "\u{e478}";
    /// A note (`note-pencil`).
    NOTE = "\u{e34c}";
    /// A date (`calendar-blank`).
    DATE = "\u{e10a}";
    /// A time (`clock`).
    CLOCK = "\u{e19a}";
    /// A grade (`seal-check`).
    GRADE = "\u{e606}";
    /// A weighting, credence as a whole (`scales`).
    WEIGHTING = "\u{e750}";
    /// What would flip a claim (`arrows-left-right`).
    FLIP = "\u{e0a0}";
    /// What to look for next (`lightbulb`).
    SUGGESTION = "\u{e2dc}";
    /// Other people's work (`users`).
    TEAM = "\u{e4d6}";
    /// Difference of two boards (`git-diff`).
    DIFFERENCE = "\u{e27c}";
    /// Merge (`git-merge`).
    MERGE = "\u{e280}";
    /// An outcome that is known (`gavel`).
    OUTCOME = "\u{ea32}";
    /// Language, translation (`translate`).
    LANGUAGE = "\u{e4a2}";
    /// An address on the web (`globe-simple`).
    WEB = "\u{e28e}";
    /// A source that means to mislead (`detective`).
    MISLEADING = "\u{e83e}";
    /// A credence that rose (`trend-up`).
    UP = "\u{e4ae}";
    /// A credence that fell (`trend-down`).
    DOWN = "\u{e4ac}";

    // States
    /// Information (`info`).
    INFO = "\u{e2ce}";
    /// A warning (`warning`).
    WARNING = "\u{e4e0}";
    /// An error (`x-circle`).
    ERROR = "\u{e4f8}";
    /// Done without a problem (`check-circle`).
    SUCCESS = "\u{e184}";
    /// A warning, filled (`warning`, filled).
    WARNING_FILL = "\u{fe4e0}";
    /// An error, filled (`x-circle`, filled).
    ERROR_FILL = "\u{fe4f8}";
    /// Done, filled (`check-circle`, filled).
    SUCCESS_FILL = "\u{fe184}";
    /// Information, filled (`info`, filled).
    INFO_FILL = "\u{fe2ce}";
    /// Unsaved changes (`circle`, filled).
    UNSAVED = "\u{fe18a}";
    /// Work in progress (`circle-notch`).
    PROGRESS = "\u{eb44}";

    // Handles, arrows and lists
    /// A drag handle (`dots-six-vertical`).
    DRAG = "\u{eae2}";
    /// More actions (`dots-three`).
    MORE = "\u{e1fe}";
    /// More actions, in a narrow place (`dots-three-vertical`).
    MORE_VERTICAL = "\u{e208}";
    /// Up, collapse (`caret-up`).
    CARET_UP = "\u{e13c}";
    /// Down, an open section (`caret-down`).
    CARET_DOWN = "\u{e136}";
    /// Left, back (`caret-left`).
    CARET_LEFT = "\u{e138}";
    /// Right, a closed section (`caret-right`).
    CARET_RIGHT = "\u{e13a}";
    /// Choose from a list (`caret-up-down`).
    CARET_UP_DOWN = "\u{e140}";
    /// Move up (`arrow-up`).
    ARROW_UP = "\u{e08e}";
    /// Move down (`arrow-down`).
    ARROW_DOWN = "\u{e03e}";
    /// Backwards (`arrow-left`).
    ARROW_LEFT = "\u{e058}";
    /// Forwards, from … to (`arrow-right`).
    ARROW_RIGHT = "\u{e06c}";
    /// Filter (`funnel`).
    FILTER = "\u{e266}";
    /// Sort (`sort-ascending`).
    SORT = "\u{e444}";
    /// A list (`list-bullets`).
    LIST = "\u{e2f2}";
    /// Grouped (`tree-structure`).
    GROUP = "\u{e67c}";
    /// An empty box (`square`).
    BOX = "\u{e45e}";
    /// A ticked box (`check-square`, filled).
    BOX_CHECKED = "\u{fe186}";
    /// An empty radio button (`circle`).
    RADIO = "\u{e18a}";
    /// A chosen radio button (`radio-button`, filled).
    RADIO_CHECKED = "\u{feb08}";
    /// A drop target (`crosshair-simple`).
    TARGET = "\u{e1d8}";
    /// Drop here (`tray-arrow-down`).
    DROP = "\u{e010}";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId, RawInput};

    use super::ALL;

    /// A context whose only font is the given one, so that nothing falls back to another.
    fn context_with_only(font: &'static [u8]) -> Context {
        let mut fonts = FontDefinitions::empty();
        fonts.font_data.insert("font".to_owned(), Arc::new(FontData::from_static(font)));
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.insert(family, vec!["font".to_owned()]);
        }
        let ctx = Context::default();
        ctx.set_fonts(fonts);
        // Fonts take effect with the next pass.
        ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
        ctx
    }

    #[test]
    fn every_icon_has_a_glyph() {
        let ctx = context_with_only(include_bytes!("../../assets/fonts/Icons.ttf"));
        let id = FontId::proportional(14.0);
        for (name, icon) in ALL {
            assert!(ctx.fonts_mut(|fonts| fonts.has_glyphs(&id, icon)), "{name} has no glyph in Icons.ttf");
        }
        assert!(!ctx.fonts_mut(|fonts| fonts.has_glyphs(&id, "a")), "another font answered for Icons.ttf");
    }

    #[test]
    fn every_icon_is_one_private_use_character_and_no_two_are_alike() {
        let mut seen = BTreeSet::new();
        for (name, icon) in ALL {
            let mut characters = icon.chars();
            let first = characters.next();
            assert!(
                first.is_some_and(|c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}')),
                "{name} is not of a private use area"
            );
            assert_eq!(characters.next(), None, "{name} is more than one character");
            assert!(seen.insert(icon), "{name} repeats an icon");
        }
    }

    /// The signs that the interface writes as text: each must be in the symbol font, or in the text font before it.
    #[test]
    fn every_sign_of_the_interface_has_a_glyph() {
        let signs = "←↑→↓▲▼●○◐✓✕⚠ℹ★☆⌘⇧⌥⌃⏎⎋⋯⋮＋−×⇄↶↷▸▾◆⠿…–—‘’“”«»≈≤≥±½";
        let id = FontId::proportional(14.0);
        let text = context_with_only(include_bytes!("../../assets/fonts/Inter-Regular.ttf"));
        let symbols = context_with_only(include_bytes!("../../assets/fonts/Symbols.ttf"));
        for sign in signs.chars() {
            let found = [&text, &symbols].iter().any(|ctx| ctx.fonts_mut(|fonts| fonts.has_glyph(&id, sign)));
            assert!(found, "{sign} (U+{:04X}) has no glyph", u32::from(sign));
        }
    }
}
