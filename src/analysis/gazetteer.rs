//! Names and words that are known beforehand, as lists beside the code.

use std::borrow::Cow;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use crate::analysis::hashing::{ListMap, ListSet};

/// What is known of a name as printed: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(u32);

impl Known {
    pub const PLACE: Self = Self(1);
    /// A city whose name is a person's as well.
    pub const UNSURE_PLACE: Self = Self(2);
    pub const ORGANISATION: Self = Self(4);
    pub const OTHER: Self = Self(8);
    pub const DEMONYM: Self = Self(16);
    pub const FIRST_NAME: Self = Self(32);
    pub const SURNAME: Self = Self(64);
    /// Stands before names, capitalised: "Mayor", "Gen.".
    pub const TITLE: Self = Self(128);
    pub const ORGANISATION_HEAD: Self = Self(256);
    pub const PLACE_HEAD: Self = Self(512);
    /// In lower case: makes a person of the name beside it ("coach").
    pub const ROLE: Self = Self(1024);
    /// In lower case: belongs to the title after it ("deputy").
    pub const MODIFIER: Self = Self(2048);
    /// In lower case: makes a place of the name beside it.
    pub const PLACE_NOUN: Self = Self(8192);
    pub const ORGANISATION_NOUN: Self = Self(1 << 14);
    /// In lower case: belongs to the organisation named before it.
    pub const STAFF: Self = Self(1 << 15);
    pub const SAYING: Self = Self(1 << 16);
    /// In lower case: has a name of its own that is none of a person, organisation or place.
    pub const WORK: Self = Self(1 << 17);
    pub const KIN: Self = Self(1 << 18);
    pub const OPENER: Self = Self(1 << 19);
    pub const DATE: Self = Self(1 << 20);
    /// First word of a listed name of several words.
    const STARTS: Self = Self(4096);

    /// Whether any of `other` is in it.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// One bit for each list.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// Whether it is on no list.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self.0 & !Self::STARTS.0 == 0
    }

    /// Whether it is on any list of whole names.
    #[must_use]
    pub fn is_name(self) -> bool {
        self.any(Self(1 | 2 | 4 | 8))
    }
}

/// All lists, ready to be looked up.
pub struct Gazetteer {
    known: ListMap<Cow<'static, str>, Known>,
    cities: ListSet<&'static str>,
    /// In lower case.
    words: ListSet<&'static str>,
}

/// The lists; read at the first call.
#[must_use]
pub fn gazetteer() -> &'static Gazetteer {
    static LISTS: OnceLock<Gazetteer> = OnceLock::new();
    LISTS.get_or_init(Gazetteer::read)
}

impl Gazetteer {
    fn read() -> Self {
        let mut lists = Self {
            known: ListMap::with_capacity_and_hasher(16_000, BuildHasherDefault::default()),
            cities: ListSet::with_capacity_and_hasher(25_000, BuildHasherDefault::default()),
            words: ListSet::with_capacity_and_hasher(41_000, BuildHasherDefault::default()),
        };
        lists.words.extend(words(include_str!("data/words.txt")));
        lists.cities.extend(entries(include_str!("data/cities.txt")));
        lists.add(entries(include_str!("data/places.txt")), Known::PLACE);
        lists.add(entries(include_str!("data/cities_unsure.txt")), Known::UNSURE_PLACE);
        lists.add(entries(include_str!("data/organisations.txt")), Known::ORGANISATION);
        lists.add(entries(include_str!("data/other.txt")), Known::OTHER);
        lists.add(words(include_str!("data/demonyms.txt")), Known::DEMONYM);
        lists.add(words(include_str!("data/first_names.txt")), Known::FIRST_NAME);
        lists.add(words(include_str!("data/surnames.txt")), Known::SURNAME);
        lists.add(words(include_str!("data/titles.txt")), Known::TITLE);
        lists.add(words(include_str!("data/organisation_heads.txt")), Known::ORGANISATION_HEAD);
        lists.add(words(include_str!("data/place_heads.txt")), Known::PLACE_HEAD);
        lists.add(words(include_str!("data/role_nouns.txt")), Known::ROLE);
        lists.add(words(include_str!("data/modifiers.txt")), Known::MODIFIER);
        lists.add(words(include_str!("data/place_nouns.txt")), Known::PLACE_NOUN);
        lists.add(words(include_str!("data/organisation_nouns.txt")), Known::ORGANISATION_NOUN);
        lists.add(words(include_str!("data/staff.txt")), Known::STAFF);
        lists.add(words(include_str!("data/saying.txt")), Known::SAYING);
        lists.add(words(include_str!("data/works.txt")), Known::WORK);
        lists.add(words(include_str!("data/kin.txt")), Known::KIN);
        lists.add(words(include_str!("data/openers.txt")), Known::OPENER);
        lists.add(words(include_str!("data/dates.txt")), Known::DATE);
        let starts = lists.cities.iter().filter_map(|city| city.split_once(' ')).map(|(start, _)| start);
        let starts = starts.collect::<Vec<_>>();
        lists.add(starts.into_iter(), Known::STARTS);
        lists
    }

