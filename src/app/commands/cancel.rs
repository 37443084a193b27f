//! What Escape takes back.

use crate::app::{App, Pane, Place, Screen};
use crate::model::{Around, ArticleId, ListQuery};

impl App {
    /// Takes back what is lit or filtered, one thing at a time; never quits.
    pub(super) fn cancel(&mut self) {
        if self.let_go() {
            return;
        }
        let in_text = matches!(self.focus, Pane::Article | Pane::Panel);
        if let Some(reading) = self.reading.as_mut().filter(|_| in_text) {
            if reading.found.take().is_some() {
                reading.light();
                return;
            }
            if reading.at_hand.is_some() {
                reading.put_at_hand(None);
                return;
            }
        }
        if self.list.range_from.take().is_some() {
            return;
        }
        if self.focus == Pane::List && self.screen == Screen::News && self.list.query.filter.is_some() {
            self.clear_filter(self.list.anchor);
        } else if self.focus == Pane::List && self.screen == Screen::Bookmarks {
            self.bookmarks.set_filter("");
        } else if self.place() == Place::Shelf
            && self.shelf.level().and_then(|level| level.ask.words()).is_some_and(|words| !words.is_empty())
        {
            self.look_for("");
        }
    }

    /// Shows the whole list again, at `article`.
    pub(in crate::app) fn clear_filter(&mut self, article: Option<ArticleId>) {
        if self.list.query.filter.is_none() {
            return;
        }
        self.show_query(ListQuery { filter: None, ..self.list.query.clone() });
        if let Some(article) = article {
            self.list.anchor = Some(article);
            self.load_rows(Around::Article(article));
        }
    }
}
