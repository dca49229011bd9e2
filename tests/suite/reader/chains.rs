//! Chains in English: through whom a statement came, and whom later words refer to. One minimal text per rule.

use credence::{
    board::Anonymity,
    reader::{Article, Language, Statement, statements},
};

mod cast;
mod forms;
mod named;
mod papers;
mod proper;
mod reference;
mod relays;
mod standing;
mod through;
mod worded;

fn read(text: &str) -> Vec<Statement> {
    statements(&Article::plain(Language::English, text))
}

/// The chain of each statement, links joined by " > ".
fn chains(text: &str) -> Vec<String> {
    let chain = |found: &Statement| found.chain.iter().map(|node| node.name.clone()).collect::<Vec<_>>().join(" > ");
    read(text).iter().map(chain).collect()
}

#[test]
fn an_outlet_may_cite_before_it_is_named() {
    let text = "Citing three diplomats, the newspaper Le Rivage reported that the money had been paid.";
    assert_eq!(chains(text), ["Le Rivage > three diplomats"]);
    let text = "According to Bloomberg, citing people familiar with the matter, the bank will cut jobs.";
    assert_eq!(chains(text), ["Bloomberg > people familiar with the matter"]);
}

#[test]
fn whoever_quotes_somebody_carries_his_words() {
    let text = "The foreign minister was quoted by Orta as saying that the talks had failed.";
    assert_eq!(chains(text), ["Orta > foreign minister"]);
}

#[test]
fn a_denial_that_an_outlet_reports_is_the_deniers() {
    let text = "Reuters reported that the minister denied that he had resigned.";
    assert_eq!(chains(text), ["Reuters > minister"]);
}

#[test]
fn whom_an_outlet_cites_says_nothing_yet_but_may_speak_later() {
    let text = "The report is based on unnamed sources in the coast guard.\n\
                The sources told Reuters the boat had switched off its radio.";
    assert_eq!(chains(text), ["Reuters > unnamed sources in the coast guard"]);
}

#[test]
fn a_paper_that_an_outlet_obtained_comes_through_it() {
    let text = "A memo leaked to the Sunday Register says that the dam leaks.";
    assert_eq!(chains(text), ["Sunday Register > A memo"]);
}

#[test]
fn the_articles_own_outlet_is_no_relay_of_what_it_has_seen() {
    let text = "An email seen by the Examiner says that the water is bad.";
    let mut article = Article::plain(Language::English, text);
    assert_eq!(statements(&article)[0].chain.len(), 2);
    article.publisher = Some("The Ellis Examiner".to_owned());
    assert_eq!(statements(&article)[0].chain.len(), 1);
}

#[test]
fn the_report_is_a_paper_and_reports_are_anybodys() {
    let anonymity = |text: &str| read(text)[0].anonymity;
    assert_eq!(anonymity("The report says that eleven valves leak."), Anonymity::PartlyNamed);
    assert_eq!(anonymity("Reports say that eleven valves leak."), Anonymity::Collective);
}

#[test]
fn one_and_the_other_belong_to_those_who_spoke() {
    let text = "Two diplomats told Reuters the deal could be saved. One said that the text was done. \
                The other said that it was not.";
    assert_eq!(chains(text), ["Reuters > Two diplomats"; 3]);
    let text = "“We are tired,” one soldier told Reuters. Another said that food was short.";
    assert_eq!(chains(text), ["Reuters > one soldier", "Reuters > another soldier"]);
}

#[test]
fn they_are_those_of_whom_some_spoke_last() {
    let text = "Reuters reported that the plant was shut, citing officials.\n\
                Two of the officials said the roof fell in. They said that it was old.";
    assert_eq!(chains(text)[1..], ["Reuters > officials", "Reuters > officials"]);
}

#[test]
fn a_pronoun_finds_whom_the_sentence_before_was_about() {
    let text = "Ingrid Hallas said that the data were wrong.\n\
                The manager could not be reached. He told the Norrby Courier that he had done nothing.";
    assert_eq!(chains(text)[1], "Norrby Courier > manager");
    let text = "A spokesman said that it was a mistake.\n\
                The ministry's adviser, Lev Sorin, went further. The drones, he said, were imaginary.";
    assert_eq!(chains(text)[1], "Lev Sorin");
    let text = "The Ashdale Echo named her. The council disputes this. It says it was never warned.";
    assert_eq!(chains(text).last().map(String::as_str), Some("council"));
}