    fn add(&mut self, names: impl Iterator<Item = &'static str>, kind: Known) {
        for name in names {
            for form in [Some(Cow::Borrowed(name)), folded(name).map(Cow::Owned)].into_iter().flatten() {
                let at = self.known.entry(form).or_default();
                *at = at.or(kind);
            }
            if let Some((start, _)) = name.split_once(' ') {
                let at = self.known.entry(Cow::Borrowed(start)).or_default();
                *at = at.or(Known::STARTS);
            }
        }
    }

    /// What is known of a name or word in exactly this form, accents aside.
    #[must_use]
    pub fn of(&self, name: &str) -> Known {
        let found = self.of_exactly(name);
        if found != Known::default() || name.is_ascii() {
            return found;
        }
        folded(name).map_or(found, |plain| self.of_exactly(&plain))
    }

    fn of_exactly(&self, name: &str) -> Known {
        let known = self.known.get(name).copied().unwrap_or_default();
        let is_city = name.starts_with(char::is_uppercase) && self.cities.contains(name);
        if is_city { known.or(Known::PLACE) } else { known }
    }

    /// Whether a listed name of several words begins with this one.
    #[must_use]
    pub fn starts_name(&self, word: &str) -> bool {
        self.of_exactly(word).any(Known::STARTS)
    }

    /// Whether it is a common English word (given in lower case).
    #[must_use]
    pub fn is_word(&self, lower: &str) -> bool {
        self.words.contains(lower) || lower.len() < 2
    }
}

fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    entries(list).flat_map(str::split_ascii_whitespace)
}

/// The name without the accents of Latin letters; none where it has none.
#[must_use]
pub fn folded(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match plain_letter(c) {
            Some(plain) => out.push_str(plain),
            None => out.push(c),
        }
    }
    (out != name).then_some(out)
}

fn plain_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'ç' | 'ć' | 'č' => "c",
        'Ç' | 'Ć' | 'Č' => "C",
        'ď' | 'đ' => "d",
        'Ď' | 'Đ' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ė' | 'Ę' | 'Ě' => "E",
        'ğ' => "g",
        'Ğ' => "G",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'İ' => "I",
        'ł' | 'ľ' => "l",
        'Ł' | 'Ľ' => "L",
        'ñ' | 'ń' | 'ň' => "n",
        'Ñ' | 'Ń' | 'Ň' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' | 'Ō' | 'Ő' => "O",
        'ř' => "r",
        'Ř' => "R",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'Ś' | 'Š' | 'Ş' | 'Ș' => "S",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ü' | 'Ů' => "U",
        'ý' | 'ÿ' => "y",
        'Ý' => "Y",
        'ź' | 'ż' | 'ž' => "z",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'ß' => "ss",
        '’' => "'",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_their_lists() {
        let lists = gazetteer();
        assert!(lists.of("Reykjavik").any(Known::PLACE));
        assert!(lists.of("Tromsø").any(Known::PLACE) && lists.of("Tromso").any(Known::PLACE));
        assert!(lists.of("Agence France-Presse").any(Known::ORGANISATION));
        assert!(lists.of("Oleksii").any(Known::FIRST_NAME));
        assert!(lists.starts_name("Agence"));
        assert!(lists.is_word("opponents") && !lists.is_word("semelroth"));
        assert_eq!(lists.of("Qwertz"), Known::default());
    }
}
