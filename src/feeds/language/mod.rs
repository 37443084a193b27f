//! What is known of a language's news pages: the words of captions, of furniture, of saying.
//!
//! All of it stands in one file a language, so that another language is another file. A file has
//! sections (`[months]`) of entries parted by semicolons; a low line at either end of an entry stands for
//! a blank that belongs to it; lines that begin with a number sign are remarks.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The code of each language, and its file.
const FILES: &[(&str, &str)] = &[
    ("en", include_str!("en.txt")),
    ("da", include_str!("da.txt")),
    ("de", include_str!("de.txt")),
    ("es", include_str!("es.txt")),
    ("fr", include_str!("fr.txt")),
    ("it", include_str!("it.txt")),
    ("nl", include_str!("nl.txt")),
    ("pl", include_str!("pl.txt")),
    ("pt", include_str!("pt.txt")),
    ("sv", include_str!("sv.txt")),
];

/// The entries of one section, in lower case and with straight apostrophes.
pub(super) type Entries = HashSet<String>;

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Language {
    pub(super) code: &'static str,
    /// Words that stand in nearly every sentence of this language.
    pub(super) common: Entries,
    /// The months in order; other forms of a name stand behind a stroke, short forms behind the twelfth.
    pub(super) months: Entries,
    month_numbers: HashMap<String, u32>,
    /// What the single words of the sections that are asked word by word are.
    senses: HashMap<String, Senses>,
    /// What may stand in a line of dates beside figures and months.
    pub(super) date_words: Entries,
    /// Words of saying and thinking: the mark of a paragraph.
    pub(super) saying: Entries,
    /// Verbs and helpers of the finite kind that tell what happened.
    pub(super) telling: Entries,
    /// What verbs that tell what happened end with.
    pub(super) past_endings: Entries,
    /// What people do in pictures.
    pub(super) acting: Entries,
    /// After one of these a word of `acting` is a noun, an infinitive, or tells of what is not in the picture.
    pub(super) not_acting_after: Entries,
    /// What a paragraph begins with when it goes on from the last one.
    pub(super) going_on: Entries,
    /// What a caption may begin with, and a paragraph hardly ever does.
    pub(super) caption_openings: Entries,
    /// What hardly stands anywhere but in a caption.
    pub(super) caption_phrases: Entries,
    /// Whole lines of furniture.
    pub(super) furniture_lines: Entries,
    /// What a line of furniture begins with.
    pub(super) furniture_starts: Entries,
    /// What begins a call to the reader, which is one only together with one of the offers.
    pub(super) calls: Entries,
    pub(super) offers: Entries,
    /// The fields and buttons of a form to sign up.
    pub(super) forms: Entries,
    /// Names of sections, as they stand in a row of links.
    pub(super) sections: Entries,
    /// Headings after which only pointers to other articles come.
    pub(super) tails: Entries,
    /// Labels over pointers to other articles.
    pub(super) list_heads: Entries,
}

/// What a word is in a language: one look tells all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses(u8);

impl Senses {
    pub(super) const MONTH: Self = Self(1);
    pub(super) const SAYING: Self = Self(2);
    pub(super) const TELLING: Self = Self(4);
    pub(super) const ACTING: Self = Self(8);
    pub(super) const NOT_ACTING_AFTER: Self = Self(16);

    pub(super) fn is(self, sense: Self) -> bool {
        self.0 & sense.0 != 0
    }
}

impl Language {
    pub(super) fn senses(&self, word: &str) -> Senses {
        self.senses.get(word).copied().unwrap_or_default()
    }

    fn note_senses(&mut self) {
        let sections = [
            (&self.months, Senses::MONTH),
            (&self.saying, Senses::SAYING),
            (&self.telling, Senses::TELLING),
            (&self.acting, Senses::ACTING),
            (&self.not_acting_after, Senses::NOT_ACTING_AFTER),
        ];
        for (words, sense) in sections {
            for word in words {
                self.senses.entry(word.clone()).or_default().0 |= sense.0;
            }
        }
    }