#[test]
fn a_mother_is_not_he() {
    let text = "A council spokesman, Dev Patel, said the books were in order.\n\
                “I paid,” said one mother. He added that there was a list.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Dev Patel"));
}

#[test]
fn a_title_may_stand_between_a_role_and_its_name() {
    let text = "The regulator's chief, Dr. Samir Haddad, said the drug was safe.";
    assert_eq!(chains(text), ["Samir Haddad"]);
}

#[test]
fn the_newspaper_that_an_agency_quotes_is_another() {
    let text = "The Sunday Register said that the talks had failed.\n\
                Interfax, quoting the newspaper, said that nobody would go on.";
    assert_eq!(chains(text)[1], "Interfax > Sunday Register");
}

#[test]
fn where_an_outlet_is_from_is_no_outlet() {
    let text = "In an interview with the German weekly Blick, Anton Verin said that he would not run.";
    assert_eq!(chains(text), ["Blick > Anton Verin"]);
}

#[test]
fn what_is_said_on_the_air_comes_through_the_station() {
    let text = "“There is no danger,” Hugo Prat said on state television.";
    assert_eq!(chains(text), ["state television > Hugo Prat"]);
    let text = "Its organiser, Femi Adeyinka, told the Guardian: “They found out from a calendar.”";
    assert_eq!(chains(text), ["Guardian > Femi Adeyinka"]);
}

#[test]
fn a_tag_may_name_whom_it_was_told_to_or_where_it_was_said() {
    let text = "The real number was above one hundred, Luz Medina told Radio Faro, without any proof.";
    assert_eq!(chains(text), ["Radio Faro > Luz Medina"]);
    let text = "Ruth Delacourt hid nine payments by booking them as flood relief, prosecutors said in a court filing.";
    assert_eq!(chains(text), ["prosecutors"]);
    let text = "A former aide said in a court filing that the governor knew.";
    assert_eq!(chains(text), ["A former aide"]);
}

/// The contents of the statements of a text.
fn contents(text: &str) -> Vec<String> {
    let words = |found: &Statement| {
        found.content.iter().map(|part| text[part.clone()].to_owned()).collect::<Vec<_>>().join(" … ")
    };
    read(text).iter().map(words).collect()
}

#[test]
fn what_describes_whom_an_outlet_cites_is_no_statement() {
    let text = "The broadcaster Orta cited a tribal elder who took part in the exchange.\n\
                The elder said the men had been fed.";
    assert_eq!(chains(text), ["Orta > a tribal elder"]);
    let text = "Orta quoted an elder as saying at least thirty men had been fed.";
    assert_eq!(chains(text), ["Orta > an elder"]);
}

#[test]
fn it_is_the_paper_that_spoke_last() {
    let text = "A memo leaked to the Ledger says that the valves were old. It adds that nobody was told.";
    assert_eq!(chains(text), ["Ledger > A memo"; 2]);
}

#[test]
fn a_relative_clause_between_commas_parts_no_subject_from_its_verb() {
    let text = "A spokesman for the mayor, who spoke on condition of anonymity, said that he respects the court.";
    assert_eq!(chains(text), ["A spokesman for the mayor"]);
    let text = "A man who answered the door said that the mayor was away.";
    assert_eq!(chains(text), ["A man who answered the door"]);
    let text = "The gate was opened by the mayor, who said that he was on holiday.";
    assert_eq!(chains(text), ["mayor"]);
    let text = "The ship, which was old, sank, said Pavel Ruiz.";
    assert_eq!(chains(text), ["Pavel Ruiz"]);
    let text = "The expert, Gleb Sorin, said the base was empty.";
    assert_eq!(chains(text), ["Gleb Sorin"]);
}

#[test]
fn a_tag_names_its_speaker_with_all_that_describes_him() {
    for text in [
        "The bank would close, said a person briefed on the matter, who asked not to be named.",
        "The bank would close, a person briefed on the matter said.",
        "The bank would close, said a person briefed on the matter on Friday.",
    ] {
        assert_eq!(chains(text), ["a person briefed on the matter"], "{text}");
    }
}

