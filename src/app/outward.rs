//! What leaves the session: to the browser, to a file, to a feed's page.

use crate::app::{App, Effect, Pane};
use crate::model::Change;

impl App {
    pub(super) fn browse(&mut self) {
        if self.browse_range() {
            return;
        }
        match self.current_row().and_then(|row| row.url.clone()) {
            Some(url) => self.effects.push(Effect::Browse(url)),
            None => self.tell("This article has no address to open"),
        }
    }

    pub(super) fn fetch_full_text(&mut self) {
        let Some((id, has_url)) = self.current_row().map(|row| (row.id, row.url.is_some())) else {
            self.tell("No article is selected");
            return;
        };
        if self.is_outside() {
            self.tell("This article was opened whole");
        } else if !has_url {
            self.tell("This article has no address to fetch the text from");
        } else {
            let question = self.ask();
            self.waiting.full_text = Some((question, id));
            self.effects.push(Effect::FetchFullText { question, article: id });
            self.tell("Fetching the full text …");
        }
    }

    pub(super) fn toggle_full_text(&mut self) {
        let feed = match self.focus {
            Pane::Feeds => self.feeds.selected_feed(),
            _ => self.current_row().and_then(|row| row.feed).and_then(|id| self.feeds.feed(id)),
        };
        match feed.map(|feed| (feed.id, feed.full_text)) {
            Some((feed, always)) => self.effects.push(Effect::Write(Change::FullText { feed, always: !always })),
            None => self.tell("Choose a feed first"),
        }
    }

    /// Opens the link that a count names.
    pub(super) fn browse_link(&mut self, number: usize) {
        let links = self.reading.as_ref().map_or(&[][..], |reading| &reading.opened.article.body.links);
        match (number.checked_sub(1).and_then(|index| links.get(index)), links.len()) {
            (Some(link), _) => {
                let url = link.url.clone();
                self.effects.push(Effect::Browse(url));
            }
            (None, 0) => self.tell("This article has no links"),
            (None, count) => self.tell(&format!("This article has {count} links; there is no number {number}")),
        }
    }

    pub(super) fn save_article(&mut self) {
        let open = self.reading.as_ref();
        let selected = self.current_row().map(|row| row.id);
        match open.filter(|reading| Some(reading.opened.row.id) == selected) {
            Some(reading) => {
                let article = Box::new(reading.opened.article.clone());
                self.effects.push(Effect::SaveArticle(article));
            }
            None => self.tell("Open the article first: what is saved is its text"),
        }
    }
}
