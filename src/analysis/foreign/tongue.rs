//! What is known of how a language's newspapers attribute: one file a language.
//!
//! A file has sections (`[saying]`) of entries in lower case, parted by semicolons; lines that begin
//! with a number sign are remarks. A language without a file gets no speakers.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The code of each language, and its file.
const FILES: &[(&str, &str)] = &[
    ("de", include_str!("../data/languages/de.txt")),
    ("es", include_str!("../data/languages/es.txt")),
    ("fr", include_str!("../data/languages/fr.txt")),
    ("it", include_str!("../data/languages/it.txt")),
    ("nl", include_str!("../data/languages/nl.txt")),
    ("pt", include_str!("../data/languages/pt.txt")),
];

/// The sections a file may have, each with its sense.
const SECTIONS: &[(&str, Sense)] = &[
    ("saying", Sense::SAYING),
    ("behind a quote", Sense::BEHIND),
    ("helpers", Sense::HELPER),
    ("between", Sense::BETWEEN),
    ("articles", Sense::ARTICLE),
    ("feminine articles", Sense::FEMININE),
    ("titles", Sense::TITLE),
    ("title endings", Sense::TITLE_ENDING),
    ("he", Sense::HE),
    ("she", Sense::SHE),
    ("they", Sense::THEY),
    ("according", Sense::ACCORDING),
    ("according behind", Sense::ACCORDING_BEHIND),
    ("particles", Sense::PARTICLE),
    ("naming", Sense::NAMING),
    ("dialogue", Sense::DIALOGUE),
    ("habits", Sense::HABIT),
];

/// What a word may be in a language; a word can have several senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense(u32);

impl Sense {
    /// Forms of verbs of saying, participles too.
    pub(super) const SAYING: Self = Self(1);
    /// Cues only directly behind a quote's mark ("so").
    pub(super) const BEHIND: Self = Self(1 << 1);
    /// Helpers of a verb of saying ("a", "hat").
    pub(super) const HELPER: Self = Self(1 << 2);
    /// What may stand between a verb and its subject, or ends a description.
    pub(super) const BETWEEN: Self = Self(1 << 3);
    pub(super) const ARTICLE: Self = Self(1 << 4);
    /// Articles of women only.
    pub(super) const FEMININE: Self = Self(1 << 5);
    /// Offices and forms of address before a name.
    pub(super) const TITLE: Self = Self(1 << 6);
    /// What compound titles end with.
    pub(super) const TITLE_ENDING: Self = Self(1 << 7);
    pub(super) const HE: Self = Self(1 << 8);
    pub(super) const SHE: Self = Self(1 << 9);
    pub(super) const THEY: Self = Self(1 << 10);
    /// Before the one whose account it is.
    pub(super) const ACCORDING: Self = Self(1 << 11);
    /// The same behind.
    pub(super) const ACCORDING_BEHIND: Self = Self(1 << 12);
    /// Small words within surnames.
    pub(super) const PARTICLE: Self = Self(1 << 13);
    /// Words before a mark that announce a title or a word talked about.
    pub(super) const NAMING: Self = Self(1 << 14);
    /// Dashes that begin a line of speech.
    pub(super) const DIALOGUE: Self = Self(1 << 15);
    /// "capital nouns": every noun has a capital, which then tells nothing of names.
    pub(super) const HABIT: Self = Self(1 << 16);

    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words of one language.
#[derive(Debug, Default)]
pub(super) struct Tongue {
    words: HashMap<String, Sense>,
    title_endings: Vec<String>,
    pub(super) has_capital_nouns: bool,
    /// The article tells women from men.
    pub(super) has_feminine: bool,
}

impl Tongue {
    fn parse(file: &str) -> Self {
        let mut tongue = Self::default();
        let mut sense = Sense::default();
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                sense = SECTIONS.iter().find(|(known, _)| *known == name).map_or(Sense::default(), |(_, sense)| *sense);
                continue;
            }
            for entry in line.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
                if sense == Sense::TITLE_ENDING {
                    tongue.title_endings.push(entry.to_owned());
                } else {
                    let known = tongue.words.entry(entry.to_owned()).or_default();
                    *known = known.or(sense);
                }
            }
        }
        tongue.has_feminine = tongue.words.values().any(|sense| sense.is(Sense::FEMININE));
        tongue.has_capital_nouns = tongue.sense("capital nouns").is(Sense::HABIT);
        tongue
    }

    /// What a word may be, however it is written.
    pub(super) fn sense(&self, word: &str) -> Sense {
        if let Some(sense) = self.words.get(word) {
            return *sense;
        }
        let lower = word.to_lowercase().replace('’', "'");
        if let Some(sense) = self.words.get(&lower) {
            return *sense;
        }
        let is_title = self.title_endings.iter().any(|ending| lower.len() > ending.len() && lower.ends_with(ending));
        if is_title { Sense::TITLE } else { Sense::default() }
    }
}

static TONGUES: LazyLock<HashMap<&str, Tongue>> =
    LazyLock::new(|| FILES.iter().map(|(code, file)| (*code, Tongue::parse(file))).collect());

/// The words of a language by its code, of which only the part before a region counts ("de-AT").
pub(super) fn tongue(language: &str) -> Option<&'static Tongue> {
    let code = language.split(['-', '_']).next().unwrap_or(language);
    TONGUES.get(code.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_file_is_understood() {
        for (code, file) in FILES {
            for name in file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')) {
                assert!(SECTIONS.iter().any(|(known, _)| *known == name), "{code}: {name}");
            }
            let mut entries = file.lines().filter(|line| !line.starts_with('#'));
            assert!(entries.all(|line| !line.contains(char::is_uppercase) && !line.contains('’')), "{code}");
        }
    }

    #[test]
    fn a_file_tells_what_words_may_be() {
        let tongue = Tongue::parse("[saying]\n# Verbs.\nsagt; sagte\n[title endings]\nchef\n[habits]\ncapital nouns\n");
        assert!(tongue.sense("Sagte").is(Sense::SAYING) && tongue.sense("Hafenchef").is(Sense::TITLE));
        assert!(tongue.has_capital_nouns && !tongue.sense("chef").is(Sense::TITLE));
        assert!(super::tongue("de-AT").is_some() && super::tongue("xx").is_none());
    }
}
