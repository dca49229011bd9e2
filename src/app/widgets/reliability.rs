//! Grade box and slider of one source, kept consistent: a grade sets its mean, a number its nearest place.

use eframe::egui::{ComboBox, Slider, Ui};

use crate::{
    app::{action::Action, numbers, view::View, words},
    board::{Edit, Grade, Reliability, Source, grade},
};

/// The grade box, `Grade of NAME`.
pub fn grade_box(ui: &mut Ui, view: &mut View<'_>, source: &Source, name: &str, salt: &str, width: f32) {
    let scale = &view.session.board.head.scale;
    let shown = match source.reliability {
        Reliability::Ungraded => "–".to_owned(),
        Reliability::Grade(grade) => grade.letter().to_owned(),
        Reliability::Probability(number) => format!("≈{}", scale.nearest(number).letter()),
    };
    let mut chosen = source.reliability;
    ComboBox::from_id_salt((salt, source.id))
        .width(width)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            for grade in Grade::ALL {
                let mean = numbers::reliability(scale.point(grade).mean);
                let label = format!("{}  {}  ({mean})", grade.letter(), words::grade(grade));
                ui.selectable_value(&mut chosen, Reliability::Grade(grade), label);
            }
            ui.selectable_value(&mut chosen, Reliability::Ungraded, "–  not graded yet (counts as F)");
        })
        .response
        .accessible_name(format!("Grade of {name}"));
    if chosen != source.reliability {
        view.act(Action::BeginReweighing);
        put(view, source, chosen);
        view.act(Action::EndGesture);
    }
}

/// Gives the source this number, as a step of its own.
pub fn take_over(view: &mut View<'_>, source: &Source, reliability: f64) {
    view.act(Action::EndGesture);
    put(view, source, Reliability::Probability(reliability.clamp(grade::MIN, grade::MAX)));
    view.act(Action::EndGesture);
}

/// The slider, `Reliability of NAME`.
pub fn slider(ui: &mut Ui, view: &mut View<'_>, source: &Source, name: &str, width: f32) {
    let scale = &view.session.board.head.scale;
    let stated = scale.mean(source.reliability);
    let mut number = stated;
    ui.spacing_mut().slider_width = width;
    let slider = Slider::new(&mut number, grade::MIN..=grade::MAX).show_value(false).step_by(0.01);
    let response = ui.add(slider).accessible_name(format!("Reliability of {name}"));
    // With the keyboard, claims show from where they move until the slider is left.
    let stepped = response.changed() && ui.memory(|memory| memory.has_focus(response.id));
    if response.drag_started() || stepped {
        view.act(Action::BeginReweighing);
    }
    if response.changed() && (number - stated).abs() > 1e-9 {
        // Where the slider comes to stand on a grade's mean, the source has that grade.
        let number = (number * 100.0).round() / 100.0;
        let grade =
            [Grade::A, Grade::B, Grade::C, Grade::D].into_iter().find(|grade| scale.point(*grade).mean == number);
        let reliability =
            grade.map_or(Reliability::Probability(number.clamp(grade::MIN, grade::MAX)), Reliability::Grade);
        put(view, source, reliability);
    }
    if response.drag_stopped() || response.lost_focus() {
        view.act(Action::EndGesture);
    }
}

/// Whether the source stands below one half and nobody has confirmed that this is meant.
pub fn is_doubtful(view: &View<'_>, source: &Source) -> bool {
    view.session.board.reliability(source.id) < 0.5 && !source.misleading
}

/// Confirms that a number below one half is meant.
pub fn confirm(view: &mut View<'_>, source: &Source) {
    view.act(Action::EndGesture);
    change(view, Source { misleading: true, ..source.clone() });
}

/// Asks whether a number below one half is meant, while that is not confirmed.
pub fn misleading(ui: &mut Ui, view: &mut View<'_>, source: &Source) {
    if !is_doubtful(view, source) {
        return;
    }
    let colours = crate::app::theme::colours(ui);
    ui.horizontal_wrapped(|ui| {
        ui.colored_label(colours.warning, "Below 0.50 its word counts against what it says. Does it mislead?");
        if ui.small_button("Yes, it misleads").clicked() {
            confirm(view, source);
        }
        if ui.small_button("No, set 0.50").clicked() {
            put(view, source, Reliability::Probability(0.5));
        }
    });
}

fn put(view: &mut View<'_>, source: &Source, reliability: Reliability) {
    let mut changed = Source { reliability, graded: Some(view.ui.today), ..source.clone() };
    changed.misleading &= view.session.board.head.scale.mean(reliability) < 0.5;
    change(view, changed);
}

fn change(view: &mut View<'_>, source: Source) {
    view.act(Action::Edit(Edit::Put(source.into())));
}