#[test]
fn a_participle_and_what_hangs_on_it_is_tagged_by_nobody() {
    let text = "Asked whether he would resign, Marek Lind said: “No.”";
    assert!(!contents(text).contains(&"Asked whether he would resign".to_owned()));
    let text = "Fishing off the coast is banned, Marek Lind said.";
    assert_eq!(contents(text), ["Fishing off the coast is banned"]);
}

#[test]
fn an_answer_of_one_word_is_a_statement() {
    assert_eq!(contents("Did he take the money? No, Marek Lind said."), ["No"]);
}

#[test]
fn to_put_a_number_is_to_state_it() {
    assert_eq!(contents("The hospital put the number of dead at 30."), ["the number of dead at 30"]);
    assert!(read("The nurse put the blanket on the bed.").is_empty());
}

#[test]
fn according_to_an_outlet_somebody_else_may_speak() {
    let text = "According to Orta News, a firefighter said the roof had fallen.";
    assert_eq!(chains(text), ["Orta News > a firefighter"]);
    let text = "Help was offered, according to the foreign minister, as cited by local media.";
    assert_eq!(chains(text), ["local media > foreign minister"]);
    let text = "The phone, per the maker's press release, went on sale in May.";
    assert_eq!(chains(text), ["maker's press release"]);
}

#[test]
fn whoever_is_quoted_as_saying_comes_through_who_quotes_him() {
    let text = "“We do not attack ships,” the foreign minister was quoted as saying by the Ardesh Press Agency.";
    assert_eq!(chains(text), ["Ardesh Press Agency > foreign minister"]);
    let text = "A police report obtained by the Ledger quotes Pavel Ruiz as saying that he knew nothing.";
    assert_eq!(chains(text)[0].rsplit(" > ").next(), Some("Pavel Ruiz"));
}

#[test]
fn a_spokesman_through_whom_an_office_speaks_is_the_origin() {
    let text = "The defence ministry, through its spokesman Col. Dauren Aliev, said that the clip was old.";
    assert_eq!(chains(text), ["defence ministry > Dauren Aliev"]);
}

#[test]
fn a_named_speaker_keeps_the_outlet_only_where_he_goes_on() {
    let text = "Odile Garnier told France Matin that the film was a fake.\nGarnier said that she had seen it.";
    assert_eq!(chains(text)[1], "Odile Garnier");
    let text = "Odile Garnier told France Matin that the film was a fake. She added that she had seen it.";
    assert_eq!(chains(text)[1], "France Matin > Odile Garnier");
    let text = "A clerk told France Matin that the film was a fake.\nThe clerk said that it was old.";
    assert_eq!(chains(text)[1], "France Matin > A clerk");
}

#[test]
fn an_office_is_named_by_whose_it_is() {
    let text = "Matthias Keller has dismissed the cable as a forgery. His office said that no such paper exists.";
    assert_eq!(chains(text)[1], "Matthias Keller's office");
    let text = "Belora has offered helicopters, according to its foreign minister.";
    assert_eq!(chains(text), ["Belora's foreign minister"]);
}

#[test]
fn a_refusal_says_nothing_but_the_silent_one_may_speak() {
    for text in [
        "Pavel Ruiz declined to comment.",
        "Pavel Ruiz would not say whether it was authentic.",
        "The bank did not respond to a request for comment.",
        "A clerk asked us not to print her name.",
    ] {
        assert!(read(text).is_empty(), "{text}");
    }
    let text = "The general's wife declined to answer questions. “Ask those who know,” she told the agency Orta.";
    assert_eq!(chains(text), ["Orta > general's wife"]);
}

#[test]
fn a_report_in_an_outlet_is_the_outlets() {
    let text = "The company knew of a report in the Northgate Echo that a fault had been logged.";
    assert_eq!(chains(text), ["Northgate Echo"]);
    let text = "The ice is older than the Sun, researchers report today in Nature Planets.";
    assert_eq!(chains(text), ["Nature Planets > researchers"]);
}

#[test]
fn they_may_be_one_and_the_source_an_insider() {
    let text =
        "Pals said that it was over. But a friend of the drummer insisted that he was well. “Nobody left,” they said.";
    assert_eq!(chains(text).last().map(String::as_str), Some("a friend of the drummer"));
    let text = "An insider told Orta that it was over. The source said that nobody knew.";
    assert_eq!(chains(text), ["Orta > An insider"; 2]);
}

