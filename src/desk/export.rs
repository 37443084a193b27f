//! What leaves newsdesk as a file: an article, the bookmarks.

use std::fmt::Write;

use crate::model::{Article, Block, BlockKind, Body, BookmarkRow, Span, Text, Timestamp};

/// An article as Markdown: headline, where it is from, its text.
#[must_use]
pub fn article_markdown(article: &Article) -> String {
    let mut out = format!("# {}\n\n", escaped(&article.headline));
    let published = article.published.map(date);
    let address = article.url.as_ref().map(|url| format!("<{}>", address(url)));
    let origin: Vec<String> =
        [article.publisher.as_ref().map(|name| escaped(name)), published, address].into_iter().flatten().collect();
    if !origin.is_empty() {
        let _ = writeln!(out, "*{}*\n", origin.join(" · "));
    }
    let mut last = None;
    for (_, block) in article.body.shown() {
        let piece = block_markdown(&article.body, block);
        if last == Some(BlockKind::ListItem) && block.kind != BlockKind::ListItem {
            out.push('\n');
        }
        out.push_str(&piece);
        last = Some(block.kind);
    }
    out
}

/// An article as plain text: the shown blocks, parted by blank lines.
#[must_use]
pub fn article_text(article: &Article) -> String {
    let mut out = String::new();
    for (_, block) in article.body.shown() {
        out.push_str(article.body.words(block).trim());
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn block_markdown(body: &Body, block: &Block) -> String {
    let words = linked(body, block.span);
    let flat = || words.split_whitespace().collect::<Vec<_>>().join(" ");
    match block.kind {
        BlockKind::Headline | BlockKind::Furniture => String::new(),
        BlockKind::Heading => format!("{} {}\n\n", "#".repeat(block.level.clamp(2, 6).into()), flat()),
        BlockKind::Quote => format!("> {}\n\n", words.trim().replace('\n', "\n> ")),
        BlockKind::ListItem => {
            let indent = "  ".repeat(block.level.into());
            let mark = block.number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
            format!("{indent}{mark} {}\n", flat())
        }
        BlockKind::Caption => format!("*{}*\n\n", flat()),
        BlockKind::Code | BlockKind::Table => {
            let raw = body.words(block).trim_end();
            // A fence longer than any in the text, so that nothing in it can close it.
            let longest = raw.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{raw}\n{fence}\n\n")
        }
        BlockKind::Kicker | BlockKind::Byline | BlockKind::Dateline | BlockKind::Credit | BlockKind::Beside => {
            format!("_{}_\n\n", flat())
        }
        BlockKind::Lead | BlockKind::Paragraph => format!("{}\n\n", flat()),
    }
}

/// The words of a stretch, with its links as Markdown.
fn linked(body: &Body, span: Span) -> String {
    let mut out = String::new();
    let mut at = span.start();
    for link in body.links.iter().filter(|link| span.covers(link.span)) {
        if link.span.start() < at {
            continue;
        }
        out.push_str(&escaped(Span::new(at, link.span.start()).of(&body.text)));
        let _ = write!(out, "[{}](<{}>)", escaped(link.span.of(&body.text)), address(&link.url));
        at = link.span.end();
    }
    out.push_str(&escaped(Span::new(at, span.end()).of(&body.text)));
    out
}

/// Bookmarks as Markdown, in the order given.
#[must_use]
pub fn bookmarks_markdown(rows: &[BookmarkRow]) -> String {
    let mut out = String::from("# Bookmarks\n");
    for BookmarkRow { row, bookmark } in rows {
        let headline = escaped(&row.headline);
        let title = match &row.url {
            Some(url) => format!("[{headline}](<{}>)", address(url)),
            None => headline,
        };
        let _ = write!(out, "\n## {title}\n\n{} · {}", escaped(&row.publisher), date(row.published));
        let _ = writeln!(out, " · kept {}", date(bookmark.created));
        if !bookmark.tags.is_empty() {
            let tags: Vec<String> = bookmark.tags.iter().map(|tag| format!("`{}`", tag.replace('`', "'"))).collect();
            let _ = writeln!(out, "\n{}", tags.join(" "));
        }
        if !bookmark.note.trim().is_empty() {
            let _ = writeln!(out, "\n> {}", bookmark.note.trim().replace('\n', "\n> "));
        }
    }
    out
}

/// A name for the file of an article: its date and the words of its headline.
#[must_use]
pub fn file_name(article: &Article) -> String {
    let mut words = String::new();
    for word in article.headline.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if words.len() + word.len() > 60 {
            break;
        }
        words.push('-');
        words.push_str(&word.to_lowercase());
    }
    let date = article.published.map_or_else(|| "article".to_owned(), date);
    format!("{date}{words}.md")
}

/// "2026-06-16", in UTC.
pub(super) fn date(time: Timestamp) -> String {
    chrono::DateTime::from_timestamp(time, 0).map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string())
}

/// Takes from an address what would end it in Markdown.
pub(super) fn address(url: &Text) -> String {
    url.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20")
}

/// Keeps words from being read as Markdown.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '\\' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Link;

    #[test]
    fn a_headline_makes_a_safe_file_name() {
        let name = |headline: &str| file_name(&Article { headline: Text::line(headline), ..Article::default() });
        assert_eq!(name("../../etc/passwd; rm -rf ~"), "article-etc-passwd-rm-rf.md");
        assert_eq!(name("\u{1b}]0;x"), "article-0-x.md");
        assert_eq!(name("…"), "article.md");
        assert!(name(&"long ".repeat(99)).len() < 80);
    }

    #[test]
    fn an_article_becomes_markdown() {
        let text = Text::lines("Rain\n\nIt *rained* in Oslo.\n\nOne\n\nTwo\n\nEnd.");
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let block = |kind, words| Block::new(kind, span(words));
        let body = Body {
            blocks: vec![
                block(BlockKind::Headline, "Rain"),
                block(BlockKind::Lead, "It *rained* in Oslo."),
                block(BlockKind::ListItem, "One"),
                Block { number: Some(2), ..block(BlockKind::ListItem, "Two") },
                block(BlockKind::Paragraph, "End."),
            ],
            links: vec![Link { span: span("Oslo"), url: Text::line("https://a.example/x>y") }],
            images: Vec::new(),
            text: text.clone(),
        };
        let article = Article { headline: Text::line("Rain"), published: Some(0), body, ..Article::default() };
        let expected = "# Rain\n\n*1970-01-01*\n\nIt \\*rained\\* in [Oslo](<https://a.example/x%3Ey>).\n\n- One\n2. Two\n\nEnd.\n\n";
        assert_eq!(article_markdown(&article), expected);
        assert_eq!(file_name(&article), "1970-01-01-rain.md");
    }
}
