//! Merging two versions of one record, field by field.
//!
//! Records are looked at as the fields they are written with, so a field that a later version adds is merged too.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// A field that both sides changed, each in another way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clash {
    /// Its name in the file.
    pub field: String,
    /// What we wrote, as text; empty where we took it away.
    pub ours: String,
    /// What they wrote.
    pub theirs: String,
}

/// The record in which all changes of both sides stand, with what clashes as `ours` has it, and the same with what
/// clashes as `theirs` has it. Nothing if the records can't be looked at field by field.
pub(super) fn merge<T: Serialize + DeserializeOwned>(base: &T, ours: &T, theirs: &T) -> Option<(T, T, Vec<Clash>)> {
    let [base, ours, theirs] = [base, ours, theirs].map(fields);
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let mut names: Vec<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    names.sort();
    names.dedup();
    let (mut for_us, mut for_them, mut clashes) = (Map::new(), Map::new(), Vec::new());
    for name in names {
        let (a, b, c) = (ours.get(name), theirs.get(name), base.get(name));
        let (us, them) = if let Some(merged) = value(c, a, b) {
            (merged.clone(), merged)
        } else {
            clashes.push(Clash { field: name.clone(), ours: text(a), theirs: text(b) });
            (a.cloned(), b.cloned())
        };
        for_us.extend(us.map(|value| (name.clone(), value)));
        for_them.extend(them.map(|value| (name.clone(), value)));
    }
    let record = |fields| serde_json::from_value(Value::Object(fields)).ok();
    Some((record(for_us)?, record(for_them)?, clashes))
}

fn fields<T: Serialize>(record: &T) -> Option<Map<String, Value>> {
    match serde_json::to_value(record).ok()? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// What becomes of one field, which may be left out; nothing if both changed it in different ways.
#[expect(clippy::option_option, reason = "a field that is left out is something else than a clash")]
fn value(base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Option<Value>> {
    if ours == theirs || theirs == base {
        return Some(ours.cloned());
    }
    if ours == base {
        return Some(theirs.cloned());
    }
    let list = |value: Option<&Value>| match value {
        None => Some(Vec::new()),
        Some(Value::Array(items)) => Some(items.clone()),
        Some(_) => None,
    };
    items(&list(base)?, &list(ours)?, &list(theirs)?).map(|items| Some(Value::Array(items)))
}

/// Lists to which both sides added, or from which both took: what either added stands there, what either took does not.
/// Nothing if the same entry was changed on both sides.
fn items(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    let gone = |item: &Value| base.contains(item) && !theirs.contains(item);
    let mut merged: Vec<Value> = ours.iter().filter(|item| !gone(item)).cloned().collect();
    merged.extend(theirs.iter().filter(|item| !base.contains(item) && !ours.contains(item)).cloned());
    let mut seen = Vec::new();
    for item in &merged {
        // Two entries about the same thing are two versions of one.
        let about = about(item);
        if seen.contains(&about) {
            return None;
        }
        seen.push(about);
    }
    Some(merged)
}

/// What an entry of a list is about: what it bears on, who relays, in which document it stands; else itself.
fn about(item: &Value) -> &Value {
    ["on", "by", "document"].into_iter().find_map(|key| item.get(key)).unwrap_or(item)
}

fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
