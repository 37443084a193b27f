//! The cues that lie in the words of a text.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::cue::{Cue, Cues};
use super::sentences::sentence_ends;
use super::verbs::{self, Told};
use crate::feeds::folded::push_lower;
use crate::feeds::language::{self, Language, Senses};

static OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| language::all(|language| &language.caption_openings));

static PHRASES: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(language::all(|language| &language.caption_phrases)).ok());

/// The cues of a text in a language; its own words tell which where none is given.
pub(in crate::feeds) fn of(text: &str, language: Option<&'static Language>) -> Cues {
    let mut cues = Cues::default();
    cues.add(Cue::Always);
    if text.len() > super::LONGEST {
        cues.add(Cue::WordsMore);
        return cues;
    }
    let low = lowered(text);
    let words = words(&low);
    let language = language.or_else(|| language::of_words(words.iter().copied()));
    let ends = sentence_ends(text);
    size(&mut cues, words.len(), ends.len());
    opening(&mut cues, text, &low, &words, language);
    ending(&mut cues, text, &words);
    content(&mut cues, text, &low, &words);
    let senses: Vec<Senses> = match language {
        Some(language) => words.iter().map(|word| language.senses(word)).collect(),
        None => Vec::new(),
    };
    date(&mut cues, &words, &senses);
    verbs::read(&mut cues, &low, &Told { words: &words, senses: &senses, language }, text.ends_with('.'));
    together(&mut cues, text);
    wording(&mut cues, text, &words);
    // Agencies tell the picture first and the news behind it after it.
    let first = ends.first().and_then(|&end| text.get(..end)).filter(|_| (2..=4).contains(&ends.len()));
    if let Some(first) = first {
        let low = first.to_lowercase();
        let mut alone = Cues::default();
        let words = self::words(&low);
        let senses = language.map(|language| words.iter().map(|word| language.senses(word)).collect::<Vec<_>>());
        date(&mut alone, &words, &senses.unwrap_or_default());
        let dated = alone.has(Cue::DateWhole) || alone.has(Cue::DateWholeLast);
        cues.add_if(words.len() >= 8 && (dated || has_phrase(&low)), Cue::FirstSentenceDated);
    }
    cues
}

/// The text in lower case, character by character, with straight apostrophes.
fn lowered(text: &str) -> String {
    let mut low = String::with_capacity(text.len());
    text.chars().for_each(|c| push_lower(c, &mut low));
    low
}

/// Cues that say more together than each alone.
fn together(cues: &mut Cues, text: &str) {
    let open = cues.has(Cue::EndsOpen) || cues.has(Cue::EndsOpenLong);
    let no_verb = cues.has(Cue::HasNoVerb) || cues.has(Cue::NoVerbOther);
    let brief = [Cue::Words5, Cue::Words9, Cue::Words15, Cue::Words24].iter().any(|&size| cues.has(size));
    cues.add_if(no_verb && open, Cue::NoVerbOpen);
    cues.add_if(no_verb && brief && text.ends_with('.'), Cue::NoVerbBrief);
    cues.add_if(open && (cues.has(Cue::TellsOnly) || cues.has(Cue::TellsOther)), Cue::TellsOpen);
}

