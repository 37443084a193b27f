//! Following what is at hand: a search, a name, a story, a source; and hiding articles.

use crate::app::overlay::{self, Menu, Overlay, PromptKind, Way};
use crate::app::panel::Line;
use crate::app::{App, Pane, Place, Screen};
use crate::model::{
    Alert, ArticleRow, Ask, Change, EntityKind, Follow, FollowId, MOST_OF_THE_PAST, Name, NameKind, Page, Scope, Text,
};

/// Behind a name it asks for notifications.
const NOTIFY: char = '!';

impl App {
    /// Asks under which name the query at hand is to be followed.
    pub(super) fn open_follow(&mut self) {
        if let Some(menu) = self.ways_to_follow() {
            self.overlay = Some(Overlay::Menu(menu));
            return;
        }
        let Some((query, name)) = self.query_at_hand() else {
            self.tell("Nothing to follow here: search (g /), or go to a name, a source or a story first");
            return;
        };
        self.follow_query(&query, &name);
    }

    /// The name that the page is about, or the one that is selected in a list or in the side panel.
    fn name_to_follow(&self) -> Option<Name> {
        if self.focus == Pane::Panel {
            let Line::Entity(index) = self.panel.selected()? else { return None };
            let entity = self.reading.as_ref()?.findings()?.entities.get(index)?;
            return Some(Name { name: entity.name.clone(), kind: NameKind::of_entity(entity.kind)? });
        }
        let level = self.shelf.level().filter(|_| self.place() == Place::Shelf)?;
        match level.page.as_ref()? {
            Page::Name(page) => Some(Name { name: page.row.name.clone(), kind: page.row.kind }),
            Page::Names(_) => self.name_on_shelf(),
            _ => None,
        }
    }

    /// A person or an organisation is named in articles, and speaks in some of them.
    fn ways_to_follow(&self) -> Option<Menu> {
        let Name { name, kind } = &self.name_to_follow()?;
        let field = match kind {
            NameKind::Person => "person",
            NameKind::Organisation => "org",
            _ => return None,
        };
        let speaks = quoted("speaker", name);
        let all = format!("{} or {speaks}", quoted(field, name));
        let is_known = |query: &str| self.feeds.follows.iter().any(|follow| *follow.query == *query);
        let ways = [
            ("a", format!("All about {name}: every article that names them"), all, name.to_string()),
            ("s", format!("What {name} says: articles that quote them"), speaks, format!("{name} says")),
        ];
        let ways = ways.map(|(key, told, query, name)| Way { key, told, is_known: is_known(&query), query, name });
        Some(overlay::follow_choice(ways))
    }

    /// Asks for the name under which a query is to be followed.
    pub(super) fn follow_query(&mut self, query: &str, name: &str) {
        if let Some(known) = self.feeds.follows.iter().find(|follow| *follow.query == *query) {
            let told = format!("It is followed already, as {}", known.name);
            self.tell(&told);
            return;
        }
        self.to_follow = Some(Text::line(query));
        self.prompt(PromptKind::Follow, "Follow as", name, Vec::new());
    }

    /// What the reader has before the eyes as a query, and a name for it.
    fn query_at_hand(&self) -> Option<(String, String)> {
        if self.focus == Pane::Panel {
            return self.panel_query();
        }
        if self.focus == Pane::Article {
            return self.reading.as_ref().and_then(|reading| story_query(&reading.opened.row));
        }
        match self.screen {
            Screen::Search => words_query(&self.search.words),
            Screen::Shelf => {
                let level = self.shelf.level()?;
                match (&level.page, &level.ask) {
                    (Some(Page::Name(_) | Page::Names(_)), _) => {
                        self.name_to_follow().map(|name| name_query(name.kind, &name.name))
                    }
                    (Some(Page::Story(page)), _) => Some((format!("story:{}", page.fold.id.0), page.title.to_string())),
                    (_, ask @ (Ask::Ledger { .. } | Ask::Quotes { .. } | Ask::Stories { .. })) => {
                        words_query(ask.words()?)
                    }
                    _ => None,
                }
            }
            Screen::News => match &self.list.query.filter {
                Some(words) if !words.trim().is_empty() => {
                    let fields: Vec<String> = words.split_whitespace().map(|word| format!("title:{word}*")).collect();
                    Some((fields.join(" "), words.to_string()))
                }
                _ => story_query(self.list.selected_row()?),
            },
            Screen::Bookmarks => None,
        }
    }

    /// The query behind the list at hand, for the page of its sources; none: of all that is new.
    pub(super) fn ledger_words(&self) -> Text {
        if self.focus == Pane::List && self.screen == Screen::Search {
            return Text::line(&self.search.words);
        }
        match &self.list.query.scope {
            Scope::Followed(id) => self.feeds.follow(*id).map_or_else(Text::default, |follow| follow.query.clone()),
            Scope::Feed(id) => {
                let title = self.feeds.feed(*id).map(|feed| quoted("feed", &feed.title));
                title.map_or_else(Text::default, |title| Text::line(&title))
            }
            Scope::Folder(path) => Text::line(&quoted("folder", path)),
            _ => Text::default(),
        }
    }

