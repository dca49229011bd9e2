//! Merging two versions of a board: nothing that one side wrote is lost unseen, and the result is sound.

use credence::{
    board::{
        Bearing, Board, Claim, ClaimId, Edit, Op, Record, RecordId, Relation, RelationId, RelationKind, Rivals,
        RivalsId, RivalsKind, Source, SourceId, Stance, Statement, StatementId, Target, check, difference, plan,
        record::Head,
    },
    store,
    team::{Choice, Merged, merge},
};
use fastrand::Rng;

fn claim(n: u64, text: &str) -> Claim {
    Claim::new(ClaimId::fresh(n), text)
}

fn said(n: u64, source: u64, on: u64) -> Statement {
    let mut said = Statement::new(StatementId::fresh(n), SourceId::fresh(source));
    said.bears_on.push(Bearing::on_claim(ClaimId::fresh(on), Stance::Supports));
    said
}

fn with(board: &Board, ops: &[Op]) -> Board {
    let mut board = board.clone();
    board.apply(ops);
    board
}

fn base() -> Board {
    let source = |n| Op::put(Source::new(SourceId::fresh(n), format!("source {n}")));
    with(
        &Board::default(),
        &[
            source(1),
            source(2),
            Op::put(claim(1, "one")),
            Op::put(claim(2, "two")),
            Op::put(claim(3, "three")),
            Op::put(said(1, 1, 1)),
        ],
    )
}

fn merged(ours: &Board, theirs: &Board) -> (Board, Merged) {
    let merged = merge(&base(), ours, theirs);
    let board = with(ours, &merged.ops);
    assert_eq!(check::problems(&board), []);
    (board, merged)
}

