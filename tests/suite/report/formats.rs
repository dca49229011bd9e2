//! Every format tells all of the sample, and keeps its contract.

use credence::report::{self, Format, csv, json};
use pulldown_cmark::{Event, Parser};
use serde_json::Value;

use super::{super::sample, extensions, on_one_line, page, summary};

/// What any format must tell of the sample.
fn told() -> Vec<String> {
    let board = sample::board();
    let summary = summary(&board);
    let mut told = vec![];
    for claim in &summary.claims {
        told.extend([claim.text.clone(), claim.verdict.words.to_owned()]);
        for evidence in claim.pro.iter().chain(&claim.con) {
            told.extend([evidence.statement.origin.name.clone(), evidence.statement.paraphrase.clone()]);
            if !evidence.statement.relays.is_empty() {
                told.push(evidence.statement.chain.clone());
            }
        }
    }
    told.extend(board.statements.iter().map(|statement| statement.paraphrase.clone()));
    assert_eq!(summary.claims.len(), 11);
    told
}

/// Case is left aside: a name may begin a sentence.
fn holds_all(text: &str, format: Format) {
    let text = on_one_line(text).to_lowercase();
    for part in told() {
        assert!(text.contains(&on_one_line(&part).to_lowercase()), "{format} tells \"{part}\"");
    }
}

/// The text a reader of the Markdown sees.
fn seen(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, extensions()) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text
}

#[test]
fn markdown_tells_everything() {
    let text = report::export(&summary(&sample::board()), Format::Markdown);
    holds_all(&seen(&text), Format::Markdown);
    assert!(text.contains("Unlikely, 38 %") && text.contains("Low confidence: "));
    assert!(text.contains("| B, usually reliable | 0.85 |"));
    assert!(text.contains("Dmitry Peskov and The Kremlin speak with one voice"));
    assert!(text.contains("Everything on this board was read in The Moscow Times"));
    assert!(text.contains("Nezygar carries 5 statements of "));
}

#[test]
fn html_tells_everything_and_loads_and_runs_nothing() {
    let html = report::export(&summary(&sample::board()), Format::Html);
    let page = page::read(&html);
    holds_all(&page.text, Format::Html);
    for tag in &page.tags {
        assert!(!["script", "iframe", "object", "embed", "link", "base", "form", "img"].contains(&tag.name.as_str()));
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{name}");
            assert!(name != "href" || value.starts_with("#claim-"), "{value}");
        }
    }
    let policy = page.tags.iter().find(|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"));
    assert!(policy.and_then(|tag| tag.attribute("content")).is_some_and(|text| text.starts_with("default-src 'none'")));
    assert!(!html.contains("url(") && !html.contains("@import"));
    let bars: Vec<_> = page.tags.iter().filter(|tag| tag.name == "svg").collect();
    assert_eq!(bars.len(), 2 * 11);
    assert!(bars[0].attribute("aria-label").is_some_and(|label| label.starts_with("Unlikely, 38 % (")));
    assert_eq!(page.tags.iter().filter(|tag| tag.attribute("class") == Some("band")).count(), 2 * 11);
}

#[test]
fn links_inside_the_page_lead_somewhere() {
    let page = page::read(&report::export(&summary(&sample::board()), Format::Html));
    let ids: Vec<&str> = page.tags.iter().filter_map(|tag| tag.attribute("id")).collect();
    let links: Vec<&str> = page.tags.iter().filter_map(|tag| tag.attribute("href")).collect();
    assert!(links.len() > 11);
    assert!(links.iter().all(|link| ids.contains(&link.trim_start_matches('#'))));
}

#[test]
fn csv_has_a_row_for_every_claim_and_statement() {
    let board = sample::board();
    let text = report::export(&summary(&board), Format::Csv);
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().expect("headers"), csv::COLUMNS.as_slice());
    let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows of one length");
    let bearings: usize = board.statements.iter().map(|statement| statement.bears_on.len().max(1)).sum();
    assert_eq!(rows.len(), bearings);
    let column = |name: &str| csv::COLUMNS.iter().position(|known| *known == name).expect("a column");
    let denial = rows.iter().find(|row| &row[column("statement_id")] == "stm-peskov-denial").expect("the denial");
    assert_eq!(&denial[column("claim_id")], "clm-favour");
    assert_eq!(&denial[column("stance")], "opposes");
    assert_eq!((&denial[column("weight")], &denial[column("anyway")]), ("1", "0.9"));
    assert_eq!((&denial[column("source")], &denial[column("source_grade")]), ("Dmitry Peskov", "D"));
    assert_eq!((&denial[column("effect")], &denial[column("weighed")]), ("lowers", "yes"));
    let summary_row = rows.iter().find(|row| &row[column("statement_id")] == "stm-kremlin-denial").expect("its echo");
    assert_eq!(&summary_row[column("weighed")], "no: repeats what Dmitry Peskov said");
    assert_eq!(&summary_row[column("points")], "0.00");
    let person = rows.iter().find(|row| &row[column("statement_id")] == "stm-person-tired").expect("the person");
    assert_eq!(&person[column("relays")], "The Moscow Times ← Financial Times");
    holds_all(&rows.iter().flatten().collect::<Vec<_>>().join(" "), Format::Csv);
}

