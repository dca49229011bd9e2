//! One side of a card: a drop target with its statements.

use eframe::egui::{Align, Frame, Id, Layout, Margin, RichText, Sense, Stroke, Ui, accesskit, vec2};

use super::{
    chip::Chip,
    lists::FIRST,
    names,
    scene::{Scene, colour},
};
use crate::{
    app::{
        carry::DropTarget,
        icons, numbers,
        theme::{self, size, wash},
        view::View,
        widgets::{Named, named},
        words,
    },
    board::{ClaimId, RecordId, Stance, StatementId},
};

/// One side of a card.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// Its text as it stands in names.
    pub text: &'a str,
    /// The side.
    pub stance: Stance,
    /// The statements, the strongest first.
    pub statements: &'a [StatementId],
    /// How high it is at least, so that both sides end together.
    pub height: f32,
}

impl Column<'_> {
    /// Shows the column in the width there is. Returns the height it needs.
    pub fn show(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene) -> f32 {
        let ink = colour(scene.colours, self.stance);
        let what = Named {
            id: Id::unique(("column", self.claim, self.stance)),
            role: accesskit::Role::Group,
            name: names::column(self.stance, self.text),
            sense: Sense::hover(),
        };
        let out = named(ui, what, |ui| {
            let frame = Frame::new()
                .inner_margin(Margin::symmetric(10, 8))
                .corner_radius(8)
                .fill(wash(ink, 0.045))
                .stroke(Stroke::new(1.0, wash(ink, 0.22)));
            frame
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    // Asked for at the top, for it counts from where the next widget would stand.
                    ui.set_min_height(self.height);
                    let held = ui.scope(|ui| {
                        self.header(ui, scene);
                        self.chips(ui, view, scene);
                    });
                    held.response.rect.height()
                })
                .inner
        });
        let light = scene.target(view, &out.response, DropTarget::Column(self.claim, self.stance));
        light.paint(ui.painter(), out.response.rect, 8, ink);
        out.inner
    }

    fn header(self, ui: &mut Ui, scene: Scene) {
        let ink = colour(scene.colours, self.stance);
        let icon = match self.stance {
            Stance::Supports => icons::SUPPORTS,
            Stance::Opposes => icons::OPPOSES,
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(RichText::new(icon).size(size::BODY).color(ink));
            ui.label(RichText::new(words::side(self.stance)).font(theme::strong(size::SMALL)).color(ink));
            if !self.statements.is_empty() {
                ui.label(RichText::new(numbers::whole(self.statements.len())).small().color(scene.colours.quiet));
            }
        });
    }

    fn chips(self, ui: &mut Ui, view: &mut View<'_>, scene: Scene) {
        if self.statements.is_empty() {
            let space = vec2(ui.available_width(), 44.0);
            ui.allocate_ui_with_layout(space, Layout::centered_and_justified(eframe::egui::Direction::TopDown), |ui| {
                ui.label(RichText::new(words::DROP_HERE).small().color(scene.colours.quiet));
            });
            return;
        }
        let session = view.session;
        let unfolded = view.ui.board.lists.unfolded.contains(&self.claim);
        let first = if unfolded { self.statements.len() } else { FIRST };
        let mut left_out = 0;
        for (place, id) in self.statements.iter().enumerate() {
            // What is selected or carried to is never hidden.
            let wanted = session.selected == Some(RecordId::Statement(*id))
                || scene.over == Some(DropTarget::Via(*id, self.claim));
            if place >= first && !wanted {
                left_out += 1;
                continue;
            }
            if let Some(statement) = session.board.statements.get(*id) {
                Chip { statement, claim: self.claim, text: self.text, stance: self.stance }.show(ui, view, scene);
            }
        }
        let unfold = match () {
            () if left_out > 0 => words::show_more(left_out),
            () if unfolded && self.statements.len() > FIRST => words::SHOW_FEWER.to_owned(),
            () => return,
        };
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            if ui.button(RichText::new(unfold).small()).clicked() {
                let lists = &mut view.ui.board.lists;
                if !lists.unfolded.remove(&self.claim) {
                    lists.unfolded.insert(self.claim);
                }
            }
        });
    }
}
