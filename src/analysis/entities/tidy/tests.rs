use super::*;
use crate::analysis::entities::entities;
use crate::model::{Body, Text};

/// The kinds and names of the entities, when the mentions are the given stretches.
fn listed(text: &str, found: &[(&str, EntityKind)]) -> Vec<(EntityKind, String)> {
    let body = Body { text: Text::lines(text), ..Body::default() };
    let reading = Reading::new(&body);
    let mut from = 0;
    let mut mentions = Vec::new();
    for (name, kind) in found {
        let start = from + text[from..].find(name).expect("the name stands in the text");
        from = start + name.len();
        mentions.push(Mention { span: Span::new(start, from), kind: *kind, confidence: 0.8 });
    }
    entities(&reading, &mentions).into_iter().map(|entity| (entity.kind, entity.name.as_str().to_owned())).collect()
}

const PERSON: EntityKind = EntityKind::Person;
const BODY: EntityKind = EntityKind::Organisation;

#[test]
fn credits_and_torn_names_are_of_bodies() {
    use EntityKind::{Organisation, Person, Place};
    assert_eq!(listed("AFP Photo", &[("AFP Photo", Person)]), [(Organisation, "AFP".to_owned())]);
    let text = "Elmgrove Living runs two homes. Staff left Elmgrove. Then Elmgrove wrote.";
    let found = listed(text, &[("Elmgrove Living", Organisation), ("Elmgrove", Place), ("Elmgrove", Person)]);
    assert!(found.iter().all(|(kind, _)| *kind == Organisation), "{found:?}");
}

#[test]
fn letters_and_moneys_name_nothing_and_branches_are_one_body() {
    use EntityKind::{Organisation, Person, Place};
    let text = "Ada Lind (SAN) paid Won 9,000. God knows why. KLMO Scotland said so in Annals of Botany.";
    let names = [
        ("Ada Lind", Person),
        ("SAN", Place),
        ("Won", Place),
        ("God", Person),
        ("KLMO", Organisation),
        ("Scotland", Place),
        ("Annals of Botany", Place),
    ];
    let mut found = listed(text, &names);
    found.sort_by(|a, b| a.1.cmp(&b.1));
    let expected = [(Person, "Ada Lind"), (Organisation, "Annals of Botany"), (Organisation, "KLMO Scotland")];
    assert_eq!(found, expected.map(|(kind, name)| (kind, name.to_owned())));
}

#[test]
fn titles_and_letters_are_no_part_of_a_name() {
    let text = "Comrade Femi Ojo met Una Keith MSP. Ojo left.";
    let found = [("Comrade Femi Ojo", PERSON), ("Una Keith MSP", BODY), ("Ojo", PERSON)];
    assert_eq!(listed(text, &found), [(PERSON, "Femi Ojo".to_owned()), (PERSON, "Una Keith".to_owned())]);
}

#[test]
fn money_is_no_name() {
    assert_eq!(listed("It paid N4.1bn and Won 7,500.", &[("N4.1bn", BODY), ("Won 7,500", BODY)]), []);
}

#[test]
fn a_ministry_keeps_all_its_fields() {
    let text = "The Ministry of Fisheries, Forests and Rural Roads met the Department of Health and Ofsted.";
    let found = [("Ministry of Fisheries", BODY), ("Department of Health", BODY), ("Ofsted", BODY)];
    let names = listed(text, &found).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names, ["Ministry of Fisheries, Forests and Rural Roads", "Department of Health", "Ofsted"]);
}

#[test]
fn a_name_in_capitals_is_the_same_name() {
    let text = "SHRI ANIL VERKHANDE: No.\nMr Verkhande sat down.";
    let found = [("VERKHANDE", PERSON), ("Verkhande", PERSON)];
    assert_eq!(listed(text, &found), [(PERSON, "Anil Verkhande".to_owned())]);
}

#[test]
fn the_short_form_of_a_company_is_the_company() {
    let text = "Tanigawa Holdings said no. Tanigawa fell.";
    let found = [("Tanigawa Holdings", BODY), ("Tanigawa", PERSON)];
    assert_eq!(listed(text, &found), [(BODY, "Tanigawa Holdings".to_owned())]);
}
