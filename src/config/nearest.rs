//! What was probably meant by a misspelt name.

/// The known name that `wrong` most probably stands for, where one is near enough to be meant.
#[must_use]
pub fn nearest<'n>(wrong: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wrong: Vec<char> = wrong.to_lowercase().replace('_', "-").chars().take(LONGEST).collect();
    let allowed = (wrong.len() / 3).max(1);
    known
        .into_iter()
        .map(|name| {
            let plain: Vec<char> = name.replace('_', "-").chars().collect();
            let begins = wrong.len() >= 3 && (plain.starts_with(&wrong) || wrong.starts_with(&plain));
            (if begins { 1 } else { distance(&wrong, &plain) }, name)
        })
        .filter(|(far, _)| *far <= allowed)
        .min_by_key(|(far, _)| *far)
        .map(|(_, name)| name)
}

/// A clause with the nearest name, or with all names where none is near and they are few.
#[must_use]
pub fn or_nearest(wrong: &str, known: &[&str]) -> String {
    match nearest(wrong, known.iter().copied()) {
        Some(name) => format!("; did you mean `{name}`?"),
        None if known.len() <= FEW => {
            let all: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("; there are {}", all.join(", "))
        }
        None => String::new(),
    }
}

/// More names than these are not listed in a message.
const FEW: usize = 16;

/// Names are shorter than this; of a longer word only so much is compared.
const LONGEST: usize = 60;

/// How many letters must be added, dropped, changed or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let names = ["bookmark", "bookmarks", "browser", "theme", "text-width"];
        assert_eq!(nearest("bokmark", names), Some("bookmark"));
        assert_eq!(nearest("text_width", names), Some("text-width"));
        assert_eq!(nearest("tehme", names), Some("theme"));
        assert_eq!(nearest("brow", names), Some("browser"));
        assert_eq!(nearest("xyzzy", names), None);
        assert_eq!(nearest("", names), None);
    }
}
