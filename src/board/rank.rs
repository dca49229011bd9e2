//! Fractional indices: text that sorts between two others, so that moving one claim writes one record and two people's
//! orders merge.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
const HALF: usize = DIGITS.len() / 2;

fn digit(text: Option<&str>, place: usize) -> Option<usize> {
    let byte = *text?.as_bytes().get(place)?;
    DIGITS.iter().position(|digit| *digit == byte)
}

/// A rank that sorts after `low` and before `high`, either of which may be open.
///
/// Nothing when there is no room: `low` does not sort before `high`, or one of them is not made of `0-9a-z`.
pub fn between(low: Option<&str>, high: Option<&str>) -> Option<String> {
    let legal = |text: &str| !text.is_empty() && text.bytes().all(|byte| DIGITS.contains(&byte));
    if !low.is_none_or(legal) || !high.is_none_or(legal) {
        return None;
    }
    let mut rank = String::new();
    let mut high = high;
    // Nothing sorts between "a" and "a0", so the walk ends a little beyond the longer of the two, or fails there.
    let places = low.map_or(0, str::len).max(high.map_or(0, str::len)) + 2;
    for place in 0..places {
        let floor = digit(low, place);
        let ceiling = digit(high, place);
        let from = floor.map_or(0, |floor| floor + usize::from(floor + 1 < DIGITS.len()));
        match ceiling {
            // A gap at this place: take its middle.
            Some(ceiling) if ceiling > floor.unwrap_or(0) + 1 => {
                rank.push(char::from(DIGITS[usize::midpoint(floor.unwrap_or(0), ceiling)]));
                return Some(rank);
            }
            // No ceiling any more: step up a little if a low rank goes on here, else go to the middle.
            None if high.is_none() && floor.is_some_and(|floor| floor + 1 < DIGITS.len()) => {
                rank.push(char::from(DIGITS[from]));
                return Some(rank);
            }
            None if high.is_none() && floor.is_none() => {
                rank.push(char::from(DIGITS[HALF]));
                return Some(rank);
            }
            // The high rank ended: what we have is not below it.
            None if high.is_some() => return None,
            // No room at this place: copy the low digit and go on behind it.
            ceiling => {
                let copied = floor.unwrap_or(0);
                rank.push(char::from(DIGITS[copied]));
                if ceiling.is_some_and(|ceiling| ceiling > copied) {
                    high = None;
                } else if ceiling.is_some_and(|ceiling| ceiling < copied) {
                    return None;
                }
            }
        }
    }
    None
}

/// Ranks for `count` claims in order, all of the same length, with room to insert between any two.
pub fn spread(count: usize) -> Vec<String> {
    let mut width = 2;
    while DIGITS.len().pow(width) / 4 < count + 1 {
        width += 1;
    }
    let step = DIGITS.len().pow(width) / (count + 1);
    (1..=count)
        .map(|place| {
            let mut value = place * step;
            let mut digits = vec![b'0'; width as usize];
            for slot in digits.iter_mut().rev() {
                *slot = DIGITS[value % DIGITS.len()];
                value /= DIGITS.len();
            }
            digits.into_iter().map(char::from).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(low: Option<&str>, high: Option<&str>) -> String {
        let rank = between(low, high).unwrap_or_else(|| panic!("no room between {low:?} and {high:?}"));
        assert!(low.is_none_or(|low| low < rank.as_str()), "{low:?} < {rank}");
        assert!(high.is_none_or(|high| rank.as_str() < high), "{rank} < {high:?}");
        rank
    }

    #[test]
    fn a_rank_sorts_between_its_neighbours() {
        holds(None, None);
        for (low, high) in
            [("a1", "a2"), ("a", "a1"), ("0", "1"), ("a1", "b"), ("az", "b"), ("9", "a01"), ("zz", "zzz")]
        {
            holds(Some(low), Some(high));
            holds(Some(low), None);
            holds(None, Some(high));
        }
    }

    #[test]
    fn there_is_always_room_in_front_behind_and_between() {
        let (mut front, mut back) = ("i".to_owned(), "i".to_owned());
        for _ in 0..200 {
            front = holds(None, Some(&front));
            back = holds(Some(&back), None);
        }
        let mut low = "a".to_owned();
        for _ in 0..200 {
            low = holds(Some(&low), Some("b"));
        }
    }

    #[test]
    fn neighbours_out_of_order_have_no_room() {
        assert_eq!(between(Some("b"), Some("a")), None);
        assert_eq!(between(Some("a"), Some("a")), None);
        assert_eq!(between(Some("Ä"), None), None);
    }

    #[test]
    fn spread_ranks_are_in_order() {
        let ranks = spread(5000);
        assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
