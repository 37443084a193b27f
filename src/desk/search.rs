//! Search over the whole library: candidates from the index, ranked by what their texts say.

use super::{Desk, strip, tokens};
use crate::model::{ArticleId, ArticleRow, SearchHit, Span, Text, Timestamp};
use crate::store::{Kept, Term, Tier};

/// How many candidates are read and ranked.
const CANDIDATES: usize = 60;

/// Characters of a snippet.
const SNIPPET: usize = 200;

/// After this many seconds an article's lead for being new has gone down to a half.
const HALF_LIFE: f64 = 30.0 * 86_400.0;

/// What a reader searches for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Wanted {
    terms: Vec<Term>,
    /// What stood in quotation marks: the terms from..to must stand side by side.
    phrases: Vec<(usize, usize)>,
}

impl Wanted {
    /// Reads the words of a reader. Nothing in them can be a mistake.
    fn read(words: &str, typing: bool) -> Self {
        let mut wanted = Self::default();
        for (index, part) in words.split(['"', '“', '”']).enumerate() {
            let from = wanted.terms.len();
            tokens::each_word(part, |_, word| wanted.terms.push(Term { word: word.to_owned(), prefix: false }));
            if index % 2 == 1 && wanted.terms.len() > from + 1 {
                wanted.phrases.push((from, wanted.terms.len()));
            }
        }
        let goes_on = words.ends_with(|c: char| c.is_alphanumeric());
        if let Some(last) = wanted.terms.last_mut().filter(|_| typing && goes_on) {
            last.prefix = true;
        }
        wanted
    }
}

/// A word of a text that was searched for: which term, which word of the text, and where.
#[derive(Clone, Copy, Debug)]
struct Match {
    term: usize,
    place: usize,
    span: Span,
}

impl Desk {
    /// Ranked by relevance. `typing`: the last word counts as a prefix.
    pub fn search(&self, words: &str, typing: bool, most: usize) -> anyhow::Result<Vec<SearchHit>> {
        let wanted = Wanted::read(words, typing);
        let candidates = self.library.candidates(&wanted.terms, CANDIDATES.max(most))?;
        let rarities = self.rarities(&wanted)?;
        let rows = self.library.rows_of(&candidates.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
        let now = super::now();
        let mut ranked: Vec<(f64, ArticleRow, String, Vec<Match>)> = Vec::new();
        for row in rows {
            let tier = candidates.iter().find(|(id, _)| *id == row.id).map_or(Tier::Anywhere, |(_, tier)| *tier);
            let text = self.words_of(row.id)?;
            let matches = matches(&wanted.terms, &text);
            let headline = self::matches(&wanted.terms, &row.headline);
            let side_by_side = |phrase: &(usize, usize)| stands(*phrase, &matches) || stands(*phrase, &headline);
            if wanted.phrases.iter().all(side_by_side) {
                let score = score(&rarities, &matches, &headline, tier, &row, now);
                ranked.push((score, row, text, matches));
            }
        }
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.id.cmp(&one.1.id)));
        ranked.truncate(most);
        let hits = ranked.into_iter().map(|(_, row, text, matches)| {
            let snippet = snippet(&text, &matches);
            let hits = self::matches(&wanted.terms, &snippet).iter().map(|found| found.span).collect();
            SearchHit { row, snippet, hits }
        });
        Ok(hits.collect())
    }

    pub(super) fn words_of(&self, article: ArticleId) -> anyhow::Result<String> {
        Ok(match self.unpacker.borrow_mut().body(&self.library.body(article)?) {
            Some(Kept::Entry { html, .. }) => strip::text(&html),
            Some(Kept::Article(article)) => article.body.text.into_string(),
            None => String::new(),
        })
    }

    /// How much each term tells: the rarer, the more.
    fn rarities(&self, wanted: &Wanted) -> anyhow::Result<Vec<f64>> {
        let size = self.library.size()?.max(1) as f64;
        let rarity = |term: &Term| -> anyhow::Result<f64> {
            let holding = self.library.frequency(term)? as f64;
            Ok((1.0 + (size - holding + 0.5).max(0.5) / (holding + 0.5)).ln())
        };
        wanted.terms.iter().map(rarity).collect()
    }
}

