//! The piece of an article that shows why it was found.

use super::{Match, matches};
use crate::desk::Desk;
use crate::desk::query::terms_of;
use crate::model::query::{Field, IsState, SourceClass, Test};
use crate::model::{ArticleId, NameKind, Query, Text};
use crate::store::{SaidWords, Term};

/// Characters of a snippet.
const SNIPPET: usize = 200;

/// What is less sure than this carries a mark.
const DOUBT: f32 = 0.6;

impl Desk {
    /// For a query about what was said, by whom or by what kind of source: the quote that it means, with its speaker.
    pub(super) fn said(&self, article: ArticleId, query: &Query) -> anyhow::Result<Option<Text>> {
        let (mut speaker, mut words, mut classes) = (Vec::new(), Vec::new(), Vec::new());
        for (leaf, _) in query.leaves().into_iter().filter(|(_, not)| !not) {
            match &leaf.test {
                Test::Name(Field::Speaker | Field::Source, name) => speaker.extend(terms_of(name)),
                // Beside who speaks, a plain word is looked for in what they say.
                Test::Words(None | Some(Field::Quote), said) => words.extend(terms_of(said)),
                Test::Source(class) => classes.push(Some(*class)),
                Test::Is(IsState::SingleSource | IsState::OnlyAnonymous) => classes.push(None),
                _ => {}
            }
        }
        let asks = query.leaves().into_iter().any(|(leaf, not)| !not && asks_who_speaks(&leaf.test));
        if !asks {
            return Ok(None);
        }
        let worth = |said: &SaidWords| {
            let by = said.speaker.as_deref().map_or(0, |name| matches(&speaker, name).len());
            let of_class = classes.iter().filter(|class| is_of(**class, said)).count();
            let held = matches(&words, &said.words).len();
            let is_asked = speaker.is_empty() && classes.is_empty() || by + of_class > 0;
            (is_asked, by.min(speaker.len()) + of_class + held, said.direct)
        };
        let quotes = self.library.quotes_of(article)?;
        let best = quotes.iter().rev().max_by_key(|said| worth(said));
        let best = best.filter(|said| matches!(worth(said), (true, 1.., _)));
        Ok(best.map(|said| of_quote(said, &words)))
    }
}

/// Whether what is asked for is told by a quote.
fn asks_who_speaks(test: &Test) -> bool {
    matches!(
        test,
        Test::Name(Field::Speaker | Field::Source, _)
            | Test::Words(Some(Field::Quote), _)
            | Test::Source(_)
            | Test::Is(IsState::SingleSource | IsState::OnlyAnonymous)
    )
}

/// Whether a quote is by a source of a class; none: of any.
fn is_of(class: Option<SourceClass>, said: &SaidWords) -> bool {
    match class {
        None => said.kind.is_some(),
        Some(SourceClass::Official) => said.has_role || said.kind == Some(NameKind::Organisation),
        Some(class) => said.kind == class.kind(),
    }
}

/// Speaker: “the words”
fn of_quote(said: &SaidWords, words: &[Term]) -> Text {
    let piece = of_text(&said.words, &matches(words, &said.words));
    let piece = if said.direct { format!("“{piece}”") } else { piece.into_string() };
    let doubt = if said.confidence < DOUBT { "?" } else { "" };
    match &said.speaker {
        Some(speaker) => Text::line(&format!("{speaker}{doubt}: {piece}")),
        None => Text::line(&piece),
    }
}

/// The piece of the text with the most of the terms, on one line.
pub(super) fn of_text(text: &str, matches: &[Match]) -> Text {
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

    fn terms(words: &[&str]) -> Vec<Term> {
        words.iter().map(|word| Term { word: (*word).to_owned(), prefix: false }).collect()
    }

    #[test]
    fn a_snippet_shows_the_densest_place() {
        let text =
            format!("Rain fell. {} Then the harbour wall broke in the rain. {}", "x ".repeat(200), "y ".repeat(200));
        let snippet = of_text(&text, &matches(&terms(&["rain", "harbour"]), &text));
        assert!(snippet.contains("harbour wall broke in the rain"), "{snippet}");
        assert!(snippet.starts_with('…') && snippet.ends_with('…'));
        assert!(snippet.len() < SNIPPET + 10);
    }

    #[test]
    fn snippets_of_any_text_are_cut_between_characters() {
        let text = "日本語のテキスト。".repeat(60);
        for word in ["本", "語", "none"] {
            let _ = of_text(&text, &matches(&terms(&[word]), &text));
        }
    }

    #[test]
    fn a_quote_is_shown_with_its_speaker_and_a_doubt() {
        let mut said = SaidWords {
            words: "We will wait".to_owned(),
            speaker: Some("Rosa Lindt".to_owned()),
            kind: Some(NameKind::Person),
            has_role: false,
            direct: true,
            confidence: 0.9,
        };
        assert_eq!(&*of_quote(&said, &[]), "Rosa Lindt: “We will wait”");
        let is_of = |class| is_of(Some(class), &said);
        assert_eq!(
            [SourceClass::Person, SourceClass::Anonymous, SourceClass::Official].map(is_of),
            [true, false, false]
        );
        said.confidence = 0.3;
        said.direct = false;
        assert_eq!(&*of_quote(&said, &[]), "Rosa Lindt?: We will wait");
    }
}
