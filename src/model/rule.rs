//! What the reader wants done with each new article that a query finds.

use super::Text;

/// A rule of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// In the words of the query language, see `model::query`.
    pub query: String,
    pub actions: Vec<Action>,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Read,
    Bookmark,
    /// Bookmarked with this tag.
    Tag(Text),
    /// In no list but that of hidden articles.
    Hide,
    Notify,
    /// Program and arguments; `{url}` and `{headline}` stand for those of the article.
    Run(Vec<String>),
}

impl Action {
    /// The words by which the configuration knows the actions.
    pub const WORDS: [&'static str; 6] = ["read", "bookmark", "tag", "hide", "notify", "run"];

    /// Reads an action as it stands in the configuration; none where there is no such one.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let (word, rest) = written.trim().split_once(char::is_whitespace).unwrap_or((written.trim(), ""));
        let rest = rest.trim();
        match (word, rest.is_empty()) {
            ("read", true) => Some(Self::Read),
            ("bookmark", true) => Some(Self::Bookmark),
            ("hide", true) => Some(Self::Hide),
            ("notify", true) => Some(Self::Notify),
            ("tag", false) => Some(Self::Tag(Text::line(&rest.trim_start_matches('#').to_lowercase()))),
            ("run", false) => Some(Self::Run(rest.split_whitespace().map(str::to_owned).collect())),
            _ => None,
        }
    }

    /// The action as the configuration writes it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Read => "read".to_owned(),
            Self::Bookmark => "bookmark".to_owned(),
            Self::Tag(tag) => format!("tag {tag}"),
            Self::Hide => "hide".to_owned(),
            Self::Notify => "notify".to_owned(),
            Self::Run(words) => format!("run {}", words.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_read_as_they_are_written() {
        for written in ["read", "bookmark", "tag flood", "hide", "notify", "run beep -n 2"] {
            assert_eq!(Action::read(written).map(|action| action.written()).as_deref(), Some(written));
        }
        for wrong in ["", "tag", "run ", "read twice", "delete"] {
            assert_eq!(Action::read(wrong), None, "{wrong}");
        }
    }
}
