//! Who hands on what others said, and who heard it: tags behind what is retold, authors and reporters who were told, talks
//! that are spoken of before their words. One minimal text per rule.

use super::chains;

/// The last chain of a text.
fn last(text: &str) -> String {
    chains(text).pop().unwrap_or_default()
}

#[test]
fn a_tag_behind_what_somebody_said_retells_it() {
    let text = "Her dentist told her it was the third such case, Orla Finch said.";
    assert_eq!(last(text), "Orla Finch > Orla Finch's dentist");
    let text = "Old Zefer used to say a sign was finished when a child could read it, Hal Roque recalls.";
    assert_eq!(last(text), "Hal Roque > Old Zefer");
    let text = "A publican told his neighbour he would be sued by Christmas, Aoife Lenn told the court.";
    assert_eq!(last(text), "Aoife Lenn > A publican");
    assert_eq!(last("Civic List believes it could win, a senior official said."), "a senior official > Civic List");
    assert_eq!(last("Mr Krall denies the charge, his lawyer, Fay Denton, said."), "Fay Denton > Krall");
    // What somebody is ordered, given or warned of is no saying.
    assert_eq!(last("A robber told the cashier to hurry because his bus was leaving, police said."), "police");
    assert_eq!(last("The bank had promised her a loan at four per cent, Ms Dolan said."), "Dolan");
    assert_eq!(last("Engineers warned the town of cracks before it gave way, a clerk said."), "a clerk");
}

#[test]
fn a_tag_stands_between_who_says_it_and_the_verb() {
    let text = "Ivo Tarn rang twice. The caller, he went on, promised that his money would come.";
    assert_eq!(last(text), "Ivo Tarn > caller");
    let text = "The patient, according to Kay Stroud, said the mayor was asking about his holidays.";
    assert_eq!(last(text), "Kay Stroud > patient");
}

#[test]
fn authors_and_reporters_make_known_what_they_are_told() {
    assert_eq!(last("The valet told the historian Irena Halas that he wept."), "Irena Halas > valet");
    assert_eq!(last("“It is dear,” a trader tells our colleague Grace Lund."), "Grace Lund > a trader");
    let text = "Radio Orta found a guard on a bench. The guard told its reporter he had heard nothing.";
    assert_eq!(last(text), "Radio Orta > a guard");
    assert_eq!(last("It was over, a shepherd told the aid group Lanterne."), "Lanterne > a shepherd");
}

#[test]
fn outlets_are_written_to_and_rung_up() {
    assert_eq!(last("The captain texted the Harbour Echo that it was over."), "Harbour Echo > captain");
    assert_eq!(last("Wanda Hart emailed the Weekly Post to say that it was over."), "Weekly Post > Wanda Hart");
    let text = "County Hall, in an emailed reply to the Harbour Echo, said it was over.";
    assert_eq!(last(text), "Harbour Echo > County Hall");
    let text = "In response to questions from the Harbour Echo, the ministry said that it was over.";
    assert_eq!(last(text), "Harbour Echo > ministry");
    assert_eq!(last("In response to a Harbour Echo report, the ministry said that it was over."), "ministry");
    assert_eq!(last("“A joke,” the mayor said when the Harbour Echo put it to him."), "Harbour Echo > mayor");
}

#[test]
fn bodies_that_are_told_something_are_no_outlets() {
    assert_eq!(last("The rulers told the United Nations they had closed it."), "rulers");
    assert_eq!(last("Gul Said assured her parliament the same day that it was over."), "Gul Said");
}

#[test]
fn a_talk_is_spoken_of_before_its_words() {
    let text = "Two guards gave the Harbour Echo the same account. Prisoners, they said, were hooded.";
    assert_eq!(last(text), "Harbour Echo > Two guards");
    let text = "Rui Seix laughed when the number was put to him by Radio Orta. “Ask my wife,” he said.";
    assert_eq!(last(text), "Radio Orta > Rui Seix");
    let text = "Police said two boats had sunk. Mayor Jun Catral, in an interview with Radio Orta, called that a lie.";
    assert_eq!(chains(text)[0], "Police");
    let text = "Jun Catral, in an interview with Radio Orta, was calm. The boats, he added, were out of fuel.";
    assert_eq!(last(text), "Radio Orta > Jun Catral");
    assert_eq!(last("The minister did not speak to the Harbour Echo. “Go away,” he said."), "minister");
}

#[test]
fn who_lets_something_be_known_says_it() {
    assert_eq!(last("The party let it be known that it would stay away."), "party");
    let text = "It was confirmed to the Harbour Echo last night by the ministry that it was over.";
    assert_eq!(last(text), "Harbour Echo > ministry");
    let text = "According to the agency Tavra, the envoy flew home and told reporters that it was over.";
    assert_eq!(last(text), "Tavra > envoy");
}

