//! What `ron` says about a mistake, in sentences that say what to do.

use ron::Error;

/// `error` as a sentence about the file.
pub(super) fn sentence(error: &Error) -> String {
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            format!("unknown field `{found}`; expected one of {}", expected.join(", "))
        }
        Error::MissingStructField { field, .. } => format!("the field `{field}` is missing; it can't be left out"),
        Error::DuplicateStructField { field, .. } => format!("the field `{field}` stands here twice; remove one"),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("unknown value `{found}`; expected one of {}", expected.join(", "))
        }
        Error::InvalidValueForType { expected, found } => format!("expected {expected}, found {found}"),
        Error::ExpectedDifferentLength { expected, found } => format!("expected {expected}, found {found} of them"),
        Error::ExpectedString | Error::ExpectedStringEnd => "expected a text in quotation marks".to_owned(),
        Error::ExpectedFloat | Error::ExpectedInteger => "expected a number".to_owned(),
        Error::ExpectedBoolean => "expected true or false".to_owned(),
        Error::ExpectedComma => "expected a comma here".to_owned(),
        Error::ExpectedArray => "expected a list in [ ]".to_owned(),
        Error::ExpectedArrayEnd => "expected the end of the list, a ]".to_owned(),
        Error::ExpectedMap => "expected a map in { }".to_owned(),
        Error::ExpectedMapEnd => "expected the end of the map, a }".to_owned(),
        Error::ExpectedMapColon => "expected a colon here".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => "expected fields in ( )".to_owned(),
        Error::ExpectedDifferentStructName { found, .. } => format!("expected fields in ( ), found `{found}`"),
        Error::ExpectedStructLikeEnd => "expected a closing bracket )".to_owned(),
        Error::ExpectedOption | Error::ExpectedOptionEnd => "expected Some(…) or None".to_owned(),
        Error::ExpectedIdentifier => "expected a name here".to_owned(),
        Error::ExceededRecursionLimit => "brackets are nested too deep; no project is".to_owned(),
        Error::IntegerOutOfBounds => "this whole number is too large or too small".to_owned(),
        Error::TrailingCharacters => "something stands here that does not belong to the value".to_owned(),
        Error::Eof => "the file ends in the middle; is it whole?".to_owned(),
        other => other.to_string(),
    }
}

/// What `error` names that can be looked for in the text before it, to point at its beginning.
pub(super) fn named(error: &Error) -> Option<&str> {
    match error {
        Error::NoSuchStructField { found, .. }
        | Error::NoSuchEnumVariant { found, .. }
        | Error::ExpectedDifferentStructName { found, .. } => Some(found),
        Error::DuplicateStructField { field, .. } => Some(field),
        _ => None,
    }
}

/// Whether `error` is about a whole item, so that its beginning is the place to look.
pub(super) fn is_about_whole(error: &Error) -> bool {
    matches!(error, Error::MissingStructField { .. })
}

/// Whether `error` is about one field, so that the others can be read without it.
pub(super) fn is_about_one_field(error: &Error) -> bool {
    matches!(
        error,
        Error::NoSuchStructField { .. }
            | Error::DuplicateStructField { .. }
            | Error::NoSuchEnumVariant { .. }
            | Error::InvalidValueForType { .. }
            | Error::ExpectedDifferentLength { .. }
            | Error::Message(_)
            | Error::ExpectedString
            | Error::ExpectedFloat
            | Error::ExpectedInteger
            | Error::ExpectedBoolean
            | Error::ExpectedOption
            | Error::ExpectedArray
            | Error::ExpectedMap
            | Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::IntegerOutOfBounds
            | Error::InvalidIntegerDigit { .. }
    )
}