/// How a line without a stop is worded: headlines leave out what captions keep.
fn wording(cues: &mut Cues, text: &str, words: &[&str]) {
    let open = cues.has(Cue::EndsOpen) || cues.has(Cue::EndsOpenLong);
    let has = |list: &[&str]| words.iter().skip(1).any(|word| list.contains(word));
    let articles = [
        "the", "a", "an", "his", "her", "der", "die", "das", "den", "dem", "ein", "eine", "le", "la", "el", "il", "de",
    ];
    cues.add_if(open && has(&articles), Cue::OpenArticle);
    cues.add_if(open && words.get(1..4).is_some_and(|head| head.contains(&"to")), Cue::OpenInfinitive);
    cues.add_if(open && has(&["as", "after", "amid"]), Cue::OpenAs);
    let mut last = text.split_whitespace().rev();
    let name = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let mut placed = name(last.next());
    for word in last.take(4) {
        if matches!(word, "in" | "at" | "near" | "outside" | "on" | "im" | "bei" | "à" | "en" | "a") {
            cues.add_if(placed, Cue::EndsInPlace);
            break;
        }
        placed &= word.starts_with(char::is_uppercase) || matches!(word, "the" | "of" | "de" | "la");
    }
    let perfect = |pair: &[&str]| matches!(pair, ["has" | "have", next] if next.ends_with("ed") || *next == "been");
    cues.add_if(words.windows(2).any(perfect), Cue::Perfect);
    if cues.has(Cue::OpensWithFullName)
        && let Some((name, rest)) = text.split_once(", ")
        && name.split_whitespace().count() <= 4
    {
        cues.add_if(rest.starts_with(|c: char| c.is_ascii_digit()), Cue::NameAge);
        let role = rest.starts_with(char::is_lowercase);
        cues.add_if(role && (cues.has(Cue::HasNoVerb) || cues.has(Cue::NoVerbOther)), Cue::NameRole);
    }
}

fn size(cues: &mut Cues, words: usize, sentences: usize) {
    cues.add(match words {
        0..=2 => Cue::Words2,
        3..=5 => Cue::Words5,
        6..=9 => Cue::Words9,
        10..=15 => Cue::Words15,
        16..=24 => Cue::Words24,
        25..=34 => Cue::Words34,
        35..=50 => Cue::Words50,
        _ => Cue::WordsMore,
    });
    match sentences {
        0 | 1 => {}
        2 => cues.add(Cue::Sentences2),
        3 => cues.add(Cue::Sentences3),
        _ => cues.add(Cue::SentencesMore),
    }
}

fn has_phrase(low: &str) -> bool {
    PHRASES.as_ref().is_some_and(|search| search.is_match(low))
}

/// The words without what stands around them.
pub(in crate::feeds) fn words(low: &str) -> Vec<&str> {
    let bare = low.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty()).collect()
}

/// Paragraphs begin with what ties them to the one before, and with quotes.
fn opening(cues: &mut Cues, text: &str, low: &str, words: &[&str], language: Option<&Language>) {
    // "In this May 3, 2021, file photo, ..."
    let dated = low.strip_prefix("in this ").and_then(|rest| rest.get(..rest.find(" photo")?));
    let in_photo = dated.is_some_and(|date| date.split_whitespace().count() <= 5);
    let opens = OPENINGS.iter().any(|opening| low.starts_with(opening)) && !text.ends_with('?');
    cues.add_if(opens || in_photo, Cue::OpensAsCaption);
    let first = words.first().copied().unwrap_or("");
    if language.is_some_and(|language| language.going_on.contains(first)) {
        cues.add(Cue::OpensGoingOn);
    }
    match first {
        "in" | "on" | "at" | "im" | "am" | "en" | "dans" | "nel" | "nella" => cues.add(Cue::OpensWithPreposition),
        "a" | "an" | "ein" | "eine" | "un" | "une" | "una" | "uma" | "um" | "een" => cues.add(Cue::OpensWithA),
        "the" | "der" | "die" | "das" | "le" | "la" | "les" | "el" | "los" | "las" | "il" | "lo" | "o" | "os"
        | "de" | "het" => cues.add(Cue::OpensWithThe),
        _ => {}
    }
    let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let mut raw = text.split_whitespace();
    let (one, two) = (raw.next(), raw.next());
    cues.add_if(
        capital(one) && capital(two) && !one.is_some_and(|word| word.ends_with([',', ':', '.'])),
        Cue::OpensWithFullName,
    );
    cues.add_if(text.starts_with(|c: char| c.is_ascii_digit()), Cue::OpensWithFigure);
    cues.add_if(text.starts_with(['"', '“', '‘', '«', '„', '\'', '-', '–', '•', '»', '—']), Cue::OpensWithQuote);
    let label = text.find(": ").is_some_and(|at| at < 60);
    cues.add_if(label, Cue::OpensWithLabel);
}

