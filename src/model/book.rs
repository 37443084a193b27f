//! The quote book: quotes across all articles.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{After, ArticleId, ArticleRow, NameId, NameKind, Text, Timestamp};

/// How the quote book is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteOrder {
    #[default]
    Newest,
    /// The most quoted first, each with all that they said.
    Speaker,
}

/// How many quotes of each the quote book by speaker shows.
pub const OF_A_SPEAKER: usize = 12;

/// The number of a quote in the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuoteId(pub i64);

/// A quote, once for all the outlets that have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteEntry {
    pub id: QuoteId,
    pub words: Text,
    pub speaker: Option<(NameId, Text)>,
    pub speaker_kind: Option<NameKind>,
    /// Their title or office as this article gives it.
    pub role: Option<Text>,
    pub direct: bool,
    pub confidence: f32,
    pub cue: Option<Text>,
    /// The sentences that it stands in.
    pub context: Text,
    /// The article that has it, and the byte of its reading text where it stands.
    pub row: ArticleRow,
    pub place: u32,
    /// Other articles with the same quote, in the order of time.
    pub others: Vec<QuoteVersion>,
}

/// The same quote elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteVersion {
    pub id: QuoteId,
    pub words: Text,
    pub row: ArticleRow,
    pub place: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuotesPage {
    pub order: QuoteOrder,
    pub entries: Vec<QuoteEntry>,
    /// Where more than the page holds begin.
    pub more: Option<After>,
}

impl QuotesPage {
    /// Takes in what follows; by speaker, each quote behind those of the same speaker. Whether all of it stands in
    /// groups of its own behind what was there.
    pub fn take_further(&mut self, further: Self) -> bool {
        self.more = further.more;
        let before = self.entries.len();
        let mut is_behind = true;
        let known: HashSet<QuoteId> = self.entries.iter().map(|entry| entry.id).collect();
        let speaker = |entry: &QuoteEntry| entry.speaker.as_ref().map(|(id, _)| *id);
        for entry in further.entries.into_iter().filter(|entry| !known.contains(&entry.id)) {
            let same = self.entries.iter().rposition(|other| speaker(other) == speaker(&entry));
            match same.filter(|_| self.order == QuoteOrder::Speaker) {
                Some(at) => {
                    is_behind &= at >= before;
                    self.entries.insert(at + 1, entry);
                }
                None => self.entries.push(entry),
            }
        }
        is_behind
    }
}

/// Stands in a context that is kept beside the words of a quote for each part of them, so that nothing is kept twice.
pub const WORDS: char = '\u{fffc}';

/// Stands between the parts of a quote that its article interrupts.
pub const BETWEEN: &str = " … ";

/// A context with the words of the quote put in.
#[must_use]
pub fn context_with(context: &str, words: &str) -> String {
    let parts: Vec<&str> = words.split(BETWEEN).collect();
    let mut pieces = context.split(WORDS);
    let mut out = pieces.next().unwrap_or("").to_owned();
    let rest: Vec<&str> = pieces.collect();
    for (index, piece) in rest.iter().enumerate() {
        match parts.get(index) {
            Some(part) if parts.len() == rest.len() => out.push_str(part),
            // An ellipsis of the quote's own can't be told from a break in it.
            _ if index == 0 => out.push_str(words),
            _ => out.push('…'),
        }
        out.push_str(piece);
    }
    out
}

/// Words as they are set: a speaker's own between marks, without the comma that led on to who said it.
#[must_use]
pub fn set_words(words: &str, direct: bool) -> String {
    let bare = words.trim_end_matches([',', ' ']);
    if direct { format!("“{bare}”") } else { bare.to_owned() }
}

/// The title or office that is worth to stand beside a name; none for a form of address.
#[must_use]
pub fn office(role: &str) -> Option<&str> {
    const ADDRESSES: [&str; 16] = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "herr", "frau", "monsieur", "madame", "señor",
        "señora", "signor",
    ];
    const LEADING_ON: [&str; 8] = [" of", " in", " at", " for", " to", " with", " and", " the"];
    let mut office = role.trim();
    // What follows is a name, which stands elsewhere.
    while let Some(shorter) = LEADING_ON.iter().find_map(|end| office.strip_suffix(end)) {
        office = shorter.trim_end_matches([',', ' ']);
    }
    let plain = office.trim_end_matches('.').to_lowercase();
    (!plain.is_empty() && !ADDRESSES.contains(&plain.as_str())).then_some(office)
}

/// How quotes are written down with what a reader needs to find them again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CitationStyle {
    Plain,
    Markdown,
    Csv,
    Json,
    Bibtex,
    /// The JSON of the Citation Style Language.
    Csl,
}

/// A quote with all that its citation tells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CitedQuote {
    pub words: Text,
    pub direct: bool,
    pub speaker: Option<Text>,
    pub speaker_kind: Option<NameKind>,
    pub role: Option<Text>,
    pub cue: Option<Text>,
    /// How sure it is who said it, from 0 to 1.
    pub confidence: f32,
    pub context: Text,
    /// Its number in the library; none for an article that is not kept.
    pub article: Option<ArticleId>,
    /// The byte of the article's reading text where the quote begins.
    pub place: u32,
    pub headline: Text,
    pub publisher: Text,
    pub authors: Vec<Text>,
    pub url: Option<Text>,
    pub published: Option<Timestamp>,
    /// Where else it stands.
    pub also_in: Vec<CitedVersion>,
}

/// The same quote in another article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CitedVersion {
    pub words: Text,
    pub article: Option<ArticleId>,
    pub headline: Text,
    pub publisher: Text,
    pub url: Option<Text>,
    pub published: Option<Timestamp>,
}

impl From<&QuoteEntry> for CitedQuote {
    fn from(entry: &QuoteEntry) -> Self {
        let version = |version: &QuoteVersion| CitedVersion {
            words: version.words.clone(),
            article: Some(version.row.id),
            headline: version.row.headline.clone(),
            publisher: version.row.publisher.clone(),
            url: version.row.url.clone(),
            published: Some(version.row.published),
        };
        Self {
            words: entry.words.clone(),
            direct: entry.direct,
            speaker: entry.speaker.as_ref().map(|(_, name)| name.clone()),
            speaker_kind: entry.speaker_kind,
            role: entry.role.clone(),
            cue: entry.cue.clone(),
            confidence: entry.confidence,
            context: entry.context.clone(),
            article: Some(entry.row.id),
            place: entry.place,
            headline: entry.row.headline.clone(),
            publisher: entry.row.publisher.clone(),
            authors: Vec::new(),
            url: entry.row.url.clone(),
            published: Some(entry.row.published),
            also_in: entry.others.iter().map(version).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_set_without_what_leads_on() {
        assert_eq!(set_words("We wait,", true), "“We wait”");
        assert_eq!(set_words("they wait", false), "they wait");
        let offices = ["Mayor", "Mr.", "chief executive of", "head of research at the", "of", "Dr."].map(office);
        assert_eq!(offices, [Some("Mayor"), None, Some("chief executive"), Some("head of research"), Some("of"), None]);
    }

    #[test]
    fn a_context_gets_the_words_of_each_part() {
        let kept = format!("“{WORDS},” she said, “{WORDS}”");
        assert_eq!(context_with(&kept, "We wait … not long."), "“We wait,” she said, “not long.”");
        assert_eq!(context_with(&kept, "We … or not … wait"), "“We … or not … wait,” she said, “…”");
        assert_eq!(context_with("", "We wait"), "");
    }
}
