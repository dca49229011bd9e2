//! Who is meant: each way to bring somebody into an article, with each way to speak of him later.

use super::chains;

/// Texts of `before` and `later` whose last speaker is not `wanted`.
fn wrong<'t>(before: &[&'t str], later: &[&'t str], wanted: impl Fn(&str) -> bool) -> Vec<(String, Option<String>)> {
    let texts = before.iter().flat_map(|before| later.iter().map(move |later| format!("{before} {later}")));
    texts
        .map(|text| {
            let last = chains(&text).pop();
            (text, last)
        })
        .filter(|(_, last)| !last.as_deref().is_some_and(&wanted))
        .collect()
}

#[test]
fn somebody_with_a_name_is_she_or_the_surname_later() {
    let before = [
        "Mayor NAME said the bridge was safe.",
        "NAME, the mayor, said the bridge was safe.",
        "The mayor, NAME, said the bridge was safe.",
        "NAME, 45, said the bridge was safe.",
        "NAME, who runs the town, said the bridge was safe.",
        "“It is safe,” said NAME, the mayor.",
        "The bridge is safe, according to NAME, the mayor.",
        "In a letter to the council NAME wrote that the bridge was safe.",
        "NAME sees it differently.",
        "NAME has another view.",
        "Police arrested NAME on Monday.",
        "The plan was drawn up by NAME.",
        "It was NAME who opened the gate.",
        "For NAME the matter is closed.",
        "NAME's patience is gone.",
        "Few know the bridge as well as NAME.",
        "Then there is NAME.",
        "Among the visitors was NAME, the mayor.",
        "Next came NAME, a retired teacher.",
        "Work began in May under NAME, the town's engineer.",
        "The case against NAME collapsed in May.",
        "A petition started by NAME, a mother of two, has 3,000 names.",
        "NAME declined to comment at first.",
        "Asked about the bridge, NAME shrugged.",
    ];
    let later = [
        "“We checked it,” she said.",
        "She said nobody had been hurt.",
        "She later told reporters that nobody had been hurt.",
        "Nobody had been hurt, she added.",
        "Kolb said nobody had been hurt.",
        "Asked again, she said nobody had been hurt.",
        "She denies taking money.",
    ];
    // One whose sex the first name tells, one of whom nothing is known.
    for name in ["Maria Kolb", "Ilvane Kolb"] {
        let before: Vec<String> = before.iter().map(|before| before.replace("NAME", name)).collect();
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        assert_eq!(wrong(&before, &later, |last| last == name), []);
    }
}

#[test]
fn a_company_is_it_or_the_company_later() {
    let before = [
        "Kestrel Air cancelled 40 flights on Monday.",
        "The airline, Kestrel Air, cancelled 40 flights on Monday.",
        "Kestrel Air, which owns 30 jets, cancelled 40 flights.",
        "Passengers of Kestrel Air were stranded on Monday.",
        "Shares of Kestrel Air fell by 9%.",
        "Kestrel Air said the jets were safe.",
        "Kestrel Air did not respond to questions on Monday.",
        "The jets are operated by Kestrel Air.",
    ];
    let later = [
        "It said nobody had been hurt.",
        "The company said nobody had been hurt.",
        "In a statement, the company said nobody had been hurt.",
        "The airline said nobody had been hurt.",
        "“Nobody was hurt,” it said.",
        "The firm denied that anybody had been hurt.",
    ];
    assert_eq!(wrong(&before, &later, |last| last == "Kestrel Air"), []);
}

#[test]
fn who_has_no_name_is_the_official_or_he_later() {
    let before = [
        "A senior official said the jets were safe.",
        "“They are safe,” a senior official told the Orta Gazette.",
        "According to a senior official, the jets were safe.",
        "A senior official in the ministry, who asked not to be named, said the jets were safe.",
        "The Orta Gazette, citing a senior official, reported that the jets were safe.",
    ];
    let later = [
        "The official said nobody had been hurt.",
        "“Nobody was hurt,” the official added.",
        "He said nobody had been hurt.",
        "The person said nobody had been hurt.",
    ];
    assert_eq!(wrong(&before, &later, |last| last.contains("senior official")), []);
}

#[test]
fn who_is_meant_by_other_words() {
    for (text, last) in [
        // What somebody was, or how old he is.
        ("Ted Marsh, 79, sees children over the road. “I like it,” the retired quarryman said.", "Ted Marsh"),
        ("Drummer Al Cobb is past caring. The 56-year-old, who keeps donkeys, said they were calm.", "Al Cobb"),
        // Groups, and one of them.
        ("Three diplomats said the ban was agreed. A second cautioned that ports would not care.", "Three diplomats"),
        (
            "Residents of Mill Road say it is loud. One, who would not be named, said he had moved.",
            "Residents of Mill Road",
        ),
        ("Volunteers at the shelter had theories. Some thought the money had gone.", "Volunteers"),
        // A pronoun tells the sex, and it stays told.
        (
            "A neighbour said it was loud. She added that it had stopped. Then Alan Cobb came. “It was,” she said.",
            "neighbour",
        ),
        // Who replies is not who asked.
        (
            "Dr Anil Varg said it was off. The barrister, Jo Reeve, suggested that he had dreamt it. “Never,” he replied.",
            "Anil Varg",
        ),
        (
            "Senior leaders in the party felt it came too late. One of them said the list had gone.",
            "Senior leaders in the party",
        ),
        // Of two with one surname the one who was spoken of last.
        ("Sipho Dlova runs the firm. Vera Dlova left it in May. Dlova denied theft.", "Vera Dlova"),
        ("Gail Northey is the minister. Ms Northey's office says no letter has come.", "Gail Northey's office"),
        // What people tell each other is nobody who speaks later.
        (
            "Margaret Duff was a pilot. By family legend she flew at nine. According to family legend, it was ten. She denied it.",
            "Margaret Duff",
        ),
        // Bodies with owners' roles are no people.
        ("The barge's owner, Tasman Lode, said no cargo was lost. It added that divers had looked.", "Tasman Lode"),
        // A description that the article gives a name later.
        (
            "The plant was hit at two, the regional governor said. He said two men were hurt.\n\n\
             “It is out,” Governor Timur Alak wrote.",
            "Timur Alak",
        ),
    ] {
        let found = chains(text).pop().unwrap_or_default();
        assert!(found.ends_with(last), "{text}: {found}");
    }
}
