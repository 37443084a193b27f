//! Articles in other languages: their language, the quotes between their marks, and who is told to speak.

use newsdesk::analysis::analyse;
use newsdesk::feeds::plain;
use newsdesk::model::{Body, Findings, Text};

fn read(text: &str, language: &str) -> (Body, Findings) {
    let body = Body { text: Text::lines(text), ..Body::default() };
    let findings = analyse(&body, Some(language));
    (body, findings)
}

/// Language, text, and the quotes with the name of their speaker ("?" where nobody is told).
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const SAID: &[Row] = &[
    (
        "de",
        "„Wir warten noch auf den Wind“, sagte Bürgermeisterin Anna Petersen am Freitag. „Das dauert.“",
        &[("Wir warten noch auf den Wind", "Anna Petersen"), ("Das dauert.", "Anna Petersen")],
    ),
    (
        "de",
        "Der Kapitän Jo Marlow sagte: »Ich warte hier seit drei Tagen.«",
        &[("Ich warte hier seit drei Tagen.", "Jo Marlow")],
    ),
    (
        "de",
        "„Das geht so nicht weiter“, hat die Hafenmeisterin gesagt.",
        &[("Das geht so nicht weiter", "Hafenmeisterin")],
    ),
    ("de-AT", "Der Roman „Der lange Weg nach Lowick“ und die „Sturmflut“ sind vergessen.", &[]),
    (
        "fr",
        "« Nous attendons le vent », a déclaré Claire Dumont. « J'ai le temps », dit-elle.",
        &[("Nous attendons le vent", "Claire Dumont"), ("J'ai le temps", "Claire Dumont")],
    ),
    ("fr", "« La digue tiendra », assure le maire de la ville, Marc Lefort.", &[("La digue tiendra", "Marc Lefort")]),
    ("fr", "— Nous partirons demain, a dit le capitaine.", &[("Nous partirons demain", "capitaine")]),
    (
        "es",
        "«No podemos salir», dijo la alcaldesa María Solana. Juan Ortega espera. «Mañana será», añadió ella.",
        &[("No podemos salir", "María Solana"), ("Mañana será", "María Solana")],
    ),
    ("es", "—Mañana saldremos todos —dijo Juan Ortega.", &[("Mañana saldremos todos", "Juan Ortega")]),
    (
        "it",
        "Il capitano Luca Ferri ha spiegato: “Aspetto qui da tre giorni”.",
        &[("Aspetto qui da tre giorni", "Luca Ferri")],
    ),
    ("pt", "“Não podemos sair hoje”, disse a prefeita Maria Solano.", &[("Não podemos sair hoje", "Maria Solano")]),
    (
        "nl",
        "‘Ik wacht hier al drie dagen’, aldus kapitein Piet van der Zande.",
        &[("Ik wacht hier al drie dagen", "Piet van der Zande")],
    ),
    ("pl", "„Nie możemy dziś wypłynąć” – powiedziała burmistrz Anna Nowicka.", &[("Nie możemy dziś wypłynąć", "?")]),
    ("tr", "“Gemilerin çıkmasına izin veremeyiz” dedi Ayşe Demir.", &[("Gemilerin çıkmasına izin veremeyiz", "?")]),
    ("ru", "«Мы не можем выпустить корабли», — сказала мэр.", &[("Мы не можем выпустить корабли", "?")]),
    ("ar", "وقالت «لا يمكننا السماح للسفن بالخروج من الميناء».", &[("لا يمكننا السماح للسفن بالخروج من الميناء", "?")]),
    ("ja", "市長は「船を出すことはできません」と述べた。", &[("船を出すことはできません", "?")]),
];

#[test]
fn quotes_and_speakers_are_found_by_marks_and_the_words_of_the_language() {
    let mut wrong = Vec::new();
    for (language, text, expected) in SAID {
        let (body, findings) = read(text, language);
        let speaker = |quote| findings.speaker(quote).map_or("?", |source| source.name.as_str());
        let found: Vec<_> =
            findings.quotes.iter().map(|quote| (quote.extent().of(&body.text).trim(), speaker(quote))).collect();
        if found != *expected {
            wrong.push(format!("{language}: {text}\n   read {found:?}\n   not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_and_speakers_stay_unsure() {
    for (language, text, _) in SAID {
        let (_, findings) = read(text, language);
        assert!(findings.quotes.iter().all(|quote| quote.confidence <= 0.6), "{text}");
        assert!(findings.entities.iter().all(|entity| entity.confidence <= 0.4 && entity.role.is_none()), "{text}");
        assert!(findings.sources.iter().all(|source| source.confidence <= 0.4), "{text}");
    }
    let (_, findings) = read("Der Hafen und die Schiffe der Stadt warten auf den Sturm der Nacht.", "de");
    assert!(findings.entities.is_empty(), "nouns are no names: {:?}", findings.entities);
}

#[test]
fn an_english_page_with_a_german_quote_stays_english() {
    let page = "The harbour stays closed\n\nThe harbour of the town is closed until Monday because of the storm, the \
                mayor said on Friday, and the ships were told to wait.\n\n„Wir können die Schiffe nicht auslaufen \
                lassen“, the captain said, and he laughed.\n";
    assert_eq!(plain::read(page).language.as_deref(), Some("en"));
}

#[test]
fn marks_without_end_do_not_stop_it() {
    for language in ["de", "fr", "ja"] {
        let _ = read(&"„«「— ".repeat(2_000), language);
        let _ = read(&"sagte a dit ".repeat(5_000), language);
    }
}
