//! stub
use crate::app::view::View;
use eframe::egui::Ui;
pub fn show(_: &mut Ui, _: &mut View<'_>) {}
