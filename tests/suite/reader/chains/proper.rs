//! Where a name begins and ends, and whose it is. One minimal text per mechanism.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn the_name_of_a_body_goes_over_what_it_is_for() {
    for name in [
        "Department for Fisheries and Coasts",
        "Federal Agency for Rail and Road Safety",
        "Ministry of Water, Forests and Mines",
        "Dock Workers' Brotherhood",
        "Water and Sewerage Board",
    ] {
        assert_eq!(last(&format!("The {name} said the gate was shut.")), name);
    }
    let text = "Lind joined the Department for Ponds and Wells. The department said the gate was shut.";
    assert_eq!(last(text), "Department for Ponds and Wells");
    let text = "Orta Relief, a charity, said it was late. The charity added that it was dark.";
    assert_eq!(last(text), "Orta Relief");
    assert_eq!(last("The insurers, Orta Mutual & General, said the gate was shut."), "Orta Mutual & General");
    let text = "The BBC and the Ministry of Health said the gate was shut.";
    assert_eq!(last(text), "BBC and Ministry of Health");
}

#[test]
fn a_name_has_particles_and_what_friends_call_him() {
    assert_eq!(last("Dr Gwen ap Rhys said it was late."), "Gwen ap Rhys");
    let text = "Karl von und zu Moss and two others left. “Too late,” Moss said.";
    assert_eq!(last(text), "Karl von und zu Moss");
    assert_eq!(last("Els van 't Veer said it was late."), "Els van 't Veer");
    let text = "The pilot, Tomas “Tank” Okeke, said the gate was shut. “Fine,” Okeke said.";
    assert_eq!(last(text), "Tomas “Tank” Okeke");
}

#[test]
fn letters_in_brackets_lead_to_the_name_before_them() {
    let text = "The Water and Sewerage Board (WSB) met on Monday. WSB said the gate was shut.";
    assert_eq!(last(text), "Water and Sewerage Board");
}

#[test]
fn a_name_behind_a_comma_may_have_titles_before_it() {
    for (words, name) in [
        ("Detective Superintendent (Acting) Hugo Lassalle", "Hugo Lassalle"),
        ("retired teacher Bea Lomax", "Bea Lomax"),
        ("the Brussels barrister Jef Claes", "Jef Claes"),
        ("Countess Mirela von der Planitz", "Mirela von der Planitz"),
        ("29-year-old Yann Palas", "Yann Palas"),
    ] {
        assert_eq!(last(&format!("The bureau's chief, {words}, said the gate was shut.")), name);
    }
    for words in ["a Kremlin adviser", "a Conservative", "in Palermo for a week"] {
        assert_eq!(last(&format!("The bureau's chief, {words}, said the gate was shut.")), "bureau's chief");
    }
    assert_eq!(last("“Shut,” said the eldest, plumber Dan Kirk."), "Dan Kirk");
    assert_eq!(last("It was, according to the harbour chief, Captain Sven Holt, a good day."), "Sven Holt");
}

#[test]
fn what_somebody_is_called_is_his_name() {
    for (words, name) in [
        ("Their driver, a porter named Ludo Krall", "Ludo Krall"),
        ("Their agent, a firm called Blue Anchor Management", "Blue Anchor Management"),
        ("Their commander, a captain with the call sign “Badger”", "Badger"),
    ] {
        assert_eq!(chains(&format!("{words}, said the gate was shut.")), [name]);
    }
}

#[test]
fn a_firm_behind_a_comma_is_no_spokesman() {
    let text = "A spokesman for the family office, Quill Capital Partners, said the gate was shut.";
    assert_eq!(last(text), "A spokesman for the family office");
    assert_eq!(last("A spokesman for the ministry, Karl Pohl, said the gate was shut."), "Karl Pohl");
}

#[test]
fn only_an_outlet_has_an_article_of_its_own() {
    assert_eq!(last("A baker told The Harbour Exchange that the gate was shut."), "Harbour Exchange > A baker");
}

