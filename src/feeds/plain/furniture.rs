//! What is part of the page and not of the article, told from the words of one passage.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::lines::{Passage, without_number};
use crate::feeds::language;

/// The phrases of all languages, laid out for looking up.
struct Tables {
    lines: HashSet<&'static str>,
    sections: HashSet<&'static str>,
    starts: Starts,
    calls: Starts,
    offers: Vec<&'static str>,
    tails: Starts,
    list_heads: Starts,
    forms: HashSet<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    lines: language::all(|language| &language.furniture_lines).into_iter().collect(),
    sections: language::all(|language| &language.sections).into_iter().collect(),
    starts: Starts::new(language::all(|language| &language.furniture_starts)),
    calls: Starts::new(language::all(|language| &language.calls)),
    offers: language::all(|language| &language.offers),
    tails: Starts::new(language::all(|language| &language.tails)),
    list_heads: Starts::new(language::all(|language| &language.list_heads)),
    forms: language::all(|language| &language.forms).into_iter().collect(),
});

/// What a line may begin with, by the first byte.
struct Starts(Vec<Vec<&'static str>>);

impl Starts {
    fn new(starts: Vec<&'static str>) -> Self {
        let mut table = vec![Vec::new(); 256];
        for start in starts {
            let first = start.bytes().next().map_or(0, usize::from);
            if let Some(list) = table.get_mut(first) {
                list.push(start);
            }
        }
        Self(table)
    }

    /// The starts of the line that fit; there may be several.
    fn of(&self, line: &str) -> impl Iterator<Item = &'static str> {
        let list = line.as_bytes().first().and_then(|first| self.0.get(usize::from(*first)));
        list.into_iter().flatten().copied().filter(|start| line.starts_with(start))
    }
}

/// Whether a passage is furniture wherever it stands.
pub(super) fn is_furniture(passage: &Passage<'_>, folded: &str) -> bool {
    if folded.is_empty() {
        return true;
    }
    if passage.words > 60 {
        return false;
    }
    let told = speaks(folded);
    TABLES.lines.contains(folded)
        || TABLES.forms.contains(folded)
        || (!told && passage.words <= 40 && starts(folded))
        || is_row(passage.text)
        || is_count(folded)
        || (!told && passage.words <= 45 && is_call(folded))
        || (!told && passage.words <= 20 && is_call_within(folded))
        || is_address(folded)
        || folded.contains("all rights reserved")
        || passage.words <= 12 && folded.contains("opens new tab")
        || is_timeline(folded)
}

/// Whether the passage heads a list of other articles, or the page's foot.
pub(super) fn opens_tail(folded: &str) -> bool {
    TABLES.tails.of(folded).next().is_some() && folded.split(' ').count() <= 9
}

/// Whether the line names a section of the paper, or a section and a part of it: "News | Farming".
pub(super) fn is_section(text: &str) -> bool {
    const ACTIONS: [&str; 20] = [
        "home",
        "menu",
        "more",
        "search",
        "subscribe",
        "newsletters",
        "about",
        "jobs",
        "contact",
        "login",
        "shop",
        "donate",
        "support",
        "advertise",
        "archive",
        "archives",
        "photos",
        "pictures",
        "latest",
        "trending",
    ];
    let cells = cells(text);
    (1..=3).contains(&cells.len())
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.len() <= 48
        && cells.iter().all(|cell| cell.split(' ').count() <= 4 && !ACTIONS.contains(&cell.as_str()))
        && (cells.len() >= 2 || cells.iter().any(|cell| TABLES.sections.contains(cell.as_str())))
        && cells.iter().filter(|cell| is_button(cell)).count() * 2 < cells.len()
}

/// Whether the words alone would be furniture and name no section.
fn is_button(cell: &str) -> bool {
    TABLES.lines.contains(cell) && !TABLES.sections.contains(cell)
}

