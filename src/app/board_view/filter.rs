//! Which claims are shown, and in which order.

use std::collections::{BTreeMap, HashSet};

use crate::{
    app::session::Session,
    board::{Claim, ClaimId, SourceId, Statement},
    weigh::{Evidence, Verdict},
};

/// The order of the claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The user's own.
    #[default]
    Order,
    /// The likeliest first; those without evidence last.
    Credence,
    /// Those with the most weight on both sides first.
    Disagreement,
    /// Those that the fewest voices speak about first.
    FewestVoices,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Order, Self::Credence, Self::Disagreement, Self::FewestVoices];
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words that all must occur; case does not matter. Empty finds everything.
    pub text: String,
    /// A tag that the claim must have.
    pub tag: Option<String>,
    /// The order.
    pub sort: Sort,
}

impl Query {
    /// Whether every claim is shown in the user's order, so that they can be moved.
    pub fn shows_own_order(&self) -> bool {
        self.sort == Sort::Order && self.is_empty()
    }

    /// Whether every claim is shown.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.tag.is_none()
    }

    /// The claims of `session` that match, in order.
    pub fn run(&self, session: &Session) -> Vec<ClaimId> {
        let words: Vec<Vec<char>> = self.text.split_whitespace().map(folded).collect();
        let sources = Sources::naming(session, &words);
        let mut found: Vec<ClaimId> = session
            .order
            .iter()
            .copied()
            .filter(|id| {
                session.board.claims.get(*id).is_some_and(|claim| {
                    self.tag.as_ref().is_none_or(|tag| claim.tags.contains(tag))
                        && words.iter().enumerate().all(|(at, word)| matches(session, claim, word, &sources.0[at]))
                })
            })
            .collect();
        self.sort(session, &mut found);
        found
    }

    fn sort(&self, session: &Session, claims: &mut [ClaimId]) {
        let verdict = |claim: ClaimId| session.weights.verdict(claim);
        // Every sort is stable, so claims that tie stay in the user's order.
        match self.sort {
            Sort::Order => {}
            Sort::Credence => claims.sort_by(|a, b| {
                let key = |id| verdict(id).map_or(f64::NEG_INFINITY, likelihood);
                key(*b).total_cmp(&key(*a))
            }),
            Sort::Disagreement => claims.sort_by(|a, b| {
                let key = |id| verdict(id).map_or(0.0, disagreement);
                key(*b).total_cmp(&key(*a))
            }),
            Sort::FewestVoices => claims.sort_by_key(|id| verdict(*id).map_or(0, |verdict| verdict.voices)),
        }
    }
}

/// What to compare credences by: claims without evidence come last.
fn likelihood(verdict: Verdict) -> f64 {
    if verdict.evidence == Evidence::None { f64::NEG_INFINITY } else { verdict.log_odds }
}

/// How much is said against what prevails: the log-odds of the weaker side.
fn disagreement(verdict: Verdict) -> f64 {
    verdict.pro.min(verdict.con)
}

/// For each word, the sources whose names have it.
struct Sources(Vec<HashSet<SourceId>>);

impl Sources {
    fn naming(session: &Session, words: &[Vec<char>]) -> Self {
        let named = |word: &Vec<char>| {
            session
                .board
                .sources
                .iter()
                .filter(|source| has(&source.name, word) || source.aliases.iter().any(|alias| has(alias, word)))
                .map(|source| source.id)
                .collect()
        };
        Self(words.iter().map(named).collect())
    }
}

fn matches(session: &Session, claim: &Claim, word: &[char], sources: &HashSet<SourceId>) -> bool {
    let said = |statement: &Statement| {
        sources.contains(&statement.origin)
            || statement.relays.iter().any(|relay| sources.contains(&relay.by))
            || [&statement.quote, &statement.paraphrase, &statement.translation, &statement.note]
                .iter()
                .any(|text| has(text, word))
    };
    has(&claim.text, word)
        || has(&claim.note, word)
        || claim.tags.iter().any(|tag| has(tag, word))
        || session.links.bearing_on(claim.id).iter().filter_map(|id| session.board.statements.get(*id)).any(said)
}