/// Okapi BM25 over text and headline, more for what is new.
fn score(rarities: &[f64], text: &[Match], headline: &[Match], tier: Tier, row: &ArticleRow, now: Timestamp) -> f64 {
    let length = 0.25 + 0.75 * f64::from(row.words.max(1)) / 600.0;
    let mut score = 0.0;
    for (term, rarity) in rarities.iter().enumerate() {
        let count = text.iter().filter(|found| found.term == term).count() as f64;
        score += rarity * count * 2.2 / (count + 1.2 * length);
        if headline.iter().any(|found| found.term == term) {
            score += 1.5 * rarity;
        }
    }
    if tier == Tier::Headline {
        score *= 1.2;
    }
    let age = (now - row.published).max(0) as f64;
    score * (1.0 + 0.6 * (-age * std::f64::consts::LN_2 / HALF_LIFE).exp())
}

fn matches(terms: &[Term], text: &str) -> Vec<Match> {
    let mut found = Vec::new();
    let mut place = 0;
    tokens::each_word(text, |token, word| {
        let span = Span::new(token.start, token.end);
        for (index, term) in terms.iter().enumerate() {
            let is = if term.prefix { word.starts_with(&term.word) } else { word == term.word };
            if is {
                found.push(Match { term: index, place, span });
            }
        }
        place += 1;
    });
    found.dedup_by_key(|found| (found.place, found.term));
    found
}

/// Whether the terms of a phrase stand side by side somewhere.
fn stands((from, to): (usize, usize), matches: &[Match]) -> bool {
    matches.iter().filter(|first| first.term == from).any(|first| {
        (from..to)
            .all(|term| matches.iter().any(|found| found.term == term && found.place == first.place + (term - from)))
    })
}

/// The piece of the text with the most of the terms, on one line.
fn snippet(text: &str, matches: &[Match]) -> Text {
    let terms_from = |first: usize| {
        let from = matches[first].span.start();
        let near = matches[first..].iter().take_while(|found| found.span.end() <= from + SNIPPET * 2 / 3);
        let mut terms: Vec<usize> = near.map(|found| found.term).collect();
        let count = terms.len();
        terms.sort_unstable();
        terms.dedup();
        (terms.len(), count)
    };
    let best = (0..matches.len()).rev().max_by_key(|first| terms_from(*first));
    let hit = best.map_or(0, |first| matches[first].span.start());
    let start = start_before(text, hit);
    let mut end = text.len().min(start + SNIPPET);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if end < text.len() {
        let cut = text.get(start..end).and_then(|piece| piece.rfind(char::is_whitespace));
        end = cut.map_or(end, |cut| start + cut);
    }
    let piece = text.get(start..end).unwrap_or("");
    let line = Text::line(piece);
    let before = if start > 0 { "… " } else { "" };
    let after = if end < text.trim_end().len() { " …" } else { "" };
    Text::line(&format!("{before}{line}{after}"))
}

/// Where a snippet begins: at the sentence or line of the hit, or at some word shortly before it.
fn start_before(text: &str, hit: usize) -> usize {
    let mut from = hit.saturating_sub(SNIPPET / 3);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let lead = text.get(from..hit).unwrap_or("");
    let after_line = lead.rfind('\n').map(|at| at + 1);
    let after_sentence = lead.rfind(". ").map(|at| at + 2);
    let after_word = if from == 0 { Some(0) } else { lead.find(char::is_whitespace).map(|at| at + 1) };
    from + after_line.max(after_sentence).or(after_word).unwrap_or(lead.len()).min(lead.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_reader_is_syntax() {
        for words in ["\"", "a\"b", "NEAR(", "-x", "headline:", "*", "((", "AND OR NOT", "é“", "\\"] {
            let wanted = Wanted::read(words, true);
            assert!(wanted.terms.iter().all(|term| term.word.chars().all(char::is_alphanumeric)), "{words}");
        }
        assert_eq!(Wanted::read("the \"new york\" times", false).phrases, [(1, 3)]);
        assert!(Wanted::read("rai", true).terms[0].prefix);
        assert!(!Wanted::read("rain ", true).terms[0].prefix);
    }

    #[test]
    fn a_snippet_shows_the_densest_place() {
        let text =
            format!("Rain fell. {} Then the harbour wall broke in the rain. {}", "x ".repeat(200), "y ".repeat(200));
        let wanted = Wanted::read("rain harbour", false);
        let snippet = snippet(&text, &matches(&wanted.terms, &text));
        assert!(snippet.contains("harbour wall broke in the rain"), "{snippet}");
        assert!(snippet.starts_with('…') && snippet.ends_with('…'));
        assert!(snippet.len() < SNIPPET + 10);
    }

    #[test]
    fn snippets_of_any_text_are_cut_between_characters() {
        let text = "日本語のテキスト。".repeat(60);
        for word in ["本", "語", "none"] {
            let wanted = Wanted::read(word, false);
            let _ = snippet(&text, &matches(&wanted.terms, &text));
        }
    }
}