#[test]
fn a_pronoun_may_mean_the_subject_of_its_own_sentence() {
    let text = "Lola Vane is on tour.\nA friend of the drummer said that he was well.\n\
                Lola left the stage when she said that it was over.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Lola Vane"));
    let text = "Pavel Ruiz said that it was late. Her mum Denise was angry. “They are here,” she said.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Denise"));
}

#[test]
fn what_is_said_by_nobody_has_the_words_that_say_so() {
    assert_eq!(chains("The animal is said to be in the best of health."), ["is said"]);
}

#[test]
fn whoever_obtained_a_paper_carries_it() {
    let text = "The plant will close, according to slides shown to buyers last week and obtained by DigiChain.";
    assert_eq!(chains(text), ["DigiChain > slides shown to buyers last week"]);
}

#[test]
fn members_of_parliament_are_no_outlet() {
    assert_eq!(chains("A finding is expected within days, Jo Aldous told MPs."), ["Jo Aldous"]);
}

#[test]
fn a_company_that_is_named_like_a_person_is_it() {
    let text =
        "The vessel's manager, Kyklos Marine of Piraeus, said there had been a fire. It said that nobody was hurt.";
    assert_eq!(chains(text), ["Kyklos Marine"; 2]);
}

#[test]
fn what_one_told_another_comes_through_the_other() {
    for text in [
        "“The mayor told me it would hold,” Ruth Adeyemi said.",
        "Ruth Adeyemi said the mayor had told him: “It will hold.”",
        "Ruth Adeyemi recalled the mayor telling him that it would hold.",
    ] {
        assert_eq!(chains(text), ["Ruth Adeyemi > mayor"], "{text}");
    }
    let text = "The mayor said that it would hold, according to minutes of the meeting.";
    assert_eq!(chains(text), ["minutes of the meeting > mayor"]);
}

#[test]
fn a_tag_at_the_end_ends_what_stands_before_it() {
    let text = "Engineers had said that the bridge was unsafe, documents show.";
    assert_eq!(contents(text), ["that the bridge was unsafe"]);
    assert_eq!(chains(text), ["documents > Engineers"]);
    let text = "The council was warned, the Orta newspaper has learned.";
    assert_eq!(contents(text), ["The council was warned"]);
}

#[test]
fn a_semicolon_parts_two_speakers() {
    let text = "One engineer said that the bridge was safe; another said that it was not.";
    assert_eq!(contents(text), ["that the bridge was safe", "that it was not"]);
}

#[test]
fn a_letter_is_its_writers() {
    for text in [
        "A letter from the mayor to the council said that the bridge was safe.",
        "The letter, signed by the mayor, said that the bridge was safe.",
    ] {
        assert_eq!(chains(text), ["mayor"], "{text}");
    }
}

#[test]
fn a_report_by_an_outlet_is_the_outlet() {
    for text in [
        "The bridge would open, according to a report by Orta that cited two engineers.",
        "The bridge would open, according to an Orta report, which cited two engineers.",
    ] {
        assert_eq!(chains(text).concat().split(" > ").last(), Some("two engineers"), "{text}");
    }
    assert_eq!(chains("Orta's report, which cited no sources, said that the bridge would open."), ["Orta"]);
    assert_eq!(chains("Orta reported, without citing a source, that the bridge would open."), ["Orta"]);
}

#[test]
fn an_interview_may_be_told_of_before_the_verb() {
    for text in [
        "Speaking to the BBC, Ruth Adeyemi said that she was away.",
        "In comments to the BBC, Ruth Adeyemi said that she was away.",
        "Ruth Adeyemi, in an interview with the BBC, said that she was away.",
        "She was away, Ruth Adeyemi said in an interview with the BBC on Sunday.",
    ] {
        assert_eq!(chains(text), ["BBC > Ruth Adeyemi"], "{text}");
    }
}

#[test]
fn one_of_them_may_have_a_name() {
    let text = "Witnesses said that the bridge swayed. One of them, Ruth Adeyemi, said that she had run.";
    assert_eq!(chains(text)[1], "Ruth Adeyemi");
    assert_eq!(read("Three of the five engineers said that they had run.")[0].anonymity, Anonymity::PartlyNamed);
}

#[test]
fn a_jury_that_is_told_says_nothing() {
    assert_eq!(chains("A jury was told that the mayor had known."), [""]);
}

