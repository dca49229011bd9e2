//! The journal: what was changed is found again after whatever stopped the program.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use credence::{
    board::{Board, Claim, ClaimId, Op, Record, RecordId, Source, SourceId, record::Head},
    store::{
        self, StateFolder,
        journal::{self, Base, Journal, Start},
    },
};

/// A place for the state, and a project in it.
struct Place {
    folder: tempfile::TempDir,
    state: StateFolder,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path().join("state"));
        Self { folder, state }
    }

    fn project(&self, board: &Board) -> (PathBuf, Start) {
        let path = self.folder.path().join("story.credence.ron");
        let saved = store::save(&path, board).unwrap();
        let start = Start { project: Some(path.clone()), base: Base::of(&saved.stamp) };
        (path, start)
    }

    fn journals(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.folder.path().join("state/journals")) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    fn size(&self) -> u64 {
        self.journals().iter().map(|path| fs::metadata(path).unwrap().len()).sum()
    }
}

fn journal() -> Journal {
    Journal::start(|| {}).unwrap()
}

fn claim(n: u64, text: &str) -> Claim {
    Claim::new(ClaimId::fresh(n), text)
}

fn sample() -> Board {
    store::read(store::SAMPLE).unwrap()
}

/// The board that recovering gives.
fn recovered(base: &Board, ops: &[Op]) -> Board {
    let mut board = base.clone();
    board.apply(ops);
    board
}

/// A journal, as bytes, of one line for each of `steps`.
fn written(start: &Start, steps: &[Vec<Op>]) -> Vec<u8> {
    let place = Place::new();
    let journal = journal();
    journal.begin(place.state.journal(None, 1), start.clone(), Board::default());
    for ops in steps {
        journal.changed(ops.clone());
        journal.flush();
    }
    fs::read(&place.journals()[0]).unwrap()
}

#[test]
fn every_kind_of_record_comes_back_as_it_was() {
    let mut board = store::read(include_str!("../../fixtures/v1.credence.ron")).unwrap();
    board.head.title = "Zeile\nzwei\t\"Ω\" \\ \u{200b}".to_owned();
    let ops: Vec<Op> = board.records().map(Op::put).collect();
    let bytes = written(&Start::default(), &[ops]);
    let read = journal::read(&bytes).unwrap();
    assert_eq!(recovered(&Board::default(), &read.ops), board);
    assert_eq!(read.damage, None);
    // And so does what was taken away.
    let gone: Vec<Op> = board.records().map(|record| Op::remove(record.id())).collect();
    let read = journal::read(&written(&Start::default(), &[gone])).unwrap();
    assert_eq!(recovered(&board, &read.ops), Board::default());
}

#[test]
fn changes_are_left_behind_by_a_program_that_stops_and_by_no_other() {
    let place = Place::new();
    let (path, start) = place.project(&sample());
    let running = journal();
    running.begin(place.state.journal(Some(&path), 1), start.clone(), sample());
    assert!(place.journals().is_empty(), "nothing is written before the first change");
    running.changed(vec![Op::put(claim(1, "one"))]);
    running.changed(vec![Op::put(claim(2, "two")), Op::put(claim(1, "one, reworded"))]);
    running.flush();
    assert!(place.state.orphans(None).is_empty(), "its window is still open");
    drop(running);
    let orphans = place.state.orphans(Some(&path));
    let [orphan] = &orphans[..] else { panic!("{orphans:?}") };
    assert_eq!(orphan.recovered.start, start);
    assert!(orphan.recovered.goes_on_from(&store::open(&path).unwrap().stamp));
    let board = recovered(&sample(), &orphan.recovered.ops);
    assert_eq!(board.claims.len(), sample().claims.len() + 2);
    assert_eq!(board.claims.get(ClaimId::fresh(1)).unwrap().text, "one, reworded");
    assert!(place.state.orphans(None).is_empty(), "one window offers it, no second one");
    drop(orphans);
    let other = place.folder.path().join("other.ron");
    assert!(place.state.orphans(Some(&other)).is_empty(), "it belongs to another project");
    place.state.orphans(None).pop().unwrap().discard();
    assert!(place.journals().is_empty());
}

#[test]
fn a_board_without_a_file_is_journalled_whole() {
    let place = Place::new();
    let running = journal();
    running.begin(place.state.journal(None, 1), Start::default(), sample());
    running.changed(vec![Op::remove(RecordId::Claim(sample().claims.iter().next().unwrap().id))]);
    drop(running);
    let orphan = place.state.orphans(None).pop().unwrap();
    let mut expected = sample();
    expected.apply(&[Op::remove(RecordId::Claim(sample().claims.iter().next().unwrap().id))]);
    assert_eq!(recovered(&Board::default(), &orphan.recovered.ops), expected);
}