    fn panel_query(&self) -> Option<(String, String)> {
        let findings = self.reading.as_ref()?.findings()?;
        match self.panel.selected()? {
            Line::Entity(index) => {
                let entity = findings.entities.get(index)?;
                let field = match entity.kind {
                    EntityKind::Person => "person",
                    EntityKind::Organisation => "org",
                    EntityKind::Place => "place",
                    EntityKind::Other => "about",
                };
                Some((quoted(field, &entity.name), entity.name.to_string()))
            }
            Line::Source(index) => {
                let source = findings.sources.get(index)?;
                Some((quoted("source", &source.name), source.name.to_string()))
            }
            Line::Quote(index) => {
                let speaker = findings.speaker(findings.quotes.get(index)?)?;
                Some((quoted("speaker", &speaker.name), speaker.name.to_string()))
            }
            _ => None,
        }
    }

    /// The name is typed: follows the query; an exclamation mark behind it asks for notifications.
    pub(super) fn follow_as(&mut self, name: &str) {
        let Some(query) = self.to_follow.take() else { return };
        let (name, notify) = with_notification(name);
        self.just_followed = Some(query.clone());
        let inverse = Change::Unfollow { query: query.clone() };
        self.write(Change::Follow { query, name, notify }, inverse, "Followed");
    }

    /// Gives the selected followed query another name.
    pub(super) fn rename_follow(&mut self, id: FollowId, name: &str) {
        let Some(follow) = self.feeds.follow(id).cloned() else { return };
        let (name, notify) = with_notification(name);
        if name.is_empty() || (name == follow.name && notify == follow.notify) {
            return;
        }
        let change = Change::Follow { query: follow.query.clone(), name, notify };
        self.write(change, as_it_was(&follow), "Renamed");
    }

    pub(super) fn unfollow(&mut self, id: FollowId) {
        let Some(follow) = self.feeds.follow(id).cloned() else { return };
        if self.list.query.scope == Scope::Followed(id) {
            let focus = self.focus;
            self.show_scope(Scope::All);
            self.focus = focus;
        }
        self.write(Change::Unfollow { query: follow.query.clone() }, as_it_was(&follow), "Unfollowed");
    }

    /// Hides the article at hand; in the list of hidden ones it is shown again.
    pub(super) fn toggle_hidden(&mut self) {
        let Some(article) = self.current_row().map(|row| row.id) else {
            self.tell("No article is selected");
            return;
        };
        let hidden = self.list.query.scope != Scope::Hidden;
        let name = if hidden { "Hidden" } else { "Shown again" };
        let change = |hidden| Change::Hide { articles: vec![article], hidden };
        self.write(change(hidden), change(!hidden), name);
    }

    pub(super) fn follows_came(&mut self, follows: Vec<Follow>, hidden: usize) {
        let is_just_followed = |follow: &&Follow| self.just_followed.as_ref() == Some(&follow.query);
        if let Some(follow) = follows.iter().find(is_just_followed) {
            if follow.total >= MOST_OF_THE_PAST {
                let name = &follow.name;
                let told = format!(
                    "{name} has its newest {MOST_OF_THE_PAST} articles of the past; all new ones will come to it"
                );
                self.tell(&told);
            }
            self.just_followed = None;
        }
        self.feeds.take_follows(follows, hidden);
    }

    /// Takes in what new articles want told outside; at most one notification a minute goes out.
    pub(super) fn alerted(&mut self, alerts: Vec<Alert>) {
        self.alerts.add(alerts);
        self.tell_alerts();
    }

    pub(super) fn tell_alerts(&mut self) {
        if let Some(words) = self.alerts.due(self.now) {
            self.effects.push(crate::app::Effect::Notify(words));
        }
    }
}

/// A followed query's name as it is edited.
pub(super) fn edited_name(follow: &Follow) -> String {
    if follow.notify { format!("{} {NOTIFY}", follow.name) } else { follow.name.to_string() }
}

fn with_notification(name: &str) -> (Text, bool) {
    let name = name.trim();
    match name.strip_suffix(NOTIFY) {
        Some(rest) => (Text::line(rest.trim_end()), true),
        None => (Text::line(name), false),
    }
}

fn as_it_was(follow: &Follow) -> Change {
    Change::Follow { query: follow.query.clone(), name: follow.name.clone(), notify: follow.notify }
}

fn words_query(words: &str) -> Option<(String, String)> {
    let words = words.trim();
    (!words.is_empty()).then(|| (words.to_owned(), words.to_owned()))
}

fn story_query(row: &ArticleRow) -> Option<(String, String)> {
    let story = row.story.as_ref()?;
    Some((format!("story:{}", story.id.0), row.headline.to_string()))
}

fn name_query(kind: NameKind, name: &Text) -> (String, String) {
    let field = match kind {
        NameKind::Person => "person",
        NameKind::Organisation => "org",
        NameKind::Place => "place",
        _ => "source",
    };
    (quoted(field, name), name.to_string())
}

fn quoted(field: &str, name: &str) -> String {
    format!("{field}:\"{}\"", name.replace('"', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_behind_the_name_asks_for_notifications() {
        assert_eq!(with_notification(" Harbour wall ! "), (Text::line("Harbour wall"), true));
        assert_eq!(with_notification("Tides"), (Text::line("Tides"), false));
        let follow = Follow { name: Text::line("Tides"), notify: true, ..Follow::default() };
        assert_eq!(with_notification(&edited_name(&follow)), (follow.name, true));
    }
}
