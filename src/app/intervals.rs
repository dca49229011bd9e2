//! stub
#[derive(Debug, Default)]
pub struct IntervalWorker;
impl super::App {
    pub(super) fn take_intervals(&mut self, _ctx: &eframe::egui::Context) {}
}
