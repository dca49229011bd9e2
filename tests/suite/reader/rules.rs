//! One minimal text per rule: what is said, by whom, through whom.

use credence::{
    board::Anonymity,
    reader::{Article, Language, Mode, Polarity, Statement, statements, voices},
};

fn read(text: &str) -> Vec<Statement> {
    statements(&Article::plain(Language::English, text))
}

/// The contents of a text, parts joined by " … ".
fn contents(text: &str) -> Vec<String> {
    read(text).iter().map(|statement| content(text, statement)).collect()
}

fn content(text: &str, statement: &Statement) -> String {
    statement.content.iter().map(|span| &text[span.clone()]).collect::<Vec<_>>().join(" … ")
}

/// The chain of the first statement.
fn chain(text: &str) -> Vec<String> {
    read(text).first().map(|found| found.chain.iter().map(|node| node.name.clone()).collect()).unwrap_or_default()
}

#[test]
fn a_tag_behind_a_quotation() {
    let text = "“Nothing of the kind happened,” Dmitry Peskov told reporters on Tuesday.";
    let found = read(text);
    assert_eq!(contents(text), ["“Nothing of the kind happened,”"]);
    assert_eq!((found[0].rule, found[0].mode, found[0].speaker.as_str()), ("tag", Mode::Direct, "Dmitry Peskov"));
    assert_eq!(found[0].when.clone().map(|span| &text[span]), Some("on Tuesday"));
}

#[test]
fn an_inverted_tag_with_an_apposition_and_a_quotation_behind() {
    let text = "“We will win,” said Ann Lee, a farmer. “There is no doubt.”";
    assert_eq!(contents(text), ["“We will win,” … “There is no doubt.”"]);
    assert_eq!(chain(text), ["Ann Lee"]);
}

#[test]
fn a_tag_of_several_people() {
    assert_eq!(contents("“We see no reason to wait for it,” the two write."), ["“We see no reason to wait for it,”"]);
}

#[test]
fn a_tag_with_an_apposition_behind_a_question() {
    let text = "“How long can it go on?” Bela Orta, who keeps the harbour, asked.";
    assert_eq!(contents(text), ["“How long can it go on?”"]);
    assert_eq!(chain(text), ["Bela Orta"]);
}

#[test]
fn a_tag_behind_a_question_and_behind_a_full_stop() {
    assert_eq!(
        contents("“Did you know that it was him?” Orta asked the captain."),
        ["“Did you know that it was him?”"]
    );
    assert_eq!(contents("“I hope that they find the ship.” Orta said."), ["“I hope that they find the ship.”"]);
}

#[test]
fn an_answer_begins_a_sentence() {
    let text = "Orta was asked, “Did you see the ship?” He answered, “I never did.”";
    assert_eq!(contents(text), ["“Did you see the ship?”", "“I never did.”"]);
}

#[test]
fn a_title_in_marks_is_not_said() {
    let text = "“It is late,” the captain told Faro's “Good Morning.” “We should go home now.”";
    assert_eq!(contents(text), ["“It is late,” … “We should go home now.”"]);
}

#[test]
fn a_quotation_goes_on_in_the_next_paragraph() {
    let text = "“Is it over?” said Orta, who often thinks of leaving.\n\n“I have no idea, and nobody else has.”";
    assert_eq!(contents(text)[0], "“Is it over?” … “I have no idea, and nobody else has.”");
}

#[test]
fn a_second_verb_states_something_of_its_own() {
    let text = "The lawyer said the law was “a bad joke” and insisted that the council had no right to it.";
    assert_eq!(contents(text), ["the law was “a bad joke”", "that the council had no right to it"]);
}

#[test]
fn a_clause_goes_on_behind_an_apposition() {
    let text = "The paper reported that the owner, Atrato Minerals, paid a ransom.";
    assert_eq!(contents(text), ["that the owner, Atrato Minerals, paid a ransom"]);
}

