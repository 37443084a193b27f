//! Lines that count, time or address something: "4 min read", "0:00 / 3:12", "news@lundetimes.example".

/// What pages count.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "comments", "comment", "shares", "share", "views", "likes", "min", "mins", "minute", "minutes", "updates", "photos",
    "images", "reactions", "followers", "replies", "readers", "kommentare", "kommentar", "minuten", "commentaires",
    "commentaire", "comentarios", "comentario", "minutos", "commenti", "minuti", "comentários", "comentário", "reacties",
    "minuter", "kommentarer",
];

/// What stands beside a count.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "read", "reading", "time", "view", "show", "new", "listen", "to", "all", "watch", "see", "of", "total", "k", "m",
    "refresh", "join", "the", "conversation", "sec", "secs", "seconds", "lesezeit", "lesen", "lecture", "de", "lectura",
    "di", "lettura", "leitura", "leestijd",
];

/// "1 of 6", "4 min read", "View comments (214)", "3 new updates".
pub(super) fn is_count(folded: &str) -> bool {
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(7).collect();
    if words.is_empty() || words.len() > 6 {
        return false;
    }
    let digits = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
    let number = words.iter().any(|word| digits(&word));
    let of = words.len() == 3
        && words.get(1).is_some_and(|word| matches!(*word, "of" | "de" | "von"))
        && words.iter().filter(digits).count() == 2;
    let image =
        matches!(words.first(), Some(&("image" | "photo" | "slide" | "picture"))) && words.contains(&"of") && number;
    let counted = words.iter().any(|word| COUNTED.contains(word));
    let filler =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) || COUNTED.contains(word) || BESIDE.contains(word);
    of || image || (number && counted && words.iter().all(filler))
}

/// What players print: "0:00 / 3:12", "64 kbps | MP3".
pub(super) fn is_timeline(folded: &str) -> bool {
    let player = |word: &str| {
        word.chars().all(|c| !c.is_alphabetic())
            || matches!(
                word,
                "kbps" | "mp3" | "mp4" | "270p" | "360p" | "404p" | "480p" | "720p" | "1080p" | "mb" | "auto"
            )
    };
    folded.split(' ').count() <= 10 && folded.split(' ').all(player) && folded.contains(|c: char| c.is_ascii_digit())
}

/// A line that is or holds the address of a page or a desk, and little else.
pub(super) fn is_address(folded: &str) -> bool {
    let words = folded.split(' ').count();
    let mail = folded.contains('@')
        && folded.split(' ').any(|word| word.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.')));
    (words <= 2 && (folded.contains("://") || folded.starts_with("www."))) || (mail && words <= 16)
}

/// Whether a word is the name of a site ("lundetimes.example").
pub(super) fn holds_domain(folded: &str) -> bool {
    folded.split(' ').any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.rsplit_once('.').is_some_and(|(name, end)| {
            name.len() >= 4
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
                && matches!(
                    end,
                    "com"
                        | "org"
                        | "net"
                        | "example"
                        | "co"
                        | "uk"
                        | "de"
                        | "fr"
                        | "ch"
                        | "eu"
                        | "news"
                        | "info"
                        | "tv"
                        | "io"
                        | "au"
                        | "ca"
                        | "ie"
                        | "in"
                        | "za"
                )
        })
    })
}