#[test]
fn what_only_one_side_touched_is_as_that_side_has_it() {
    let ours = with(&base(), &[Op::put(claim(1, "one, ours")), Op::put(claim(10, "new, ours"))]);
    let theirs = with(
        &base(),
        &[
            Op::put(claim(2, "two, theirs")),
            Op::put(claim(20, "new, theirs")),
            Op::remove(RecordId::Claim(ClaimId::fresh(3))),
            Op::put(said(20, 2, 20)),
        ],
    );
    let (board, merged) = merged(&ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let mut texts: Vec<&str> = board.claims.iter().map(|claim| claim.text.as_str()).collect();
    texts.sort_unstable();
    assert_eq!(texts, ["new, ours", "new, theirs", "one, ours", "two, theirs"]);
    assert_eq!(board.statements.len(), 2);
}

#[test]
fn fields_of_one_record_are_merged_and_what_clashes_is_listed() {
    let source = |name: &str, note: &str, aliases: &[&str]| Source {
        note: note.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        ..Source::new(SourceId::fresh(1), name)
    };
    let from = with(&base(), &[Op::put(source("source", "", &["a", "b"]))]);
    let ours = with(&from, &[Op::put(source("ours", "", &["a", "b", "ours"]))]);
    let theirs = with(&from, &[Op::put(source("theirs", "a note", &["b", "theirs"]))]);
    let merged = merge(&from, &ours, &theirs);
    let [conflict] = &merged.conflicts[..] else { panic!("{:?}", merged.conflicts) };
    assert_eq!(
        (conflict.field.as_deref(), conflict.ours.as_str(), conflict.theirs.as_str()),
        (Some("name"), "ours", "theirs")
    );
    let name = |choice| with(&ours, &merged.settled(&ours, &[choice])).sources.get(SourceId::fresh(1)).cloned();
    assert_eq!(name(Choice::Ours), Some(source("ours", "a note", &["b", "ours", "theirs"])));
    assert_eq!(name(Choice::Theirs), Some(source("theirs", "a note", &["b", "ours", "theirs"])));
}

#[test]
fn bearings_are_merged_by_what_they_bear_on() {
    let bearing = |on, weight| Bearing { weight, ..Bearing::on_claim(ClaimId::fresh(on), Stance::Opposes) };
    let put = |bearings: &[Bearing]| Op::put(Statement { bears_on: bearings.to_vec(), ..said(1, 1, 1) });
    let from = with(&base(), &[put(&[bearing(1, 0.8)])]);
    let ours = with(&from, &[put(&[bearing(1, 0.8), bearing(2, 0.5)])]);
    let theirs = with(&from, &[put(&[bearing(1, 0.3), bearing(3, 0.5)])]);
    let both = merge(&from, &ours, &theirs);
    assert_eq!(both.conflicts, []);
    let board = with(&ours, &both.ops);
    let on: Vec<(Target, f64)> =
        board.statements.iter().next().unwrap().bears_on.iter().map(|bearing| (bearing.on, bearing.weight)).collect();
    let target = |n| Target::Claim(ClaimId::fresh(n));
    assert_eq!(on, [(target(2), 0.5), (target(1), 0.3), (target(3), 0.5)]);
    // The same bearing, weighed in two ways: a conflict.
    let ours = with(&from, &[put(&[bearing(1, 0.9)])]);
    assert_eq!(merge(&from, &ours, &theirs).conflicts.len(), 1);
}

#[test]
fn what_is_needed_is_not_deleted() {
    // They speak of a claim that we deleted, and we of one that they deleted.
    let ours = with(&base(), &[Op::remove(RecordId::Claim(ClaimId::fresh(2))), Op::put(said(10, 2, 3))]);
    let theirs = with(&base(), &[Op::remove(RecordId::Claim(ClaimId::fresh(3))), Op::put(said(20, 2, 2))]);
    let (board, merged) = merged(&ours, &theirs);
    assert_eq!((board.claims.len(), board.statements.len()), (3, 3));
    let mut told: Vec<(&str, &str)> =
        merged.conflicts.iter().map(|conflict| (conflict.ours.as_str(), conflict.theirs.as_str())).collect();
    told.sort_unstable();
    assert_eq!(told, [("", "two"), ("three", "")]);
    // One changed what the other deleted.
    let ours = with(&base(), &[Op::remove(RecordId::Claim(ClaimId::fresh(2)))]);
    let theirs = with(&base(), &[Op::put(claim(2, "two, theirs")), Op::remove(RecordId::Claim(ClaimId::fresh(3)))]);
    for (mine, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let (board, merged) = self::merged(mine, other);
        assert_eq!(board.claims.get(ClaimId::fresh(2)).unwrap().text, "two, theirs");
        assert_eq!(merged.conflicts.len(), 1);
    }
}

#[test]
fn a_rule_that_only_both_together_break_is_kept() {
    let rivals = |n, members: &[u64]| Rivals {
        id: RivalsId::fresh(n),
        claims: members.iter().map(|member| ClaimId::fresh(*member)).collect(),
        kind: RivalsKind::AtMostOne,
        note: String::new(),
    };
    let ours = with(&base(), &[Op::put(rivals(1, &[1, 2]))]);
    let theirs = with(&base(), &[Op::put(rivals(2, &[2, 3])), Op::put(claim(9, "nine"))]);
    let (board, merged) = merged(&ours, &theirs);
    assert_eq!(board.rivals, ours.rivals);
    assert!(board.claims.get(ClaimId::fresh(9)).is_some(), "the rest is taken in");
    assert_eq!(
        merged.conflicts.iter().map(|conflict| conflict.id).collect::<Vec<_>>(),
        [RecordId::Rivals(RivalsId::fresh(2))]
    );
    // Priors that don't add up together.
    let priors = |claim_1, claim_2| {
        let claim = |n, prior| Op::put(Claim { prior: Some(prior), ..claim(n, "rival") });
        with(&ours, &[claim(1, claim_1), claim(2, claim_2)])
    };
    let from = priors(0.4, 0.4);
    let both = merge(&from, &priors(0.55, 0.4), &priors(0.4, 0.55));
    assert_eq!(check::problems(&with(&priors(0.55, 0.4), &both.ops)), []);
    assert!(!both.conflicts.is_empty());
}

#[test]
fn titles_clash_like_any_field() {
    let titled = |title: &str, question: &str| {
        let head = Head { title: title.to_owned(), question: question.to_owned(), ..Head::default() };
        with(&base(), &[Op::put(head)])
    };
    let (board, both) = merged(&titled("ours", ""), &titled("theirs", "why?"));
    assert_eq!((board.head.title.as_str(), board.head.question.as_str()), ("ours", "why?"));
    assert_eq!(both.conflicts.len(), 1);
    let ops = both.settled(&titled("ours", ""), &[Choice::Theirs]);
    assert_eq!(with(&titled("ours", ""), &ops).head.title, "theirs");
}

/// A few random edits, as a person would make them.
fn edited(board: &Board, random: &mut Rng, count: usize) -> Board {
    let mut board = board.clone();
    for _ in 0..count {
        let any = |random: &mut Rng, len: usize| random.usize(0..len.max(1));
        let claims = board.claims_in_order();
        let claim = claims.get(any(random, claims.len())).copied();
        let sources: Vec<SourceId> = board.sources.iter().map(|source| source.id).collect();
        let source = sources.get(any(random, sources.len())).copied();
        let statements: Vec<&Statement> = board.statements.iter().collect();
        let statement = statements.get(any(random, statements.len())).copied();
        let number = random.u64(..);
        let edit = match (random.u8(0..9), claim, source, statement) {
            (0, ..) => Edit::Put(Claim::new(ClaimId::fresh(number), format!("claim {number}")).into()),
            (1, Some(claim), ..) => Edit::Delete(RecordId::Claim(claim)),
            (2, Some(id), ..) => Edit::Put(
                Claim { text: format!("text {}", random.u8(..)), ..board.claims.get(id).unwrap().clone() }.into(),
            ),
            (3, Some(claim), Some(source), _) => {
                Edit::Say { source, claim, stance: Stance::Supports, id: StatementId::fresh(number) }
            }
            (4, _, Some(source), _) => Edit::Delete(RecordId::Source(source)),
            (5, .., Some(said)) => {
                let note = format!("note {}", random.u8(0..3));
                Edit::Put(Statement { note, ..said.clone() }.into())
            }
            (6, Some(claim), _, Some(said)) => Edit::Bear { statement: said.id, claim, stance: Stance::Opposes },
            (7, _, Some(source), Some(said)) => Edit::Relay { statement: said.id, source },
            (8, Some(a), ..) => Edit::Put(
                Relation {
                    id: RelationId::fresh(number),
                    a,
                    b: claims[0],
                    kind: RelationKind::Supports,
                    strength: 0.5,
                    note: String::new(),
                }
                .into(),
            ),
            _ => continue,
        };
        if let Ok(step) = plan(&board, &edit, None) {
            board.apply(&step.ops);
        }
    }
    board
}

#[test]
fn whatever_two_people_do_the_merge_is_sound_and_loses_nothing_unseen() {
    let base = store::read(store::SAMPLE).unwrap();
    for seed in 0..150 {
        let mut random = Rng::with_seed(seed);
        let count = random.usize(1..25);
        let (ours, theirs) = (edited(&base, &mut random, count), edited(&base, &mut random, count));
        let merged = merge(&base, &ours, &theirs);
        let board = with(&ours, &merged.ops);
        assert_eq!(check::problems(&board), [], "seed {seed}");
        let listed = |id: RecordId| merged.conflicts.iter().any(|conflict| conflict.id == id);
        // What one side changed and the other did not stands as changed, or is listed.
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            for op in difference(&base, side) {
                let untouched = other.record(op.id) == base.record(op.id);
                if untouched && !listed(op.id) {
                    assert_eq!(board.record(op.id), op.record, "seed {seed}, {:?}", op.id);
                }
            }
        }
        // Every way of settling is sound, and with one side alone there is nothing to settle.
        let choices: Vec<Choice> =
            merged.conflicts.iter().map(|_| if random.bool() { Choice::Theirs } else { Choice::Ours }).collect();
        assert_eq!(check::problems(&with(&ours, &merged.settled(&ours, &choices))), [], "seed {seed}");
        for (mine, other, expected) in [(&base, &theirs, &theirs), (&ours, &base, &ours)] {
            let one = merge(&base, mine, other);
            assert_eq!((with(mine, &one.ops), one.conflicts.len()), (expected.clone(), 0), "seed {seed}");
        }
    }
}

