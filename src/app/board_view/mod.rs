//! stub
use crate::{app::view::View, board::ClaimId};
use eframe::egui::Ui;
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Order,
    Credence,
    Disagreement,
    FewestVoices,
}
#[derive(Debug, Default)]
pub struct BoardViewState {
    pub sort: Sort,
}
impl BoardViewState {
    pub fn focus_filter(&mut self) {}
    pub fn clear_filter(&mut self) {}
    pub fn reveal(&mut self, _: ClaimId) {}
}
pub fn show(_: &mut Ui, _: &mut View<'_>) {}