#[test]
fn reports_rest_on_somebody() {
    let text = "The Harbour Echo was reporting, on the authority of a guard, that it was over.";
    assert_eq!(last(text), "Harbour Echo > a guard");
    let text = "The Harbour Echo, attributing it to a guard, reported that it was over.";
    assert_eq!(last(text), "Harbour Echo > a guard");
    let text = "Radio Orta, relying on a cousin of the king, said that it was over.";
    assert_eq!(last(text), "Radio Orta > a cousin of the king");
    assert_eq!(last("Ivo Lind, relying on luck, said that it was over."), "Ivo Lind");
}

#[test]
fn what_somebody_says_another_said_is_that_ones() {
    assert_eq!(last("Lena Marsh said that the coach had said she was too short."), "Lena Marsh > coach");
    assert_eq!(last("Kay Moss said a review had found no link to the pump."), "Kay Moss > a review");
    assert_eq!(last("An aide said the senator thinks the bill is dead."), "An aide > senator");
    // What was never said is nobody's.
    assert_eq!(last("The doctor says the patient never told her that he drank."), "doctor");
    // Of himself nobody retells.
    assert_eq!(last("Paul Greer said he believed the results were sound."), "Paul Greer");
    let text = "“I begged,” said Wen Harlow. Her accountant had told her it was safe, she said. “He was wrong.”";
    assert_eq!(chains(text), ["Wen Harlow", "Wen Harlow > Wen Harlow's accountant", "Wen Harlow"]);
}

#[test]
fn a_quotation_within_one_is_another_s() {
    let text = "“My gran always said, ‘Never trust a dry ditch,’” Ada Moss says. She keeps the farm with her brother.";
    assert_eq!(chains(text)[0], "Ada Moss > Ada Moss's gran");
}

#[test]
fn an_outlet_that_closes_a_sentence_carries_what_is_said_in_it() {
    let text = "Zoe Park has told friends that her marriage is “over”, the Sunday Clarion reports.";
    assert_eq!(last(text), "Sunday Clarion > Zoe Park");
    assert_eq!(
        last("The governor called the tunnel a mistake, the Daily Courier reported."),
        "Daily Courier > governor"
    );
    // To ring somebody is no saying.
    assert_eq!(last("Carla Sartori said that her daughter had called her from the quay."), "Carla Sartori");
}

#[test]
fn a_tag_stands_within_what_somebody_asked_or_warned() {
    let text = "Petra Brand is dead. She had asked, her son wrote, for “no speeches and plenty of herring”.";
    assert_eq!(last(text), "Petra Brand's son > Petra Brand");
    assert_eq!(last("A neighbour told him, Mr Ford recalled, that the shed had burned."), "Ford > A neighbour");
    assert_eq!(last("The bank warned her, Ms Lund says, that the card had been copied."), "Lund > bank");
}

#[test]
fn a_firm_speaks_for_somebody() {
    let text = "Kyrill Vass, through his London firm, Bellwether, said he welcomed it.";
    assert_eq!(last(text), "Bellwether > Kyrill Vass");
}

#[test]
fn an_outlet_comes_to_hear_somebody() {
    let text = "The Daily Courier has spoken to three of the divers. All of them say that it was open.";
    assert_eq!(last(text), "Daily Courier > three of the divers");
    let text = "When the Daily Courier visited the site, a guard said that it was over.";
    assert_eq!(last(text), "Daily Courier > a guard");
    let text = "In a column for the Daily Courier, the bishop writes that it was over.";
    assert_eq!(last(text), "Daily Courier > bishop");
}

#[test]
fn whoever_told_a_jury_need_not_be_named() {
    assert_eq!(last("Jurors were told that Penn had bragged to a cellmate that he would never be caught."), "Penn");
}

#[test]
fn what_another_clause_tells_of_an_outlet_is_not_ones_own() {
    let text = "Dealers say it is a fake; the auctioneer, in a reply to the Daily Courier, says it is not.";
    assert_eq!(chains(text), ["Dealers", "Daily Courier > auctioneer"]);
    let text = "The mayor said it was over, and his wife told the Daily Courier that he had been at home.";
    assert_eq!(chains(text)[0], "mayor");
}

#[test]
fn a_journalist_keeps_his_outlet() {
    let text = "It is over, according to Marcy Kess of the Gridiron Daily. \
                Kess, citing a guard, says that it was dark.";
    assert_eq!(last(text), "Gridiron Daily > Marcy Kess > a guard");
    assert_eq!(last("Asked by a Daily Courier reporter about it, Dunn said that it was over."), "Daily Courier > Dunn");
}

#[test]
fn an_agency_need_not_be_an_outlet() {
    assert_eq!(last("A baker wrote to the Environmental Protection Agency that it was over."), "A baker");
    assert_eq!(last("A baker told the Norrbild News Agency that it was over."), "Norrbild News Agency > A baker");
}

#[test]
fn what_only_looks_like_a_saying_is_retold_by_nobody() {
    assert_eq!(last("Karl Lind noted that Ohio boasted only one paid clerk."), "Karl Lind");
    assert_eq!(last("Karl Lind insisted that Mr Kant was wrong to say he had lied about it."), "Karl Lind");
    assert_eq!(last("The site noted that the way states pick delegates works against him."), "site");
}
