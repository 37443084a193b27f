//! What is told of the article under its headline.

use crate::app::reading::Reading;
use crate::app::when;
use crate::model::{BlockKind, Text, Timestamp};

impl Reading {
    /// The line under the headline.
    pub(super) fn about(&self) -> String {
        let article = &self.opened.article;
        let publisher = article.publisher.as_ref().unwrap_or(&self.opened.row.publisher);
        let mut parts = Vec::new();
        if !publisher.is_empty() {
            parts.push(publisher.to_string());
        }
        // The row has the moment of its coming for a date where the article has none.
        let published = article.published.filter(|published| *published > 0);
        if let Some(published) = published.filter(|published| !self.head_says_when(*published)) {
            parts.push(when::date(published, self.offset));
        }
        if let Some(revised) = self.opened.row.revised {
            parts.push(format!("updated {}", when::date(revised, self.offset)));
        }
        parts.push(format!("{} min read", self.minutes()));
        if let Some(wall) = article.wall {
            parts.push(format!("cut short: the page shows {}", wall.name()));
        }
        if article.byline.is_empty() || article.body.blocks.iter().any(|block| block.kind == BlockKind::Byline) {
            return parts.join(" · ");
        }
        let names: Vec<&str> = article.byline.iter().map(Text::as_str).collect();
        format!("By {} · {}", names.join(", "), parts.join(" · "))
    }

    /// Whether the lines at the headline hold the date already, as those of page captures do.
    fn head_says_when(&self, published: Timestamp) -> bool {
        let year = when::year(published, self.offset);
        let body = &self.opened.article.body;
        let head = body
            .shown()
            .take_while(|(_, block)| matches!(block.kind, BlockKind::Kicker | BlockKind::Headline | BlockKind::Byline));
        let mut lines = head.filter(|(_, block)| block.kind == BlockKind::Byline);
        lines.any(|(_, block)| body.words(block).contains(&year))
    }

    /// How long the article takes to read, at least a minute.
    #[must_use]
    pub fn minutes(&self) -> usize {
        let words = match self.opened.row.words {
            0 => self.opened.article.body.word_count(),
            words => words as usize,
        };
        words.div_ceil(WORDS_A_MINUTE).max(1)
    }
}

/// How many words a minute a reader of news reads.
const WORDS_A_MINUTE: usize = 230;
