//! One site's rule: a list of CSS selectors for each part of a page.

use dom_query::Matcher;

/// What a selector can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The elements whose text is the article, in the order of the page.
    Article,
    /// Elements that are taken out before anything is read.
    Remove,
    Headline,
    Kicker,
    Byline,
    Date,
    Caption,
    /// The link to the next page of the same article.
    NextPage,
}

impl Part {
    pub const ALL: [Self; 8] = [
        Self::Article,
        Self::Remove,
        Self::Headline,
        Self::Kicker,
        Self::Byline,
        Self::Date,
        Self::Caption,
        Self::NextPage,
    ];

    /// Its key in a table of rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Remove => "remove",
            Self::Headline => "headline",
            Self::Kicker => "kicker",
            Self::Byline => "byline",
            Self::Date => "date",
            Self::Caption => "caption",
            Self::NextPage => "next-page",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// The selectors for the pages of one site.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    selectors: Vec<(Part, String, Matcher)>,
}

/// A selector longer than this, in bytes, is a mistake.
const LONGEST: usize = 1_000;

impl Rule {
    /// Adds a selector for a part; refuses, in words, what is no CSS selector.
    pub fn add(&mut self, part: Part, selector: &str) -> Result<(), String> {
        if selector.len() > LONGEST {
            return Err(format!("a selector may have at most {LONGEST} bytes"));
        }
        let matcher = Matcher::new(selector).map_err(|_| format!("`{selector}` is not a CSS selector"))?;
        self.selectors.push((part, selector.to_owned(), matcher));
        Ok(())
    }

    /// The selectors of a part, in the order of the table.
    pub(in crate::feeds) fn of(&self, part: Part) -> impl Iterator<Item = &Matcher> {
        self.selectors.iter().filter(move |(held, ..)| *held == part).map(|(.., matcher)| matcher)
    }

    /// The same as they were written.
    #[must_use]
    pub fn written(&self, part: Part) -> Vec<&str> {
        self.selectors.iter().filter(|(held, ..)| *held == part).map(|(_, text, _)| text.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_selector_is_refused() {
        let mut rule = Rule::default();
        for wrong in ["div[", "", "p:nope", "..x", &"a ".repeat(LONGEST)] {
            assert!(rule.add(Part::Remove, wrong).is_err(), "{wrong}");
        }
        rule.add(Part::Remove, "div.x > p:not(.y), #z a[href^='/w']").unwrap();
        assert_eq!(rule.of(Part::Remove).count(), 1);
        assert_eq!(rule.of(Part::Article).count(), 0);
    }
}
