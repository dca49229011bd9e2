//! Containers with a name, a role and a place of their own in the accessibility tree.

use eframe::egui::{self, Id, InnerResponse, Sense, Ui, UiBuilder, WidgetInfo, accesskit};

/// What a container is to a screen reader, and to tests that drive the window from outside.
#[derive(Clone, Debug)]
pub struct Named {
    /// Unique in the window: of the model's id, not of a row number.
    pub id: Id,
    /// Its role.
    pub role: accesskit::Role,
    /// Its name.
    pub name: String,
    /// What it reacts to.
    pub sense: Sense,
}

/// Adds a container that senses below its children and whose accessible bounds are its visible part.
pub fn named<R>(ui: &mut Ui, what: Named, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let Named { id, role, name, sense } = what;
    let out = ui.scope_builder(UiBuilder::new().scope_id(id).sense(sense), add);
    announce(&out.response, role, &name);
    out
}

/// Gives a response its role, name and visible bounds.
pub fn announce(response: &egui::Response, role: accesskit::Role, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, response.enabled(), name));
    let visible = if response.interact_rect.is_positive() { response.interact_rect } else { response.rect };
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_bounds(accesskit::Rect {
            x0: visible.min.x.into(),
            y0: visible.min.y.into(),
            x1: visible.max.x.into(),
            y1: visible.max.y.into(),
        });
    });
}