#[test]
fn a_record_with_every_field_is_merged_by_fields() {
    let base = store::read(include_str!("../fixtures/v1.credence.ron")).unwrap();
    let noted = |note: &str, other: bool| {
        let ops: Vec<Op> = base
            .records()
            .filter_map(|record| match record {
                Record::Source(mut source) => {
                    let changed = std::sync::Arc::make_mut(&mut source);
                    if other {
                        changed.url = note.to_owned();
                    } else {
                        changed.note = note.to_owned();
                    }
                    Some(Op::put(Record::Source(source)))
                }
                Record::Statement(mut said) => {
                    let changed = std::sync::Arc::make_mut(&mut said);
                    if other {
                        changed.url = note.to_owned();
                    } else {
                        changed.note = note.to_owned();
                    }
                    Some(Op::put(Record::Statement(said)))
                }
                _ => None,
            })
            .collect();
        with(&base, &ops)
    };
    let (ours, theirs) = (noted("ours", false), noted("theirs", true));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.conflicts, []);
    let board = with(&ours, &merged.ops);
    assert!(board.sources.iter().all(|source| source.note == "ours" && source.url == "theirs"));
    assert!(board.statements.iter().all(|said| said.note == "ours" && said.url == "theirs"));
    let first = base.statements.iter().next().unwrap();
    assert_eq!(board.statements.get(first.id).unwrap().passages, first.passages);
}
