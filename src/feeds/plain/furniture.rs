//! What is part of the page and not of the article, told from the words of one passage.

use super::counts::{is_address, is_count, is_timeline};
use super::lines::{Passage, without_number};
use super::phrases::{TABLES, is_call, is_call_within, starts};
use super::rows::is_row;

/// Whether a passage is furniture wherever it stands.
pub(super) fn is_furniture(passage: &Passage<'_>, folded: &str) -> bool {
    if folded.is_empty() {
        return true;
    }
    if passage.words > 60 {
        return is_of_cookies(folded);
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
        || is_of_cookies(folded)
        || is_template(passage.text)
}

/// What a page's own program should have filled in, or marked: "{{ headline }}", "[INS: :INS]".
fn is_template(text: &str) -> bool {
    text.contains("{{") && text.contains("}}")
        || text.contains("{*") && text.contains("*}")
        || matches!(text, "[INS: :INS]" | "[INS::INS]" | "[DEL: :DEL]" | "[DEL::DEL]")
}

/// Whether the passage is one of a list that tells what each cookie of a site is for.
fn is_of_cookies(folded: &str) -> bool {
    const TOLD: [&str; 8] = [
        "cookie is set ",
        "cookie is used ",
        "cookie is provided ",
        "cookie is to ",
        "cookie is not ",
        "cookies are used to ",
        "cookies help provide ",
        "used to store the user consent",
    ];
    folded.contains("cookie") && TOLD.iter().any(|told| folded.contains(told))
}

/// Whether the passage heads a list of other articles, or the page's foot.
pub(super) fn opens_tail(folded: &str) -> bool {
    TABLES.tails.of(folded).next().is_some() && folded.split(' ').count() <= 9
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

/// Somebody speaks here, so the article does.
fn speaks(folded: &str) -> bool {
    [" said", " says", " told ", " according to", " added"].iter().any(|cue| folded.contains(cue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::plain::wrap::passages;

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
