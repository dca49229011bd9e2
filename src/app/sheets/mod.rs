//! stub
use super::{
    action::{PathPurpose, Sheet},
    session::Session,
    view::View,
};
use eframe::egui::Context;
use std::path::PathBuf;
#[derive(Debug, Default)]
pub struct Sheets;
impl Sheets {
    pub fn is_open(&self) -> bool {
        false
    }
    pub fn open(&mut self, _: Sheet, _: &Session) {}
    pub fn open_path(&mut self, _: PathPurpose, _: Option<PathBuf>, _: Option<&'static str>) {}
    pub fn close(&mut self) {}
    pub fn show(&mut self, _: &Context, _: &mut View<'_>) {}
}