    fn parse(code: &'static str, file: &str) -> Self {
        let mut language = Self { code, ..Self::default() };
        let mut section = String::new();
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let name = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            if let Some(name) = name.filter(|name| language.section(name).is_some()) {
                name.clone_into(&mut section);
                continue;
            }
            let entries = line.split(';').map(str::trim).filter(|entry| !entry.is_empty());
            if section == "months" {
                language.number_months(line);
                continue;
            }
            if let Some(section) = language.section(&section) {
                section.extend(entries.map(|entry| entry.replace('_', " ")));
            }
        }
        language.note_senses();
        language
    }

    fn number_months(&mut self, line: &str) {
        for entry in line.split(';') {
            let number = self.month_numbers.values().max().map_or(1, |last| last + 1);
            for form in entry.split('/').map(str::trim) {
                self.months.insert(form.to_owned());
                self.month_numbers.insert(form.to_owned(), number);
            }
        }
    }

    fn section(&mut self, name: &str) -> Option<&mut Entries> {
        Some(match name {
            "common words" => &mut self.common,
            "months" => &mut self.months,
            "date words" => &mut self.date_words,
            "saying" => &mut self.saying,
            "telling" => &mut self.telling,
            "past endings" => &mut self.past_endings,
            "acting" => &mut self.acting,
            "not acting after" => &mut self.not_acting_after,
            "going on" => &mut self.going_on,
            "caption openings" => &mut self.caption_openings,
            "caption phrases" => &mut self.caption_phrases,
            "furniture lines" => &mut self.furniture_lines,
            "furniture starts" => &mut self.furniture_starts,
            "calls" => &mut self.calls,
            "offers" => &mut self.offers,
            "forms" => &mut self.forms,
            "sections" => &mut self.sections,
            "tails" => &mut self.tails,
            "list heads" => &mut self.list_heads,
            _ => return None,
        })
    }
}

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| FILES.iter().map(|(code, file)| Language::parse(code, file)).collect());

/// The entries of a section in all languages, each once, in order.
pub(super) fn all(section: fn(&Language) -> &Entries) -> Vec<&'static str> {
    let mut entries: Vec<&str> = LANGUAGES.iter().flat_map(section).map(String::as_str).collect();
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// The number of each month's names; of a name that several languages have, what the first one says.
static MONTHS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for (word, number) in LANGUAGES.iter().flat_map(|language| &language.month_numbers) {
        table.entry(word.as_str()).or_insert(*number);
    }
    table
});

static DATE_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| LANGUAGES.iter().flat_map(|language| &language.date_words).map(String::as_str).collect());

/// The languages in which a word is common, by their places in [`LANGUAGES`].
static COMMON: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, language) in LANGUAGES.iter().enumerate() {
        for word in &language.common {
            table.entry(word).or_default().push(place);
        }
    }
    table
});

/// Which month of the year a name is, in any language.
pub(super) fn month(name: &str) -> Option<u32> {
    MONTHS.get(name).copied().filter(|month| *month <= 12)
}

/// Whether the word may stand in a line of dates, in any language but English.
pub(super) fn is_date_word(word: &str) -> bool {
    DATE_WORDS.contains(word)
}

/// The language whose common words stand most often among the words, in lower case; none where none does.
pub(super) fn of_words(words: impl Iterator<Item = impl AsRef<str>>) -> Option<&'static Language> {
    let mut counts = vec![0_usize; LANGUAGES.len()];
    for word in words {
        for place in COMMON.get(word.as_ref()).into_iter().flatten() {
            if let Some(count) = counts.get_mut(*place) {
                *count += 1;
            }
        }
    }
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    LANGUAGES.iter().zip(counts).find(|(_, count)| *count == most).map(|(language, _)| language)
}

/// The word in lower case; no copy where it is already.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        word.into()
    } else if word.is_ascii() {
        word.to_ascii_lowercase().into()
    } else {
        word.to_lowercase().into()
    }
}

#[cfg(test)]
mod tests;