/// Whether the line stands for a picture, as text browsers print it: `[quay]`, `[IMG]`, `[img: boats]`.
pub(super) fn is_picture(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.is_some_and(|inner| {
        !inner.contains(['[', ']'])
            && !inner.ends_with(['.', '!', '?'])
            && inner.contains(char::is_alphabetic)
            && inner.split_whitespace().count() <= 20
    })
}

/// Whether the line is a link in a list of links, as text browsers print it: `* [12]Why the prams are blue`.
pub(super) fn is_link_point(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
    without_number(words).len() < words.len() && !text.ends_with(['.', '!', '”', '"'])
}

/// Whether the line is a label over pointers to other articles.
pub(super) fn opens_list(folded: &str) -> bool {
    TABLES.list_heads.of(folded).next().is_some() && folded.split(' ').count() <= 6
}

/// Whether the line is a field or a button of a form to sign up.
pub(super) fn is_form(folded: &str) -> bool {
    TABLES.forms.contains(folded)
}

fn starts(folded: &str) -> bool {
    TABLES.starts.of(folded).any(|start| {
        let rest = folded.get(start.len()..).unwrap_or("");
        // "win " and "read:" hold their own end; "share this" must not open "share thistle".
        start.ends_with(|c: char| !c.is_alphabetic()) || !rest.starts_with(char::is_alphabetic) || start.len() > 12
    })
}

/// Somebody speaks here, so the article does.
fn speaks(folded: &str) -> bool {
    [" said", " says", " told ", " according to", " added"].iter().any(|cue| folded.contains(cue))
}

/// A call to the reader: an opening and what the page wants.
fn is_call(folded: &str) -> bool {
    let offers = || TABLES.offers.iter().any(|offer| holds_words(folded, offer));
    TABLES.calls.of(folded).next().is_some() && offers()
}

/// A call that a question or a label leads up to: "Enjoying this? Get our letter", "News for you: join our channel".
fn is_call_within(folded: &str) -> bool {
    ["? ", "! ", ": ", ". "].iter().any(|mark| {
        folded.split_once(mark).is_some_and(|(front, call)| {
            front.split(' ').count() <= 8 && (is_call(call) || call.split(' ').count() >= 3 && starts(call))
        })
    })
}

fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(text.get(..at).and_then(|before| before.chars().next_back()))
            && edge(text.get(at + words.len()..).and_then(|after| after.chars().next()))
    })
}

/// A row of links: "Home | News | Sport", "Markets > Europe", "Share  Print  Email", "DE FR IT".
fn is_row(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let text = &*without_numbers(text);
    if has_cuts(text) && is_row_of(text, &cells(text)) {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_section = |word: &str| TABLES.sections.contains(&*language::lower(word));
    let is_code = |word: &&str| word.len() == 2 && word.chars().all(char::is_uppercase);
    // Two of three are sections where no more than every third is none.
    let most = words.len() / 3;
    words.len() >= 2 && (words.iter().all(|word| is_label(word)) || words.iter().all(is_code))
        || words.len() >= 3 && words.iter().filter(|word| !is_section(word)).nth(most).is_none()
}

fn is_row_of(text: &str, cells: &[String]) -> bool {
    let short = cells.iter().all(|cell| cell.split_whitespace().count() <= 5);
    let known = || cells.iter().filter(|cell| is_known(cell)).count();
    let brief = cells.iter().all(|cell| cell.split_whitespace().count() <= 9);
    cells.len() >= 2 && brief && known() * 2 >= cells.len() || cells.len() >= 3 && short && !text.ends_with('.')
}

/// Whether there is anything in the text at which [`cells`] cuts.
fn has_cuts(text: &str) -> bool {
    let mut blank = false;
    text.chars().any(|c| {
        let after_blank = std::mem::replace(&mut blank, matches!(c, ' ' | '\u{a0}'));
        after_blank && blank || is_cut(c) || matches!(c, '|' | '/' | '>' | ':')
    })
}

/// Marks that part the cells of a row, but for those that do so only between blanks.
fn is_cut(c: char) -> bool {
    matches!(c, '·' | '•' | '›' | '»' | '→' | '\t' | '▪' | '¦' | '∙' | '⋅')
}

/// The text without the numbers that text browsers put before links.
fn without_numbers(text: &str) -> Cow<'_, str> {
    if !text.contains('[') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        out.push_str(without_number(piece));
    }
    out.into()
}