#[test]
fn what_is_denied_is_the_thing_and_not_what_it_is_called() {
    assert_eq!(contents("The aide dismissed the papers as “forged, stolen or both”."), ["the papers"]);
}

#[test]
fn a_tag_in_the_middle() {
    assert_eq!(contents("The bill, Smith said, would cost a fortune."), ["The bill … would cost a fortune"]);
}

#[test]
fn what_stands_before_a_tag_goes_on_in_a_quotation() {
    let text = "If the town pays, Orta said, “it will have no school left to open.”";
    assert_eq!(contents(text), ["If the town pays … “it will have no school left to open.”"]);
    let text = "As the gates closed, Orta said, “Nobody will have a school left to open.”";
    assert_eq!(contents(text), ["“Nobody will have a school left to open.”"]);
}

#[test]
fn what_breaks_off_before_a_quotation_is_no_part_of_it() {
    let text = "The harbour is not what it was - “The ships have all gone south,” Orta said.";
    assert_eq!(contents(text), ["“The ships have all gone south,”"]);
    assert_eq!(contents("(“I never saw that ship again,” said one docker.)"), ["“I never saw that ship again,”"]);
}

#[test]
fn an_adverb_leads_to_the_quotation_that_goes_on() {
    let text = "“We waited for a ship,” Orta said. Instead, “a bill came from the harbour.”";
    assert_eq!(contents(text), ["“We waited for a ship,” … Instead, “a bill came from the harbour.”"]);
}

#[test]
fn a_heading_in_single_marks_goes_on_with_nothing() {
    let text = "“We waited for a ship,” Orta said.\n\n‘A bill from the harbour’\n\nThe town is poor.";
    assert_eq!(contents(text), ["“We waited for a ship,”"]);
}

#[test]
fn whoever_stands_before_a_participle_says_so() {
    let text = "The ship left in May, an official saying that it would be back.";
    assert_eq!(sources(text), ["an official"]);
}

#[test]
fn a_quotation_that_begins_with_a_verb_makes_a_clause() {
    let text = "She said Orta “has never been near the harbour.”";
    assert_eq!(contents(text), ["Orta “has never been near the harbour.”"]);
}

#[test]
fn an_abbreviation_ends_a_sentence() {
    let text = "Orta said the ship was built in the U.S. The harbour is new.";
    assert_eq!(contents(text), ["the ship was built in the U.S."]);
}

#[test]
fn a_clause_with_and_without_that() {
    assert_eq!(contents("The minister said that the talks had failed."), ["that the talks had failed"]);
    assert_eq!(contents("The minister said the talks had failed."), ["the talks had failed"]);
    assert_eq!(contents("The minister said it rained."), ["it rained"]);
    assert_eq!(contents("The minister said no one died."), ["no one died"]);
}

#[test]
fn an_outlet_that_was_told_is_a_relay() {
    let text = "Two officials told Reuters that the summit was cancelled.";
    assert_eq!(contents(text), ["that the summit was cancelled"]);
    assert_eq!(chain(text), ["Reuters", "Two officials"]);
}

#[test]
fn according_to_in_front_and_behind() {
    assert_eq!(contents("According to Anna Smith, the bridge is safe."), ["the bridge is safe"]);
    assert_eq!(contents("The bridge is safe, according to Anna Smith."), ["The bridge is safe"]);
}

#[test]
fn a_participle_takes_the_subject_of_its_sentence() {
    let text = "Mary Jones left the room, saying that the deal was dead.";
    assert_eq!(contents(text), ["that the deal was dead"]);
    assert_eq!(chain(text), ["Mary Jones"]);
}

#[test]
fn rumours_belong_to_nobody_in_particular() {
    let text = "There were rumors that the general had fled.";
    assert_eq!(contents(text), ["that the general had fled"]);
    assert_eq!(read(text)[0].anonymity, Anonymity::Collective);
}

