//! The summary as Markdown: `CommonMark` with tables.
//!
//! Whatever a user or a source wrote is escaped and kept on one line, so that it can't become a heading, a table, a link
//! or HTML; right-to-left text is isolated, so that it doesn't turn its neighbours around.

use std::fmt::Write as _;

use super::{
    Summary,
    summary::{Claim, Evidence, Source, Statement},
    words,
};

/// The summary as Markdown.
pub fn write(summary: &Summary) -> String {
    let mut out = String::new();
    // Writing to a string does not fail, here and below.
    head(&mut out, summary);
    glance(&mut out, summary);
    out.push_str("\n## The claims\n");
    for (number, claim) in (1..).zip(&summary.claims) {
        claim_section(&mut out, number, claim);
    }
    independence(&mut out, summary);
    ties(&mut out, summary);
    sources(&mut out, summary);
    rest(&mut out, summary);
    out.push_str("\n## Method\n");
    for paragraph in &summary.method {
        let _ = write!(out, "\n{}\n", text(paragraph));
    }
    let _ = write!(out, "\nMade with {} on {}.\n", summary.program, words::date(summary.date));
    out
}

fn head(out: &mut String, summary: &Summary) {
    let title = match (summary.question.trim(), summary.title.trim()) {
        ("", "") => "Credibility summary",
        ("", title) => title,
        (question, _) => question,
    };
    let _ = write!(out, "# {}\n\n", text(title));
    let mut about = vec!["Credibility summary".to_owned()];
    if !summary.title.trim().is_empty() && title != summary.title.trim() {
        about.push(text(&summary.title));
    }
    about.push(words::date(summary.date));
    let _ = writeln!(out, "{}", about.join(" · "));
    let counts = summary.counts;
    let _ = write!(
        out,
        "\n{}, {}, {}, {}.\n",
        words::count(counts.claims, "claim", "claims"),
        words::count(counts.statements, "statement", "statements"),
        words::count(counts.sources, "source", "sources"),
        words::count(counts.voices, "separate voice", "separate voices"),
    );
    if summary.protected > 0 {
        let sources = words::count(summary.protected, "source is", "sources are");
        let _ = write!(out, "\n**{sources} protected.** Kind and grade stand for the name; quotes are withheld.\n");
    }
}

fn glance(out: &mut String, summary: &Summary) {
    if summary.claims.is_empty() {
        out.push_str("\nThere are no claims on this board.\n");
        return;
    }
    out.push_str(
        "\n## At a glance\n\n| | Claim | Verdict | Confidence | Rests on |\n| ---: | --- | --- | --- | --- |\n",
    );
    for (number, claim) in (1..).zip(&summary.claims) {
        let mark = |text: String| if claim.headline { format!("**{text}**") } else { text };
        let confidence = claim.verdict.second_line().map(|_| claim.verdict.confidence.unwrap_or_default());
        let _ = writeln!(
            out,
            "| {number} | {} | {} | {} | {} |",
            mark(text(&claim.text)),
            mark(text(&claim.verdict.line())),
            confidence.unwrap_or("–"),
            words::count(claim.rests_on.voices, "voice", "voices"),
        );
    }
}

fn claim_section(out: &mut String, number: usize, claim: &Claim) {
    let verdict = &claim.verdict;
    let _ = write!(out, "\n### {number}. {}\n\n", text(&claim.text));
    let headline = if claim.headline { " · headline claim" } else { "" };
    let _ = writeln!(out, "**{}**{headline}", text(&verdict.line()));
    if let Some(line) = verdict.second_line() {
        let _ = write!(out, "\n{}\n", text(&line));
    }
    for remark in verdict.remarks() {
        let _ = write!(out, "\n{}\n", text(&remark));
    }
    let mut facts = vec![format!("Rests on {}.", text(&claim.rests_on.line()))];
    if let Some(prior) = claim.prior {
        facts.push(format!("Prior {}.", words::percent(prior)));
    }
    let _ = write!(out, "\n{}\n", facts.join(" "));
    if !claim.note.trim().is_empty() {
        let _ = write!(out, "\n*{}*\n", text(&claim.note));
    }
    for (heading, side) in [("Supporting", &claim.pro), ("Opposing", &claim.con)] {
        if !side.is_empty() {
            let _ = write!(out, "\n**{heading}**\n\n");
            for evidence in side {
                evidence_item(out, evidence);
            }
        }
    }
    if !claim.related.is_empty() {
        out.push_str("\n**Related claims**\n\n");
        for related in &claim.related {
            let _ = writeln!(out, "- {}", text(&words::sentence(&related.line())));
        }
    }
}

