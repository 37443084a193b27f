//! Labels, buttons and notices that pages print around articles.

//! Words that pages print around articles: what a line of a page says to its reader, not of the news.

/// The longest line that can be a label or a notice, in characters.
const LINE: usize = 60;

const NOTICE: usize = 300;

/// Said alone on a line, letters and blanks only, numbers at the ends aside.
const LABELS: &[&str] = &[
    "about the author",
    "about this article",
    "advert",
    "advertisement",
    "advertising",
    "annons",
    "annonse",
    "anzeige",
    "article content",
    "article continues below",
    "author of the article",
    "breaking news emails",
    "caption",
    "close",
    "comment",
    "comments",
    "compartir",
    "condividi",
    "continue reading",
    "continue reading below",
    "continue reading the main story",
    "copied",
    "copy link",
    "czytaj więcej",
    "embed",
    "empfohlener redaktioneller inhalt",
    "etiketler",
    "etiquetas",
    "follow",
    "follow us",
    "get the newsletter",
    "inhalt",
    "join the conversation",
    "kommentare",
    "lea también",
    "lee también",
    "leer más",
    "leggi anche",
    "like this story share it with a friend",
    "link copied",
    "lire aussi",
    "loading",
    "loading content",
    "log in",
    "mehr zum thema",
    "menu",
    "more about",
    "more on this story",
    "most popular",
    "most read",
    "new feature",
    "newsletter",
    "newsletters",
    "partager",
    "popular",
    "pubblicità",
    "publicidad",
    "publicidade",
    "publicité",
    "read also",
    "read in app",
    "read more",
    "read next",
    "recommended",
    "recommended stories",
    "reklam",
    "reklama",
    "related",
    "related article",
    "related articles",
    "related coverage",
    "related stories",
    "related topics",
    "save",
    "schlagworte",
    "share",
    "share this",
    "share this article",
    "share this story",
    "sign in",
    "sign up",
    "skip advertisement",
    "sponsored",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "tags",
    "taip pat skaitykite",
    "teilen",
    "tell us what you think",
    "temas",
    "thanks for signing up",
    "themen",
    "this article is reserved for our subscribers",
    "this slideshow requires javascript",
    "top stories",
    "trending",
    "view comments",
    "weitere newsletter",
    "werbung",
    "you may also like",
    "you might also like",
    "à lire aussi",
    "関連記事",
    "関連キーワード",
    "おすすめ情報",
    "続きを読む",
    "この記事をシェア",
];

/// Begin a short line with the time of something, or how long it takes.
const TIMES: [&str; 16] = [
    "published",
    "updated",
    "last updated",
    "first published",
    "posted",
    "aktualisiert",
    "publiziert",
    "veröffentlicht",
    "actualizado",
    "publicado",
    "publié",
    "mis à jour",
    "duration",
    "lesezeit",
    "lesedauer",
    "tempo de leitura",
];

/// Whether a line is a label, a button, a time or a notice of rights: never the article's own words.
pub(super) fn is_printed(text: &str) -> bool {
    let length = text.chars().count();
    let low = text.trim().trim_start_matches(['|', '·', '•', ' ']).to_lowercase();
    if length <= NOTICE && (is_of_rights(&low) || is_of_letters(&low)) {
        return true;
    }
    if length > LINE {
        return false;
    }
    let plain: String = low.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    let plain = plain.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let has_number = low.contains(|c: char| c.is_ascii_digit());
    LABELS.contains(&plain)
        || has_number && !low.ends_with('.') && TIMES.iter().any(|time| low.starts_with(time))
        || has_number && low.starts_with("image ") && low.contains(" of ")
        || has_number
            && ["minute read", "min read", "minutes read", "hours ago", "minutes ago"].iter().any(|e| low.ends_with(e))
}

fn is_of_rights(low: &str) -> bool {
    ["©", "copyright", "(c) "].iter().any(|start| low.starts_with(start))
        || low.contains("all rights reserved")
        || low.contains("subject to copyright")
}

/// Whether a line offers a newsletter and tells its terms.
fn is_of_letters(low: &str) -> bool {
    const TERMS: [&str; 14] = [
        "anmeld",
        "abmeld",
        "abonnier",
        "datenschutz",
        "privacy",
        "unsubscribe",
        "sign up",
        "subscribe",
        "s'abonner",
        "désinscri",
        "suscri",
        "iscri",
        "inscrev",
        "aanmeld",
    ];
    low.contains("newsletter") && TERMS.iter().any(|term| low.contains(term))
}
