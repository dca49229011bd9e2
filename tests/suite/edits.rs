//! Edits: whatever a user does, in whatever order, the board keeps its rules and every step can be taken back.

use credence::board::{
    Anonymity, Bearing, Board, Claim, ClaimId, Edit, Grade, History, Links, Op, Record, RecordId, Relation, RelationId,
    RelationKind, Relay, Reliability, Rivals, RivalsId, RivalsKind, Source, SourceId, Stance, Statement, StatementId,
    Status, Target, check, plan,
};
use proptest::prelude::*;

/// A board with some of everything.
fn start() -> Board {
    let mut board = Board::default();
    let mut put = |record: Record| drop(board.apply(&[Op::put(record)]));
    for n in 0..4 {
        let mut source = Source::new(source(n), format!("Source {n}"));
        source.voice = (n == 3).then(|| self::source(2));
        put(source.into());
    }
    for n in 0..4 {
        let mut claim = Claim::new(claim(n), format!("Claim {n}"));
        claim.prior = (n < 2).then_some(0.3);
        put(claim.into());
    }
    for n in 0..5 {
        let mut said = Statement::new(statement(n), source(n % 3));
        said.bears_on.push(Bearing::on_claim(claim(n % 4), Stance::ALL[usize::from(n % 2)]));
        said.repeats = (n == 3).then(|| statement(0));
        said.relays = if n == 4 {
            vec![Relay { by: source(0), from: None }, Relay { by: source(3), from: Some(source(0)) }]
        } else {
            Vec::new()
        };
        put(said.into());
    }
    put(Relation {
        id: RelationId::fresh(1),
        a: claim(0),
        b: claim(2),
        kind: RelationKind::Requires,
        strength: 0.5,
        note: String::new(),
    }
    .into());
    let members = vec![claim(0), claim(1)];
    put(Rivals { id: RivalsId::fresh(1), claims: members, kind: RivalsKind::AtMostOne, note: String::new() }.into());
    board
}

fn source(n: u8) -> SourceId {
    SourceId::parse(&format!("src-{n}")).unwrap()
}

fn claim(n: u8) -> ClaimId {
    ClaimId::parse(&format!("clm-{n}")).unwrap()
}

