//! The place (and day, and agency) that opens a report: "LUNDE, June 3 (Coastal Wire) -".

use std::ops::Range;

/// Where the dateline of a paragraph is: the words without the dash, and the byte after the dash.
pub(super) fn dateline(text: &str) -> Option<(Range<usize>, usize)> {
    let end = text.char_indices().map(|(at, _)| at).nth(90).unwrap_or(text.len());
    let head = text.get(..end)?;
    let dashes = [").- ", ").-", " -- ", " - ", " – ", " — ", "— ", "– ", " —", ": "];
    let (at, dash) =
        dashes.iter().filter_map(|dash| head.find(dash).map(|at| (at, *dash))).min_by_key(|(at, _)| *at)?;
    // The bracket belongs to the place: "Lunde, 3 jun (EFE).- Dos barcos".
    let at = if dash.starts_with(')') { at + 1 } else { at };
    let place = head.get(..at)?;
    let after = at + dash.trim_start_matches(')').len();
    let named = text.get(after..)?.trim_start();
    let capital = named_from(text, after);
    // "NASA - the agency - said": a report begins as a sentence does.
    let goes_on = named.starts_with(char::is_lowercase) && !place.contains(['(', ',']);
    let sure = !goes_on && is_place(place, dash == ": " && !(capital && is_bare_city(place)));
    let sure = sure || !goes_on && capital && is_written_out(place, dash, text.get(after..).unwrap_or(""));
    (sure && !named.is_empty()).then(|| {
        let mark = at + dash.trim_start_matches(')').trim_end().len();
        (0..place.trim_end().len(), mark)
    })
}

fn named_from(text: &str, after: usize) -> bool {
    text.get(after..).is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
}

/// "Port Lunde, Norway – Two boats sank.": names of places with no agency, no day and no capitals.
fn is_written_out(place: &str, dash: &str, rest: &str) -> bool {
    let name = |part: &str| {
        let words = part.split_whitespace();
        (1..=3).contains(&words.clone().count())
            && words.clone().all(|word| {
                word.starts_with(char::is_uppercase)
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
                    || matches!(word, "de" | "of" | "da" | "do" | "del" | "and")
            })
    };
    let (first, country) = place.split_once(", ").unwrap_or((place, ""));
    let spaced = matches!(dash, " -- " | " – " | " — " | "— " | "– ");
    // A second dash would close what the first one opened.
    let opening: String = rest.chars().take(120).collect();
    let sentence = opening.split(". ").next().unwrap_or(&opening);
    spaced && name(first) && name(country) && !sentence.contains(['–', '—'])
}

/// "BELVAR: The prime minister ...": one or two words in capitals, and none of the labels that desks use.
fn is_bare_city(place: &str) -> bool {
    const LABELS: [&str; 14] = [
        "WATCH",
        "UPDATE",
        "BREAKING",
        "EXCLUSIVE",
        "LIVE",
        "VIDEO",
        "OPINION",
        "ANALYSIS",
        "EXPLAINER",
        "REVIEW",
        "NOTE",
        "EDITORIAL",
        "COMMENT",
        "INTERVIEW",
    ];
    let words: Vec<&str> = place.split_whitespace().collect();
    (1..=2).contains(&words.len())
        && words
            .iter()
            .all(|word| word.chars().count() >= 3 && word.chars().all(char::is_uppercase) && !LABELS.contains(word))
}

/// Whether the line is a dateline and nothing else: "LUNDE —".
pub(super) fn is_dateline(text: &str) -> bool {
    let place = text.trim_end_matches(['-', '–', '—', ' ']);
    place.len() < text.len() && text.len() <= 90 && is_place(place, false)
}

fn is_place(place: &str, colon: bool) -> bool {
    let place = place.trim();
    let closed = place.ends_with(')') && place.contains('(');
    let outside = place.split('(').next().unwrap_or(place).trim_end_matches([' ', ',']);
    let dated = has_date(outside);
    let first = outside.split(',').next().unwrap_or(outside).trim();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let words = outside.split_whitespace().count();
    if letters < 3 || words > 9 || outside.contains(['"', '“', '?', '!', ';', ':']) {
        return false;
    }
    let upper = first.chars().all(|c| !c.is_lowercase());
    let mut day = false;
    let capitals = outside.split_whitespace().all(|word| {
        // "3 jun": many languages write months small.
        let month = day && word.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        day = word.starts_with(|c: char| c.is_ascii_digit());
        month
            || word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
            || matches!(word, "de" | "of" | "and" | "near" | "the" | "off")
    });
    let marked = closed || dated;
    (upper && (!colon || marked)) || (marked && capitals && first.split_whitespace().count() <= 4)
}

fn has_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = |word: &str| {
        let low = word.to_ascii_lowercase();
        MONTHS.iter().any(|name| low.starts_with(name))
    };
    text.split_whitespace().skip(1).any(month) && text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_many_houses() {
        for (text, want) in [
            ("LUNDE, June 3 (Coastal Wire) - Two boats sank.", "LUNDE, June 3 (Coastal Wire)"),
            ("LUNDE — After four hours, the board voted.", "LUNDE"),
            ("PORT LUNDE, Norway (AP) — Two boats sank.", "PORT LUNDE, Norway (AP)"),
            ("Lunde (CW) – Two boats sank.", "Lunde (CW)"),
            ("Lunde, 3 June 2024 – Two boats sank.", "Lunde, 3 June 2024"),
            ("Port Lunde, Norway – Two boats sank.", "Port Lunde, Norway"),
            ("Lunde, 3 jun (EFE).- Two boats sank.", "Lunde, 3 jun (EFE)"),
            ("Lunde (EFE).- Two boats sank.", "Lunde (EFE)"),
        ] {
            let found = dateline(text);
            assert_eq!(found.as_ref().map(|(place, _)| &text[place.clone()]), Some(want), "{text}");
            let rest = found.map_or("", |(_, after)| text[after..].trim_start());
            assert!(rest.starts_with("Two") || rest.starts_with("After"), "{rest}");
        }
    }

    #[test]
    fn a_dash_makes_no_dateline() {
        for text in [
            "The boats – all of them – sank.",
            "Ada Roe, Norway's mayor – Tom Lund was her deputy – left.",
            "Ada Roe – Tom Lund's sister – left the room.",
            "Ada Roe — the mayor — left the room.",
            "NASA – the space agency – said so.",
            "S.C.: What did you see?",
            "FEDRO: what it is",
            "At 58 – and not a day younger – she left.",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }
}
