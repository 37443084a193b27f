//! What a feed gives beside an article's text, as quiet lines at its end.

use crate::model::{Article, Beside, Block, BlockKind, Enclosure, Link, Span, Text};

/// Gives an article what its feed said of it.
pub(super) fn put(article: Article, beside: Beside) -> Article {
    Article {
        modified: article.modified.or(beside.updated),
        categories: beside.categories,
        comments: beside.comments,
        thumbnail: beside.thumbnail.or(article.thumbnail),
        enclosures: beside.enclosures,
        ..article
    }
}

/// What [`put`] gave to an article.
pub(super) fn of(article: &Article) -> Beside {
    Beside {
        base: None,
        updated: article.modified,
        categories: article.categories.clone(),
        comments: article.comments.clone(),
        thumbnail: article.thumbnail.clone(),
        enclosures: article.enclosures.clone(),
    }
}

/// Sets categories, files and the comments link behind the text, those that lead somewhere as links.
///
/// They stand at the end, so that no place in the text before them moves.
pub(super) fn with_foot(mut article: Article) -> Article {
    let mut lines = Vec::new();
    if !article.categories.is_empty() {
        let names: Vec<&str> = article.categories.iter().map(Text::as_str).collect();
        lines.push((format!("Filed under: {}", names.join(", ")), None));
    }
    let pictures: Vec<&Text> = article.body.images.iter().map(|image| &image.url).collect();
    for file in article.enclosures.iter().filter(|file| !pictures.contains(&&file.url)) {
        lines.push((format!("Enclosed: {}", described(file)), Some(file.url.clone())));
    }
    if let Some(comments) = &article.comments {
        lines.push(("Comments".to_owned(), Some(comments.clone())));
    }
    let body = &article.body;
    let is_told =
        |line: &str| body.blocks.iter().rev().any(|block| block.kind == BlockKind::Beside && body.words(block) == line);
    if lines.first().is_none_or(|(line, _)| is_told(line)) {
        return article;
    }
    let mut text = article.body.text.trim_end().to_owned();
    for (line, url) in lines {
        text.push_str("\n\n");
        let span = Span::new(text.len(), text.len() + line.len());
        text.push_str(&line);
        article.body.blocks.push(Block::new(BlockKind::Beside, span));
        if let Some(url) = url {
            let label = line.find(": ").map_or(0, |colon| colon + 2);
            article.body.links.push(Link { span: Span::new(span.start() + label, span.end()), url });
        }
    }
    article.body.text = Text::in_place(&text);
    article
}

/// "episode.mp3 (audio/mpeg, 12.3 MB, 1:02:03)".
fn described(file: &Enclosure) -> String {
    let path = file.url.split(['?', '#']).next().unwrap_or("");
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let facts: Vec<String> =
        [file.media_type.as_ref().map(Text::to_string), file.bytes.map(size), file.seconds.map(length)]
            .into_iter()
            .flatten()
            .collect();
    if facts.is_empty() { name.to_owned() } else { format!("{name} ({})", facts.join(", ")) }
}

fn size(bytes: u64) -> String {
    let tenths = |unit: u64| (bytes.saturating_mul(10) + unit / 2) / unit;
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", tenths(1_000_000) / 10, tenths(1_000_000) % 10),
    }
}

fn length(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Body;

    #[test]
    fn files_categories_and_comments_stand_behind_the_text() {
        let body = Body {
            text: Text::lines("It rained.\n"),
            blocks: vec![Block::new(BlockKind::Paragraph, Span::new(0, 10))],
            ..Body::default()
        };
        let file = Enclosure {
            url: Text::line("https://a.example/e/rain.mp3?key=1"),
            media_type: Some(Text::line("audio/mpeg")),
            bytes: Some(12_345_678),
            seconds: Some(3723),
        };
        let beside = Beside {
            categories: vec![Text::line("Rain"), Text::line("Wales")],
            comments: Some(Text::line("https://a.example/c")),
            enclosures: vec![file],
            ..Beside::default()
        };
        let article = with_foot(put(Article { body, ..Article::default() }, beside.clone()));
        let words: Vec<_> = article.body.blocks.iter().map(|block| article.body.words(block)).collect();
        assert_eq!(
            words,
            ["It rained.", "Filed under: Rain, Wales", "Enclosed: rain.mp3 (audio/mpeg, 12.3 MB, 1:02:03)", "Comments"]
        );
        let links: Vec<_> = article.body.links.iter().map(|link| link.span.of(&article.body.text)).collect();
        assert_eq!(links, ["rain.mp3 (audio/mpeg, 12.3 MB, 1:02:03)", "Comments"]);
        assert_eq!(of(&article), beside);
        assert_eq!(with_foot(article.clone()), article, "once is enough");
    }

    #[test]
    fn sizes_and_lengths_are_short() {
        assert_eq!([size(999), size(1_500), size(2_000_000)], ["999 bytes", "2 kB", "2.0 MB"]);
        assert_eq!([length(59), length(600), length(3600)], ["0:59", "10:00", "1:00:00"]);
    }
}
