//! The menus, made from what they list.

use super::Yank;
use super::menu::{Choice, Filtering, Menu, MenuRow};
use crate::app::command::{Group, Row, TABLE};
use crate::app::keymap::Keymap;
use crate::app::{Command, Place, when};
use crate::model::{Body, CitationStyle, FoundFeed, Name, NameKind, without_password};

fn heading(text: &str) -> MenuRow {
    MenuRow { key: String::new(), text: text.to_owned(), detail: String::new(), choice: None }
}

fn command_row(row: &Row, keymap: &Keymap, place: Place) -> MenuRow {
    let valid = row.command.is_valid_at(place);
    let at = if valid { place } else { row.places.first().copied().unwrap_or(place) };
    let detail = if valid {
        row.name.to_owned()
    } else {
        let places: Vec<&str> = row.places.iter().map(|place| place.name()).collect();
        format!("{} (in {})", row.name, places.join(", "))
    };
    MenuRow {
        key: keymap.keys_of(at, row.command).join("  "),
        text: row.help.to_owned(),
        detail,
        choice: Some(Choice::Command(row.command, valid)),
    }
}

/// Every key: those that are for the place at hand first, then the others by their groups.
#[must_use]
pub fn help(keymap: &Keymap, place: Place) -> Menu {
    let mut rows = vec![heading(&format!("In the {}", place_words(place)))];
    let here = |row: &&Row| row.places.contains(&place);
    rows.extend(TABLE.iter().filter(here).map(|row| command_row(row, keymap, place)));
    for group in Group::ALL {
        let mut members = TABLE.iter().filter(|row| row.group == *group && !here(row)).peekable();
        if members.peek().is_some() {
            rows.push(heading(group.title()));
            rows.extend(members.map(|row| command_row(row, keymap, place)));
        }
    }
    Menu::new("Help", rows, Filtering::Off, "/ search   j k scroll   enter do it   esc close")
}

fn place_words(place: Place) -> &'static str {
    match place {
        Place::Feeds => "feeds pane",
        Place::List => "article list",
        Place::Article => "reading pane",
        Place::Panel => "side panel",
        Place::Bookmarks => "bookmarks",
        Place::Passage => "a chosen passage",
        Place::Search => "search results",
        Place::Shelf => "shelf",
    }
}

/// Every command, those that can be asked for at `place` first.
#[must_use]
pub fn palette(keymap: &Keymap, place: Place) -> Menu {
    let rows = |valid: bool| TABLE.iter().filter(move |row| row.command.is_valid_at(place) == valid);
    let rows = rows(true).chain(rows(false)).filter(|row| row.command != Command::Palette);
    let rows = rows.map(|row| command_row(row, keymap, place)).collect();
    Menu::new("Commands", rows, Filtering::Always, "type to find   ↑ ↓ choose   enter do it   esc close")
}

/// The themes as (name, what it is like); the one in use is selected.
#[must_use]
pub fn themes(names: &[(String, String)], current: &str) -> Menu {
    let row = |(name, about): &(String, String)| MenuRow {
        key: String::new(),
        text: name.clone(),
        detail: about.clone(),
        choice: Some(Choice::Theme(name.clone())),
    };
    let rows = names.iter().map(row).collect();
    let mut menu = Menu::new("Theme", rows, Filtering::Off, "j k preview   enter keep   esc back   / find");
    menu.cursor.selected = names.iter().position(|(name, _)| name == current).unwrap_or(0);
    menu.kept_theme = Some(current.to_owned());
    menu
}

/// The links of an article, numbered from 1.
#[must_use]
pub fn links(body: &Body) -> Menu {
    let rows = body.links.iter().enumerate().map(|(index, link)| {
        let words = link.span.of(&body.text).split_whitespace().collect::<Vec<_>>().join(" ");
        MenuRow {
            key: (index + 1).to_string(),
            text: if words.is_empty() { link.url.to_string() } else { words },
            detail: link.url.to_string(),
            choice: Some(Choice::Link(index)),
        }
    });
    Menu::new("Links", rows.collect(), Filtering::Off, "enter open   y copy   / find   esc close")
}

