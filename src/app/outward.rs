//! What leaves the session: to the browser, to a file, to a feed's page.

use std::fmt::Write as _;

use crate::app::{App, Effect, Pane};
use crate::model::{Article, BlockKind, Change};

impl App {
    pub(super) fn browse(&mut self) {
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
                let article = &reading.opened.article;
                let name = format!("{}.md", slug(&reading.opened.row.headline));
                self.effects.push(Effect::SaveFile { name, content: markdown(article) });
            }
            None => self.tell("Open the article first: what is saved is its text"),
        }
    }
}

/// A file name from a headline: lower case letters and digits, joined by dashes.
fn slug(headline: &str) -> String {
    let mut slug = String::new();
    for c in headline.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 80 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "article".to_owned() } else { slug.to_owned() }
}

/// The article as Markdown.
#[must_use]
pub fn markdown(article: &Article) -> String {
    let mut out = String::new();
    if !article.body.shown().any(|(_, block)| block.kind == BlockKind::Headline) {
        let _ = write!(out, "# {}\n\n", article.headline);
    }
    let mut last = None;
    for (_, block) in article.body.shown() {
        let words = article.body.words(block);
        let line = words.replace('\n', " ");
        if last == Some(BlockKind::ListItem) && block.kind != BlockKind::ListItem {
            out.push('\n');
        }
        let text = match block.kind {
            BlockKind::Headline => format!("# {line}\n\n"),
            BlockKind::Kicker => format!("**{line}**\n\n"),
            BlockKind::Heading => format!("{} {line}\n\n", "#".repeat(usize::from(block.level.clamp(2, 6)))),
            BlockKind::Caption | BlockKind::Byline | BlockKind::Credit => format!("*{line}*\n\n"),
            BlockKind::Quote => format!("> {}\n\n", words.replace('\n', "\n> ")),
            BlockKind::ListItem => {
                let bullet = block.number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
                format!("{}{bullet} {line}\n", "  ".repeat(usize::from(block.level)))
            }
            BlockKind::Table => format!("{}\n\n", words.replace('\n', "  \n")),
            BlockKind::Code => format!("```\n{words}\n```\n\n"),
            _ => format!("{line}\n\n"),
        };
        out.push_str(&text);
        last = Some(block.kind);
    }
    if let Some(url) = &article.url {
        let _ = writeln!(out, "<{url}>");
    }
    out
}

/// The shown text without any marks: what is piped to a command.
#[must_use]
pub fn plain(article: &Article) -> String {
    let blocks: Vec<&str> = article.body.shown().map(|(_, block)| article.body.words(block)).collect();
    blocks.join("\n\n") + "\n"
}
