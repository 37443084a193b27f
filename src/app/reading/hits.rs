//! Words looked for in the article.

use crate::app::find::{Found, find_all};
use crate::app::reading::Reading;

impl Reading {
    /// Lights every place that holds the words.
    pub fn find(&mut self, words: &str) {
        let spans = find_all(&self.opened.article.body, words);
        self.found = Some(Found { words: words.to_owned(), spans, at: None });
        self.light();
    }

    /// Goes to a hit, counting on from the one at hand or from the top of the pane.
    pub fn go_to_hit(&mut self, by: isize, height: usize) {
        let (first, _) = self.visible(height);
        let Some(found) = &mut self.found else { return };
        let count = found.spans.len();
        if count == 0 {
            return;
        }
        let at = if let Some(at) = found.at {
            wrapping(at, by, count)
        } else {
            let next = found.spans.partition_point(|span| span.start() < first);
            wrapping(next, if by > 0 { by - 1 } else { by }, count)
        };
        found.at = Some(at);
        let place = found.spans.get(at).map_or(0, |span| span.start());
        self.show(place, height);
        self.light();
    }
}

/// `at` moved by `by` in a ring of `count`.
fn wrapping(at: usize, by: isize, count: usize) -> usize {
    let count = count.max(1);
    let by = by.rem_euclid(isize::try_from(count).unwrap_or(1)).unsigned_abs();
    (at + by) % count
}
