//! Whether the same quote in several articles is one, and others are not.

use crate::cli::evaluate::library::belonging::{self, Belonging};
use crate::cli::evaluate::library::labels::Labels;
use crate::cli::evaluate::tally::Sheet;
use crate::desk::trial::{TrialQuote, TrialResult};
use crate::model::wording::{Word, runs, words};

/// Each labelled quote of each article by what the quote found there was joined with.
pub(super) fn judge(labels: &Labels, results: &[TrialResult], sheet: &mut Sheet) {
    let mut all = Vec::new();
    for (wanted, quote) in labels.quotes.iter().enumerate() {
        for said in &quote.places {
            let Some(article) = labels.place(&said.article) else { continue };
            let told = results.get(article).and_then(|result| found(&said.text, &result.quotes));
            sheet.row("library-quotes-found").want(told.is_some());
            let label = format!("{} of {}: {:?}", quote.id, said.article, said.text);
            match told {
                Some(told) => all.push(Belonging { article, wanted, told, label }),
                None => sheet.mistake("library-quotes-found", article, format!("{label} is not found")),
            }
        }
    }
    if all.is_empty() {
        return;
    }
    sheet.row("library-quotes-pairs").add(belonging::pairs(&all));
    sheet.row("library-quotes-bcubed").add(belonging::b_cubed(&all));
    belonging::mistakes(&all, "library-quotes-pairs", sheet);
}

/// The quote that has the most of these words, at least half of them.
fn found(text: &str, quotes: &[TrialQuote]) -> Option<i64> {
    let compared =
        |text: &str| -> Vec<Word> { words(text).into_iter().filter(|word| !word.folded.is_empty()).collect() };
    let wanted = compared(text);
    let shared =
        |quote: &TrialQuote| -> usize { runs(&wanted, &compared(&quote.words), 2).iter().map(|run| run.words).sum() };
    let best = quotes.iter().max_by_key(|quote| shared(quote))?;
    (2 * shared(best) >= wanted.len().max(1)).then_some(best.same)
}
