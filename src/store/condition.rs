//! What a query asks of the row of an article.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::error::LibraryError;
use super::joined;
use super::library::Library;
use super::stream::{Stream, numbers};
use crate::model::query::Bounds;
use crate::model::{ArticleId, Facets, FeedId, Timestamp};

/// More articles than these are not held at once because a condition holds for them.
const HELD: usize = 10_000;

/// What the row of an article tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// In the lists, or kept by the reader.
    Visible,
    /// The same, or hidden by a rule.
    VisibleOrHidden,
    Hidden,
    Read(bool),
    Bookmarked,
    Revised,
    /// Came in at that moment or later.
    CameSince(Timestamp),
    Facet(Facets),
    /// From a moment to before another one.
    Published(Option<Timestamp>, Option<Timestamp>),
    Words(Bounds),
    Quotes(Bounds),
    Feeds(Vec<FeedId>),
    /// Printed by one of these.
    Publishers(Vec<String>),
    /// In one of the feeds, without a publisher of its own.
    PrintedByFeeds(Vec<FeedId>),
    Story(i64),
}

impl Condition {
    /// Its SQL, with anonymous parameters, and their values.
    pub(super) fn sql(&self) -> (String, Vec<Value>) {
        let listed = |feeds: &[FeedId]| feeds.iter().map(|feed| feed.0.to_string()).collect::<Vec<_>>().join(",");
        let sql = match self {
            Self::Visible => "(a.shown = 1 OR a.bookmarked = 1)".to_owned(),
            Self::VisibleOrHidden => "(a.shown = 1 OR a.bookmarked = 1 OR a.hidden = 1)".to_owned(),
            Self::Hidden => "a.hidden = 1".to_owned(),
            Self::Read(read) => format!("a.shown IN (0, 1) AND a.read = {}", i64::from(*read)),
            Self::Bookmarked => "a.bookmarked = 1".to_owned(),
            Self::Revised => "a.revised IS NOT NULL".to_owned(),
            Self::CameSince(moment) => format!("a.fetched >= {moment}"),
            Self::Facet(facets) => format!("a.facets & {0} = {0}", facets.0),
            Self::Published(from, until) => format!(
                "a.shown IN (0, 1) AND a.published >= {} AND a.published < {}",
                from.unwrap_or(i64::MIN + 1),
                until.unwrap_or(i64::MAX)
            ),
            Self::Words(bounds) => format!("a.words BETWEEN {} AND {}", bounds.least, bounds.most),
            Self::Quotes(Bounds { least: 0, most }) => format!("coalesce(a.quotes, 0) <= {most}"),
            Self::Quotes(bounds) => format!("a.quotes > 0 AND a.quotes BETWEEN {} AND {}", bounds.least, bounds.most),
            Self::Feeds(feeds) => format!("a.feed IN ({})", listed(feeds)),
            Self::Publishers(names) => {
                let sql = format!("a.publisher IN ({})", vec!["?"; names.len()].join(","));
                return (sql, names.iter().cloned().map(Value::Text).collect());
            }
            Self::PrintedByFeeds(feeds) => format!("a.feed IN ({}) AND a.publisher IS NULL", listed(feeds)),
            Self::Story(story) => format!("a.story = ({})", joined::number_now(*story)),
        };
        (sql, Vec::new())
    }

    /// Whether an index leads to the articles that it holds for.
    fn is_indexed(&self) -> bool {
        match self {
            Self::Visible | Self::VisibleOrHidden | Self::CameSince(_) | Self::Facet(_) => false,
            Self::Quotes(bounds) => bounds.least > 0,
            _ => true,
        }
    }
}

impl Library {
    /// The articles that a condition holds for; `few`: only where they are few and an index leads to them.
    pub fn stream_of(&self, condition: &Condition, few: bool) -> Result<Option<Stream>, LibraryError> {
        if condition.is_indexed() {
            let (sql, values) = condition.sql();
            let sql = format!("SELECT a.id FROM articles a WHERE {sql} LIMIT {}", HELD + 1);
            let held = self.ask(|conn| numbers(conn, &sql, params_from_iter(&values)))?;
            if held.len() <= HELD {
                return Ok(Some(Stream::of_articles(held)));
            }
        }
        Ok((!few).then(|| Stream::of_rows(condition)))
    }

    /// Whether conditions hold for an article (or, where the flag is set, do not).
    pub fn is(&self, article: ArticleId, conditions: &[(Condition, bool)]) -> Result<bool, LibraryError> {
        let mut sql = "SELECT 1 FROM articles a WHERE a.id = ?".to_owned();
        let mut values = vec![Value::Integer(article.0)];
        for (condition, not) in conditions {
            let (one, of_one) = condition.sql();
            sql.push_str(if *not { " AND NOT (" } else { " AND (" });
            sql.push_str(&one);
            sql.push(')');
            values.extend(of_one);
        }
        let found =
            self.ask(|conn| conn.prepare_cached(&sql)?.query_row(params_from_iter(&values), |_| Ok(())).optional())?;
        Ok(found.is_some())
    }
}
