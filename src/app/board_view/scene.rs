//! What all cards of one frame share, and the one rule for drop targets.

use eframe::egui::{self, Painter, Rect, Response, Stroke, StrokeKind};

use crate::{
    app::{
        action::Action,
        carry::{self, Carried, DropTarget},
        theme::{Palette, wash},
        view::View,
    },
    board::{Stance, StatementId},
};

/// How much of a target comes into view for the keyboard: of a long column its head is enough.
const HEAD: f32 = 120.0;
/// The line at the foot of the board that names the target covers this much.
const HINT: f32 = 84.0;

/// What all cards of one frame share.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// The theme's colours.
    pub colours: &'static Palette,
    /// What is carried.
    pub carried: Option<Carried>,
    /// The target that the keyboard is over.
    pub over: Option<DropTarget>,
    /// All claims are shown in the user's order, so that they can be moved.
    pub movable: bool,
    /// The columns of a card stand one above the other.
    pub stacked: bool,
}

/// How a drop target looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Nothing it takes is carried.
    Off,
    /// It would take what is carried.
    On,
    /// What is carried is over it.
    Over,
}

impl Scene {
    /// Makes `response` a target: lit while it would take what is carried, and acting on a drop. Targets inside others
    /// must be asked first.
    pub fn target(self, view: &mut View<'_>, response: &Response, on: DropTarget) -> Light {
        let Some(what) = self.carried.filter(|what| carry::takes(&view.session.board, on, *what)) else {
            return Light::Off;
        };
        if self.over == Some(on) {
            if std::mem::take(&mut view.ui.board.show_target) {
                let end = response.rect.bottom().min(response.rect.top() + HEAD) + HINT;
                let rect = response.rect.with_max_y(end);
                Response { rect, ..response.clone() }.scroll_to_me(None);
            }
            return Light::Over;
        }
        if view.ui.carried.is_some() || view.ui.board.hovered.is_some() || !response.contains_pointer() {
            return Light::On;
        }
        view.ui.board.hovered = Some(on);
        if response.dnd_release_payload::<Carried>().is_some() {
            let fresh = StatementId::fresh(view.ui.fresh.u64(..));
            if let Some(edit) = carry::drop(what, on, fresh) {
                view.act(Action::Edit(edit));
            }
        }
        Light::Over
    }
}

impl Light {
    /// Paints the light of a target over what it holds.
    pub fn paint(self, painter: &Painter, rect: Rect, radius: u8, colour: egui::Color32) {
        let (strength, stroke) = match self {
            Self::Off => return,
            Self::On => (0.05, Stroke::new(1.0, wash(colour, 0.8))),
            Self::Over => (0.16, Stroke::new(2.5, colour)),
        };
        painter.rect(rect, f32::from(radius), wash(colour, strength), stroke, StrokeKind::Inside);
    }
}

/// The colour of a stance.
pub fn colour(colours: &Palette, stance: Stance) -> egui::Color32 {
    match stance {
        Stance::Supports => colours.supports,
        Stance::Opposes => colours.opposes,
    }
}
