//! Feeds of what readers write below articles: rarely what somebody subscribes to.

/// How such feeds are called, in the languages of the programs that publish sites.
const WORDS: [&str; 9] = [
    "comment",
    "commentaires",
    "comentarios",
    "comentários",
    "commenti",
    "kommentare",
    "kommentarer",
    "reacties",
    "komentarze",
];

/// Whether a feed holds comments, told by its address and its title.
#[must_use]
pub fn is_of_comments(url: &str, title: &str) -> bool {
    let url = url.to_ascii_lowercase();
    let path = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
    let by_address = path.split(['/', '?', '&', '=', '#']).skip(1).any(|part| {
        let stem = part.split('.').next().unwrap_or(part);
        matches!(stem, "comments" | "comment" | "comments-rss" | "comments-rss2" | "comments_rss2_url")
    });
    let title = title.to_lowercase();
    by_address || title.split(|c: char| !c.is_alphanumeric()).take(2).any(is_word) || ends_so(&title)
}

fn is_word(word: &str) -> bool {
    WORDS.iter().any(|known| word == *known || word.strip_suffix('s') == Some(known))
}

/// "Quay Courier » Comments Feed".
fn ends_so(title: &str) -> bool {
    let tail = title.rsplit(['»', '|', '–', '—', ':', '-', '›']).next().unwrap_or("");
    tail.split_whitespace().count() <= 3 && tail.split(|c: char| !c.is_alphanumeric()).any(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_by_address_and_title() {
        for (url, title) in [
            ("https://x.example/comments/feed/", ""),
            ("https://x.example/?feed=comments-rss2", ""),
            ("https://x.example/feeds/comments/default", ""),
            ("https://x.example/a", "Comments on: The lock"),
            ("https://x.example/a", "Quay Courier » Comments Feed"),
            ("https://x.example/a", "Hafenblatt » Kommentare zum Feed"),
        ] {
            assert!(is_of_comments(url, title), "{url} {title}");
        }
        for (url, title) in [
            ("https://x.example/feed/", "Quay Courier"),
            ("https://x.example/commentary/feed", "The Commentary Review"),
            ("https://comments.example/feed", "Notes for all who read this and comment"),
        ] {
            assert!(!is_of_comments(url, title), "{url} {title}");
        }
    }
}
