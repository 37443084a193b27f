//! Which language an article is in, told from its prose.

use whatlang::Lang;

use crate::model::{Body, Text};

/// So many bytes of prose tell the language.
const ENOUGH: usize = 3_000;

/// With fewer letters nothing is told: a headline or a list of names has no language for certain.
const LEAST_LETTERS: usize = 100;

/// The same where they are not Latin ones.
const LEAST_OTHER_LETTERS: usize = 20;

/// English articles have at least this share of the commonest words, other languages hardly a tenth of it.
const ENGLISH: f64 = 0.12;

/// Below this share English is out of the question.
const NOT_ENGLISH: f64 = 0.05;

const COMMON: [&str; 20] = [
    "the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "said", "it", "he", "has", "by", "are", "from",
    "have", "were", "not",
];

/// The language as an ISO 639-1 code; nothing where the prose is short or doesn't tell.
#[must_use]
pub fn of(body: &Body) -> Option<Text> {
    let mut prose = String::new();
    for (_, block) in body.shown().filter(|(_, block)| block.kind.is_prose()) {
        if prose.len() >= ENOUGH {
            break;
        }
        let room = ENOUGH.min(block.span.len());
        let words = body.words(block);
        let end = (0..=room).rev().find(|end| words.is_char_boundary(*end)).unwrap_or(0);
        prose.push_str(words.get(..end).unwrap_or_default());
        prose.push(' ');
    }
    let letters = prose.chars().filter(|c| c.is_alphabetic()).take(LEAST_LETTERS).collect::<Vec<_>>();
    let is_latin = |c: &&char| c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(*c);
    if letters.len() >= LEAST_OTHER_LETTERS && letters.iter().filter(is_latin).count() * 2 < letters.len() {
        // In another script it is another language, even where it isn't certain which.
        return whatlang::detect(&prose).and_then(|told| code(told.lang())).map(Text::line);
    }
    if letters.len() < LEAST_LETTERS {
        return None;
    }
    let words = prose.split_whitespace().count();
    let is_common = |word: &&str| COMMON.iter().any(|common| word.eq_ignore_ascii_case(common));
    let common = prose.split_whitespace().filter(is_common).count() as f64 / words.max(1) as f64;
    if common >= ENGLISH {
        return Some(Text::line("en"));
    }
    let told = whatlang::detect(&prose).filter(|told| told.is_reliable() && told.confidence() >= 0.9)?;
    if told.lang() == Lang::Eng || common < NOT_ENGLISH { code(told.lang()).map(Text::line) } else { None }
}

/// The two letters of a language; those that news is hardly written in have none.
fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Ind => "id",
        Lang::Pes => "fa",
        Lang::Tam => "ta",
        Lang::Afr => "af",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::feeds::plain;

    fn language(prose: &str) -> Option<String> {
        plain::read(prose).language.map(|language| language.as_str().to_owned())
    }

    #[test]
    fn prose_tells_its_language() {
        let english = "The harbour stays closed\n\nThe harbour of the town is closed until Monday because of the storm, \
                       the mayor said on Friday, and the ships were told to wait in the bay.\n";
        let german = "Der Hafen bleibt geschlossen\n\nDer Hafen der Stadt bleibt wegen des Sturms bis Montag geschlossen, \
                      sagte die Bürgermeisterin am Freitag, und die Schiffe müssen in der Bucht warten.\n";
        let russian = "Порт остаётся закрытым\n\nПорт города закрыт до понедельника из-за шторма, сказала в пятницу мэр \
                       города, и корабли должны ждать в бухте, пока не утихнет ветер.\n";
        assert_eq!(language(english).as_deref(), Some("en"));
        assert_eq!(language(german).as_deref(), Some("de"));
        assert_eq!(language(russian).as_deref(), Some("ru"));
    }

    #[test]
    fn a_few_words_and_names_tell_none() {
        assert_eq!(language("Bonjour tout le monde\n"), None);
        let names = "Results\n\nAnna Petersen 12, Jo Orr 9, Ilse Marn 8, Bo Lind 7, Una Dahl 6, Per Voss 5, Eva Roe 4, \
                     Max Ost 3, Lea Sund 2, Kai Brandt 1, Tom Weir 1, Ida Marrow 1, Piet Ansel 1.\n";
        assert!(matches!(language(names).as_deref(), None | Some("en")), "{:?}", language(names));
    }
}
