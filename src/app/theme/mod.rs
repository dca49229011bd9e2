//! The look of the window: colours, spacing and type, in one place.

pub mod fonts;
pub mod palette;

use eframe::egui::{self, Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Ui, Vec2};

pub use palette::Palette;

use crate::store::Theme;

/// Distances in points; everything on screen keeps to them.
pub mod space {
    /// Between things that belong together.
    pub const XS: f32 = 4.0;
    /// Between neighbours.
    pub const S: f32 = 8.0;
    /// Inside panels and cards.
    pub const M: f32 = 12.0;
    /// Between groups.
    pub const L: f32 = 20.0;
}

/// Sizes of type in points.
pub mod size {
    /// Notes and captions.
    pub const SMALL: f32 = 11.5;
    /// Reading text and controls.
    pub const BODY: f32 = 13.5;
    /// A claim.
    pub const CLAIM: f32 = 15.0;
    /// A heading of a panel or sheet.
    pub const HEADING: f32 = 17.0;
}

/// The colours of the theme that `ui` is drawn in.
pub fn colours(ui: &Ui) -> &'static Palette {
    of_visuals(ui.visuals())
}

/// The colours that belong to `visuals`.
pub fn of_visuals(visuals: &egui::Visuals) -> &'static Palette {
    [&palette::LIGHT, &palette::DARK, &palette::HIGH_CONTRAST]
        .into_iter()
        .find(|palette| palette.ground == visuals.panel_fill)
        .unwrap_or(if visuals.dark_mode { &palette::DARK } else { &palette::LIGHT })
}

/// A font of the semibold cut.
pub fn strong(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(fonts::SEMIBOLD.into()))
}

/// A font of the regular cut.
pub fn plain(size: f32) -> FontId {
    FontId::proportional(size)
}

/// Sets up fonts and all styles once.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    apply(ctx, Theme::System, false);
}

/// Makes `theme` the one in use; without motion where `still`.
pub fn apply(ctx: &egui::Context, theme: Theme, still: bool) {
    let (light, dark) = match theme {
        Theme::HighContrast => (&palette::HIGH_CONTRAST, &palette::HIGH_CONTRAST),
        _ => (&palette::LIGHT, &palette::DARK),
    };
    ctx.set_theme(match theme {
        Theme::System => egui::ThemePreference::System,
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark | Theme::HighContrast => egui::ThemePreference::Dark,
    });
    ctx.style_mut_of(egui::Theme::Light, |style| shape(style, light, still));
    ctx.style_mut_of(egui::Theme::Dark, |style| shape(style, dark, still));
}

fn shape(style: &mut egui::Style, colours: &Palette, still: bool) {
    style.text_styles = [
        (TextStyle::Small, plain(size::SMALL)),
        (TextStyle::Body, plain(size::BODY)),
        (TextStyle::Button, plain(size::BODY)),
        (TextStyle::Heading, strong(size::HEADING)),
        (TextStyle::Monospace, FontId::monospace(size::BODY)),
    ]
    .into();
    style.animation_time = if still { 0.0 } else { 0.12 };
    style.interaction.selectable_labels = false;
    style.spacing.item_spacing = Vec2::new(space::S, 6.0);
    style.spacing.button_padding = Vec2::new(10.0, 5.0);
    style.spacing.interact_size = Vec2::new(36.0, 26.0);
    style.spacing.window_margin = Margin::same(16);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.combo_height = 320.0;
    style.spacing.scroll =
        egui::style::ScrollStyle { floating_allocated_width: 6.0, ..egui::style::ScrollStyle::floating() };
    style.visuals = visuals(colours);
}

fn visuals(colours: &Palette) -> egui::Visuals {
    let mut visuals = if colours.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    visuals.panel_fill = colours.ground;
    visuals.window_fill = colours.raised;
    visuals.window_stroke = Stroke::new(1.0, colours.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = colours.field;
    visuals.text_edit_bg_color = Some(colours.field);
    visuals.faint_bg_color = colours.sunken;
    visuals.hyperlink_color = colours.accent;
    visuals.warn_fg_color = colours.warning;
    visuals.error_fg_color = colours.error;
    visuals.selection.bg_fill = colours.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, colours.accent);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(colours.quiet);
    visuals.slider_trailing_fill = true;
    let radius = CornerRadius::same(6);
    let widgets = &mut visuals.widgets;
    for (state, fill, line, text) in [
        (&mut widgets.noninteractive, colours.ground, colours.line, colours.text),
        (&mut widgets.inactive, colours.control, colours.line, colours.text),
        (&mut widgets.hovered, colours.control_hover, colours.line_strong, colours.text),
        (&mut widgets.active, colours.accent_soft, colours.accent, colours.text),
        (&mut widgets.open, colours.control_hover, colours.line_strong, colours.text),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, line);
        state.fg_stroke = Stroke::new(1.0, text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    visuals
}

/// `colour` at a part of its strength, for washes behind text.
pub fn wash(colour: Color32, strength: f32) -> Color32 {
    colour.gamma_multiply(strength)
}