#[test]
fn a_denial_is_denied() {
    let found = read("The Kremlin denied that Lavrov had been dismissed.");
    assert_eq!(found[0].polarity, Polarity::Denied);
}

#[test]
fn a_pronoun_and_a_surname_lead_to_the_full_name() {
    let text =
        "Boris Bondarev said he was not surprised.\n“It was coming,” he said.\nBondarev said that more would follow.";
    let found = read(text);
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|statement| statement.speaker == "Boris Bondarev"));
    let voices = voices(text, &found);
    assert_eq!((voices.len(), voices[0].statements.len()), (1, 3));
    assert_eq!(voices[0].aliases, ["he", "Bondarev"]);
}

#[test]
fn how_a_source_is_named() {
    let anonymity = |text: &str| read(text).first().map(|statement| statement.anonymity);
    assert_eq!(anonymity("Unidentified sources said that the minister would resign."), Some(Anonymity::Anonymous));
    assert_eq!(
        anonymity("A person familiar with the matter said the minister would resign."),
        Some(Anonymity::PartlyNamed)
    );
    assert_eq!(anonymity("The Foreign Ministry said the minister would resign."), Some(Anonymity::Named));
}

#[test]
fn an_outlet_that_cites_is_a_relay() {
    let text = "The Financial Times, citing two diplomats, reported that the summit was off.";
    assert_eq!(contents(text), ["that the summit was off"]);
    assert_eq!(chain(text), ["Financial Times", "two diplomats"]);
    let text = "The newspaper Kommersant wrote, quoting unidentified sources, that the minister had resigned.";
    assert_eq!(contents(text), ["that the minister had resigned"]);
    assert_eq!(chain(text), ["Kommersant", "unidentified sources"]);
}

#[test]
fn the_sources_of_an_outlet() {
    let text = "The daily Kommersant is read in Moscow. Kommersant's sources said the minister was absent.";
    assert_eq!(chain(text), ["Kommersant", "sources"]);
}

#[test]
fn who_is_quoted_as_saying() {
    let text = "Reuters quoted a senior diplomat as saying that the talks had failed.";
    assert_eq!(contents(text), ["that the talks had failed"]);
    assert_eq!(chain(text), ["Reuters", "a senior diplomat"]);
}

#[test]
fn the_source_is_the_one_that_was_named_last() {
    let text = "A source familiar with the ministry told Nezygar, a Telegram channel, that he was tired.\n\
                “Nobody expected it,” the source said.";
    let found = read(text);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|statement| statement.speaker == "A source familiar with the ministry"));
    assert_eq!(found[1].chain[0].name, "Nezygar");
}

#[test]
fn a_name_behind_its_role() {
    let text = "Its chairman, Tomas Reyes, said the report was wrong.";
    assert_eq!(chain(text), ["Tomas Reyes"]);
    assert_eq!(read(text)[0].anonymity, Anonymity::Named);
}

#[test]
fn a_colon_introduces_a_quotation() {
    let text = "The mayor was blunt: “There is no money.”";
    assert_eq!(contents(text), ["“There is no money.”"]);
    assert_eq!((read(text)[0].rule, read(text)[0].mode), ("introduced", Mode::Direct));
}

#[test]
fn a_quotation_that_fills_the_next_paragraph_goes_on() {
    let text = "“We were told nothing,” Ann Lee said.\n“Nobody called us.”";
    assert_eq!(contents(text), ["“We were told nothing,” … “Nobody called us.”"]);
}

#[test]
fn a_thing_can_be_said_something_of() {
    assert_eq!(contents("Mr. Cruz criticized the bill."), ["the bill"]);
}

#[test]
fn what_is_said_in_a_statement_is_said_by_its_speaker() {
    let text = "The union said in a statement on Friday that the strike would go on.";
    assert_eq!(contents(text), ["that the strike would go on"]);
    assert_eq!(chain(text), ["union"]);
}

