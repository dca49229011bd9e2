//! The Russian rules, each with a text of a sentence or two.

use credence::{
    board::Anonymity,
    reader::{Article, Language, Mode, Polarity, Statement, statements},
};

/// What is found: rule, content, chain.
fn found(text: &str) -> Vec<(&'static str, String, String)> {
    let one = |statement: Statement| {
        let parts: Vec<&str> = statement.content.iter().map(|span| &text[span.clone()]).collect();
        let chain: Vec<&str> = statement.chain.iter().map(|node| node.name.as_str()).collect();
        (statement.rule, parts.join(" | "), chain.join(" < "))
    };
    read(text).into_iter().map(one).collect()
}

fn read(text: &str) -> Vec<Statement> {
    statements(&Article::plain(Language::Russian, text))
}

/// Asserts that `text` holds one statement, found by `rule`.
fn one(text: &str, rule: &str, content: &str, chain: &str) {
    assert_eq!(found(text), [(rule_name(rule), content.to_owned(), chain.to_owned())], "{text}");
}

fn rule_name(rule: &str) -> &'static str {
    const RULES: &[&str] = &[
        "ru-tag",
        "ru-tag-within",
        "ru-dash",
        "ru-clause",
        "ru-gerund",
        "ru-tag-clause",
        "ru-according",
        "ru-as",
        "ru-rumour",
        "ru-denial",
        "ru-colon",
        "ru-object",
        "ru-call",
        "ru-about",
        "ru-this",
        "ru-carry",
    ];
    RULES.iter().find(|known| **known == rule).copied().unwrap()
}

#[test]
fn a_tag_behind_a_quotation() {
    one("«Паром стоит у причала», — заявил вице-мэр Игорь Лапшин.", "ru-tag", "Паром стоит у причала", "Игорь Лапшин");
}

#[test]
fn a_tag_within_the_marks() {
    let text = "«Элиза это знает, — сказал Георгий Гесс. — Она подписывала бумаги».";
    one(text, "ru-tag-within", "Элиза это знает | Она подписывала бумаги", "Георгий Гесс");
}

#[test]
fn speech_behind_a_dash() {
    let text = "– Ваза стояла в витрине, – уверяет директор музея Анна Брандт.";
    one(text, "ru-dash", "Ваза стояла в витрине", "Анна Брандт");
    assert_eq!(read(text)[0].mode, Mode::Direct);
}

#[test]
fn a_clause_behind_its_verb() {
    one("Пётр Лунд заявил, что мост откроют в мае.", "ru-clause", "мост откроют в мае", "Пётр Лунд");
    one("Как утверждал Пётр Лунд, мост открыт.", "ru-as", "мост открыт", "Пётр Лунд");
}

#[test]
fn a_gerund_keeps_the_speaker() {
    let text = "«Нет», — отрезала Яна Кольбе, добавив, что тренер останется.";
    assert_eq!(found(text)[1], ("ru-gerund", "тренер останется".to_owned(), "Яна Кольбе".to_owned()));
}

#[test]
fn a_tag_behind_a_clause() {
    let text = "Паром продан, сообщила в среду газета «Волна».";
    one(text, "ru-tag-clause", "Паром продан", "Волна");
}

#[test]
fn according_to() {
    one("По словам Петра Лунда, мост открыт.", "ru-according", "мост открыт", "Петра Лунда");
    one("По слухам, мост открыт.", "ru-according", "мост открыт", "слухи");
}

#[test]
fn rumours_are_nobodys() {
    one("В посёлке ходят слухи, что ворота сдали в металлолом.", "ru-rumour", "ворота сдали в металлолом", "слухи");
    assert_eq!(read("Ходят слухи, что это так и есть.")[0].anonymity, Anonymity::Collective);
}

#[test]
fn a_denial_is_no_claim_of_its_speaker() {
    let text = "В мэрии опровергли сообщения о том, что паром продан.";
    one(text, "ru-denial", "паром продан", "мэрии");
    assert_eq!(read(text)[0].polarity, Polarity::Denied);
    assert_eq!(read("Даль отрицает, что тросы были в море.")[0].polarity, Polarity::Denied);
}

#[test]
fn a_colon_before_a_quotation() {
    one("Самира Диалло не согласна: «Это не малярия».", "ru-colon", "Это не малярия", "Самира Диалло");
}

#[test]
fn things_that_are_called_something_spoken_of_or_rejected() {
    one("Игорь Лапшин назвал публикации фантазиями.", "ru-call", "публикации фантазиями", "Игорь Лапшин");
    one("О переходе тренера сообщило радио «Волна».", "ru-about", "О переходе тренера", "Волна");
    one("Министерство обороны опровергает арест.", "ru-object", "арест", "Министерство обороны");
}

#[test]
fn a_title_in_quotation_marks_is_no_speech() {
    assert_eq!(found("Газета «Волна» закрылась в мае."), []);
}

#[test]
fn chains_go_through_outlets() {
    for (text, chain) in [
        (
            "Газета «Волна» со ссылкой на неназванный источник написала, что паром продан.",
            "Волна < неназванный источник",
        ),
        ("Семён Грач рассказал газете «Волна», что паром продан.", "Волна < Семён Грач"),
        ("Семён Грач сказал в интервью «Волне», что паром продан.", "Волне < Семён Грач"),
        ("Источник «Волны» утверждает, что паром продан.", "Волны < Источник «Волны»"),
        ("Семён Грач заявил, что паром продан, сообщает ТАСК.", "ТАСК < Семён Грач"),
        ("Паром продан, сообщил ТАСК источник в полиции.", "ТАСК < источник в полиции"),
    ] {
        let found = found(text);
        assert_eq!((found.len(), found[0].2.as_str()), (1, chain), "{text}");
    }
}

#[test]
fn pronouns_and_the_publication_are_who_they_were() {
    let text = "Депутат Борис Туляков говорит, что вода грязная. По его словам, это видно. Мэр Рита Линдт спорит.\n\
                «Вода чистая», — подчеркнула она.";
    let chains: Vec<String> = found(text).into_iter().map(|(.., chain)| chain).collect();
    assert_eq!(chains, ["Борис Туляков", "Борис Туляков", "Рита Линдт"]);
    let text = "Газета «Волна» пишет, что паром продан. «Он уплыл», — рассказал изданию капитан Семён Грач.";
    assert_eq!(found(text)[1].2, "Волна < Семён Грач");
}

#[test]
fn what_was_said_before_is_told_by_this() {
    let text = "Деньги дало казино. Об этом «Вестям» рассказал Вячеслав Марлин.";
    let found = found(text);
    assert_eq!(found[0].1, "Деньги дало казино");
    assert!(found[0].2.ends_with("Вячеслав Марлин"), "{found:?}");
}

#[test]
fn a_quotation_of_its_own_goes_to_who_spoke_last() {
    let text = "Семён Грач рассказал, что паром продан.\n«Нам велели молчать про всё это».";
    assert_eq!(found(text)[1], ("ru-carry", "Нам велели молчать про всё это".to_owned(), "Семён Грач".to_owned()));
}
