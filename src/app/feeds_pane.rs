//! The feeds and folders pane.

use std::collections::BTreeSet;

use crate::app::cursor::Cursor;
use crate::model::{Feed, FeedId, Follow, FollowId, Scope, Text};

/// A line of the pane.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub kind: LineKind,
    /// How deep it stands in the tree.
    pub depth: usize,
    pub title: Text,
    pub unread: u32,
    /// The feed's last error, where it has one; a folder's, where a feed in it has one.
    pub has_error: bool,
}

impl Line {
    /// Whether nothing can be done on it.
    fn is_idle(&self) -> bool {
        matches!(self.kind, LineKind::Blank | LineKind::Section)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum LineKind {
    All,
    Unread,
    Today,
    Bookmarks,
    /// What rules have hidden.
    Hidden,
    Blank,
    /// The whole path, and whether its feeds are shown.
    Folder(Text, bool),
    Feed(FeedId),
    Followed(FollowId),
    /// The name of a section.
    Section,
}

#[derive(Clone, Debug, Default)]
pub struct FeedsPane {
    pub feeds: Vec<Feed>,
    pub follows: Vec<Follow>,
    /// How many articles rules have hidden.
    pub hidden: usize,
    pub lines: Vec<Line>,
    pub cursor: Cursor,
    /// Whether the feeds were told yet.
    pub known: bool,
    folded: BTreeSet<Text>,
}

impl FeedsPane {
    /// Takes the feeds in; the selection stays on its line's feed or folder.
    pub fn take(&mut self, mut feeds: Vec<Feed>) {
        let key = |feed: &Feed| (feed.folder.to_lowercase(), feed.title.to_lowercase(), feed.id);
        feeds.sort_by_cached_key(key);
        self.feeds = feeds;
        self.known = true;
        self.set_lines();
    }

    /// Takes in what is followed, and how many articles are hidden.
    pub fn take_follows(&mut self, follows: Vec<Follow>, hidden: usize) {
        self.follows = follows;
        self.hidden = hidden;
        self.set_lines();
    }

    #[must_use]
    pub fn follow(&self, id: FollowId) -> Option<&Follow> {
        self.follows.iter().find(|follow| follow.id == id)
    }

    /// What the selected line follows.
    #[must_use]
    pub fn selected_follow(&self) -> Option<&Follow> {
        match self.selected()?.kind {
            LineKind::Followed(id) => self.follow(id),
            _ => None,
        }
    }

    #[must_use]
    pub fn selected(&self) -> Option<&Line> {
        self.lines.get(self.cursor.selected)
    }

    #[must_use]
    pub fn feed(&self, id: FeedId) -> Option<&Feed> {
        self.feeds.iter().find(|feed| feed.id == id)
    }

    /// The feed of the selected line.
    #[must_use]
    pub fn selected_feed(&self) -> Option<&Feed> {
        match self.selected()?.kind {
            LineKind::Feed(id) => self.feed(id),
            _ => None,
        }
    }

    #[must_use]
    pub fn unread(&self) -> u32 {
        self.feeds.iter().map(|feed| feed.unread).sum()
    }

    pub fn move_by(&mut self, by: isize, visible: usize) {
        self.cursor.move_by(by, self.lines.len(), visible);
        self.pass_idle(by.signum(), visible);
    }

    pub fn select(&mut self, line: usize, visible: usize) {
        self.cursor.select(line, self.lines.len(), visible);
        self.pass_idle(-1, visible);
    }

    /// Goes on from a line on which nothing can be done; never more than two stand together.
    fn pass_idle(&mut self, by: isize, visible: usize) {
        for _ in 0..2 {
            if self.selected().is_some_and(Line::is_idle) {
                self.cursor.move_by(by, self.lines.len(), visible);
            }
        }
    }

    /// Shows or hides the feeds of the selected folder; false where no folder is selected.
    pub fn fold(&mut self) -> bool {
        let Some(LineKind::Folder(path, open)) = self.selected().map(|line| line.kind.clone()) else { return false };
        if open {
            self.folded.insert(path);
        } else {
            self.folded.remove(&path);
        }
        self.set_lines();
        true
    }

    /// The next line that has unread articles, counted from the selected one.
    #[must_use]
    pub fn next_unread(&self, forward: bool) -> Option<usize> {
        let wanted = |line: &&Line| line.unread > 0 && matches!(line.kind, LineKind::Feed(_) | LineKind::Followed(_));
        if forward {
            let from = self.cursor.selected + 1;
            self.lines.iter().skip(from).position(|line| wanted(&line)).map(|found| from + found)
        } else {
            self.lines.get(..self.cursor.selected)?.iter().rposition(|line| wanted(&line))
        }
    }

    fn set_lines(&mut self) {
        let selected = self.selected().map(|line| line.kind.clone());
        let fixed =
            |kind, title: &str, unread| Line { kind, depth: 0, title: Text::line(title), unread, has_error: false };
        let unread = self.unread();
        self.lines = vec![
            fixed(LineKind::All, "All articles", 0),
            fixed(LineKind::Unread, "Unread", unread),
            fixed(LineKind::Today, "Today", 0),
            fixed(LineKind::Bookmarks, "Bookmarks", 0),
        ];
        if self.hidden > 0 {
            self.lines.push(fixed(LineKind::Hidden, "Hidden", 0));
        }
        if !self.follows.is_empty() {
            self.lines.push(fixed(LineKind::Blank, "", 0));
            self.lines.push(fixed(LineKind::Section, "Followed", 0));
            for follow in &self.follows {
                self.lines.push(Line {
                    kind: LineKind::Followed(follow.id),
                    depth: 1,
                    title: follow.name.clone(),
                    unread: follow.unread,
                    has_error: false,
                });
            }
        }
        if !self.feeds.is_empty() {
            self.lines.push(fixed(LineKind::Blank, "", 0));
        }
        let mut lines = Vec::with_capacity(self.feeds.len() + 8);
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for feed in self.feeds.iter().filter(|feed| !feed.folder.is_empty()) {
            let mut hidden = false;
            let mut depth = 0;
            for (end, name) in folders(&feed.folder) {
                let path = feed.folder.get(..end).unwrap_or("");
                let text = Text::line(path);
                let open = !self.folded.contains(&text);
                if !hidden && told.insert(path) {
                    lines.push(self.folder_line(text, name, depth, open));
                }
                hidden |= !open;
                depth += 1;
            }
            if !hidden {
                lines.push(feed_line(feed, depth));
            }
        }
        lines.extend(self.feeds.iter().filter(|feed| feed.folder.is_empty()).map(|feed| feed_line(feed, 0)));
        self.lines.extend(lines);
        let same = |line: &Line| match (&line.kind, selected.as_ref()) {
            (LineKind::Folder(path, _), Some(LineKind::Folder(other, _))) => path == other,
            (kind, Some(other)) => kind == other,
            (_, None) => false,
        };
        let line = self.lines.iter().position(same).unwrap_or(self.cursor.selected);
        self.cursor.selected = line.min(self.lines.len().saturating_sub(1));
    }

    fn folder_line(&self, path: Text, name: &str, depth: usize, open: bool) -> Line {
        let inside = |feed: &&Feed| is_in(&feed.folder, &path);
        let unread = self.feeds.iter().filter(inside).map(|feed| feed.unread).sum();
        let has_error = self.feeds.iter().filter(inside).any(|feed| feed.health.error.is_some() || feed.health.gone);
        Line { title: Text::line(name), depth, unread, has_error, kind: LineKind::Folder(path, open) }
    }
}

/// The folders of a path from the outermost in: where each one's path ends, and its name.
fn folders(path: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    path.split('/').map(move |name| {
        let here = end + name.len();
        end = here + 1;
        (here, name)
    })
}

/// Whether a feed's folder is `folder` or lies in it.
#[must_use]
pub fn is_in(feed_folder: &str, folder: &str) -> bool {
    feed_folder.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn feed_line(feed: &Feed, depth: usize) -> Line {
    Line {
        kind: LineKind::Feed(feed.id),
        depth,
        title: if feed.title.is_empty() { feed.url.clone() } else { feed.title.clone() },
        unread: feed.unread,
        has_error: feed.health.error.is_some() || feed.health.gone,
    }
}

/// The line's own articles; none for bookmarks, which have their screen, and for the gap.
#[must_use]
pub fn scope(kind: &LineKind, today: i64) -> Option<Scope> {
    match kind {
        LineKind::All => Some(Scope::All),
        LineKind::Unread => Some(Scope::Unread),
        LineKind::Today => Some(Scope::Since(today)),
        LineKind::Bookmarks | LineKind::Blank | LineKind::Section => None,
        LineKind::Hidden => Some(Scope::Hidden),
        LineKind::Followed(id) => Some(Scope::Followed(*id)),
        LineKind::Folder(path, _) => Some(Scope::Folder(path.clone())),
        LineKind::Feed(id) => Some(Scope::Feed(*id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FeedHealth;

    fn feed(id: i64, folder: &str, title: &str, unread: u32) -> Feed {
        Feed {
            id: FeedId(id),
            url: Text::line("http://feed.example"),
            title: Text::line(title),
            site: None,
            folder: Text::line(folder),
            full_text: false,
            unread,
            total: unread,
            health: FeedHealth::default(),
        }
    }

    fn tree(pane: &FeedsPane) -> Vec<String> {
        let line = |line: &Line| format!("{}{} {}", "  ".repeat(line.depth), line.title, line.unread);
        pane.lines.iter().skip(5).map(line).collect()
    }

    #[test]
    fn folders_nest_fold_and_count() {
        let mut pane = FeedsPane::default();
        pane.take(vec![feed(1, "World/Europe", "Alder Post", 2), feed(2, "", "Quay", 1), feed(3, "World", "Wire", 4)]);
        assert_eq!(tree(&pane), ["World 6", "  Wire 4", "  Europe 2", "    Alder Post 2", "Quay 1"]);
        pane.select(5, 20);
        assert!(pane.fold());
        assert_eq!(tree(&pane), ["World 6", "Quay 1"]);
        pane.take(vec![feed(2, "", "Quay", 0), feed(3, "World", "Wire", 4)]);
        assert_eq!(pane.selected().map(|line| line.title.to_string()), Some("World".to_owned()));
    }

    #[test]
    fn what_is_followed_stands_before_the_feeds_with_its_own_count() {
        let mut pane = FeedsPane::default();
        pane.take(vec![feed(2, "", "Quay", 1)]);
        let follow = Follow { id: FollowId(7), name: Text::line("Harbour wall"), unread: 3, ..Follow::default() };
        pane.take_follows(vec![follow], 2);
        let titles: Vec<&str> = pane.lines.iter().map(|line| line.title.as_str()).collect();
        let wanted = ["Bookmarks", "Hidden", "", "Followed", "Harbour wall", "", "Quay"];
        assert_eq!(titles.get(3..), Some(&wanted[..]));
        pane.select(4, 20);
        pane.move_by(1, 20);
        assert_eq!(
            pane.selected_follow().map(|follow| follow.id),
            Some(FollowId(7)),
            "blank and title are passed over"
        );
        assert_eq!(pane.lines[pane.cursor.selected].unread, 3);
        assert_eq!(scope(&pane.lines[4].kind, 0), Some(Scope::Hidden));
    }
}
