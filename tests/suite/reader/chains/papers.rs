//! Papers, pictures and recordings: whose words stand in them, and who shows them. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn what_a_paper_goes_on_to_say_is_its_writers() {
    let text = "A letter sent to parents by the head teacher, Lea Moll, says the pool is shut. It adds that it leaked.";
    assert_eq!(chains(text), ["Lea Moll", "Lea Moll"]);
    let text = "The head teacher, Lea Moll, sent parents a letter on Friday. It said lessons would start at ten.";
    assert_eq!(last(text), "Lea Moll");
    let text = "Families have had a letter from the head teacher, Lea Moll. Pupils, it says, must stay at home.";
    assert_eq!(last(text), "Lea Moll");
    let text = "In a letter to parents, the head teacher, Lea Moll, said it was shut. The letter added that it leaked.";
    assert_eq!(last(text), "Lea Moll");
    let text = "The Courier has seen a draft of the law. It says that pubs must close at nine.";
    assert_eq!(last(text), "Courier > a draft of the law");
}

#[test]
fn whoever_denies_a_report_speaks_on() {
    let text = "The airline denied the report. “No flight was cancelled,” it said.";
    assert_eq!(last(text), "airline");
}

#[test]
fn a_lawyer_releases_his_clients_words() {
    let text = "Kent's lawyer, Ada Moss, released a statement from him. “I never saw the boat,” it read.";
    assert_eq!(last(text), "Ada Moss > Kent");
}

#[test]
fn a_caption_is_the_words_of_who_posted_the_picture() {
    let text = "The drummer Olu Pryce posted a picture of a suitcase. “Home soon,” the caption read.";
    assert_eq!(last(text), "Olu Pryce");
    let text = "Olu Pryce said he was ill. On Monday his Instagram showed a broken drum. “Sorry,” read the caption.";
    assert_eq!(last(text), "Olu Pryce");
}

#[test]
fn whoever_reads_a_paper_out_relays_it() {
    let text = "A memo from the insurer, which the councillor read aloud, warns that the bridge may fall.";
    assert_eq!(last(text), "councillor > insurer");
    let text = "The will, read out by the family's solicitor, Ewan Gray, states that the house must stand.";
    assert_eq!(last(text), "Ewan Gray > will");
    let text = "The colonel's letter, which his daughter has published, says that the order came by phone.";
    assert_eq!(last(text), "his daughter > colonel's letter");
}

#[test]
fn papers_record_what_somebody_said() {
    let text = "Documents obtained by the Harbour Courier show that inspectors warned in May of cracks in the dam.";
    assert_eq!(last(text), "Harbour Courier > Documents > inspectors");
    let text = "Emails obtained by the Harbour Courier show that engineers told Karl Lind that the dam would fail.";
    assert_eq!(last(text), "Harbour Courier > Emails > engineers");
    let text = "The survey shows that residents complained of the smell.";
    assert_eq!(last(text), "survey");
}

#[test]
fn what_stands_in_another_of_the_papers_came_the_same_way() {
    let text = "According to police transcripts obtained by the Echo, Ada Moss told Karl Lind that he should sleep. \
                In another, Lind asks whether the parcel had come.";
    assert_eq!(last(text), "Echo > police transcripts > Karl Lind");
    let text = "The letter was shown to the Midland Star by a cousin. In it the colonel says that the order came late.";
    assert_eq!(last(text), "Midland Star > colonel");
    let text = "In messages to a friend, shown to the Midland Star, the coach writes that he has had enough.";
    assert_eq!(last(text), "Midland Star > coach");
}

#[test]
fn a_paper_goes_to_somebody_behind_its_writer() {
    let text = "A leaked email from the chief executive, Tom Barr, to managers warns that the plant could close.";
    assert_eq!(last(text), "Tom Barr");
}

#[test]
fn papers_sent_or_left_by_somebody_are_subjects_as_a_whole() {
    assert_eq!(last("A letter sent by the coach says he will not be picked."), "coach");
    let text = "A text message sent by the coach to a player and seen by the Midland Star says he will not be picked.";
    assert_eq!(last(text), "Midland Star > coach");
    let text = "A note circulated to banks on Monday and reviewed by the Midland Star says it must end.";
    assert_eq!(last(text), "Midland Star > A note circulated to banks");
    assert_eq!(last("A poster put up by the club says it is over."), "A poster put up by the club");
    assert_eq!(last("Prosecutors allege in court documents that the mayor took cash."), "Prosecutors");
}

#[test]
fn whoever_wrote_a_paper_writes_in_it() {
    let text = "The minister, Ida Falk, read out a letter from a nurse in Hull. In it, she wrote that wards were full.";
    assert_eq!(last(text), "Ida Falk > a nurse in Hull");
    let text = "The coroner, Ada Moss, read out a note that the boy had left. “Look after the dog,” he had written.";
    assert_eq!(last(text), "Ada Moss > boy");
    let text = "The lighthouse keeper's log survives in the archive. “Fog,” he wrote for the whole of March.";
    assert_eq!(last(text), "lighthouse keeper");
    let text =
        "The magazine Orfeo has got hold of the minister's text messages. In one, he tells an aide that it is over.";
    assert_eq!(last(text), "Orfeo > minister");
    let text = "The widow, Olive Tann, read a statement on the steps. “We wanted the truth,” it said.";
    assert_eq!(last(text), "Olive Tann");
}

#[test]
fn who_is_heard_on_a_tape_speaks_through_whoever_broadcast_it() {
    let text = "Radio Lumen broadcast a recording of the meeting. The minister is heard saying that it is over.";
    assert_eq!(last(text), "Radio Lumen > minister");
    let text = "Police have released footage in which a man in a hat can be heard shouting that the bank is his.";
    assert_eq!(last(text), "a man in a hat");
}

#[test]
fn outlets_print_profiles_pieces_and_extracts() {
    let text = "The weekly Le Soir has a profile of Holt in which a classmate says that she was dull.";
    assert_eq!(last(text), "Le Soir > a classmate");
    let text = "In an opinion piece for the Rye Gazette, the former mayor, Pat Lunn, wrote that the pier was doomed.";
    assert_eq!(last(text), "Rye Gazette > Pat Lunn");
    let text =
        "The minister's diaries, extracts from which appear in the Sunday Mercury, call the prime minister a fool.";
    assert_eq!(last(text), "Sunday Mercury > minister's diaries");
    assert_eq!(last("The village newsletter reports that the pond is dry."), "village newsletter");
    assert_eq!(last("An engineer told Channel Nine the bridge was weak."), "Channel Nine > An engineer");
}

#[test]
fn whoever_ruled_wrote_the_ruling() {
    assert_eq!(last("The judge's 90-page ruling was scathing. “This was theft,” she wrote."), "judge");
}