fn statement(n: u8) -> StatementId {
    StatementId::parse(&format!("stm-{n}")).unwrap()
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let s = || (0..6u8).prop_map(source);
    let c = || (0..6u8).prop_map(claim);
    let t = || (0..9u8).prop_map(statement);
    let stance = || prop::sample::select(Stance::ALL.to_vec());
    prop_oneof![
        (s(), -0.1..1.1f64).prop_map(|(id, number)| {
            let mut source = Source::new(id, "changed");
            source.reliability = Reliability::Probability(number);
            Edit::Put(source.into())
        }),
        (s(), prop::option::of(s())).prop_map(|(id, voice)| {
            let mut source = Source::new(id, "voice");
            source.voice = voice;
            source.anonymity = Anonymity::Anonymous;
            source.reliability = Reliability::Grade(Grade::C);
            Edit::Put(source.into())
        }),
        (c(), prop::option::of(0.0..1.0f64)).prop_map(|(id, prior)| {
            let mut claim = Claim::new(id, "reworded");
            claim.prior = prior;
            Edit::Put(claim.into())
        }),
        (t(), s(), c(), prop::option::of(t()), s(), prop::option::of(s())).prop_map(
            |(id, origin, on, repeats, by, from)| {
                let mut said = Statement::new(id, origin);
                said.bears_on.push(Bearing::on_claim(on, Stance::Supports));
                said.repeats = repeats;
                said.relays.push(Relay { by, from });
                Edit::Put(said.into())
            }
        ),
        (t(), t(), s()).prop_map(|(id, by, origin)| {
            let mut said = Statement::new(id, origin);
            said.status = Status::Superseded { by };
            said.bears_on.push(Bearing { on: Target::Statement(by), ..Bearing::on_claim(claim(0), Stance::Opposes) });
            Edit::Put(said.into())
        }),
        (c(), c(), 0..3u64).prop_map(|(a, b, id)| {
            let id = RelationId::fresh(id);
            Edit::Put(Relation { id, a, b, kind: RelationKind::Supports, strength: 0.4, note: String::new() }.into())
        }),
        (prop::collection::vec(c(), 0..4), 0..3u64).prop_map(|(claims, id)| {
            let id = RivalsId::fresh(id);
            Edit::Put(Rivals { id, claims, kind: RivalsKind::ExactlyOne, note: String::new() }.into())
        }),
        (c(), prop::option::of(0.0..1.0f64)).prop_map(|(claim, prior)| Edit::Prior { claim, prior }),
        s().prop_map(|id| Edit::Delete(RecordId::Source(id))),
        c().prop_map(|id| Edit::Delete(RecordId::Claim(id))),
        t().prop_map(|id| Edit::Delete(RecordId::Statement(id))),
        (t(), c()).prop_map(|(statement, claim)| Edit::Unbear { statement, claim }),
        (c(), c()).prop_map(|(claim, copy)| Edit::Duplicate { claim, copy }),
        (c(), prop::option::of(c())).prop_map(|(claim, before)| Edit::Move { claim, before }),
        (s(), s()).prop_map(|(keep, merged)| Edit::Merge { keep, merged }),
        (s(), c(), stance(), t()).prop_map(|(source, claim, stance, id)| Edit::Say { source, claim, stance, id }),
        (t(), c(), stance()).prop_map(|(statement, claim, stance)| Edit::Bear { statement, claim, stance }),
        (t(), s()).prop_map(|(statement, source)| Edit::Relay { statement, source }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_sequence_of_edits_keeps_the_rules_and_can_be_taken_back(
        edits in prop::collection::vec((an_edit(), 0.0..3.0f64), 1..25)
    ) {
        let mut board = start();
        prop_assert_eq!(check::problems(&board), vec![]);
        let mut links = Links::of(&board);
        let mut history = History::default();
        let (mut now, mut state) = (0.0, 0);
        let mut seen = vec![board.clone()];
        for (edit, pause) in edits {
            let before = board.clone();
            now += pause;
            if let Ok(step) = plan(&board, &edit, None) {
                let steps = history.len();
                state += 1;
                history.take(&mut board, &mut links, step, now, state);
                if history.len() == steps {
                    seen.pop();
                }
                seen.push(board.clone());
            } else {
                prop_assert_eq!(&board, &before, "a refused edit changes nothing");
            }
            prop_assert_eq!(check::problems(&board), vec![], "after {:?}", edit);
            prop_assert_eq!(&links, &Links::of(&board), "links follow {:?}", edit);
        }
        let last = board.clone();
        while let Some(now) = seen.pop() {
            prop_assert_eq!(&board, &now);
            if history.undo(&mut board, &mut links).is_none() {
                break;
            }
        }
        prop_assert_eq!(&board, &start());
        prop_assert_eq!(history.state(), 0);
        while history.redo(&mut board, &mut links).is_some() {}
        prop_assert_eq!(&board, &last);
        prop_assert_eq!(&links, &Links::of(&board));
    }
}

#[test]
fn a_slider_drag_is_one_step_named_after_the_whole_way() {
    let mut board = start();
    let mut links = Links::of(&board);
    let mut history = History::default();
    for (n, number) in [0.45, 0.42, 0.40].into_iter().enumerate() {
        let mut moved = board.sources.get(source(0)).unwrap().clone();
        moved.reliability = Reliability::Probability(number);
        let step = plan(&board, &Edit::Put(moved.into()), None).unwrap();
        history.take(&mut board, &mut links, step, n as f64 * 0.1, n as u64 + 1);
    }
    assert_eq!(history.len(), 1);
    let name = credence::board::StepName::Reweigh { source: "Source 0".to_owned(), from: 0.5, to: 0.40 };
    assert_eq!(history.undo_name(), Some(&name));
    history.undo(&mut board, &mut links);
    assert_eq!(board, start());
}

#[test]
fn a_released_slider_starts_a_new_step() {
    let mut board = start();
    let mut links = Links::of(&board);
    let mut history = History::default();
    for number in [0.4, 0.3] {
        let mut moved = board.sources.get(source(0)).unwrap().clone();
        moved.reliability = Reliability::Probability(number);
        let step = plan(&board, &Edit::Put(moved.into()), None).unwrap();
        history.take(&mut board, &mut links, step, 0.0, 1);
        history.end_gesture();
    }
    assert_eq!(history.len(), 2);
}

#[test]
fn saying_the_same_again_starts_as_a_repetition() {
    let mut board = start();
    let say = |id| Edit::Say { source: source(1), claim: claim(3), stance: Stance::Supports, id };
    let first = plan(&board, &say(StatementId::fresh(1)), None).unwrap();
    board.apply(&first.ops);
    let second = plan(&board, &say(StatementId::fresh(2)), None).unwrap();
    board.apply(&second.ops);
    assert_eq!(board.statements.get(StatementId::fresh(1)).unwrap().repeats, None);
    assert_eq!(board.statements.get(StatementId::fresh(2)).unwrap().repeats, Some(StatementId::fresh(1)));
}

#[test]
fn the_history_forgets_its_oldest_steps_but_knows_where_it_began() {
    let mut board = start();
    let mut links = Links::of(&board);
    let mut history = History::bounded(4_000);
    for n in 0..100u64 {
        let mut claim = board.claims.get(claim(0)).unwrap().clone();
        claim.note = "x".repeat(200) + &n.to_string();
        let step = plan(&board, &Edit::Put(claim.into()), None).unwrap();
        history.take(&mut board, &mut links, step, n as f64 * 5.0, n + 1);
    }
    assert!(history.len() < 20);
    let kept = history.len() as u64;
    while history.undo(&mut board, &mut links).is_some() {}
    assert_eq!(history.state(), 100 - kept, "the board is not taken for the one that was saved");
}

/// Three claims of which exactly one holds.
fn one_of_three() -> Board {
    let mut board = start();
    let claims = vec![claim(1), claim(2), claim(3)];
    let of = |n| Record::from(Claim::new(claim(n), format!("Claim {n}")));
    let set = Rivals { id: RivalsId::fresh(1), claims, kind: RivalsKind::ExactlyOne, note: String::new() };
    board.apply(&[Op::put(of(1)), Op::put(of(2)), Op::put(of(3)), Op::put(set)]);
    board
}

fn done(board: &mut Board, edit: &Edit) {
    let step = plan(board, edit, None).expect("it can be done");
    board.apply(&step.ops);
    assert_eq!(check::problems(board), vec![]);
}

fn priors(board: &Board) -> Vec<Option<f64>> {
    (1..4).filter_map(|n| board.claims.get(claim(n))).map(|claim| claim.prior).collect()
}

#[test]
fn rivals_of_which_one_holds_share_what_a_prior_leaves() {
    let mut board = one_of_three();
    done(&mut board, &Edit::Prior { claim: claim(1), prior: Some(0.5) });
    assert_eq!(priors(&board), [Some(0.5), Some(0.25), Some(0.25)]);
    done(&mut board, &Edit::Prior { claim: claim(2), prior: Some(0.4) });
    let shares: Vec<f64> = priors(&board).into_iter().flatten().collect();
    assert!((shares[0] - 0.4).abs() < 1e-12 && (shares[2] - 0.2).abs() < 1e-12, "two to one, as before: {shares:?}");
    done(&mut board, &Edit::Delete(RecordId::Claim(claim(3))));
    assert!(priors(&board).into_iter().flatten().all(|prior| (prior - 0.5).abs() < 1e-12));
    done(&mut board, &Edit::Prior { claim: claim(1), prior: None });
    assert_eq!(priors(&board), [None, None]);
    assert!(plan(&board, &Edit::Prior { claim: claim(1), prior: Some(1.0) }, None).is_err());
}
