//! The passages that the reader marked, found in their articles, and all of them with all notes.

use super::{Desk, anchor};
use crate::model::{After, Article, ArticleId, Highlight, NotedArticle, NotesPage, Page, Span, Text};

/// So many highlights, and as many notes, are looked through at a time.
const LOOKED_AT: usize = 5_000;

/// So many articles are shown at a time.
const SHOWN: usize = 120;

impl Desk {
    /// The highlights of an article where its text has them now; those that it no longer holds come last.
    pub(super) fn highlights_in(&self, id: ArticleId, article: &Article) -> anyhow::Result<Vec<Highlight>> {
        let mut highlights = self.library.highlights(id)?;
        for one in &mut highlights {
            let sought = anchor::Sought {
                passage: &one.passage,
                before: &one.before,
                after: &one.after,
                start: one.span.map(Span::start),
            };
            let span = anchor::passage(&article.body.text, &sought);
            one.found_at(span, &article.body.text);
        }
        highlights.sort_by_key(|one| (one.span.is_none(), one.span, one.id));
        Ok(highlights)
    }

    /// All highlights and notes that hold all words, those of the article marked last first.
    pub fn notes(&self, words: &str) -> anyhow::Result<NotesPage> {
        let mut page = Page::Notes(self.notes_after(words, After::START)?);
        while let Some(after) = page.more() {
            page.take_further(Page::Notes(self.notes_after(words, after)?));
        }
        let Page::Notes(page) = page else { return Ok(NotesPage::default()) };
        Ok(page)
    }

    /// Those of some articles behind a place in their order: the moment of the last mark, and the article's number.
    pub(super) fn notes_after(&self, words: &str, after: After) -> anyhow::Result<NotesPage> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let (mut found, left) = self.library.noted(after.rank, LOOKED_AT)?;
        found.retain(|one| holds(&one.headline, one.highlight.as_ref(), &one.note, &words));
        found.sort_by_key(|one| std::cmp::Reverse((one.created, one.article)));
        let mut order: Vec<(i64, ArticleId)> = Vec::new();
        let mut more = left.map(|rank| After { stage: 0, rank, id: i64::MAX });
        for one in found.iter().filter(|one| (one.created, one.article.0) < (after.rank, after.id)) {
            if order.iter().any(|(_, article)| *article == one.article) {
                continue;
            }
            if order.len() == SHOWN {
                more = order.last().map(|(rank, article)| After { stage: 0, rank: *rank, id: article.0 });
                break;
            }
            order.push((one.created, one.article));
        }
        let order: Vec<ArticleId> = order.into_iter().map(|(_, article)| article).collect();
        let mut articles = Vec::with_capacity(order.len());
        for row in self.library.rows_of(&order)? {
            let bookmark = self.library.bookmark(row.id)?;
            // Only a text that was changed can say something else than what was marked in it.
            let mut highlights = match row.revised {
                Some(_) => self.open_article(row.id)?.highlights,
                None => self.library.highlights(row.id)?,
            };
            highlights.retain(|one| holds(&row.headline, Some(one), "", &words));
            highlights.sort_by_key(|one| (one.span.is_none(), one.span, one.id));
            articles.push(NotedArticle { row, bookmark, highlights });
        }
        Ok(NotesPage { articles, more })
    }
}

/// Whether a highlight, or the note on an article, holds all words, in the passage, the note, the tags or the
/// headline.
fn holds(headline: &str, highlight: Option<&Highlight>, note: &str, words: &[String]) -> bool {
    let mut all = headline.to_lowercase();
    let mut add = |more: &str| {
        all.push('\n');
        all.push_str(&more.to_lowercase());
    };
    match highlight {
        Some(one) => {
            add(&one.passage);
            add(&one.note);
            one.tags.iter().map(Text::as_str).for_each(add);
        }
        None => add(note),
    }
    words.iter().all(|word| all.contains(word.as_str()) || word.strip_prefix('#').is_some_and(|tag| all.contains(tag)))
}