#[test]
fn saving_begins_anew_and_what_was_changed_meanwhile_stays() {
    let place = Place::new();
    let (path, start) = place.project(&sample());
    let file = place.state.journal(Some(&path), 1);
    let running = journal();
    running.begin(file.clone(), start.clone(), sample());
    running.changed(vec![Op::put(claim(1, "before"))]);
    running.saving();
    running.changed(vec![Op::put(claim(2, "meanwhile"))]);
    running.not_saved();
    running.flush();
    assert_eq!(journal::read(&fs::read(&file).unwrap()).unwrap().ops.len(), 2, "a failed save changes nothing");
    running.saving();
    running.changed(vec![Op::put(claim(3, "during the save"))]);
    let (_, newer) =
        place.project(&recovered(&sample(), &[Op::put(claim(1, "before")), Op::put(claim(2, "meanwhile"))]));
    running.saved(file.clone(), newer.clone());
    running.flush();
    let read = journal::read(&fs::read(&file).unwrap()).unwrap();
    assert_eq!((read.start, read.ops), (newer.clone(), vec![Op::put(claim(3, "during the save"))]));
    running.saving();
    let elsewhere = place.state.journal(Some(&place.folder.path().join("elsewhere.ron")), 1);
    running.saved(elsewhere, newer);
    running.flush();
    assert!(place.journals().is_empty(), "there is nothing that the file does not have");
}

#[test]
fn thrown_away_is_gone_and_the_next_board_has_a_journal_of_its_own() {
    let place = Place::new();
    let running = journal();
    running.begin(place.state.journal(None, 1), Start::default(), Board::default());
    running.changed(vec![Op::put(claim(1, "one"))]);
    running.flush();
    running.discard();
    running.begin(place.state.journal(None, 2), Start::default(), Board::default());
    running.changed(vec![Op::put(claim(2, "two"))]);
    drop(running);
    let orphans = place.state.orphans(None);
    let [orphan] = &orphans[..] else { panic!("{orphans:?}") };
    assert_eq!(recovered(&Board::default(), &orphan.recovered.ops).claims.iter().count(), 1);
}

#[test]
fn cut_off_anywhere_a_journal_gives_the_changes_before() {
    let steps: Vec<Vec<Op>> = (0..6).map(|n| vec![Op::put(claim(n, &format!("claim {n} – ünïcode")))]).collect();
    let (_, start) = Place::new().project(&Board::default());
    let bytes = written(&start, &steps);
    let ends: Vec<usize> = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    for cut in 0..=bytes.len() {
        let read = journal::read(&bytes[..cut]);
        let whole = ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(read.as_ref().map_or(0, |read| read.ops.len() + 1), whole, "cut at {cut}");
        assert!(read.is_none_or(|read| read.damage.is_none()), "a torn last record is no damage");
    }
}