/// What of the article can be copied; `quote`: whether one is at hand, `link`: whether it has an address.
#[must_use]
pub fn yank_menu(quote: bool, link: bool) -> Menu {
    let row = |key: &str, text: &str, yank| MenuRow {
        key: key.to_owned(),
        text: text.to_owned(),
        detail: String::new(),
        choice: Some(Choice::Yank(yank)),
    };
    let all = [
        (quote, row("q", "The quote at hand, with who said it and where", Yank::Quote)),
        (true, row("h", "The headline", Yank::Headline)),
        (link, row("y", "The address", Yank::Link)),
        (link, row("m", "A Markdown link", Yank::Markdown)),
        (true, row("j", "The article with its findings as JSON", Yank::Json)),
        (quote, row("M", "The quote as Markdown", Yank::Cited(CitationStyle::Markdown))),
        (quote, row("B", "The quote as BibTeX", Yank::Cited(CitationStyle::Bibtex))),
        (quote, row("S", "The quote as CSL-JSON", Yank::Cited(CitationStyle::Csl))),
        (quote, row("C", "The quote as CSV", Yank::Cited(CitationStyle::Csv))),
        (quote, row("J", "The quote as JSON", Yank::Cited(CitationStyle::Json))),
    ];
    let rows = all.into_iter().filter(|(there, _)| *there).map(|(_, row)| row).collect();
    Menu::new("Copy", rows, Filtering::Off, "a letter copies   ↑ ↓ choose   enter copy   esc close")
}

/// What a name can be a name of.
#[must_use]
pub fn kinds(name: &Name) -> Menu {
    let row = |(key, kind): (&str, NameKind)| MenuRow {
        key: key.to_owned(),
        text: kind.title().to_owned(),
        detail: if kind == name.kind { "as now".to_owned() } else { String::new() },
        choice: Some(Choice::Kind(kind)),
    };
    let kinds = [
        ("p", NameKind::Person),
        ("o", NameKind::Organisation),
        ("l", NameKind::Place),
        ("n", NameKind::Outlet),
        ("a", NameKind::Agency),
        ("d", NameKind::Document),
    ];
    let title = format!("{} is of kind", name.name);
    Menu::new(&title, kinds.map(row).into(), Filtering::Off, "a letter chooses   ↑ ↓ enter   esc close")
}

/// A way to follow what is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub key: &'static str,
    pub told: String,
    pub query: String,
    /// What it is called then.
    pub name: String,
    /// It is followed already.
    pub is_known: bool,
}

/// What of a name is to be followed.
#[must_use]
pub fn follow_choice(ways: [Way; 2]) -> Menu {
    let row = |way: Way| MenuRow {
        key: way.key.to_owned(),
        text: way.told,
        detail: if way.is_known { "followed already".to_owned() } else { String::new() },
        choice: Some(Choice::Follow(way.query, way.name)),
    };
    Menu::new("Follow", ways.map(row).into(), Filtering::Off, "a letter chooses   ↑ ↓ enter   esc close")
}

/// Several feeds that one address leads to; `offset`: seconds east of UTC.
#[must_use]
pub fn feed_choice(found: Vec<FoundFeed>, offset: i32) -> Menu {
    let row = |(index, feed): (usize, FoundFeed)| MenuRow {
        key: (index + 1).to_string(),
        text: if feed.title.is_empty() { feed.url.to_string() } else { feed.title.to_string() },
        detail: about(&feed, offset),
        choice: Some(Choice::Feed(feed)),
    };
    let rows = found.into_iter().enumerate().map(row).collect();
    Menu::new("Which feed?", rows, Filtering::Off, "enter or its number subscribes   / find   esc none of them")
}

/// "12 articles, newest 16 Jun 2021, comments · https://..."
fn about(feed: &FoundFeed, offset: i32) -> String {
    let count = match feed.articles {
        None => None,
        Some(1) => Some("1 article".to_owned()),
        Some(count) => Some(format!("{count} articles")),
    };
    let newest = feed.newest.map(|newest| format!("newest {}", when::day(newest, offset)));
    let comments = feed.comments.then(|| "comments".to_owned());
    let told: Vec<String> = [count, newest, comments].into_iter().flatten().collect();
    let address = without_password(&feed.url);
    if told.is_empty() { address } else { format!("{} · {address}", told.join(", ")) }
}
