//! Who spoke, kept for later mentions.

use super::{
    anonymity::{anonymity, head},
    cast,
    focus::{Known, Sort, plural, sex, singular},
    lexicon::Class,
    names::{Sex, text},
    paragraph::{Paragraph, Run},
    resolve::{Memory, Resolved},
    statement::Node,
};
use crate::board::Anonymity;

impl Memory {
    /// Remembers an outlet for later mentions.
    pub fn carried(&mut self, p: &Paragraph<'_>, run: &Run, resolved: &Resolved) {
        if resolved.anonymity == Anonymity::Named
            && self.outlets.last() != Some(&resolved.name)
            && run.clone().any(|at| p.capital(at))
        {
            self.outlets.retain(|known| *known != resolved.name);
            self.outlets.push(resolved.name.clone());
        }
        let known = cast::Known { person: Some(false), plural: false, sex: None, head: "" };
        self.cast.is_meant(p.bytes(run).start, (&resolved.name, resolved.anonymity), known);
        self.focus
            .remember(Known { anonymity: resolved.anonymity, ..Known::named(resolved.name.clone(), Sort::Thing) });
    }

    /// Remembers who wrote a message, for "the memo said": "a note by brokers Banmar", "told staff in a memo".
    pub fn wrote(
        &mut self,
        p: &Paragraph<'_>,
        sentence: &Run,
        source: &Run,
        author: (&Run, &Resolved),
        relays: &[Node],
    ) {
        let (run, resolved) = author;
        let own = head(p, source);
        let message = |at: usize| matches!(p.low(at), "letter" | "email" | "e-mail" | "memo" | "note" | "message");
        let paper = if message(own) && run != source {
            Some(own)
        } else {
            let in_ = |at: &usize| p.low(*at) == "in" && matches!(p.low(*at + 1), "a" | "an") && !p.quoted(*at);
            let near = source.end..sentence.end.min(source.end + 6);
            near.filter(in_).find_map(|in_| (in_ + 2..in_ + 4).find(|at| message(*at)))
        };
        if let Some(paper) = paper.filter(|_| resolved.anonymity == Anonymity::Named) {
            let known = Resolved { relays: relays.to_vec(), ..resolved.clone() };
            self.papers.insert(p.low(paper).to_owned(), known);
        }
    }

    /// Remembers a speaker for later mentions.
    pub fn spoke(&mut self, p: &Paragraph<'_>, run: &Run, resolved: &Resolved, relays: &[Node]) {
        // "One of the bank's owners said": later he is "the owner".
        let of = run.start + 2;
        let counted = p.low(run.start + 1) == "of" && of < run.end && !p.is(of, Class::Object);
        // A pronoun that found nobody tells nothing.
        if run.len() == 1 && resolved.name.eq_ignore_ascii_case(p.low(run.start)) && !p.is(run.start, Class::Role) {
            let word = p.any(run.start, &[Class::Subject, Class::Possessive, Class::Object]);
            if word {
                return;
            }
        }
        let head = if counted && p.is(run.start, Class::Determiner) { head(p, &(of..run.end)) } else { head(p, run) };
        let proper = resolved.anonymity == Anonymity::Named;
        if !proper {
            self.unnamed.insert(singular(p.low(head)), p.bytes(run).start);
        }
        let pronoun =
            run.len() == 1 && p.is(run.start, Class::Subject) && !matches!(p.low(run.start), "it" | "they" | "we");
        // Of "a council spokesman, Dev Patel" only the name tells.
        let institution = run.clone().any(|at| {
            p.any(at, &[Class::Organ, Class::Masthead, Class::Outlet])
                && resolved.name.contains(&p.text[p.bytes(&(at..at + 1))])
        });
        let two = resolved.name.contains(' ') && !institution;
        // "A report by the Marine Board" has a name of its own and is no person all the same.
        let document = p.is(head, Class::Document)
            && !p.capital(head)
            && (!proper || resolved.name.contains(p.low(head)) && head + 1 < run.end);
        // "Ruth Adeyemi's husband, Olu"
        let related = proper && run.clone().any(|at| p.any(at, &[Class::Woman, Class::Man]) && !p.capital(at));
        // "the coast guard"
        let force =
            p.low(head) == "guard" && head > run.start && matches!(p.low(head - 1), "coast" | "national" | "border");
        // "General Saley said"
        let ranked = proper
            && (run.start..run.end)
                .any(|at| p.is(at, Class::Title) && p.capital(at) && p.capital(at + 1) && at + 1 < run.end)
            && !institution;
        let person = pronoun
            || related
            || ranked
            // "According to family legend, he": not he.
            || !document && !force && !p.is(head, Class::Crowd) && (!proper || two || self.knows_person(&resolved.name));
        // "bank records and three employees": later "one of the employees" is one of the second.
        let second = run.clone().skip(1).find(|at| p.low(*at) == "and" && p.is(*at + 1, Class::Determiner));
        if let Some(and) = second.filter(|and| !proper && and + 2 < run.end) {
            let part = and + 1..run.end;
            let of = super::anonymity::head(p, &part);
            self.focus.remember(Known {
                name: text(p, &part),
                anonymity: anonymity(p, &part),
                relays: relays.to_vec(),
                head: singular(p.low(of)),
                plural: plural(p, &part, of),
                sort: Sort::Person,
                sex: None,
                titled: false,
            });
        }
        let sure = !proper || pronoun || related || ranked || self.knows_person(&resolved.name);
        let several = !proper && plural(p, run, head) && !(counted && matches!(p.low(run.start), "one" | "another"))
            || proper && resolved.name.contains(" and ") && !institution;
        let named = proper && (p.capital(head) || run.len() == 1);
        let noun = if named { String::new() } else { singular(p.low(head)) };
        let known = cast::Known {
            person: if person { sure.then_some(true) } else { Some(false) },
            plural: several,
            sex: sex(p, head).filter(|_| !proper),
            head: &noun,
        };
        self.cast.is_meant(p.bytes(run).start, (&resolved.name, resolved.anonymity), known);
        self.focus.remember(Known {
            name: resolved.name.clone(),
            anonymity: resolved.anonymity,
            relays: relays.to_vec(),
            head: if proper && (p.capital(head) || run.len() == 1) || second.is_some() {
                String::new()
            } else {
                singular(p.low(head))
            },
            // "the chain's lawyers, Pryce Hartnell"
            // "Lind and Moss said": "they" later on.
            plural: second.is_some() && !proper
                || proper && run.len() > 2 && resolved.name.contains(" and ") && !institution
                || (!proper || p.low(head) == "police" || !p.capital(head) && p.is(head, Class::Role))
                    && !(counted && matches!(p.low(run.start), "one" | "another"))
                    && plural(p, run, head),
            sort: if person { Sort::Person } else { Sort::Thing },
            sex: match p.low(run.start) {
                // "She, Rita Camilleri, says"
                "he" => Some(Sex::Male),
                "she" => Some(Sex::Female),
                "him" if run.len() == 1 => Some(Sex::Male),
                "her" if run.len() == 1 => Some(Sex::Female),
                _ if proper => None,
                _ => sex(p, head),
            },
            titled: pronoun || proper && (institution || self.names.is_person(&resolved.name)),
        });
        if person && proper && !pronoun && sure {
            self.names.note_person(&resolved.name);
        }
    }
}
