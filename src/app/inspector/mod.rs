//! stub
use crate::{app::view::View, board::RecordId};
use eframe::egui::Ui;
#[derive(Debug, Default)]
pub struct InspectorState;
impl InspectorState {
    pub fn name_it(&mut self, _: RecordId) {}
}
pub fn show(_: &mut Ui, _: &mut View<'_>) {}
