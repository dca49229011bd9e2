//! By what name an origin goes into the chain. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn a_definite_phrase_has_the_fullest_name_of_whom_the_noun_was_used() {
    let text = "Mayors met Estonia's border agency on Monday. “The agency told us to wait,” said Liisa Tamm.\n\n\
                The agency said that it was ready.";
    assert_eq!(last(text), "Estonia's border agency");
    let text = "The pictures were first shown by Heron Watch, an account on X run by a pilot. \
                “Far too wide for a barn,” the account wrote.";
    assert_eq!(last(text), "Heron Watch");
    let text = "Patients talk of the gang Blue Anvil. The gang said that it would wait.";
    assert_eq!(last(text), "Blue Anvil");
    let text = "Pupils went to the European Patent Agency. The agency said that it was sorry.";
    assert_eq!(last(text), "European Patent Agency");
}

#[test]
fn whom_a_sentence_describes_and_names_is_the_next_pronoun() {
    let text = "A lifeguard has testified. The lifeguard on duty, Niamh Ó Cuív, had no doubt. \
                “I waved twice,” she told the court.";
    assert_eq!(last(text), "Niamh Ó Cuív");
    let text =
        "A banker said it was late. The biggest lender, builder Astri Wold, wants more. “I never rush,” she said.";
    assert_eq!(last(text), "Astri Wold");
    let text = "Minister Goran Petrov is away. Davud Orlik, a former envoy who teaches in Graz, has an idea. \
                “They needed a bill,” he says.";
    assert_eq!(last(text), "Davud Orlik");
}

#[test]
fn a_first_name_may_mislead_about_the_sex() {
    let text =
        "Council leader Jean Harrow said the money would mend the pier. “It is that or nothing,” she told the room.";
    assert_eq!(chains(text), ["Jean Harrow"; 2]);
}