#[test]
fn words_of_where_and_what_stand_before_an_outlets_name() {
    for words in ["the Hungarian business monthly Tukor", "the Graz-based Tukor", "Dutch public broadcaster Tukor"] {
        assert_eq!(last(&format!("A porter told {words} that the gate was shut.")), "Tukor > A porter");
    }
    assert_eq!(last("Hong Kong-listed Jadeway said the gate was shut."), "Jadeway");
}

#[test]
fn a_name_behind_a_body_or_several_is_that_of_who_speaks_for_them() {
    let text = "A spokesman for the coastguard, Commander Idris Fall, said the gate was shut.";
    assert_eq!(last(text), "Idris Fall");
    let text = "A lawyer for the nephews, Etienne Roch, said the gate was shut.";
    assert_eq!(last(text), "Etienne Roch");
    let text = "Lawyers for the murdered baker, Olaf Brandt, said the gate was shut.";
    assert_eq!(last(text), "Lawyers for the murdered baker");
}

#[test]
fn words_of_time_are_no_part_of_a_mention() {
    assert_eq!(last("Hours later the buyer said the gate was shut."), "buyer");
}

#[test]
fn several_who_say_one_thing_are_one_origin() {
    for (words, names) in [
        ("Lind and Moss", "Lind and Moss"),
        ("Judges Petra Holm and Anil Rao", "Petra Holm and Anil Rao"),
        ("Karl Lind, Ada Moss and Petra Holm", "Karl Lind, Ada Moss and Petra Holm"),
        ("Olga Brandt and her deputy, Karl Voss,", "Olga Brandt and Karl Voss"),
        ("Ada Moss of Orta Watch and Karl Lind of Green Aid", "Ada Moss and Karl Lind"),
        ("Karl Lind of the Crime and Fraud Bureau", "Karl Lind"),
        ("Leeds captain Tom Hale and manager Sven Holt", "Tom Hale and Sven Holt"),
        ("Karl Voss and his lawyers", "Karl Voss and his lawyers"),
        ("A spokesman for Lind and Moss", "A spokesman for Lind and Moss"),
        ("The chairman and chief executive, Sven Holt", "Sven Holt"),
    ] {
        assert_eq!(last(&format!("{words} said the gate was shut.")), names);
    }
    let text = "Karl Lind and Ada Moss said the gate was shut. They added that it was late.";
    assert_eq!(last(text), "Karl Lind and Ada Moss");
    assert_eq!(last("“Shut,” said the couple, Vera and Milos Hanak."), "Vera and Milos Hanak");
}

#[test]
fn numbers_and_brackets_may_belong_to_a_title() {
    assert_eq!(last("Head of Year 9 Mrs Deborah Stone said it was late."), "Deborah Stone");
    assert_eq!(last("Detective Chief Inspector (DCI) Malachy Orr said it was late."), "Malachy Orr");
    assert_eq!(last("“Shut,” said former world No. 2 Dana Petrova."), "Dana Petrova");
}

#[test]
fn what_a_body_did_is_no_part_of_its_name() {
    for did in ["approved a 41 million pound contract", "approved 41 contracts", "likes a contract"] {
        let text = format!("The harbour board of Veldermouth {did}.\n\nThe board said on Wednesday that it was late.");
        assert_eq!(last(&text), "harbour board of Veldermouth");
    }
}

#[test]
fn a_company_is_no_board() {
    let text = "A spokesman for Northquay Marine, the winning firm, declined to comment on the vote of the harbour board of \
                Veldermouth. The company said that it had followed every rule.";
    assert_eq!(last(text), "Northquay Marine");
}

#[test]
fn adverbs_and_small_words_may_belong_to_a_name() {
    assert_eq!(last("The tax is dead, the site Orta Today reported."), "Orta Today");
    assert_eq!(last("The driver told News at Nine that it had failed."), "News at Nine > driver");
    assert_eq!(last("Campaign group Rivers Without Borders says it has failed."), "Rivers Without Borders");
    let text = "A spokeswoman for the Department of Fisheries, Food and the Sea said it was over.";
    assert_eq!(last(text), "A spokeswoman for the Department of Fisheries, Food and the Sea");
    assert_eq!(last("He is less hopeful: according to the mayor, Ada Moss, it has failed."), "Ada Moss");
}