#[test]
fn a_verb_of_speech_needs_no_counts() {
    assert_eq!(chains("The mayor knew that the bridge was unsafe, prosecutors allege."), ["prosecutors"]);
    assert_eq!(contents("The mayor denied having been warned."), ["having been warned"]);
}

#[test]
fn an_outlet_may_have_been_told_or_quote_behind_the_words() {
    assert_eq!(
        chains("The Ledger newspaper has been told by two sources that the mayor lied."),
        ["Ledger > two sources"]
    );
    assert_eq!(chains("Two people were dead, Irna quoted Hassan Riahi as saying."), ["Irna > Hassan Riahi"]);
    assert_eq!(chains("Hassan Riahi, quoted by Irna, said that two people were dead."), ["Irna > Hassan Riahi"]);
    assert_eq!(chains("According to Irna, Hassan Riahi put the toll at two."), ["Irna > Hassan Riahi"]);
    assert_eq!(chains("According to Hassan Riahi, the toll was two, Irna reported."), ["Irna > Hassan Riahi"]);
}

#[test]
fn an_apposition_behind_according_to_is_no_content() {
    let text = "The toll was two, according to Hassan Riahi, the governor of the province.";
    assert_eq!(contents(text), ["The toll was two"]);
    let text = "The toll, said Hassan Riahi, was two.";
    assert_eq!(contents(text), ["The toll … was two"]);
    let text = "In a leaked recording, the mayor tells an aide: “Bury it.”";
    assert!(!contents(text).contains(&"In a leaked recording".to_owned()));
}

#[test]
fn auxiliaries_part_no_subject_from_its_verb() {
    assert_eq!(chains("The mayor has always maintained that he knew nothing."), ["mayor"]);
    assert!(read("The foreign office would neither confirm nor deny the meeting.").is_empty());
}

#[test]
fn one_of_two_kinds_of_sources_may_speak_later() {
    let text = "The ranch was bought with cash, the newspaper Lupa reported, citing bank records and three former employees.\n\
                One of the former employees said that he had carried it.";
    assert_eq!(chains(text)[1], "Lupa > three former employees");
}

#[test]
fn whom_with_leads_in_speaks_for_himself() {
    let text = "Senators asked for an inquiry, with one, Rosa Elizondo, saying that it was a scandal.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Rosa Elizondo"));
}

#[test]
fn an_editor_does_not_speak_through_his_paper() {
    let text = "Posten's editor said that the paper stood by its story.";
    assert_eq!(chains(text), ["Posten's editor"]);
}

#[test]
fn a_plural_at_the_start_is_they() {
    let text = "“He was kind,” said Marge Dunning. Police see it differently. They say that he took the money.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Police"));
}

#[test]
fn outlets_have_numbers_in_their_names() {
    assert_eq!(chains("The regulator told Channel Six that it was a mistake."), ["Channel Six > regulator"]);
    assert_eq!(chains("The mayor told Beacon reporters that it was a mistake."), ["Beacon > mayor"]);
}

#[test]
fn the_mayor_is_whoever_was_called_so() {
    for first in [
        "Mayor Iris Kolb said that she was angry.",
        "Iris Kolb, the mayor, said that she was angry.",
        "Iris Kolb, mayor of Selm since 2012, said that she was angry.",
        "The mayor, Iris Kolb, said that she was angry.",
    ] {
        let text = format!("{first}\nThe mayor added that an inquiry would follow.");
        assert_eq!(chains(&text), ["Iris Kolb"; 2], "{text}");
    }
    let text = "The governor said that three were dead.\nGovernor Taras Koval wrote that the roof had fallen.";
    assert_eq!(chains(text), ["Taras Koval"; 2]);
    let text = "Kremlin spokesman Pavel Orlov said that it was late.\nA spokesman for the bank said that it was shut. \
                The spokesman added that it was sold.";
    assert_eq!(chains(text)[2], "A spokesman for the bank");
    let text = "Foreign minister Rana Haddad said that it was late.\nThe prime minister said that it was early.";
    assert_eq!(chains(text)[1], "prime minister");
    let text = "Coach Ida Renn said that they were ready.\nThe 41-year-old said that she was calm.";
    assert_eq!(chains(text), ["Ida Renn"; 2]);
}

