//! Companies and other bodies whose name does not say what they are: "Kestrel Air said … The airline added".

use super::{
    focus::{Known, Sort},
    lexicon::Class,
    names::{name_at, text},
    paragraph::{Paragraph, Run},
    reading::genitive,
    resolve::{Memory, Resolved, plain},
};
use crate::board::Anonymity;

/// What a company or a body is called whose name does not say what it is.
const GENERIC: [&str; 23] = [
    "agency",
    "company",
    "firm",
    "group",
    "organisation",
    "organization",
    "charity",
    "airline",
    "operator",
    "manufacturer",
    "developer",
    "retailer",
    "club",
    "team",
    "bank",
    "insurer",
    "utility",
    "brewery",
    "supermarket",
    "regulator",
    "watchdog",
    "union",
    "party",
];

/// What only companies and clubs are called: nothing else that an article speaks of is "the Boston start-up".
pub(super) const BUSINESS: [&str; 20] = [
    "company",
    "firm",
    "group",
    "start-up",
    "startup",
    "maker",
    "carmaker",
    "chipmaker",
    "airline",
    "carrier",
    "chain",
    "manufacturer",
    "retailer",
    "insurer",
    "lender",
    "brewery",
    "giant",
    "outfit",
    "club",
    "side",
];

impl Memory {
    /// The body with a name that "the company" or "the Boston start-up" means.
    pub(super) fn body(&self, p: &Paragraph<'_>, run: &Run, head: usize) -> Option<Resolved> {
        let noun = p.low(head);
        if p.low(run.start) != "the" || head + 1 != run.end || p.capital(head) {
            return None;
        }
        let plain_noun = run.len() == 2 && GENERIC.contains(&noun);
        // "the London club", "the Leeds-based group"
        let placed = || {
            (run.start + 1..head).all(|at| !genitive(p.low(at)))
                && (p.capital(run.start + 1) || p.low(run.start + 1).ends_with("-based"))
        };
        let business = (3..=4).contains(&run.len()) && BUSINESS.contains(&noun) && placed();
        // "the Bank of Orta … The bank": its name says so.
        let called = self.phrases.find(p, run, head).is_some_and(|(found, _)| {
            noun == "agency"
                || business
                || found.name.starts_with(char::is_uppercase) && found.name.to_lowercase().contains(noun)
        });
        if !(plain_noun || business) || called {
            return None;
        }
        // What says that it is a ministry or a bank is a regulator or an agency, and no airline.
        let public = matches!(noun, "agency" | "regulator" | "watchdog" | "organisation" | "organization" | "charity");
        // Nor is "the harbour board of Orta": a company is called by its name.
        let company = |name: &str| !self.names.is_body(name) && name.starts_with(|c: char| !c.is_lowercase());
        let fits = |name: &str| !self.is_outlet(name) && (public || company(name));
        self.focus.body(&self.names, fits).or_else(|| self.other_body(fits))
    }

    /// A body that was only spoken of: "Shares of Kestrel Air fell. It said".
    pub(super) fn other_body(&self, fits: impl Fn(&str) -> bool) -> Option<Resolved> {
        self.others.iter().rev().find(|(name, _)| fits(name)).map(|(name, _)| plain(name, Anonymity::Named))
    }

    /// Notes the body that a sentence begins with, whoever speaks in it: "Porchlight has withdrawn an update after owners
    /// said".
    pub(crate) fn note_topic(&mut self, p: &Paragraph<'_>, sentence: &Run) {
        let start = sentence.start + usize::from(p.low(sentence.start) == "the");
        let name = name_at(p, start, sentence.end);
        if name.is_empty() || name.len() > 4 || p.quoted(name.start) || genitive(p.low(name.end - 1)) {
            return;
        }
        let verb = p.any(name.end, &[Class::Finite, Class::Be, Class::Have, Class::Modal]);
        let words = text(p, &name);
        let full = self.names.fullest(&words).unwrap_or(&words).to_owned();
        if verb && !self.knows_person(&full) && !self.is_outlet(&full) {
            self.focus.remember(Known::named(full, Sort::Aside));
        }
    }
}