#[test]
fn a_corrupt_middle_stops_there_and_says_so() {
    let steps: Vec<Vec<Op>> = (0..6).map(|n| vec![Op::put(claim(n, "a claim"))]).collect();
    let (_, start) = Place::new().project(&Board::default());
    let bytes = written(&start, &steps);
    let lines: Vec<usize> =
        (1..7).map(|n| bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').nth(n).unwrap().0).collect();
    for (number, end) in lines.iter().enumerate() {
        for flip in [1u8, 0x20, 0x80] {
            let mut broken = bytes.clone();
            broken[end - 9] ^= flip;
            let read = journal::read(&broken).unwrap();
            assert_eq!(read.ops.len(), number);
            let damage = read.damage.map(|damage| (damage.line, damage.lines));
            assert_eq!(damage, (number < 5).then_some((number + 2, 7)), "the last record may be torn");
        }
    }
    let mut broken = bytes;
    broken[3] ^= 1;
    assert_eq!(journal::read(&broken), None, "without its first line it belongs to nothing");
}

#[test]
fn it_never_grows_without_bound() {
    let place = Place::new();
    let (path, start) = place.project(&Board::default());
    let running = journal();
    running.begin(place.state.journal(Some(&path), 1), start, Board::default());
    let text = "x".repeat(10_000);
    let mut largest = 0;
    for n in 0..300 {
        running.changed(vec![Op::put(claim(1, &format!("{n} {text}")))]);
        running.flush();
        largest = largest.max(place.size());
    }
    assert!(largest < 1_200_000, "{largest} bytes for one claim");
    drop(running);
    let orphan = place.state.orphans(None).pop().unwrap();
    assert!(
        matches!(&orphan.recovered.ops[..], [Op { record: Some(Record::Claim(claim)), .. }] if claim.text.starts_with("299 "))
    );
}

#[test]
fn what_is_in_the_way_of_it_is_told_once_and_it_goes_on_when_that_is_gone() {
    let place = Place::new();
    let (path, start) = place.project(&Board::default());
    let in_the_way = place.folder.path().join("state");
    fs::write(&in_the_way, "a file where the folder should be").unwrap();
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = woken.clone();
    let running = Journal::start(move || {
        counter.fetch_add(1, Ordering::Relaxed);
    })
    .unwrap();
    running.begin(place.state.journal(Some(&path), 1), start, Board::default());
    for n in 0..3 {
        running.changed(vec![Op::put(claim(n, "a claim"))]);
        running.flush();
    }
    let told = running.trouble().unwrap().to_string();
    assert!(told.contains("journals can't be written"), "{told}");
    assert!(running.trouble().is_none() && woken.load(Ordering::Relaxed) == 1, "it is told once");
    fs::remove_file(&in_the_way).unwrap();
    running.changed(vec![Op::put(claim(9, "the last"))]);
    drop(running);
    assert_eq!(place.state.orphans(None).pop().unwrap().recovered.ops.len(), 4, "nothing was forgotten meanwhile");
}

#[test]
fn a_journal_that_somebody_removed_is_written_anew() {
    let place = Place::new();
    let (path, start) = place.project(&Board::default());
    let running = journal();
    running.begin(place.state.journal(Some(&path), 1), start, Board::default());
    running.changed(vec![Op::put(claim(1, "one"))]);
    running.flush();
    fs::remove_dir_all(place.folder.path().join("state")).unwrap();
    running.changed(vec![Op::put(claim(2, "two"))]);
    drop(running);
    assert_eq!(place.state.orphans(None).pop().unwrap().recovered.ops.len(), 2);
}

#[test]
fn forgetting_a_project_removes_what_is_kept_about_it_and_about_no_other() {
    let place = Place::new();
    let (path, start) = place.project(&sample());
    let other = place.folder.path().join("other.ron");
    for (project, n) in [(&path, 1), (&other, 2)] {
        let running = journal();
        running.begin(place.state.journal(Some(project), n), start.clone(), sample());
        running.changed(vec![Op::put(claim(1, "one"))]);
        drop(running);
        fs::write(place.state.backup(project).unwrap(), "the previous version").unwrap();
    }
    place.state.forget(&path).unwrap();
    assert!(place.state.existing_backup(&path).is_none() && place.state.existing_backup(&other).is_some());
    assert!(place.state.orphans(Some(&path)).is_empty());
    assert_eq!(place.state.orphans(Some(&other)).len(), 1);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_look_into_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let (path, start) = place.project(&sample());
    let running = journal();
    running.begin(place.state.journal(Some(&path), 1), start, sample());
    running.changed(vec![Op::put(claim(1, "one"))]);
    running.flush();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.journals()[0]), 0o600);
    for folder in ["state", "state/journals"] {
        assert_eq!(mode(&place.folder.path().join(folder)), 0o700);
    }
    let name = place.journals()[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(!name.contains("story"), "{name}");
}

#[test]
fn what_no_longer_fits_is_left_out_and_told() {
    let (a, b, c) = (claim(1, "a"), claim(2, "b"), claim(3, "c"));
    let source = Source::new(SourceId::fresh(1), "somebody");
    let mut said = credence::board::Statement::new(credence::board::StatementId::fresh(1), source.id);
    said.bears_on.push(credence::board::Bearing::on_claim(a.id, credence::board::Stance::Supports));
    let mut file = Board::default();
    file.apply(&[Op::put(b.clone()), Op::put(source.clone())]);
    // The claim that the statement speaks of is gone from the file; the rest fits.
    let reworded = Claim { text: "b, reworded".to_owned(), ..b.clone() };
    let title = Head { title: "New".to_owned(), ..Head::default() };
    let ops = [
        Op::put(said.clone()),
        Op::put(reworded.clone()),
        Op::put(c.clone()),
        Op::put(title.clone()),
        Op::put(source.clone()),
    ];
    let fit = journal::fit(&file, &ops);
    assert_eq!(fit.left_out, [RecordId::Statement(said.id)]);
    assert_eq!(fit.ops, [Op::put(reworded), Op::put(c), Op::put(title)], "what changes nothing is no change");
    // A claim that somebody speaks of by now is not taken away.
    file.apply(&[Op::put(a.clone()), Op::put(said)]);
    let fit = journal::fit(&file, &[Op::remove(RecordId::Claim(a.id)), Op::remove(RecordId::Claim(b.id))]);
    assert_eq!(fit.left_out, [RecordId::Claim(a.id)]);
    assert_eq!(fit.ops, [Op::remove(RecordId::Claim(b.id))]);
}
