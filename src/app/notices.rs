//! stub
use crate::app::view::View;
use eframe::egui::Context;
#[derive(Debug, Default)]
pub struct Notices;
impl Notices {
    pub fn say(&mut self, _: impl Into<String>) {}
    pub fn warn(&mut self, _: impl Into<String>) {}
    pub fn fail(&mut self, _: impl Into<String>) {}
    pub fn once(&mut self, _: impl Into<String>) {}
    pub fn show(&mut self, _: &Context, _: &mut View<'_>) {}
}