#[test]
fn a_question_in_quotation_marks_ends_no_sentence() {
    assert_eq!(contents("“Where is the money?” Smith asked."), ["“Where is the money?”"]);
}

#[test]
fn an_order_is_no_speech_and_to_call_off_is_none() {
    assert!(contents("The president called off the summit.").is_empty());
}

#[test]
fn the_sources_of_two_outlets_are_two_voices() {
    let text = "Unidentified sources told Reuters that he would go.\n\
                Unidentified sources told Bloomberg that he would stay.\n\
                Unidentified sources told Reuters that he was tired.";
    let found = read(text);
    let voices = voices(text, &found);
    assert_eq!(voices.iter().map(|voice| voice.statements.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn what_an_outlet_reports_somebody_to_have_said_is_his() {
    let text = "The newspaper Morgen reported that Karl Brandt said the deal was dead.";
    assert_eq!(contents(text), ["the deal was dead"]);
    assert_eq!(chain(text), ["Morgen", "Karl Brandt"]);
}

#[test]
fn nobody_says_what_is_said() {
    let text = "Eva Lund left. It is said that the owner has left the country.";
    let found = read(text);
    assert_eq!(contents(text), ["that the owner has left the country"]);
    assert_eq!((found[0].speaker.as_str(), found[0].anonymity), ("is said", Anonymity::Collective));
}

#[test]
fn a_quotation_in_a_paragraph_of_its_own_is_whose_the_one_before_announces() {
    let text = "Ann Lee, who chairs the board, went on to say:\n\n“Nobody told us.”\n\n“And then the pipes burst.”";
    assert_eq!(contents(text), ["“Nobody told us.” … “And then the pipes burst.”"]);
    assert_eq!(chain(text), ["Ann Lee"]);
    assert!(contents("Ann Lee went on to say:\n\nIt rained in the hills.").is_empty());
}

#[test]
fn a_second_sentence_behind_a_tag_goes_on_where_its_quotation_ends_early() {
    let text = "“It will hold,” Ann Lee said. “We looked at every bolt of it last spring” and at every weld.";
    assert_eq!(contents(text), ["“It will hold,” … “We looked at every bolt of it last spring” and at every weld"]);
}

#[test]
fn a_title_behind_a_tag_is_none_of_what_was_said() {
    assert_eq!(contents("“It will hold,” Ann Lee said on “The Morning Show”."), ["“It will hold,”"]);
}

#[test]
fn a_content_has_its_verb_before_it_ends() {
    let text = "Smith said that Governor Reed, who has the last word, had told nobody of his plans.";
    assert_eq!(contents(text)[0], "that Governor Reed, who has the last word, had told nobody of his plans");
}

#[test]
fn whoever_rejects_a_report_speaks_and_not_the_report() {
    let text = "The port authority has rejected reports that its only ferry was sold.";
    assert_eq!(chain(text), ["port authority"]);
    assert_eq!(read(text)[0].polarity, Polarity::Denied);
}

#[test]
fn a_name_before_a_colon_is_the_speaker() {
    assert_eq!(chain("All agree - Carl Moss: “The race is open.”"), ["Carl Moss"]);
}

#[test]
fn an_abbreviation_within_a_compound_ends_no_sentence() {
    let text = "The minister said that then-Sen. Ruiz had signed the bill.";
    assert_eq!(contents(text), ["that then-Sen. Ruiz had signed the bill"]);
}

/// The sources of a text's statements as it has them.
fn sources(text: &str) -> Vec<&str> {
    read(text).iter().filter_map(|statement| statement.source.clone()).map(|span| &text[span]).collect()
}

#[test]
fn an_insertion_parts_the_subject_from_its_verb() {
    assert_eq!(sources("Carl Moss - who drives a bus - said that the road was closed."), ["Carl Moss"]);
    let text = "Carl Moss, who called the plan “a farce,” said that the road was closed.";
    assert!(sources(text).last().is_some_and(|source| source.starts_with("Carl Moss")));
    let text = "Carl Moss, the keeper of the lock at the mouth of the canal, Orta, said that it was closed.";
    assert!(sources(text)[0].starts_with("Carl Moss, the keeper"));
}

#[test]
fn words_of_time_are_no_subject() {
    assert_eq!(sources("The harbour master last week said that the pier was unsafe."), ["The harbour master"]);
    assert_eq!(sources("A notice posted on Friday said that the pier was unsafe.")[0], "A notice posted");
}

#[test]
fn what_stands_behind_an_auxiliary_is_no_subject() {
    assert_eq!(sources("The bishop has raised questions about the sale of the chapel."), ["The bishop"]);
}

#[test]
fn joined_verbs_and_participles_take_the_subject_of_the_clause_that_speaks() {
    let text = "Rosa Lind said the mayor had promised a bridge, adding that nobody believed him.";
    assert_eq!(sources(text), ["Rosa Lind", "Rosa Lind"]);
    let text = "Rosa Lind praised the book the mayor wrote and has said that it sells well.";
    assert_eq!(sources(text).last(), Some(&"Rosa Lind"));
}

#[test]
fn a_preposition_and_a_gerund_take_the_nearest_subject() {
    let text = "Rosa Lind met a man who surprised the board by saying that the dam would hold.";
    assert_eq!(sources(text), ["who"]);
}

#[test]
fn a_participle_in_front_takes_the_subject_behind_it() {
    let text = "Noting that the dam was old, Rosa Lind asked for a new one.";
    assert_eq!(sources(text)[0], "Rosa Lind");
}

#[test]
fn an_infinitive_takes_its_subject_from_what_governs_it() {
    assert_eq!(sources("The flood forced the mayor to admit that the dam was old."), ["the mayor"]);
    assert_eq!(sources("The villagers continue to say that the dam is old."), ["The villagers"]);
}

#[test]
fn whoever_makes_it_clear_says_so() {
    assert_eq!(sources("The mayor made it clear that the dam would stay."), ["The mayor"]);
}

#[test]
fn whoever_asks_stands_behind_by() {
    let text = "The mayor was asked by a reporter whether the dam would hold.";
    assert_eq!(sources(text), ["a reporter"]);
}

#[test]
fn what_a_speaker_refers_to_is_not_his_source() {
    let text = "“It will hold,” Rosa Lind said, referring to the old dam.";
    assert_eq!(sources(text)[0], "Rosa Lind");
}

#[test]
fn a_statement_that_somebody_issues_is_his() {
    assert_eq!(sources("The ministry issued a statement saying that the dam would hold."), ["The ministry"]);
}

#[test]
fn a_tag_behind_a_lead() {
    assert_eq!(contents("Still, he said, officials must decide who gets it."), ["officials must decide who gets it"]);
    let text = "On Friday, the ministry said, two more men were found.";
    assert_eq!(contents(text), ["On Friday … two more men were found"]);
}

#[test]
fn a_remark_in_front() {
    assert_eq!(contents("As the mayor pointed out on Friday, the pier is closed."), ["the pier is closed"]);
    assert_eq!(contents("As one diplomat put it, “nobody knows.”"), ["“nobody knows.”"]);
}

#[test]
fn according_to_behind_a_single_word() {
    assert_eq!(contents("Nobody, according to Orta, came."), ["Nobody … came"]);
}

#[test]
fn nobody_in_particular() {
    assert_eq!(contents("It is understood that the bank will close."), ["that the bank will close"]);
    assert_eq!(chain("It is being reported that the king is ill."), ["is being reported"]);
    let text = "The captain reportedly ordered his men to fire.";
    assert_eq!(contents(text), ["The captain … ordered his men to fire"]);
    assert_eq!(chain(text), ["reportedly"]);
    assert_eq!(
        read("It emerged that the captain had been drunk.").first().and_then(|found| found.source.clone()),
        None
    );
}

#[test]
fn adverbs_between_a_subject_and_its_verb() {
    let text = "The mayor has repeatedly and firmly denied taking money.";
    assert_eq!((contents(text), chain(text)), (vec!["taking money".to_owned()], vec!["mayor".to_owned()]));
}

#[test]
fn a_tag_behind_a_short_subject() {
    assert_eq!(contents("Tips, the deckhand said, came out of a tin."), ["Tips … came out of a tin"]);
    let text = "His first mistake, Ms Lind went on, was to call the priest a bishop.";
    assert_eq!(contents(text), ["His first mistake … was to call the priest a bishop"]);
}

#[test]
fn a_tag_with_where_it_was_said() {
    let text = "The marriages have no standing in law, a spokeswoman confirmed after the hearing.";
    assert_eq!(contents(text), ["The marriages have no standing in law"]);
}

#[test]
fn a_noun_that_looks_like_a_verb() {
    let text = "“I have never been aboard,” Malta's former works minister, Censu Portelli, said.";
    assert_eq!(sources(text), ["Malta's former works minister, Censu Portelli"]);
}

#[test]
fn a_quotation_behind_what_is_said() {
    let text = "Orta said the gate was shut. “It has been shut for years.”";
    assert_eq!(contents(text), ["the gate was shut … “It has been shut for years.”"]);
}

#[test]
fn a_quotation_that_stands_alone() {
    let text = "The mayor was furious. “Nobody told me anything about it.”";
    assert_eq!(contents(text), ["“Nobody told me anything about it.”"]);
    assert_eq!(chain(text), ["mayor"]);
}

#[test]
fn according_to_somebody_with_an_apposition() {
    for text in [
        "According to Kolokol, an opposition site, the deputy has moved.",
        "According to Kolokol, the opposition site, the deputy has moved.",
        "According to Kolokol, the deputy has moved.",
    ] {
        assert_eq!(contents(text), ["the deputy has moved"], "{text}");
    }
    let text = "According to officials, a bridge, two roads and a school were destroyed.";
    assert_eq!(contents(text), ["a bridge, two roads and a school were destroyed"]);
}

#[test]
fn according_to_without_a_comma() {
    let text = "According to the mayor nobody was hurt.";
    assert_eq!((contents(text), sources(text)), (vec!["nobody was hurt".to_owned()], vec!["the mayor"]));
}

#[test]
fn a_rumour_that_goes_round() {
    let text = "A rumour was going round the capital that the general had been relieved.";
    assert_eq!(
        (contents(text), chain(text)[0].as_str()),
        (vec!["that the general had been relieved".to_owned()], "rumour")
    );
    assert_eq!(contents("Word on the terraces is that he will go."), ["that he will go"]);
    assert_eq!(contents("Rumours that he had fled were denied."), ["that he had fled"]);
}

#[test]
fn a_quotation_belongs_to_whom_its_sentence_opens_with() {
    assert_eq!(chain("Lind in December 1992: “It rains.”"), ["Lind"]);
    assert_eq!(chain("The letter continues: “It rains.”"), ["letter"]);
    assert_eq!(chain("Nora Hale heckles the band: “Louder.”"), ["Nora Hale"]);
}

#[test]
fn what_somebody_seems_to_do_is_his_doing() {
    let text = "Lind seemed to mock the plan.";
    assert_eq!((contents(text), chain(text)), (vec!["to mock the plan".to_owned()], vec!["Lind".to_owned()]));
}

#[test]
fn what_stands_before_a_participle_says_so_unless_somebody_made_it() {
    assert_eq!(chain("The mood was dark, with crowds saying they would stay at home."), ["crowds"]);
    assert_eq!(chain("The firm placed three ads saying that the bridge was safe."), ["firm"]);
}