#[test]
fn the_airline_is_the_company_that_spoke_last() {
    let text = "Kestrel Air said that the flight had landed.\nThe airline said that nobody was hurt.";
    assert_eq!(chains(text), ["Kestrel Air"; 2]);
    let text = "The Ministry of Defence said that it was false.\nThe airline said that nobody was hurt.";
    assert_eq!(chains(text)[1], "airline");
}

#[test]
fn a_husband_is_he() {
    let text = "Ruth Adeyemi said that she was well. Her husband, Olu, 36, disagreed. “She is not,” he said.";
    assert_eq!(chains(text)[1], "Olu");
}

#[test]
fn in_a_letter_somebody_writes() {
    let text = "In a letter to staff seen by the newspaper Orta, Rolf Dahl wrote that he was proud.";
    assert_eq!(chains(text), ["Orta > Rolf Dahl"]);
    assert_eq!(chains("“I was warned,” Rolf Dahl wrote in an email to Science Beat."), ["Science Beat > Rolf Dahl"]);
}

#[test]
fn adding_goes_on_with_the_same_talk() {
    let text = "The bank was hacked, two people familiar with the matter told the newspaper Orta, adding that no money was lost.\n\
                One of the people said that the hackers had asked for a ransom.";
    assert_eq!(chains(text), ["Orta > two people familiar with the matter"; 3]);
    assert_eq!(contents(text)[0], "The bank was hacked");
}

#[test]
fn a_place_before_a_role_is_not_called_so() {
    let text = "In a post on X, the minister said that he would sue.\n“I will sue,” he wrote.";
    assert_eq!(chains(text), ["minister"; 2]);
}

#[test]
fn a_pronoun_may_mean_whom_its_own_content_names() {
    assert_eq!(chains("The minister will sue, he said on Sunday."), ["minister"]);
}

#[test]
fn a_quotation_with_its_tag_may_come_through_a_paper() {
    let text = "“We are going down,” the pilot said, according to a transcript seen by the newspaper Orta.";
    assert_eq!(chains(text), ["Orta > a transcript > pilot"]);
    assert_eq!(contents(text), ["“We are going down,”"]);
}

#[test]
fn many_of_them_are_those_who_spoke() {
    let text = "Current and former employees said that the firm hid its losses. Many of them asked not to be named.\n\
                “Everyone knew,” one of them said.";
    assert_eq!(chains(text), ["Current and former employees"; 2]);
}

#[test]
fn the_name_behind_a_role_belongs_to_the_tag() {
    for text in [
        "“It is a cry for help,” said Vita's general secretary, Oona Lee.",
        "The plan is dead, said its author, Dr. Oona Lee, on Friday.",
    ] {
        assert_eq!(chains(text), ["Oona Lee"], "{text}");
    }
    let text = "One nurse, quoted in the survey, said: “I cry in the car park.”";
    assert_eq!(chains(text), ["survey > One nurse"]);
}

#[test]
fn he_is_whom_a_paper_speaks_of() {
    let text = "A transcript shows that Paolo Serra was asked eleven times.\n“I skim,” he replied.";
    assert_eq!(chains(text)[1], "Paolo Serra");
}

#[test]
fn words_of_time_part_no_verb_from_its_clause() {
    assert_eq!(contents("Regulators confirmed on Friday that they were looking."), ["that they were looking"]);
    let text = "The militia that runs the checkpoint said in a Facebook post that nobody was touched.";
    assert_eq!(chains(text), ["militia that runs the checkpoint"]);
}

#[test]
fn a_name_may_have_an_ampersand() {
    let text = "Mark Boyd told Bone & Stone magazine he had been warned.";
    assert_eq!(chains(text), ["Bone & Stone > Mark Boyd"]);
}

#[test]
fn to_dismiss_something_as_a_forgery_is_to_deny_it() {
    let text = "President Matthias Keller has dismissed the cable as a forgery.";
    assert_eq!(contents(text), ["the cable"]);
    assert_eq!(chains(text), ["Matthias Keller"]);
}

#[test]
fn what_a_letter_says_that_somebody_wrote_is_his() {
    let text =
        "According to an email seen by the Gazette, an engineer wrote to Ann Lee in March that it would not hold.";
    assert_eq!(chains(text), ["Gazette > an engineer"]);
}

