//! What sort of thing a source is, told from its name.

use std::sync::LazyLock;

use super::Role;
use crate::board::{Anonymity, SourceKind};

/// Words of names with the kind they tell, one kind a line; a word that ends with `*` is the beginning of one.
static WORDS: LazyLock<Vec<(SourceKind, Vec<&'static str>)>> = LazyLock::new(|| {
    let rows = include_str!("../../assets/reader/kinds.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| {
        let (kind, words) = row.split_once('\t')?;
        let kind = match kind {
            "channel" => SourceKind::Channel,
            "outlet" => SourceKind::Outlet,
            "official" => SourceKind::Official,
            "institution" => SourceKind::Institution,
            "record" => SourceKind::Record,
            "unnamed" => SourceKind::Unnamed,
            _ => return None,
        };
        Some((kind, words.split(' ').collect()))
    })
    .collect()
});

/// The kind of the source of this name.
///
/// Words of the name tell it, else those `before` it ("the Telegram channel"), where it names an outlet. Who carries
/// others' words and is nothing else is an outlet. Another name of two to four words is a person's.
pub(super) fn source_kind(name: &str, before: &str, anonymity: Anonymity, role: Role) -> SourceKind {
    // "two engineers (Portmere Gazette)": the outlet only tells them from others.
    let name = name.split_once(" (").map_or(name, |(own, _)| own);
    let told = kind_of(name);
    let called = kind_of(before).filter(|kind| matches!(kind, SourceKind::Channel | SourceKind::Outlet));
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let told = told.or(called.filter(|_| anonymity == Anonymity::Named));
    match (anonymity, told) {
        (Anonymity::Anonymous | Anonymity::Collective, _) | (Anonymity::PartlyNamed, None) => SourceKind::Unnamed,
        (_, Some(kind)) => kind,
        (Anonymity::Named, None) if role == Role::Relay => SourceKind::Outlet,
        (Anonymity::Named, None) if (2..=4).contains(&words.len()) => SourceKind::Person,
        (Anonymity::Named, None) => SourceKind::Other,
    }
}

fn kind_of(words: &str) -> Option<SourceKind> {
    let low = words.to_lowercase();
    let words: Vec<&str> =
        low.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
    let holds = |known: &str| match known.strip_suffix('*') {
        Some(stem) => words.iter().any(|word| word.starts_with(stem)),
        None => words.contains(&known),
    };
    WORDS.iter().find(|(_, known)| known.iter().any(|word| holds(word))).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kinds() {
        for (name, anonymity, role, kind) in [
            ("The Moscow Times", Anonymity::Named, Role::Relay, SourceKind::Outlet),
            ("Kommersant", Anonymity::Named, Role::Relay, SourceKind::Outlet),
            ("телеграм-канал «Речной дозор»", Anonymity::Named, Role::Relay, SourceKind::Channel),
            ("Boris Bondarev", Anonymity::Named, Role::Origin, SourceKind::Person),
            ("Kremlin spokesman", Anonymity::PartlyNamed, Role::Origin, SourceKind::Official),
            ("the Foreign Ministry", Anonymity::Named, Role::Origin, SourceKind::Institution),
            ("Министерство обороны", Anonymity::Named, Role::Origin, SourceKind::Institution),
            ("an internal letter", Anonymity::PartlyNamed, Role::Origin, SourceKind::Record),
            ("unidentified sources", Anonymity::Anonymous, Role::Origin, SourceKind::Unnamed),
            ("Два собеседника издания", Anonymity::PartlyNamed, Role::Origin, SourceKind::Unnamed),
            ("мэрии Зареченска", Anonymity::Named, Role::Origin, SourceKind::Institution),
            ("two engineers (Portmere Gazette)", Anonymity::PartlyNamed, Role::Origin, SourceKind::Unnamed),
            ("rumours", Anonymity::Collective, Role::Origin, SourceKind::Unnamed),
        ] {
            assert_eq!(source_kind(name, "", anonymity, role), kind, "{name}");
        }
    }

    #[test]
    fn what_a_name_is_called_tells_its_kind() {
        let kind = |before| source_kind("Nezygar", before, Anonymity::Named, Role::Relay);
        assert_eq!(kind("the Telegram channel"), SourceKind::Channel);
        assert_eq!(kind("said"), SourceKind::Outlet);
    }
}
