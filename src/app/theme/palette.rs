//! The colours: one set for each theme. Supporting and opposing are blue and orange, which colour-blind eyes tell apart,
//! and never carry meaning without a word or a shape.

#![expect(clippy::unreadable_literal, reason = "colours are read as the six digits that designers know")]

use eframe::egui::Color32;

/// The colours of one theme.
#[derive(Debug, PartialEq)]
pub struct Palette {
    /// Dark ground, light text.
    pub dark: bool,
    /// Behind panels.
    pub ground: Color32,
    /// Behind the board.
    pub sunken: Color32,
    /// Cards, menus and sheets.
    pub raised: Color32,
    /// Text fields.
    pub field: Color32,
    /// Buttons at rest.
    pub control: Color32,
    /// Buttons under the pointer.
    pub control_hover: Color32,
    /// Thin lines.
    pub line: Color32,
    /// Lines that matter.
    pub line_strong: Color32,
    /// Text.
    pub text: Color32,
    /// Text that steps back. At least 4.5 : 1 on `raised`.
    pub quiet: Color32,
    /// Selection, focus, links.
    pub accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// For a claim.
    pub supports: Color32,
    /// Against a claim.
    pub opposes: Color32,
    /// Needs attention.
    pub warning: Color32,
    /// Went wrong.
    pub error: Color32,
    /// Went well.
    pub success: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// By day.
pub static LIGHT: Palette = Palette {
    dark: false,
    ground: rgb(0xf6f5f2),
    sunken: rgb(0xecebe6),
    raised: rgb(0xffffff),
    field: rgb(0xfffffe),
    control: rgb(0xffffff),
    control_hover: rgb(0xefeeea),
    line: rgb(0xd9d7d0),
    line_strong: rgb(0xaaa79e),
    text: rgb(0x1d1f23),
    quiet: rgb(0x5d6068),
    accent: rgb(0x2f5bb7),
    accent_soft: rgb(0xdbe5f8),
    supports: rgb(0x1f6fb2),
    opposes: rgb(0xb4560a),
    warning: rgb(0x8a5a00),
    error: rgb(0xb3261e),
    success: rgb(0x1e7a4c),
};

/// By night.
pub static DARK: Palette = Palette {
    dark: true,
    ground: rgb(0x1b1d21),
    sunken: rgb(0x141619),
    raised: rgb(0x23262b),
    field: rgb(0x17191c),
    control: rgb(0x2c3036),
    control_hover: rgb(0x363b42),
    line: rgb(0x3a3e45),
    line_strong: rgb(0x5b616b),
    text: rgb(0xe8e8e6),
    quiet: rgb(0xa3a8b1),
    accent: rgb(0x86aef5),
    accent_soft: rgb(0x2b3c5c),
    supports: rgb(0x62b0ec),
    opposes: rgb(0xf0995a),
    warning: rgb(0xe3b341),
    error: rgb(0xff8a80),
    success: rgb(0x6fcf97),
};

/// As clear as can be.
pub static HIGH_CONTRAST: Palette = Palette {
    dark: true,
    ground: rgb(0x000000),
    sunken: rgb(0x000001),
    raised: rgb(0x0a0a0a),
    field: rgb(0x000000),
    control: rgb(0x161616),
    control_hover: rgb(0x303030),
    line: rgb(0x9a9a9a),
    line_strong: rgb(0xffffff),
    text: rgb(0xffffff),
    quiet: rgb(0xe0e0e0),
    accent: rgb(0xffe14d),
    accent_soft: rgb(0x4a4200),
    supports: rgb(0x6cc7ff),
    opposes: rgb(0xffab5e),
    warning: rgb(0xffd84d),
    error: rgb(0xff9d94),
    success: rgb(0x7dffb0),
};
