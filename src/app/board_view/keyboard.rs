//! Carrying with the keyboard: Space picks up, arrows choose the target, Enter drops, Esc cancels.

use eframe::egui::{EventFilter, Key, Modifiers, Ui};

use super::{card, target};
use crate::{
    app::{
        carry::{Carried, DropTarget, KeyboardCarry},
        view::View,
    },
    board::{ClaimId, RecordId, Stance, StatementId, Target},
};

/// Reads the keys while something is carried, and moves the focus from card to card while nothing is.
pub fn steer(ui: &Ui, view: &mut View<'_>) {
    let Some(carry) = view.ui.carried else {
        walk(ui, view);
        return;
    };
    // The arrows choose a target now: they don't move the focus.
    if let Some(focused) = ui.memory(|memory| memory.focused()) {
        let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, all));
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        view.ui.carried = None;
        return;
    }
    if pressed(Key::Enter) || pressed(Key::Space) {
        if let Some(over) = carry.over {
            target::drop_on(view, carry.what, over);
            view.ui.carried = None;
        }
        return;
    }
    let step = if pressed(Key::ArrowDown) {
        Some(Step::Down)
    } else if pressed(Key::ArrowUp) {
        Some(Step::Up)
    } else if pressed(Key::ArrowLeft) {
        Some(Step::Left)
    } else if pressed(Key::ArrowRight) {
        Some(Step::Right)
    } else if pressed(Key::Tab) {
        Some(Step::Via)
    } else {
        None
    };
    let over = match (step, carry.over) {
        (Some(step), _) => moved(view, carry, step),
        (None, None) => start(view, carry.what),
        (None, over) => over,
    };
    if over != carry.over {
        view.ui.carried = Some(KeyboardCarry { over, ..carry });
        if let Some(claim) = over.and_then(|over| claim_of(view, over)) {
            view.ui.board.reveal(claim);
        }
        ui.ctx().request_repaint();
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Up,
    Down,
    Left,
    Right,
    Via,
}

/// Where something picked up hovers first: over the selected claim, or the first one.
fn start(view: &View<'_>, what: Carried) -> Option<DropTarget> {
    let shown = view.ui.board.shown();
    let claim = match what {
        Carried::Claim(claim) | Carried::Statement(_, claim) => Some(claim),
        Carried::Source(_) => view.session.selected_claim(),
    };
    let claim = claim.filter(|claim| shown.contains(claim)).or_else(|| shown.first().copied())?;
    Some(match what {
        Carried::Claim(_) => DropTarget::Before(claim),
        _ => DropTarget::Column(claim, Stance::Supports),
    })
}

fn moved(view: &View<'_>, carry: KeyboardCarry, step: Step) -> Option<DropTarget> {
    let over = carry.over.or_else(|| start(view, carry.what))?;
    let claim = claim_of(view, over)?;
    let beside = |by: isize| -> Option<ClaimId> {
        let shown = view.ui.board.shown();
        let place = shown.iter().position(|id| *id == claim)?;
        shown.get(place.checked_add_signed(by)?).copied()
    };
    let stance = match over {
        DropTarget::Column(_, stance) => stance,
        DropTarget::Via(statement) => stance_on(view, statement, claim).unwrap_or(Stance::Supports),
        DropTarget::Before(_) => {
            return match step {
                Step::Up => beside(-1).map(DropTarget::Before),
                Step::Down => beside(1).map(DropTarget::Before),
                _ => None,
            }
            .or(Some(over));
        }
    };
    Some(match step {
        Step::Up => beside(-1).map_or(over, |claim| DropTarget::Column(claim, stance)),
        Step::Down => beside(1).map_or(over, |claim| DropTarget::Column(claim, stance)),
        Step::Left => DropTarget::Column(claim, Stance::Supports),
        Step::Right => DropTarget::Column(claim, Stance::Opposes),
        Step::Via => next_via(view, carry.what, over, claim).unwrap_or(over),
    })
}

/// The next statement of the claim that a source could become a relay of; after the last one the column again.
fn next_via(view: &View<'_>, what: Carried, over: DropTarget, claim: ClaimId) -> Option<DropTarget> {
    let Carried::Source(_) = what else { return None };
    let statements = view.session.links.bearing_on(claim);
    let next = match over {
        DropTarget::Via(at) => statements.iter().position(|id| *id == at).map_or(0, |place| place + 1),
        _ => 0,
    };
    Some(statements.get(next).map_or(DropTarget::Column(claim, Stance::Supports), |id| DropTarget::Via(*id)))
}

fn stance_on(view: &View<'_>, statement: StatementId, claim: ClaimId) -> Option<Stance> {
    Some(view.session.board.statements.get(statement)?.bearing(claim)?.stance)
}

/// The claim a target belongs to: for a relay the one whose card it was reached from, which is the first it bears on.
fn claim_of(view: &View<'_>, target: DropTarget) -> Option<ClaimId> {
    match target {
        DropTarget::Column(claim, _) | DropTarget::Before(claim) => Some(claim),
        DropTarget::Via(statement) => {
            let statement = view.session.board.statements.get(statement)?;
            statement.bears_on.iter().find_map(|bearing| match bearing.on {
                Target::Claim(claim) => Some(claim),
                _ => None,
            })
        }
    }
}

/// Down and Up go from a focused card to its neighbour.
fn walk(ui: &Ui, view: &mut View<'_>) {
    let Some(RecordId::Claim(selected)) = view.session.selected else { return };
    if !ui.memory(|memory| memory.has_focus(card::id(selected))) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let by = if pressed(Key::ArrowDown) {
        1
    } else if pressed(Key::ArrowUp) {
        -1
    } else {
        return;
    };
    let shown = view.ui.board.shown();
    let place = shown.iter().position(|id| *id == selected);
    let next = place.and_then(|place| place.checked_add_signed(by)).and_then(|place| shown.get(place)).copied();
    if let Some(next) = next {
        ui.memory_mut(|memory| memory.request_focus(card::id(next)));
        view.act(crate::app::action::Action::Select(Some(RecordId::Claim(next))));
        view.ui.board.reveal(next);
    }
}
