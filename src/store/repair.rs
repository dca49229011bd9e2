//! Saves what can be saved from a damaged file: cut off, edited by hand, in the wrong encoding, or left in conflict by
//! git.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use super::{
    Place, Problem, ReadError,
    diagnose::{Walked, walk},
    header,
    mend::mend,
    one::Fault,
    problem::Lines,
    read,
};
use crate::board::{Board, Op, RecordId};

/// What was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Repaired {
    /// The board; it breaks no rule.
    pub board: Board,
    /// What was lost, left out or changed, and why, in the order of the file; nothing for a sound file.
    pub told: Vec<Problem>,
}

/// Saves what can be saved from `file`, the bytes of a project file.
///
/// Of two versions that git could not merge the first stays; what only the second has is added.
///
/// # Errors
/// When it is of a newer version, or nothing in it can be understood.
pub fn repair(file: &[u8]) -> Result<Repaired, ReadError> {
    // What can be read needs no repair, however odd it looks.
    if let Ok(board) = read(file) {
        return Ok(Repaired { board, told: Vec::new() });
    }
    let mut told = Vec::new();
    let text = legible(file, &mut told);
    let mut header_faults = Vec::new();
    if !header::check(&text, &mut header_faults) && header_faults.iter().any(|fault| header::is_newer(&fault.message)) {
        return Err(ReadError { problems: placed(&text, header_faults) });
    }
    let (ours, theirs) = versions(&text, &mut told);
    let first = walk(&ours);
    let mut saved = first.board;
    let mut items = first.items;
    told.extend(first.found.into_iter().chain(first.lost));
    if let Some(theirs) = theirs {
        add(&mut saved, &mut items, walk(&theirs), &mut told);
    }
    if saved == Board::default() && !told.is_empty() {
        if header_faults.is_empty() {
            header_faults.push(Fault { at: 0, message: "nothing in this file can be understood".to_owned() });
        }
        return Err(ReadError { problems: placed(&text, header_faults) });
    }
    for (id, message) in mend(&mut saved) {
        told.push(Fault { at: items.get(&id).map_or(0, |item| item.start), message });
    }
    Ok(Repaired { board: saved, told: placed(&text, told) })
}

/// Adds what only the second version has.
fn add(saved: &mut Board, items: &mut HashMap<RecordId, Range<usize>>, theirs: Walked, told: &mut Vec<Fault>) {
    for record in theirs.board.records() {
        let id = record.id();
        if id == RecordId::Head {
            continue;
        }
        let Some(item) = theirs.items.get(&id) else { continue };
        if !saved.has(id) {
            saved.apply(&[Op::put(record)]);
            items.insert(id, item.clone());
        } else if saved.record(id).as_ref() != Some(&record) {
            let message = format!("the second version of {} was left out; the first one stays", id.as_str());
            told.push(Fault { at: item.start, message });
        }
    }
    // What was wrong with the rest of the file was told already.
    told.extend(theirs.found.into_iter().chain(theirs.lost).filter(|fault| fault.at != 0));
    told.sort_by(|a, b| (a.at, &a.message).cmp(&(b.at, &b.message)));
    told.dedup();
}

/// The faults with their places, in order.
fn placed(text: &str, mut faults: Vec<Fault>) -> Vec<Problem> {
    faults.sort_by(|a, b| (a.at, &a.message).cmp(&(b.at, &b.message)));
    faults.dedup();
    let places: Vec<Place> = Lines::of(text).places(faults.iter().map(|fault| fault.at));
    places.into_iter().zip(faults).map(|(place, fault)| Problem { place, message: fault.message }).collect()
}

/// `bytes` as text, whatever it takes: what is no text becomes U+FFFD, zeros that a crash left are taken out.
fn legible(bytes: &[u8], told: &mut Vec<Fault>) -> String {
    let mut tell = |at, message: &str| told.push(Fault { at, message: message.to_owned() });
    let wide: Option<fn([u8; 2]) -> u16> = match bytes {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    if let Some(unit) = wide {
        tell(0, "the file was in UTF-16");
        let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        push_without_zeros(&mut text, chunk.valid(), &mut tell);
        if let Some(first) = chunk.invalid().first() {
            tell(text.len(), &format!("the byte 0x{first:02X} is no UTF-8; U+FFFD stands in its place"));
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    text
}

fn push_without_zeros(text: &mut String, mut piece: &str, tell: &mut impl FnMut(usize, &str)) {
    while let Some(at) = piece.find('\0') {
        text.push_str(&piece[..at]);
        let rest = piece[at..].trim_start_matches('\0');
        tell(text.len(), &format!("{} zero bytes were taken out here", piece.len() - at - rest.len()));
        piece = rest;
    }
    text.push_str(piece);
}

/// Which part of a conflict a line is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Common,
    Ours,
    Base,
    Theirs,
}

/// The two versions of a text in which git left conflicts; one if there are none. Everything keeps its place: what does
/// not belong to a version is blank in it.
fn versions<'a>(text: &'a str, told: &mut Vec<Fault>) -> (Cow<'a, str>, Option<String>) {
    if !text.lines().any(|line| line.starts_with("<<<<<<<")) {
        return (Cow::Borrowed(text), None);
    }
    let (mut ours, mut theirs) = (String::with_capacity(text.len()), String::with_capacity(text.len()));
    let mut part = Part::Common;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = match part {
            Part::Common if line.starts_with("<<<<<<<") => Some(Part::Ours),
            Part::Ours if line.starts_with("|||||||") => Some(Part::Base),
            Part::Ours | Part::Base if line.starts_with("=======") => Some(Part::Theirs),
            Part::Ours | Part::Base | Part::Theirs if line.starts_with(">>>>>>>") => Some(Part::Common),
            _ => None,
        };
        if next == Some(Part::Ours) {
            let message = "a conflict that git left here: the first version stays, and what only the second one has";
            told.push(Fault { at, message: message.to_owned() });
        }
        let blank = || line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
        let keep = |part_kept| next.is_none() && (part == Part::Common || part == part_kept);
        if keep(Part::Ours) {
            ours.push_str(line);
        } else {
            ours.extend(blank());
        }
        if keep(Part::Theirs) {
            theirs.push_str(line);
        } else {
            theirs.extend(blank());
        }
        part = next.unwrap_or(part);
        at += line.len();
    }
    (Cow::Owned(ours), Some(theirs))
}