fn evidence_item(out: &mut String, evidence: &Evidence) {
    let statement = &evidence.statement;
    let _ = write!(out, "- **{}** ({}): {}", text(&statement.origin.name), statement.origin.grade, said(statement));
    let _ = write!(out, "  \n  {}.", text(&words::sentence(&evidence.effect().join("; "))));
    behind(out, statement);
}

/// What stands below a statement: its way to us, dates, link, note.
fn behind(out: &mut String, statement: &Statement) {
    if !statement.relays.is_empty() {
        let _ = write!(out, "  \n  {}.", text(&words::sentence(&statement.chain)));
    }
    let mut details: Vec<String> = statement.details().iter().map(|detail| text(detail)).collect();
    details.extend(link(&statement.url, "source"));
    if !details.is_empty() {
        let _ = write!(out, "  \n  {}.", words::sentence(&details.join("; ")));
    }
    if !statement.note.trim().is_empty() {
        let _ = write!(out, "  \n  *{}*", text(&statement.note));
    }
    out.push('\n');
}

/// Quote, translation and paraphrase.
fn said(statement: &Statement) -> String {
    let mut parts = Vec::new();
    if !statement.quote.trim().is_empty() {
        parts.push(format!("“{}”", text(&statement.quote)));
    }
    if !statement.translation.trim().is_empty() {
        parts.push(format!("(translated: “{}”)", text(&statement.translation)));
    }
    if !statement.paraphrase.trim().is_empty() {
        parts.push(text(&statement.paraphrase));
    }
    if statement.withheld {
        parts.push("(words withheld to protect the source)".to_owned());
    }
    if parts.is_empty() { "(no words recorded)".to_owned() } else { parts.join(" ") }
}

fn independence(out: &mut String, summary: &Summary) {
    out.push_str("\n## Who is independent of whom\n\n");
    for source in &summary.all_through {
        let _ = writeln!(out, "- Everything on this board was read in {}, or said by it.", text(source));
    }
    for voice in &summary.voices {
        let _ = writeln!(out, "- {} speak with one voice and count once.", text(&words::list(&voice.sources)));
    }
    for carrier in summary.carriers.iter().filter(|carrier| !summary.all_through.contains(&carrier.name)) {
        let _ = writeln!(
            out,
            "- {} carries {} of {} (quotes correctly with probability {}).",
            text(&carrier.name),
            words::count(carrier.statements, "statement", "statements"),
            text(&words::list(&carrier.voices)),
            words::number(carrier.fidelity),
        );
    }
    let _ = writeln!(out, "- {}", words::separate(summary));
}

fn ties(out: &mut String, summary: &Summary) {
    if summary.relations.is_empty() && summary.rivals.is_empty() {
        return;
    }
    out.push_str("\n## How the claims hang together\n\n");
    let note = |note: &str| if note.trim().is_empty() { String::new() } else { format!(" *{}*", text(note)) };
    for relation in &summary.relations {
        let _ = writeln!(
            out,
            "- “{}” {} “{}” (strength {}).{}",
            text(&relation.a),
            text(relation.words),
            text(&relation.b),
            words::number(relation.strength),
            note(&relation.note),
        );
    }
    for rivals in &summary.rivals {
        let claims: Vec<String> = rivals.claims.iter().map(|claim| format!("“{}”", text(claim))).collect();
        let _ = writeln!(out, "- {}: {}.{}", words::sentence(rivals.words), words::list(&claims), note(&rivals.note));
    }
}