/// One word that alone would be a line of furniture: "Facebook Tweet Email Link".
fn is_label(word: &str) -> bool {
    let low = language::lower(word.trim_matches(|c: char| !c.is_alphanumeric()));
    matches!(&*low, "tweet" | "link" | "pin" | "post" | "button" | "img" | "image" | "icon" | "logo")
        || low.len() > 1 && TABLES.lines.contains(&*low)
}

/// What players print: "0:00 / 3:12", "64 kbps | MP3".
fn is_timeline(folded: &str) -> bool {
    let player = |word: &str| {
        word.chars().all(|c| !c.is_alphabetic())
            || matches!(
                word,
                "kbps" | "mp3" | "mp4" | "270p" | "360p" | "404p" | "480p" | "720p" | "1080p" | "mb" | "auto"
            )
    };
    folded.split(' ').count() <= 10 && folded.split(' ').all(player) && folded.contains(|c: char| c.is_ascii_digit())
}

/// The parts of a row, cut at strokes, dots, arrows and wide gaps.
fn cells(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.chars() {
        if c == ' ' || c == '\u{a0}' {
            blanks += 1;
            spaced.push(if blanks == 2 { '|' } else { ' ' });
            continue;
        }
        blanks = 0;
        spaced.push(if is_cut(c) { '|' } else { c });
    }
    let spaced = spaced.replace(" / ", "|").replace(" > ", "|").replace(" :: ", "|");
    let cut = |cell: &str| cell.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')')).to_lowercase();
    spaced.split('|').map(cut).filter(|cell| !cell.is_empty()).collect()
}

fn is_known(cell: &str) -> bool {
    TABLES.lines.contains(cell)
        || TABLES.sections.contains(cell)
        || is_count(cell)
        || (cell.split(' ').count() <= 8 && starts(cell))
}

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
fn is_count(folded: &str) -> bool {
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

/// A line that is or holds the address of a page or a desk, and little else.
fn is_address(folded: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::plain::lines::passages;

    fn furniture(text: &str) -> bool {
        passages(text).iter().all(|passage| is_furniture(passage, &passage.folded()))
    }

    #[test]
    fn furniture_is_known_by_its_words() {
        for text in [
            "Skip to main content",
            "☰ MENU",
            "Home | News | Harbour | What's On",
            "Markets > Europe > Fish",
            "Home News Sport Culture Fishing Puzzles",
            "DE FR IT EN",
            "Facebook  X  Email  Copy link",
            "1 of 12",
            "6 min read",
            "View comments (14)",
            "Read more: Where the herring went",
            "Get the best harbour stories in your inbox",
            "Follow Lunde Times on Facebook",
            "Reach Ada Roe at ada.roe@lundetimes.example or 555-0100.",
            "© 2024 Lunde Times. All rights reserved.",
            "We use cookies to make this site better. Accept all",
            "Advertisement · Scroll to continue",
        ] {
            assert!(furniture(text), "{text}");
        }
    }

    #[test]
    fn the_article_is_not_furniture() {
        for text in [
            "The trial continues.",
            "Get out of the harbour, the mayor told the crews of the boats.",
            "Opponents were not persuaded.",
            "The Ministry of Fish did not answer our questions.",
            "“Sweat,” he said.",
            "Sharing the catch is harder than it looks.",
            "Harbour board votes to sell the quay",
            "Ada Roe, left, and Tom Lund. (Keystone / Ines Vik)",
        ] {
            assert!(!furniture(text), "{text}");
        }
    }
}
