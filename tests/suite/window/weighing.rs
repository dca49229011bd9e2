//! What takes longer to weigh than a frame is weighed aside, and the window never shows a board half weighed.

use credence::{
    app::session::Session,
    board::{Board, Edit, Reliability},
    weigh::{Verdict, weigh},
};

use crate::support::{
    boards::{claim, source},
    tangle::grid,
};

/// Too wide to be weighed within a frame.
const WIDE: usize = 14;

fn session() -> Session {
    let mut session = Session::on(grid(WIDE), None, None);
    assert!(!session.is_behind(), "a board of one statement is weighed when it is opened");
    lower(&mut session, 0.7);
    session
}

/// Regrades the one source.
fn lower(session: &mut Session, reliability: f64) {
    let mut changed = session.board.sources.get(source(0)).expect("it is there").clone();
    changed.reliability = Reliability::Probability(reliability);
    session.edit(&Edit::Put(changed.into()), 0.0).expect("a legal edit");
}

fn shown(session: &Session) -> Option<f64> {
    session.weights.verdict(claim(0)).map(Verdict::credence)
}

fn right(board: &Board) -> Option<f64> {
    weigh(board).expect("a possible board").verdict(claim(0)).map(Verdict::credence)
}

#[test]
fn the_last_weights_stay_until_the_new_ones_are_whole() {
    let mut session = session();
    let before = right(&grid(WIDE));
    assert!(session.is_behind());
    assert_eq!(shown(&session), before);
    let weighing = session.weighing().expect("there is something to weigh");
    assert!(session.weighing().is_none(), "one at a time");
    let (weighed, revision) = (weighing.run(), session.revision);
    assert_eq!(shown(&session), before, "nothing was taken yet");
    session.weighed_aside(weighed);
    assert!(!session.is_behind());
    assert!(session.revision > revision, "what was worked out from the last weights is out of date");
    assert_eq!(shown(&session), right(&session.board));
    assert!(session.moved.iter().any(|moved| moved.claim == claim(0)));
}

#[test]
fn what_changes_meanwhile_is_weighed_next() {
    let mut session = session();
    let first = session.weighing().expect("there is something to weigh");
    lower(&mut session, 0.3);
    session.weighed_aside(first.run());
    assert!(session.is_behind(), "the second change is still to be weighed");
    let second = session.weighing().expect("there is something to weigh");
    session.weighed_aside(second.run());
    assert!(!session.is_behind());
    assert_eq!(shown(&session), right(&session.board));
}

#[test]
fn who_catches_up_takes_no_late_answer() {
    let mut session = session();
    let late = session.weighing().expect("there is something to weigh");
    lower(&mut session, 0.3);
    session.catch_up();
    assert!(!session.is_behind());
    assert_eq!(shown(&session), right(&session.board));
    session.weighed_aside(late.run());
    assert_eq!(shown(&session), right(&session.board));
}

#[test]
fn what_if_starts_from_weights_that_are_up_to_date() {
    let mut session = session();
    let real = right(&session.board);
    let late = session.weighing().expect("there is something to weigh");
    session.begin_trial();
    lower(&mut session, 0.3);
    assert!(session.is_behind());
    session.drop_trial();
    session.weighed_aside(late.run());
    assert!(!session.is_behind());
    assert_eq!(shown(&session), real);
}

#[test]
fn what_is_left_to_a_thread_is_what_costs_something() {
    let mut session = Session::on(grid(WIDE), None, None);
    let mut head = session.board.head.clone();
    head.title = "A title weighs nothing".to_owned();
    session.edit(&Edit::Put(head.into()), 0.0).expect("a legal edit");
    assert!(!session.is_behind());
    let mut tie = session.board.relations.iter().next().expect("there are some").clone();
    tie.strength = 0.3;
    session.edit(&Edit::Put(tie.into()), 0.0).expect("a legal edit");
    assert!(session.is_behind(), "a tie in a wide tangle has all of it weighed");
    session.catch_up();
    assert_eq!(shown(&session), right(&session.board));
}
