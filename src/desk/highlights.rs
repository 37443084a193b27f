//! The passages that the reader marked, found in their articles, and all of them with all notes.

use std::collections::HashMap;

use super::{Desk, anchor};
use crate::model::{Article, ArticleId, Highlight, NotedArticle, NotesPage, Span, Text};
use crate::store::Noted;

/// So many highlights, and as many notes, are looked through.
const LOOKED_AT: usize = 5_000;

/// So many articles are shown at a time.
const SHOWN: usize = 300;

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
            one.span = anchor::passage(&article.body.text, &sought);
        }
        highlights.sort_by_key(|one| (one.span.is_none(), one.span, one.id));
        Ok(highlights)
    }

    /// Highlights and notes that hold all words, those of the article marked last first.
    pub fn notes(&self, words: &str) -> anyhow::Result<NotesPage> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let mut found = self.library.noted(LOOKED_AT)?;
        found.retain(|one| holds(one, &words));
        let mut order: Vec<ArticleId> = Vec::new();
        let mut marked: HashMap<ArticleId, Vec<Highlight>> = HashMap::new();
        found.sort_by_key(|one| std::cmp::Reverse(one.created));
        for one in found {
            let highlights = marked.entry(one.article).or_insert_with(|| {
                order.push(one.article);
                Vec::new()
            });
            highlights.extend(one.highlight);
        }
        let more = order.len() > SHOWN;
        order.truncate(SHOWN);
        let mut articles = Vec::with_capacity(order.len());
        for row in self.library.rows_of(&order)? {
            let bookmark = self.library.bookmark(row.id)?;
            let mut highlights = marked.remove(&row.id).unwrap_or_default();
            highlights.sort_by_key(|one| (one.span.is_none(), one.span, one.id));
            articles.push(NotedArticle { row, bookmark, highlights });
        }
        Ok(NotesPage { articles, more })
    }
}

/// Whether a highlight or a note holds all words, in the passage, the note, the tags or the headline.
fn holds(noted: &Noted, words: &[String]) -> bool {
    let mut all = noted.headline.to_lowercase();
    let mut add = |more: &str| {
        all.push('\n');
        all.push_str(&more.to_lowercase());
    };
    match &noted.highlight {
        Some(one) => {
            add(&one.passage);
            add(&one.note);
            one.tags.iter().map(Text::as_str).for_each(add);
        }
        None => add(&noted.note),
    }
    words.iter().all(|word| all.contains(word.as_str()) || word.strip_prefix('#').is_some_and(|tag| all.contains(tag)))
}
