//! A text whose places are counted in code points, as the annotations count them.

use serde::Deserialize;

/// A half-open range of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct Stretch {
    pub start: usize,
    pub end: usize,
}

impl Stretch {
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// How many code points the two have in common.
    #[must_use]
    pub fn shared(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }
}

/// What several stretches cover together: sorted, none of them touching the next.
#[must_use]
pub fn union(stretches: impl IntoIterator<Item = Stretch>) -> Vec<Stretch> {
    let mut sorted = stretches.into_iter().filter(|stretch| !stretch.is_empty()).collect::<Vec<_>>();
    sorted.sort_unstable();
    let mut out: Vec<Stretch> = Vec::new();
    for stretch in sorted {
        match out.last_mut() {
            Some(last) if stretch.start <= last.end => last.end = last.end.max(stretch.end),
            _ => out.push(stretch),
        }
    }
    out
}

/// How many code points of `stretch` lie in `others`, which [`union`] made.
#[must_use]
pub fn covered(stretch: Stretch, others: &[Stretch]) -> usize {
    others.iter().map(|other| stretch.shared(*other)).sum()
}

/// A text by its code points.
#[derive(Clone, Debug, Default)]
pub struct Points(Vec<char>);

impl From<&str> for Points {
    fn from(text: &str) -> Self {
        Self(text.chars().collect())
    }
}

impl Points {
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The words at `stretch`; what lies outside the text is left out.
    #[must_use]
    pub fn cut(&self, stretch: Stretch) -> String {
        self.0.get(stretch.start..stretch.end.min(self.0.len())).unwrap_or_default().iter().collect()
    }

    /// Line and column of a place, both counted from 1.
    #[must_use]
    pub fn line_and_column(&self, place: usize) -> (usize, usize) {
        let before = self.0.get(..place.min(self.0.len())).unwrap_or_default();
        let line = before.iter().filter(|c| **c == '\n').count() + 1;
        (line, before.iter().rev().take_while(|c| **c != '\n').count() + 1)
    }

    /// Where users' handles ("@name") stand.
    #[must_use]
    pub fn handles(&self) -> Vec<Stretch> {
        let in_word = |c: &char| c.is_alphanumeric() || *c == '_';
        let at = |place: usize| self.0.get(place);
        let signs = self.0.iter().enumerate().filter(|(_, c)| **c == '@').map(|(place, _)| place);
        let free = signs.filter(|place| !place.checked_sub(1).and_then(at).is_some_and(in_word));
        free.map(|place| {
            Stretch::new(place, place + 1 + self.0.iter().skip(place + 1).take_while(|c| in_word(c)).count())
        })
        .filter(|handle| handle.len() > 1)
        .collect()
    }

    /// A name's place without a leading article, a possessive 's, and blanks at its ends.
    #[must_use]
    pub fn trimmed(&self, stretch: Stretch) -> Stretch {
        let words = self.0.get(stretch.start..stretch.end.min(self.0.len())).unwrap_or_default();
        let blanks = words.iter().take_while(|c| c.is_whitespace()).count();
        let mut end = words.len() - words.iter().rev().take_while(|c| c.is_whitespace()).count();
        let mut start = blanks.min(end);
        let article = words.get(start..end).unwrap_or_default();
        let first = article.iter().take_while(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        if matches!(first.as_str(), "the" | "a" | "an") {
            let skipped = first.len() + article.iter().skip(first.len()).take_while(|c| c.is_whitespace()).count();
            if skipped < article.len() {
                start += skipped;
            }
        }
        let name = words.get(start..end).unwrap_or_default();
        let possessive = match name {
            [.., '\'' | '’', 's'] => 2,
            [.., '\'' | '’'] => 1,
            _ => 0,
        };
        if possessive < name.len() {
            let kept = name.get(..name.len() - possessive).unwrap_or_default();
            end -= possessive + kept.iter().rev().take_while(|c| possessive > 0 && c.is_whitespace()).count();
        }
        Stretch::new(stretch.start + start, stretch.start + end)
    }
}

#[cfg(test)]
mod tests {
    use super::{Points, Stretch, covered, union};

    #[test]
    fn a_name_is_compared_without_article_and_possessive() {
        let name = |text: &str| {
            let points = Points::from(text);
            points.cut(points.trimmed(Stretch::new(0, points.len())))
        };
        assert_eq!(name("the Hague’s "), "Hague");
        assert_eq!(name("The Times"), "Times");
        assert_eq!(name("The"), "The");
        assert_eq!(name("Jonas'"), "Jonas");
        assert_eq!(name("'s"), "'s");
        assert_eq!(name("Añez"), "Añez");
    }

    #[test]
    fn places_are_told_by_line_and_column() {
        assert_eq!(Points::from("é\nab").line_and_column(3), (2, 2));
        assert_eq!(Points::from("").line_and_column(9), (1, 1));
    }

    #[test]
    fn overlapping_stretches_are_counted_once() {
        let all = union([Stretch::new(4, 8), Stretch::new(0, 5), Stretch::new(9, 9)]);
        assert_eq!(all, [Stretch::new(0, 8)]);
        assert_eq!(covered(Stretch::new(6, 12), &all), 2);
    }
}