#[test]
fn json_keeps_its_contract() {
    let text = report::export(&summary(&sample::board()), Format::Json);
    let json: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&json["format"], &json["version"]), (&json::FORMAT.into(), &json::VERSION.into()));
    assert_eq!(json["format"], "credence-summary");
    assert_eq!(
        keys(&json),
        "all_through background carriers claims counts created date documents format method program protected \
         question relations remarks rivals sources title version voices"
    );
    let claim = &json["claims"][0];
    assert_eq!(keys(claim), "against for headline id note outcome prior related rests_on tags text verdict");
    assert_eq!(keys(&claim["verdict"]), "confidence credence evidence exact high low percent reasons settled words");
    assert_eq!(
        keys(&claim["for"][0]),
        "anyway basis chain credibility event_on id language not_weighed note origin paraphrase published_on push quote \
         read_in relays said_on translation url weight withheld"
    );
    assert_eq!(keys(&claim["for"][0]["origin"]), "grade id name");
    assert_eq!(keys(&claim["rests_on"]), "all_through outlets repeats statements voices withdrawn");
    assert_eq!(keys(&claim["related"][0]), "log_odds push tie");
    assert_eq!(
        keys(&json["sources"][0]),
        "anonymity carries fidelity grade graded id kind meaning name note reliability speaks url used_in voice"
    );
    assert_eq!(claim["id"], "clm-favour");
    assert!(claim["verdict"]["credence"].as_f64().is_some_and(|credence| (credence - 0.3757).abs() < 1e-4));
    assert_eq!(claim["verdict"]["percent"], 38);
    assert_eq!(claim["rests_on"]["voices"], 7);
    assert_eq!(json["date"], "2025-11-08");
    holds_all(&text.replace("\\\"", "\""), Format::Json);
}

fn keys(value: &Value) -> String {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys.join(" ")
}

#[test]
fn headline_claims_come_first_and_the_strongest_evidence_leads() {
    let board = sample::board();
    let summary = summary(&board);
    let headlines: Vec<bool> = summary.claims.iter().map(|claim| claim.headline).collect();
    assert!(headlines.is_sorted_by(|a, b| a >= b));
    for claim in &summary.claims {
        for side in [&claim.pro, &claim.con] {
            let weighed = side.iter().map(|evidence| evidence.statement.not_weighed.is_none());
            assert!(weighed.is_sorted_by(|a, b| a >= b), "{}", claim.id);
            let sizes = side.iter().filter(|e| e.statement.not_weighed.is_none()).map(|e| e.push.abs());
            assert!(sizes.is_sorted_by(|a, b| a >= b), "{}", claim.id);
        }
    }
}

#[test]
fn chains_are_told_from_the_origin_outwards() {
    let summary = summary(&sample::board());
    let chain = |id: &str| {
        let mut all = summary.claims.iter().flat_map(|claim| claim.pro.iter().chain(&claim.con));
        all.find(|evidence| evidence.statement.id == id).map(|evidence| evidence.statement.chain.clone())
    };
    assert_eq!(
        chain("stm-person-tired").as_deref(),
        Some("a person familiar with the matter, told to Financial Times, read in The Moscow Times")
    );
    assert_eq!(chain("stm-rumours").as_deref(), Some("rumours, passed on by Boris Bondarev, read in The Moscow Times"));
    assert_eq!(chain("stm-mt-g20").as_deref(), Some("The Moscow Times"));
}

#[test]
fn formats_are_found_by_name_and_extension() {
    for format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
        assert_eq!(format.extension().to_uppercase().parse(), Ok(format));
        assert_eq!(format.to_string(), format.name());
    }
    let unknown = "docx".parse::<Format>().expect_err("not a format").to_string();
    assert!(unknown.contains("docx") && unknown.contains("markdown, html, csv or json"), "{unknown}");
}
