//! The bundled sample: a sound board that reads right.

use credence::{
    board::{Anonymity, Board, ClaimId, Op, Reliability, SourceId, check},
    store, weigh,
};

/// The sample as it stands in the repository.
pub const FILE: &str = store::SAMPLE;

/// The sample as a board.
pub fn board() -> Board {
    store::read(FILE).expect("the sample is a legal project")
}

#[test]
fn it_has_no_problem_and_is_written_as_the_program_writes_it() {
    let board = board();
    assert_eq!(check::problems(&board), Vec::new());
    assert_eq!(store::write(&board).expect("writable"), FILE);
}

#[test]
fn its_credences_are_those_that_an_independent_enumeration_gives() {
    let board = board();
    let weights = weigh::weigh(&board).expect("nothing contradicts itself");
    let expected = [
        ("clm-favour", 0.3757),
        ("clm-summit", 0.3091),
        ("clm-call", 0.8657),
        ("clm-absence", 0.6382),
        ("clm-role", 0.8470),
        ("clm-talk", 0.5845),
        ("clm-tired", 0.7209),
        ("clm-minister", 0.9909),
        ("clm-ft-story", 0.2420),
        ("clm-blame", 0.3629),
        ("clm-instructions", 0.5528),
    ];
    let order: Vec<&str> = board.claims_in_order().into_iter().map(ClaimId::as_str).collect();
    assert_eq!(order, expected.map(|(id, _)| id), "claims in the order in which the story tells them");
    for (id, credence) in expected {
        let verdict = weights.verdict(ClaimId::parse(id).expect("legal id")).expect("weighed");
        assert!((verdict.credence() - credence).abs() < 1e-4, "{id}: {}", verdict.credence());
        assert!(verdict.exact, "{id}");
    }
}

#[test]
fn all_that_others_say_is_read_in_the_paper_that_published_it() {
    let board = board();
    let paper = SourceId::parse("src-moscow-times").expect("legal id");
    for statement in board.statements.iter() {
        if statement.origin == paper {
            assert!(statement.relays.is_empty(), "{}", statement.id);
        } else {
            assert_eq!(statement.chain().first(), Some(&paper), "{}", statement.id);
        }
    }
}

#[test]
fn it_explains_itself_and_reproduces_nobodys_words() {
    let board = board();
    for source in board.sources.iter() {
        assert!(source.note.len() > 40 && source.graded.is_some(), "{} is graded with a reason", source.id);
        let unnamed = source.anonymity == Anonymity::Collective;
        assert_eq!(unnamed, board.reliability(source.id) <= 0.5, "{}: only nobody in particular is an F", source.id);
    }
    for statement in board.statements.iter() {
        assert!(!statement.paraphrase.is_empty() && statement.published_on.is_some(), "{}", statement.id);
        assert!(statement.quote.is_empty(), "{}: what was said is told in our own words", statement.id);
    }
    assert!(board.relations.iter().all(|relation| !relation.note.is_empty()));
    assert_eq!(board.claims.iter().filter(|claim| claim.headline).count(), 2);
}

#[test]
fn lowering_the_channel_lowers_what_only_it_carries() {
    let mut board = board();
    let talk = ClaimId::parse("clm-talk").expect("legal id");
    let before = weigh::weigh(&board).expect("weighed").verdict(talk).expect("there").credence();
    let id = SourceId::parse("src-nezygar").expect("legal id");
    let mut channel = board.sources.get(id).expect("there").clone();
    channel.reliability = Reliability::Probability(0.3);
    board.apply(&[Op::put(channel)]);
    let after = weigh::weigh(&board).expect("weighed").verdict(talk).expect("there").credence();
    assert!(after < before - 0.02, "{before} → {after}");
}
