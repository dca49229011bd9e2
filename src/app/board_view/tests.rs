//! The board as a screen reader finds it, laid out without a window.

use std::collections::BTreeMap;

use eframe::egui::{self, Context, Pos2, RawInput, Rect, accesskit, vec2};

use crate::app::{App, Launch};

/// The named nodes of the last of a few frames: role and name, and their bounds.
fn frames(ctx: &Context, app: &mut App, size: egui::Vec2, inputs: &[Vec<egui::Event>]) -> BTreeMap<String, Vec<Rect>> {
    let mut nodes = BTreeMap::new();
    let mut frame = eframe::Frame::_new_kittest();
    let settle = std::iter::repeat_n(Vec::new(), 5);
    for events in inputs.iter().cloned().chain(settle) {
        let screen = Rect::from_min_size(Pos2::ZERO, size);
        let input = RawInput { screen_rect: Some(screen), events, focused: true, ..RawInput::default() };
        let mut out = ctx.run_ui(input, |ui| eframe::App::ui(app, ui, &mut frame));
        out.textures_delta.clear();
        nodes.clear();
        for (_, node) in out.platform_output.accesskit_update.into_iter().flat_map(|update| update.nodes) {
            if let (Some(label), Some(bounds)) = (node.label(), node.bounds()) {
                let min = Pos2::new(bounds.x0 as f32, bounds.y0 as f32);
                let rect = Rect::from_min_max(min, Pos2::new(bounds.x1 as f32, bounds.y1 as f32));
                nodes.entry(format!("{:?} {label}", node.role())).or_insert_with(Vec::new).push(rect);
            }
        }
    }
    nodes
}

fn sample() -> (Context, App) {
    let ctx = Context::default();
    ctx.enable_accesskit();
    let app = App::new(&ctx, Launch::default());
    (ctx, app)
}

fn parts<'a>(nodes: &'a BTreeMap<String, Vec<Rect>>, start: &'a str) -> Vec<Rect> {
    nodes.iter().filter(|(name, _)| name.starts_with(start)).flat_map(|(_, rects)| rects.clone()).collect()
}

#[test]
fn columns_of_a_card_end_together_just_below_their_last_statement() {
    let (ctx, mut app) = sample();
    let nodes = frames(&ctx, &mut app, vec2(1400.0, 3000.0), &[]);
    let supporting = parts(&nodes, "Group Supporting:");
    let opposing = parts(&nodes, "Group Opposing:");
    assert!(supporting.len() >= 3, "several cards are in view");
    let chips = parts(&nodes, "ListItem Statement:");
    for left in supporting {
        let right = opposing.iter().find(|right| right.top() == left.top()).expect("the other column beside it");
        assert_eq!(left.bottom(), right.bottom());
        let inside = chips.iter().filter(|chip| left.contains_rect(**chip) || right.contains_rect(**chip));
        let last = inside.map(Rect::bottom).fold(left.top() + 60.0, f32::max);
        assert!(left.bottom() - last < 24.0, "{left:?} goes on below its last statement at {last}");
    }
}

#[test]
fn cards_never_overlap_whatever_the_width_and_however_far_scrolled() {
    for width in [1400.0, 1100.0, 700.0, 420.0] {
        let (ctx, mut app) = sample();
        for scrolled in 0..6 {
            let pointer = egui::Event::PointerMoved(Pos2::new(width * 0.5, 500.0));
            let wheel = egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, if scrolled < 4 { -500.0 } else { 350.0 }),
                modifiers: egui::Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
            };
            let nodes = frames(&ctx, &mut app, vec2(width, 800.0), &[vec![pointer], vec![wheel]]);
            let mut cards = parts(&nodes, "Article Claim:");
            cards.sort_by(|a, b| a.top().total_cmp(&b.top()));
            assert!(!cards.is_empty());
            for pair in cards.windows(2) {
                assert!(pair[0].bottom() <= pair[1].top(), "{pair:?} overlap at {width}");
            }
        }
    }
}

#[test]
fn a_source_carried_by_the_keyboard_lands_where_the_arrows_lead() {
    let (ctx, mut app) = sample();
    let before = app.session().board.statements.len();
    let nodes = frames(&ctx, &mut app, vec2(1400.0, 900.0), &[]);
    let row = parts(&nodes, "ListItem Source: Boris Bondarev")[0];
    let click = |pressed| egui::Event::PointerButton {
        pos: row.center_top() + vec2(0.0, 14.0),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    let key = |key| {
        vec![egui::Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        }]
    };
    let steps = [
        vec![egui::Event::PointerMoved(row.center_top() + vec2(0.0, 14.0))],
        vec![click(true)],
        vec![click(false)],
        key(egui::Key::Space),
        key(egui::Key::ArrowRight),
        key(egui::Key::ArrowDown),
        key(egui::Key::Enter),
    ];
    frames(&ctx, &mut app, vec2(1400.0, 900.0), &steps);
    let session = app.session();
    assert_eq!(session.board.statements.len(), before + 1);
    let Some(crate::board::RecordId::Statement(id)) = session.selected else { panic!("the new statement is selected") };
    let bearing = session.board.statements.get(id).expect("it is on the board").bears_on[0];
    assert_eq!(bearing.stance, crate::board::Stance::Opposes);
    assert_eq!(bearing.on, crate::board::Target::Claim(session.order[1]));
}

/// Names are found through roles: this keeps the roles that are part of the contract.
#[test]
fn the_board_has_its_roles_and_names() {
    let (ctx, mut app) = sample();
    let nodes = frames(&ctx, &mut app, vec2(1400.0, 900.0), &[]);
    let has =
        |role: accesskit::Role, name: &str| nodes.keys().any(|node| node.starts_with(&format!("{role:?} {name}")));
    assert!(has(accesskit::Role::Article, "Claim: Lavrov"));
    assert!(has(accesskit::Role::Group, "Supporting: Lavrov"));
    assert!(has(accesskit::Role::Group, "Opposing: Lavrov"));
    assert!(has(accesskit::Role::Meter, "Credence of Lavrov"));
    assert!(has(accesskit::Role::ListItem, "Statement: Boris Bondarev opposes Lavrov"));
    assert!(has(accesskit::Role::TextInput, "Filter claims"));
    assert!(has(accesskit::Role::ComboBox, "Sort claims"));
    assert!(has(accesskit::Role::Button, "Add claim"));
}
