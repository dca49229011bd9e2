//! stub
use crate::app::view::View;
use eframe::egui::Ui;
#[derive(Debug, Default)]
pub struct SourcesState;
pub fn show(_: &mut Ui, _: &mut View<'_>) {}
