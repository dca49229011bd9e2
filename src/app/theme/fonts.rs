//! The bundled fonts, the same on every machine; the system's own fill in what they lack.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily};

/// The family of the semibold cut.
pub const SEMIBOLD: &str = "semibold";

/// All fonts, in the order in which they are asked for a glyph.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let bundled: [(&str, &'static [u8]); 4] = [
        ("inter", include_bytes!("../../../assets/fonts/Inter-Regular.ttf")),
        ("inter-semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf")),
        ("symbols", include_bytes!("../../../assets/fonts/Symbols.ttf")),
        ("icons", include_bytes!("../../../assets/fonts/Icons.ttf")),
    ];
    for (name, bytes) in bundled {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let usual = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with = |first: &str| {
        let mut names: Vec<String> = [first, "icons", "symbols"].map(str::to_owned).into();
        names.extend(usual.iter().cloned());
        names
    };
    fonts.families.insert(FontFamily::Proportional, with("inter"));
    fonts.families.insert(FontFamily::Name(SEMIBOLD.into()), with("inter-semibold"));
    for name in ["icons", "symbols"] {
        fonts.families.entry(FontFamily::Monospace).or_default().push(name.to_owned());
    }
    fonts
}