#[test]
fn what_a_relative_clause_tells_of_how_it_came() {
    let text = "The news was first reported by Axios, which cited an official as saying the call lasted an hour.";
    assert_eq!(chains(text), ["Axios > an official"]);
    let text = "A Western diplomat who spoke to the Guardian said that nobody had expected the visit.";
    assert_eq!(chains(text), ["Guardian > A Western diplomat"]);
}

#[test]
fn where_an_outlet_reported_it_parts_nothing() {
    let text = "The minister will resign, the Tribune reported on its website on Sunday night, quoting three aides.";
    assert_eq!(chains(text), ["Tribune > three aides"]);
    let text = "Sources close to the club say the coach has been offered a new contract, L'Équipe reports.";
    assert_eq!(chains(text), ["L'Équipe > Sources close to the club"]);
}

#[test]
fn a_leaked_memo_keeps_its_name() {
    let text = "A leaked memo, first published by Der Spiegel, warns that stocks will last only eleven days.";
    assert_eq!(chains(text), ["Der Spiegel > A leaked memo"]);
}

#[test]
fn what_somebody_was_told_he_retells() {
    for (text, chain) in [
        ("The nurse, Ida Moor, said a guard had admitted to her that the gate was open.", "Ida Moor > a guard"),
        ("Ida Moor claimed that a porter had told her by phone that the keys were gone.", "Ida Moor > a porter"),
        ("Ida Moor said she had been told by two clerks that the file was lost.", "Ida Moor > two clerks"),
        ("Ida Moor said she had heard from a cousin that the bank was closing.", "Ida Moor > a cousin"),
        ("A colonel, Ida Moor said, had assured her that the road was mined.", "Ida Moor > A colonel"),
        ("One clerk, Earl Dunn, told her the goat was his, Ida Moor said.", "Ida Moor > Earl Dunn"),
        ("The trader acknowledged that the fund was empty, said Ida Moor.", "Ida Moor > trader"),
        ("“‘Sell the boat,’ she told me,” Earl Dunn said.", "Earl Dunn > she"),
        (
            "“A plumber told my neighbour the pipes were lead,” said Ida Moor.",
            "Ida Moor > Ida Moor's neighbour > A plumber",
        ),
    ] {
        assert_eq!(chains(text), [chain], "{text}");
    }
    // What others were told is what the speaker says.
    for text in [
        "Ida Moor said the ministry had told farmers to wait.",
        "Ida Moor said a guard had told her to wait.",
        "“Piet told the same story in Ghent,” said Ida Moor.",
    ] {
        assert_eq!(chains(text), ["Ida Moor"], "{text}");
    }
}

#[test]
fn whoever_is_quoted_in_a_retelling_is_not_the_teller() {
    let text = "Armin Sahl, 71, has a cold. His brother, Braim, told Radio Faro that they had spoken.\n\
                “He told me he had never felt better,” Braim said.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Braim > Armin Sahl"));
    let text = "“The plumber told us the pipes were lead,” said Ida Moor. “I have not slept since.”";
    assert_eq!(chains(text), ["Ida Moor > plumber", "Ida Moor"]);
}

#[test]
fn whom_the_first_paragraph_describes_is_named_in_the_next() {
    let text = "The mine will open in May, its former engineer has said.\n\n\
                “Nobody asked me,” said Sara Lindqvist, who left the company in June.";
    assert_eq!(chains(text), ["Sara Lindqvist", "Sara Lindqvist"]);
    let text = "A baker burnt down his own shop, a court has been told.\n\n\
                Karl Moss, 51, denies arson.\n\nOpening the case, Helen Tarr KC said that he needed money.";
    assert_eq!(chains(text), ["Helen Tarr KC", "Karl Moss", "Helen Tarr KC"]);
    // Several people, a body, somebody who hides: nobody else.
    for lead in ["engineers have said", "the ministry has said", "a source has said"] {
        let text = format!("The mine will open in May, {lead}.\n\n“I know,” said Sara Lindqvist.");
        assert_ne!(chains(&text)[0], "Sara Lindqvist", "{lead}");
    }
}

#[test]
fn the_only_name_somebody_gives_is_his() {
    for (text, chain) in [
        ("“It is ours,” said a corporal at the bridge, who gave only his call sign, Badger.", "Badger"),
        ("A man who uses the name Captain Pepper said the road was open.", "Captain Pepper"),
        ("One clerk, who gave her name only as Nadia, said the door was shut.", "Nadia"),
        ("Marlowe himself said that he was a patient man.", "Marlowe"),
        ("One of the two men, 29-year-old Yann Palas, said he was well.", "Yann Palas"),
    ] {
        assert_eq!(chains(text), [chain], "{text}");
    }
}