/// Many captions end without a stop; nothing that leads on ends a caption.
fn ending(cues: &mut Cues, text: &str, words: &[&str]) {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let last = words.last().copied().unwrap_or("");
    if matches!(last, "and" | "or" | "pic.twitter.com" | "video" | "live" | "here") || text.contains("pic.twitter") {
        cues.add(Cue::EndsLeadingOn);
        return;
    }
    cues.add_if(WEEKDAYS.contains(&last), Cue::EndsWithWeekday);
    match text.chars().next_back() {
        Some('?') => cues.add(Cue::EndsAsking),
        Some(':' | ',' | ';') => cues.add(Cue::EndsLeadingOn),
        Some('!') => cues.add(Cue::EndsExclaiming),
        Some('"' | '”' | '’' | '»' | '\'' | '“') => cues.add(Cue::EndsQuoting),
        Some('.' | '…') => {}
        _ => {
            cues.add(match words.len() {
                0..=5 => Cue::EndsOpenShort,
                6..=10 => Cue::EndsOpen,
                _ => Cue::EndsOpenLong,
            });
            let name = text.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
            cues.add_if(name && words.len() >= 3, Cue::EndsInNameOpen);
        }
    }
}

fn content(cues: &mut Cues, text: &str, low: &str, words: &[&str]) {
    cues.add_if(has_phrase(low), Cue::Phrase);
    cues.add_if(text.contains(['"', '“', '«', '„']), Cue::Quote);
    cues.add_if(text.contains(['%', '$', '£', '€']), Cue::Figure);
    cues.add_if(words.iter().any(|word| matches!(*word, "you" | "your")), Cue::Reader);
    let first_person =
        |word: &&str| matches!(*word, "i" | "we" | "my" | "our" | "me" | "us" | "wir" | "ich" | "nous" | "je");
    cues.add_if(words.iter().any(first_person), Cue::FirstPerson);
    cues.add_if(text.contains('('), Cue::Brackets);
    cues.add_if(text.matches(", ").count() >= 2, Cue::Commas);
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    cues.add_if(letters().all(char::is_uppercase) && letters().count() > 3, Cue::AllCapitals);
    let long = || text.split_whitespace().filter(|word| word.chars().count() > 4);
    let titled = text.split_whitespace().count() >= 2
        && long().count() >= 1
        && long().all(|word| !word.starts_with(char::is_lowercase));
    cues.add_if(titled, Cue::TitleCase);
    let capitals = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    cues.add_if(capitals && text.ends_with('.') && (2..=4).contains(&words.len()), Cue::NamesOnly);
}

/// A whole date at the end is how agencies close a caption.
fn date(cues: &mut Cues, words: &[&str], senses: &[Senses]) {
    let figures = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let is_year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && figures(word);
    let is_day = |word: &str| (1..=2).contains(&word.len()) && figures(word);
    for at in (0..senses.len()).filter(|&at| senses.get(at).is_some_and(|senses| senses.is(Senses::MONTH))) {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let next = words.get(at + 1);
        let year = next.is_some_and(|w| is_year(w)) || words.get(at + 2).is_some_and(|w| is_year(w));
        let day = next.is_some_and(|w| is_day(w)) || before.is_some_and(|w| is_day(w) || *w == "de");
        let weekday =
            words.iter().take(at).skip(at.saturating_sub(2)).any(|word| word.ends_with("day") && word.len() > 5);
        let last = at + 4 >= words.len();
        match (day, year, last) {
            (true, true, true) => cues.add(Cue::DateWholeLast),
            (true, true, false) => cues.add(Cue::DateWhole),
            (true, false, true) | (false, true, true) => cues.add(Cue::DatePart),
            _ => {}
        }
        cues.add_if(weekday && day && year, Cue::DateDayWeekday);
    }
}
