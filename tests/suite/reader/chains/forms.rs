//! The forms in which the press tells through whom something came: one sentence each.

use super::chains;

/// Checks that each text has one statement, with this chain.
fn check(forms: &[(&str, &str)]) {
    let wrong: Vec<_> = forms
        .iter()
        .map(|(text, chain)| (text, chain, chains(text)))
        .filter(|(_, chain, found)| found.as_slice() != [**chain])
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outlets_cite_and_are_told() {
    check(&[
        ("Two officers contacted by Radio Sahel said the plant had closed.", "Radio Sahel > Two officers"),
        ("A Budapest daily reported that the plant had closed.", "A Budapest daily"),
        ("The Orta Gazette, citing two officials, reported that the plant had closed.", "Orta Gazette > two officials"),
        ("Two officials told the Orta Gazette that the plant had closed.", "Orta Gazette > Two officials"),
        ("The plant had closed, two officials told the Orta Gazette.", "Orta Gazette > two officials"),
        (
            "According to the Orta Gazette, which cited two officials, the plant had closed.",
            "Orta Gazette > two officials",
        ),
        ("The plant had closed, the Orta Gazette reported, citing two officials.", "Orta Gazette > two officials"),
        ("Citing two officials, the Orta Gazette reported that the plant had closed.", "Orta Gazette > two officials"),
        ("The Orta Gazette quoted an official as saying that the plant had closed.", "Orta Gazette > an official"),
        ("An official quoted by the Orta Gazette said the plant had closed.", "Orta Gazette > An official"),
        (
            "An official was quoted by the Orta Gazette as saying that the plant had closed.",
            "Orta Gazette > An official",
        ),
        ("\"The plant has closed,\" the Orta Gazette quoted an official as saying.", "Orta Gazette > an official"),
        (
            "The Orta Gazette said it had been told by an official that the plant had closed.",
            "Orta Gazette > an official",
        ),
        (
            "The Telegram channel Kolokol wrote that the plant had closed, referring to a source in the ministry.",
            "Kolokol > a source in the ministry",
        ),
        (
            "A source close to the ministry told the Telegram channel Kolokol that the plant had closed.",
            "Kolokol > A source close to the ministry",
        ),
        ("Kolokol's sources said the plant had closed.", "Kolokol > sources"),
        ("Local media, citing police, reported that the plant had closed.", "Local media > police"),
        ("The BBC has learned that the plant had closed.", "BBC"),
        (
            "The Orta Gazette carried an interview with a tenant, who recalled that the plant had closed.",
            "Orta Gazette > a tenant",
        ),
        ("The plant had closed, writes Joan Petra of the Orta Gazette.", "Orta Gazette > Joan Petra"),
        (
            "The state agency, Kerulen, reported, quoting a guard it did not name, that the plant had closed.",
            "Kerulen > a guard",
        ),
    ]);
}

#[test]
fn people_speak_to_outlets_and_on_them() {
    check(&[
        (
            "Mayor Iris Kolb said in an interview with the Orta Gazette that the plant had closed.",
            "Orta Gazette > Iris Kolb",
        ),
        ("Speaking to the Orta Gazette, Mayor Iris Kolb said the plant had closed.", "Orta Gazette > Iris Kolb"),
        ("Mayor Iris Kolb told the state news agency Belta that the plant had closed.", "Belta > Iris Kolb"),
        (
            "In remarks broadcast on state television, Mayor Iris Kolb said the plant had closed.",
            "state television > Iris Kolb",
        ),
        ("Mayor Iris Kolb told our partner Der Bote that the plant had closed.", "Der Bote > Iris Kolb"),
        (
            "Mayor Iris Kolb, speaking on the podcast The Lobby Stairs, said the plant had closed.",
            "Lobby Stairs > Iris Kolb",
        ),
        ("Mayor Iris Kolb told \"The Morning Skate\" podcast that the plant had closed.", "Morning Skate > Iris Kolb"),
        ("Mayor Iris Kolb told The Sunday Lantern that the plant had closed.", "Sunday Lantern > Iris Kolb"),
        (
            "Mayor Iris Kolb wrote in a text message to the radio station Echo of Orta that the plant had closed.",
            "Echo of Orta > Iris Kolb",
        ),
        ("In a statement to the Dean Mercury her office put the total at 41 pounds.", "Dean Mercury > her office"),
        ("Mayor Iris Kolb told parliament that the plant had closed.", "Iris Kolb"),
        ("Mayor Iris Kolb told the Lords that the plant had closed.", "Iris Kolb"),
        ("Mayor Iris Kolb told Thursday's parish meeting that the plant had closed.", "Iris Kolb"),
    ]);
}

#[test]
fn papers_come_through_outlets() {
    check(&[
        (
            "An indictment unsealed in Tampa, Florida, alleges that the plant had closed.",
            "An indictment unsealed in Tampa",
        ),
        ("A leaked letter seen by the Orta Gazette says the plant had closed.", "Orta Gazette > A leaked letter"),
        ("Documents seen by the Orta Gazette show that the plant had closed.", "Orta Gazette > Documents"),
        ("The plant had closed, according to documents obtained by the Orta Gazette.", "Orta Gazette > documents"),
        (
            "The plant had closed, according to records published on Sunday by the Orta Gazette.",
            "Orta Gazette > records",
        ),
        (
            "In an email seen by the Orta Gazette, Iris Kolb wrote that the plant had closed.",
            "Orta Gazette > Iris Kolb",
        ),
        (
            "In a memo to all staff, obtained by the Orta Gazette, Iris Kolb writes that the plant had closed.",
            "Orta Gazette > Iris Kolb",
        ),
        (
            "On the tape, made in January and released by the Orta Gazette, Iris Kolb says the plant had closed.",
            "Orta Gazette > Iris Kolb",
        ),
        ("Emails leaked to the Orta Gazette suggest that the plant had closed.", "Orta Gazette > Emails"),
        ("His letter to the planning officer, Kent said, was lost.", "Kent"),
        (
            "An internal memo dated March 3 and seen by the Orta Gazette warned that the plant had closed.",
            "Orta Gazette > An internal memo",
        ),
    ]);
}

#[test]
fn people_hand_on_what_others_say() {
    check(&[
        ("Ann Lee said her brother had told her the plant had closed.", "Ann Lee > Ann Lee's brother"),
        ("Ann Lee said that according to the police the plant had closed.", "Ann Lee > police"),
        ("\"The police told us the plant had closed,\" said Ann Lee.", "Ann Lee > police"),
        ("\"My boss said the plant had closed,\" said Ann Lee.", "Ann Lee > Ann Lee's boss"),
        ("Ann Lee said her client had been told by the police that the plant had closed.", "Ann Lee > police"),
        (
            "Ann Lee told Radio Orta she had been assured by the minister Karl Strand that the plant had closed.",
            "Radio Orta > Ann Lee > Karl Strand",
        ),
        (
            "Ann Lee said a whistleblower had claimed in a letter to her office that the plant had closed.",
            "Ann Lee > a whistleblower",
        ),
        ("Ann Lee says her manager has told crews the plant has closed.", "Ann Lee > Ann Lee's manager"),
        ("A driver told officers the plant had closed, Ann Lee said.", "Ann Lee > A driver"),
        ("A barber, Ann Lee reported, had told him that the plant had closed.", "Ann Lee > A barber"),
        (
            "Ann Lee was packing. Her aunt used to say that the plant would close, she told me.",
            "Ann Lee > Ann Lee's aunt",
        ),
        (
            "The driver told officers that the plant had closed, according to a police report.",
            "a police report > driver",
        ),
        ("Prosecutors said the driver had told officers that the plant had closed.", "Prosecutors > driver"),
        ("A witness, the prosecutor said, had told the court that the plant had closed.", "prosecutor > A witness"),
        ("Ann Lee said the firm's own study showed the plant had closed.", "Ann Lee > firm's own study"),
        ("It quotes a former engineer, who told investigators that the plant had closed.", "It > a former engineer"),
        ("Ann Lee quoted from a letter in which Jean Baird called him a good boy.", "Ann Lee > Jean Baird"),
        ("Through her lawyer, Kolb said the plant had closed.", "Kolb's lawyer > Kolb"),
        ("Kolb, through her lawyer, Jens Brekke, denies that the plant had closed.", "Jens Brekke > Kolb"),
        (
            "Kolb said in a statement issued by her press secretary, Ibrahim Kudu, that the plant had closed.",
            "Ibrahim Kudu > Kolb",
        ),
    ]);
}

#[test]
fn some_words_are_nobodys() {
    check(&[
        ("Reports that a canvas from the same attic had gone could not be verified.", "Reports"),
        ("Rumours that the plant had closed spread through the town.", "Rumours"),
        ("It was rumoured that the plant had closed.", "was rumoured"),
        ("It is whispered that the plant had closed.", "is whispered"),
        ("The plant is said to have closed.", "is said"),
        ("The bank, which holds 11% of the shares, is understood to have asked for a meeting.", "is understood"),
        ("There are reports that the plant had closed.", "reports"),
        ("There's talk that the plant had closed.", "talk"),
    ]);
}

#[test]
fn sources_are_named_in_many_ways() {
    check(&[
        ("A spokesman for the ministry, Jan Vos, said the plant had closed.", "Jan Vos"),
        ("The ministry's spokesman Jan Vos told Belta that the plant had closed.", "Belta > Jan Vos"),
        ("The former bishop, Rt Rev Alan Stour, says the plant had closed.", "Alan Stour"),
        ("His father, the energy minister Goran Drazic, insisted that the plant had closed.", "Goran Drazic"),
        ("Minister of State Maeve Devane said the plant had closed.", "Maeve Devane"),
        ("The Chairman of the council, Hon. Yakub Bello, said the plant had closed.", "Yakub Bello"),
        ("The Ulster Teachers' Guild said the plant had closed.", "Ulster Teachers' Guild"),
        ("The Sierra County Sheriff's Office said the plant had closed.", "Sierra County Sheriff's Office"),
        ("Postman Rob Eales swears the plant had closed.", "Rob Eales"),
        ("Two MPs from the ruling party say the plant had closed.", "Two MPs from the ruling party"),
        ("Renato \"Boyet\" Salas testified that the plant had closed.", "Renato \"Boyet\" Salas"),
        ("A woman who introduces herself as Umm Tareq says the plant had closed.", "Umm Tareq"),
        ("A minister backing Lena Voss claimed that the plant had closed.", "A minister backing Lena Voss"),
        ("Hugh Palliser, the Labour peer, who believes the plant had closed, left.", "Hugh Palliser"),
        ("Keyturn, based in Raleigh, N.C., denies that the plant had closed.", "Keyturn"),
        ("The same evening the channel Jarkent One reported that the plant had closed.", "channel Jarkent One"),
        ("Three months ago the ministry said the plant had closed.", "ministry"),
        ("David Hale-Marsh, KC, for the state, brushed aside the doctor's account.", "David Hale-Marsh"),
        ("Armand Bois of Pelham Capital, which owns 6%, reckons that the plant had closed.", "Armand Bois"),
    ]);
}

#[test]
fn a_report_that_is_rebutted_carries_nothing() {
    let text = "The plant had not closed, the council said, rebutting a report in the Lagos Monitor.";
    assert_eq!(chains(text)[0], "council");
}