#[test]
fn somebody_may_speak_through_another() {
    for (text, chain) in [
        ("Through a solicitor, Karl Moss denied having said so.", "a solicitor > Karl Moss"),
        ("Speaking through his lawyer, Lena Voss, Karl Moss said he was ill.", "Lena Voss > Karl Moss"),
        (
            "Through his lawyer, Karl Moss told the Norrby Courier that he was ill.",
            "Norrby Courier > Karl Moss's lawyer > Karl Moss",
        ),
    ] {
        assert_eq!(chains(text), [chain], "{text}");
    }
}

#[test]
fn names_of_outlets_are_whole_and_where_they_are_from_is_no_part() {
    for (text, outlet) in [
        ("Le Matin du Nord reported that the mine was shut.", "Le Matin du Nord"),
        ("Karl Moss told the Portuguese weekly Folha last year that he was ill.", "Folha > Karl Moss"),
        ("Karl Moss told the Gazette officers had offered him money.", "Gazette > Karl Moss"),
        ("Villagers in Lower Moor say the bus is late.", "Villagers in Lower Moor"),
        ("“It is absurd,” Karl Moss wrote in the Gazette.", "Gazette > Karl Moss"),
    ] {
        assert_eq!(chains(text), [outlet], "{text}");
    }
}

#[test]
fn an_insertion_tells_who_hands_it_on() {
    for (text, chain) in [
        ("The judge, according to a transcript, remarked that he had seen worse.", "a transcript > judge"),
        ("Ida Moor's clerk, the baker says, explained to him that a ledger was kept.", "baker > Ida Moor's clerk"),
        ("The file, pages of which were printed by Orta, states that he was ill.", "Orta > file"),
        ("The report, excerpts of which Radio Orta published, says that he was ill.", "Radio Orta > report"),
    ] {
        assert_eq!(chains(text), [chain], "{text}");
    }
}

#[test]
fn one_of_those_whom_an_outlet_cited_comes_through_it() {
    let text = "The magazine Screen reported the row on Thursday, quoting four crew members.\n\
                “He threw a lamp,” one crew member was quoted as saying.";
    assert_eq!(chains(text).last().map(String::as_str), Some("Screen > one crew member"));
}

#[test]
fn whoever_adds_something_speaks_to_the_same_outlet() {
    let text = "Karl Moss told Radio Faro that they had spoken. “He is well,” Moss added. Moss said that he was tired.";
    assert_eq!(chains(text), ["Radio Faro > Karl Moss", "Radio Faro > Karl Moss", "Karl Moss"]);
}

#[test]
fn a_neighbour_tells_her_and_she_tells_us() {
    let text = "Olha Brent said the streets were empty. A neighbour told her by phone that the bridge was down.\n\
                “She said it went like a plate,” Brent recalled.";
    assert_eq!(chains(text), ["Olha Brent", "Olha Brent > A neighbour", "Olha Brent > A neighbour"]);
}

#[test]
fn whoever_was_named_before_is_not_the_one_described() {
    let text = "Sara Lindqvist should go, a former engineer has said.\n\n“I will stay,” said Sara Lindqvist.";
    assert_eq!(chains(text), ["a former engineer", "Sara Lindqvist"]);
    let text = "The mine will open in May, her husband has said.\n\n“I know,” said Mary Lindqvist, who owns it.";
    assert_ne!(chains(text)[0], "Mary Lindqvist");
}

#[test]
fn whom_a_description_points_to_is_named() {
    let text = "Karl Moss could not be reached. A lawyer for him said that he was ill.";
    assert_eq!(chains(text), ["A lawyer for Karl Moss"]);
    let text = "A nurse at the clinic told the Gazette that it was shut. That nurse said it was cold.";
    assert_eq!(chains(text), ["Gazette > A nurse at the clinic"; 2]);
    let text = "The talks resume in May, the chief mediator said.\n\n\
                “Nobody walked out,” Badr al-Hamdi, a former minister who chairs them, told reporters.";
    assert_eq!(chains(text), ["Badr al-Hamdi"; 2]);
}
