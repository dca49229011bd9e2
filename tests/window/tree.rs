//! The accessibility tree of the window, as a screen reader sees it.

use std::fmt::Write as _;

use eframe::egui::{
    Pos2, Rect,
    accesskit::{self, Node, Role, TreeUpdate},
};

/// What is on screen at one moment.
#[derive(Debug)]
pub struct Tree {
    /// How many frames were painted before.
    pub step: u64,
    nodes: Vec<Node>,
}

/// One thing on screen.
#[derive(Clone, Debug)]
pub struct Item {
    /// What kind of thing it is.
    pub role: Role,
    /// What it is called.
    pub name: String,
    /// Its visible part, in points; nothing for what has no place.
    pub bounds: Option<Rect>,
    /// The number it stands at (a slider).
    pub number: Option<f64>,
    /// Its text (a field).
    pub value: Option<String>,
    /// Whether it can't be used now.
    pub is_disabled: bool,
}

impl Item {
    /// The middle of its visible part.
    pub fn middle(&self) -> Pos2 {
        self.rect().center()
    }

    /// Its visible part.
    pub fn rect(&self) -> Rect {
        self.bounds.unwrap_or_else(|| panic!("{:?} {:?} has no place on screen", self.role, self.name))
    }
}

impl Tree {
    /// The tree that the window sent.
    pub fn new(step: u64, update: TreeUpdate) -> Self {
        Self { step, nodes: update.nodes.into_iter().map(|(_, node)| node).collect() }
    }

    /// All that have this role and this name.
    pub fn all(&self, role: Role, name: &str) -> Vec<Item> {
        self.nodes.iter().filter(|node| node.role() == role && node.label() == Some(name)).map(item).collect()
    }

    /// All that have this role and a name that starts so.
    pub fn starting_with(&self, role: Role, start: &str) -> Vec<Item> {
        let wanted = |node: &&Node| node.role() == role && node.label().is_some_and(|name| name.starts_with(start));
        self.nodes.iter().filter(wanted).map(item).collect()
    }

    /// The first that has this role and this name.
    pub fn find(&self, role: Role, name: &str) -> Option<Item> {
        self.all(role, name).into_iter().next()
    }

    /// Whether any name or text on screen has `part` in it.
    pub fn says(&self, part: &str) -> bool {
        self.nodes.iter().any(|node| [node.label(), node.value()].iter().flatten().any(|text| text.contains(part)))
    }

    /// What is on screen, a line for each thing that has a name or a text: what a test that fails prints.
    pub fn listed(&self) -> String {
        let mut lines = String::new();
        for node in &self.nodes {
            if node.label().is_some() || node.value().is_some() {
                let item = item(node);
                let at = item.bounds.map_or_else(|| "nowhere".to_owned(), |at| format!("{at:.0?}"));
                writeln!(lines, "{:?} {:?} {:?} {at}", item.role, item.name, item.value).unwrap();
            }
        }
        lines
    }
}

fn item(node: &Node) -> Item {
    Item {
        role: node.role(),
        name: node.label().unwrap_or_default().to_owned(),
        bounds: node.bounds().map(rect),
        number: node.numeric_value(),
        value: node.value().map(ToOwned::to_owned),
        is_disabled: node.is_disabled(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
fn rect(at: accesskit::Rect) -> Rect {
    Rect::from_min_max(Pos2::new(at.x0 as f32, at.y0 as f32), Pos2::new(at.x1 as f32, at.y1 as f32))
}