fn sources(out: &mut String, summary: &Summary) {
    if summary.sources.is_empty() {
        return;
    }
    out.push_str("\n## Sources\n\n| Source | Kind | Grade | Reliability | Used in | Why |\n| --- | --- | --- | ---: | --- | --- |\n");
    for source in &summary.sources {
        let _ = writeln!(
            out,
            "| {} | {}, {} | {} | {} | {} | {} |",
            text(&source.name),
            source.kind,
            source.anonymity,
            grade(source),
            words::number(source.reliability),
            used_in(source),
            text(&source.note),
        );
    }
}

/// `B, usually reliable`.
fn grade(source: &Source) -> String {
    source.grade.map_or_else(|| source.meaning.to_owned(), |grade| format!("{grade}, {}", source.meaning))
}

/// The numbers of the claims on which a source bears.
fn used_in(source: &Source) -> String {
    let places: Vec<String> = source.used_in.iter().map(usize::to_string).collect();
    if places.is_empty() { "–".to_owned() } else { places.join(", ") }
}

fn rest(out: &mut String, summary: &Summary) {
    if !summary.remarks.is_empty() {
        out.push_str("\n## Remarks\n\nNot about a claim, and so not weighed.\n\n");
        for remark in &summary.remarks {
            let statement = &remark.statement;
            let name = text(&statement.origin.name);
            let _ =
                write!(out, "- **{name}** ({}) {} {}: ", statement.origin.grade, remark.stance, text(&remark.about));
            out.push_str(&said(statement));
            behind(out, statement);
        }
    }
    if !summary.background.is_empty() {
        out.push_str("\n## Background\n\nRecorded; bears on no claim.\n\n");
        for statement in &summary.background {
            let _ = write!(out, "- **{}** ({}): ", text(&statement.origin.name), statement.origin.grade);
            out.push_str(&said(statement));
            behind(out, statement);
        }
    }
    if !summary.documents.is_empty() {
        out.push_str("\n## Documents\n\n");
        for document in &summary.documents {
            let mut parts = vec![if document.title.trim().is_empty() {
                "A document without a title".to_owned()
            } else {
                text(&document.title)
            }];
            parts.extend(document.publisher.as_deref().map(text));
            parts.extend(link(&document.url, "link"));
            parts.extend(link(&document.archive_url, "archived copy"));
            parts.extend(document.retrieved.map(|stamp| format!("retrieved {stamp}")));
            if !document.sha256.is_empty() {
                parts.push(format!("SHA-256 {}", text(&document.sha256)));
            }
            let _ = writeln!(out, "- {}", parts.join("; "));
        }
    }
}

/// A link with `label`, or the address as text where it is not one of the web; nothing where there is none.
fn link(url: &str, label: &str) -> Option<String> {
    if url.trim().is_empty() {
        return None;
    }
    if !words::is_web(url) {
        return Some(text(url));
    }
    // In angle brackets an address may hold anything but these and line breaks.
    let address: String = url
        .chars()
        .map(|c| match c {
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            '\\' => "%5C".to_owned(),
            c if c.is_whitespace() || c.is_control() => "%20".to_owned(),
            c => c.to_string(),
        })
        .collect();
    Some(format!("[{label}](<{address}>)"))
}

/// `raw` as inline text that Markdown leaves alone: on one line, escaped, isolated where it runs right to left.
pub fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + raw.len() / 16);
    let mut turns = false;
    for (nth, word) in raw.split_whitespace().enumerate() {
        if nth > 0 {
            out.push(' ');
        }
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        for (place, char) in word.chars().enumerate() {
            let starts = nth == 0 && (place == 0 || place == digits);
            match char {
                // Marks that reorder what follows them, past the end of the text.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!' | '$' | '{' | '}' | '#'
                | '@' | '^' => out.push('\\'),
                // A list, a rule or an underlined heading, at the start of a line only.
                '-' | '+' | '=' | '.' | ')' | ':' if starts => out.push('\\'),
                _ => turns |= words::is_right_to_left(char),
            }
            out.push(char);
        }
    }
    if turns { format!("\u{2068}{out}\u{2069}") } else { out }
}