/// `text` without case, for comparing.
fn folded(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Whether `text` has `word`, which is folded, anywhere in it. Nothing is allocated: this runs over whole boards.
fn has(text: &str, word: &[char]) -> bool {
    let Some(first) = word.first() else { return true };
    let mut rest = text.chars().flat_map(char::to_lowercase);
    loop {
        match rest.next() {
            None => return false,
            Some(character) if character == *first => {
                let mut ahead = rest.clone();
                if word[1..].iter().all(|wanted| ahead.next() == Some(*wanted)) {
                    return true;
                }
            }
            Some(_) => {}
        }
    }
}

/// The tags of a board with how many claims have each, the most used first.
pub fn tags(session: &Session) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in session.board.claims.iter().flat_map(|claim| &claim.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut tags: Vec<(String, usize)> = counts.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    tags
}

/// The result of the last query, until the board or the query changes.
#[derive(Debug, Default)]
pub struct Found {
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// All tags.
    pub tags: Vec<(String, usize)>,
    of: Option<(u64, Query)>,
}

impl Found {
    /// Asks again if the answer may have changed. During a gesture only the query can ask again, so that cards don't
    /// change places under a slider that is being moved.
    pub fn refresh(&mut self, session: &Session, query: &Query) {
        let fresh = self.of.as_ref().is_some_and(|(revision, asked)| {
            asked == query && (*revision == session.revision || session.before_gesture.is_some())
        });
        if !fresh {
            self.claims = query.run(session);
            self.tags = tags(session);
            self.of = Some((session.revision, query.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Bearing, Board, Grade, Reliability, Source, Stance, StatementId};

    fn session() -> Session {
        let mut board = Board::default();
        let ids: Vec<ClaimId> = (1..=3).map(ClaimId::fresh).collect();
        let ft =
            Source { aliases: vec!["Pink paper".to_owned()], ..Source::new(SourceId::fresh(1), "Financial Times") };
        let ft = Source { reliability: Reliability::Grade(Grade::B), ..ft };
        let other = Source { id: SourceId::fresh(2), name: "Kremlin".to_owned(), aliases: vec![], ..ft.clone() };
        for (place, text) in ["Lavrov has FALLEN", "Трамп отменил встречу", "Nobody speaks of this"].iter().enumerate()
        {
            let claim = Claim { rank: format!("a{place}"), ..Claim::new(ids[place], *text) };
            board.claims.put(ids[place], Some(claim.into()));
        }
        let mut say = |number, source, claim: usize, stance, quote: &str| {
            let mut said = Statement::new(StatementId::fresh(number), source);
            quote.clone_into(&mut said.quote);
            said.bears_on.push(Bearing::on_claim(ids[claim], stance));
            board.statements.put(said.id, Some(said.into()));
        };
        say(1, ft.id, 0, Stance::Supports, "he fell from favour");
        say(2, other.id, 0, Stance::Opposes, "nonsense");
        say(3, ft.id, 1, Stance::Supports, "called off");
        board.sources.put(ft.id, Some(ft.into()));
        board.sources.put(other.id, Some(other.into()));
        Session::on(board, None, None)
    }

    fn found(session: &Session, text: &str, sort: Sort) -> Vec<usize> {
        let query = Query { text: text.to_owned(), tag: None, sort };
        let place = |id: &ClaimId| session.order.iter().position(|claim| claim == id).expect("a claim of the board");
        query.run(session).iter().map(place).collect()
    }

    #[test]
    fn words_are_found_in_claims_quotes_and_sources_whatever_their_case() {
        let session = session();
        assert_eq!(found(&session, "fallen", Sort::Order), [0]);
        assert_eq!(found(&session, "ТРАМП", Sort::Order), [1]);
        assert_eq!(found(&session, "FAVOUR", Sort::Order), [0]);
        assert_eq!(found(&session, "pink", Sort::Order), [0, 1]);
        assert_eq!(found(&session, "pink nonsense", Sort::Order), [0], "every word must occur, wherever");
        assert_eq!(found(&session, " ", Sort::Order), [0, 1, 2]);
        assert!(found(&session, "absent", Sort::Order).is_empty());
    }

    #[test]
    fn each_sort_puts_first_what_it_says() {
        let session = session();
        assert_eq!(found(&session, "", Sort::Credence), [1, 0, 2]);
        assert_eq!(found(&session, "", Sort::Disagreement)[0], 0);
        assert_eq!(found(&session, "", Sort::FewestVoices), [2, 1, 0]);
    }

    #[test]
    fn the_answer_is_kept_until_board_or_query_change() {
        let mut session = session();
        let (mut kept, mut query) = (Found::default(), Query::default());
        kept.refresh(&session, &query);
        let extra = Claim { tags: vec!["new".to_owned()], ..Claim::new(ClaimId::fresh(9), "more") };
        session.edit(&crate::board::Edit::Put(extra.into()), 0.0).expect("a legal edit");
        kept.refresh(&session, &query);
        assert_eq!((kept.claims.len(), kept.tags.as_slice()), (4, [("new".to_owned(), 1)].as_slice()));
        query.tag = Some("new".to_owned());
        kept.refresh(&session, &query);
        assert_eq!(kept.claims.len(), 1);
    }
}
