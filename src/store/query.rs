//! Streams of articles for the query language: numbers of articles, falling, read no further than they are wanted.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::error::LibraryError;
use super::joined;
use super::library::Library;
use crate::model::query::Bounds;
use crate::model::{ArticleId, Facets, FeedId, NameId, Timestamp};

/// How many numbers are read at once: at first, after a leap, and at most. To begin anew behind a leap costs as much
/// as reading some hundred.
const FEWEST: usize = 64;
const AFTER_LEAP: usize = 256;
const MOST: usize = 1024;

/// More articles than these are not held at once because a condition holds for them.
const HELD: usize = 10_000;

/// Which of the two indexes of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Index {
    Words,
    Findings,
}

/// How an article may use a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    Named,
    /// At least twice.
    NamedOften,
    /// Quoted or paraphrased.
    Speaks,
    /// Or credited.
    Source,
}

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
    fn sql(&self) -> (String, Vec<Value>) {
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

/// Articles in the order of falling numbers.
#[derive(Debug)]
pub struct Stream {
    from: From,
    /// Those that were read and lie before one, falling.
    buffer: Vec<i64>,
    /// This number and everything above it was read.
    read_to: i64,
    chunk: usize,
}

#[derive(Debug)]
enum From {
    Index(Index, String),
    Name(Use, NameId),
    Rows(String, Vec<Value>),
    /// All are in the buffer.
    Held,
}

impl Stream {
    /// Those for which an expression of the index holds.
    #[must_use]
    pub fn of_index(index: Index, expression: String) -> Self {
        Self::new(From::Index(index, expression))
    }

    /// Those that use a name so.
    #[must_use]
    pub fn of_name(way: Use, name: NameId) -> Self {
        Self::new(From::Name(way, name))
    }

    /// Every article.
    #[must_use]
    pub fn of_all() -> Self {
        Self::new(From::Rows("1".to_owned(), Vec::new()))
    }

    #[must_use]
    pub fn of_articles(mut articles: Vec<i64>) -> Self {
        articles.sort_unstable_by(|one, other| other.cmp(one));
        articles.dedup();
        Self { from: From::Held, buffer: articles, read_to: i64::MIN, chunk: FEWEST }
    }

    fn of_rows(condition: &Condition) -> Self {
        let (sql, values) = condition.sql();
        Self::new(From::Rows(sql, values))
    }

    fn new(from: From) -> Self {
        let mut stream = Self { from, buffer: Vec::new(), read_to: i64::MAX, chunk: FEWEST };
        if stream.is_of_beginnings() {
            stream.chunk = MOST;
        }
        stream
    }

    /// Whether it asks for beginnings of words: what stands behind one is put together anew each time.
    fn is_of_beginnings(&self) -> bool {
        matches!(&self.from, From::Index(_, expression) if expression.contains("\"*"))
    }

    /// Reads on from `top` down, never below `least`.
    fn fill(&mut self, conn: &Connection, least: i64, top: i64) -> rusqlite::Result<()> {
        self.buffer.clear();
        let limit = i64::try_from(self.chunk).unwrap_or(i64::MAX);
        self.buffer = match &self.from {
            From::Index(index, expression) => {
                let table = match index {
                    Index::Words => "word_index",
                    Index::Findings => "finding_index",
                };
                let sql = format!(
                    "SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid <= ?
                     ORDER BY rowid DESC LIMIT ?"
                );
                numbers(conn, &sql, params![expression, least, top, limit])?
            }
            From::Name(way, name) => {
                let (table, condition) = match way {
                    Use::Named => ("mentions", ""),
                    Use::NamedOften => ("mentions", "AND count > 1"),
                    Use::Speaks => ("sources", "AND quoted + paraphrased > 0"),
                    Use::Source => ("sources", ""),
                };
                let sql = format!(
                    "SELECT article FROM {table} WHERE name = ? AND article >= ? AND article <= ? {condition}
                     ORDER BY article DESC LIMIT ?"
                );
                numbers(conn, &sql, params![name.0, least, top, limit])?
            }
            From::Rows(condition, values) => {
                let sql = format!(
                    "SELECT a.id FROM articles a NOT INDEXED WHERE {condition} AND a.id >= ? AND a.id <= ?
                     ORDER BY a.id DESC LIMIT ?"
                );
                let range = [least, top, limit].map(Value::Integer);
                numbers(conn, &sql, params_from_iter(values.iter().cloned().chain(range)))?
            }
            From::Held => Vec::new(),
        };
        let is_full = self.buffer.len() == self.chunk;
        self.read_to = self.buffer.last().copied().filter(|_| is_full).unwrap_or(least);
        Ok(())
    }
}

fn numbers(conn: &Connection, sql: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<i64>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map(values, |row| row.get(0))?;
    found.collect()
}

impl Library {
    /// The greatest number of the stream that is at most `top`; a stream is only ever asked for falling ones.
    /// Below `least` nothing need be found.
    pub fn seek(&self, stream: &mut Stream, least: i64, top: i64) -> Result<Option<i64>, LibraryError> {
        if top < least {
            return Ok(None);
        }
        loop {
            let skipped = stream.buffer.partition_point(|id| *id > top);
            if let Some(found) = stream.buffer.get(skipped) {
                return Ok(Some(*found).filter(|found| *found >= least));
            }
            if stream.read_to <= least {
                return Ok(None);
            }
            let goes_on = stream.read_to != i64::MAX && top >= stream.read_to - 1;
            stream.chunk = match (stream.read_to, goes_on) {
                (i64::MAX, _) => stream.chunk,
                // Put together a second time, it is read to its end: leaping would do it again for each leap.
                _ if stream.is_of_beginnings() => usize::MAX,
                (_, true) => (2 * stream.chunk).min(MOST),
                (_, false) => (stream.chunk / 2).max(AFTER_LEAP),
            };
            let top = top.min(stream.read_to.saturating_sub(1));
            self.ask(|conn| stream.fill(conn, least, top))?;
            if stream.buffer.is_empty() {
                return Ok(None);
            }
        }
    }

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

    /// The lowest and the highest number of an article.
    pub fn ends(&self) -> Result<(i64, i64), LibraryError> {
        self.ask(|conn| {
            let end = |sql: &str| conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<i64>>(0));
            let (first, last) = (end("SELECT min(id) FROM articles")?, end("SELECT max(id) FROM articles")?);
            Ok((first.unwrap_or(0), last.unwrap_or(-1)))
        })
    }

    /// The lowest number that an article may have which came in at a moment or later: they rise as articles come in.
    pub fn first_since(&self, moment: Timestamp) -> Result<i64, LibraryError> {
        let (mut low, high) = self.ends()?;
        let mut high = high + 1;
        self.ask(|conn| {
            let sql = "SELECT id, fetched FROM articles WHERE id >= ? ORDER BY id LIMIT 1";
            let mut statement = conn.prepare_cached(sql)?;
            while low < high {
                let middle = low + (high - low) / 2;
                let found: Option<(i64, i64)> =
                    statement.query_row([middle], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
                match found {
                    Some((id, fetched)) if fetched < moment => low = id + 1,
                    _ => high = middle,
                }
            }
            Ok(low)
        })
    }

    /// The articles with the most words or quotes among some.
    pub fn greatest(
        &self,
        articles: &[ArticleId],
        column: Greatness,
        most: usize,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        let listed = articles.iter().map(|article| article.0.to_string()).collect::<Vec<_>>().join(",");
        let column = match column {
            Greatness::Published => "published",
            Greatness::Words => "words",
            Greatness::Quotes => "coalesce(quotes, 0)",
        };
        let sql =
            format!("SELECT id FROM articles WHERE id IN ({listed}) ORDER BY {column} DESC, id DESC LIMIT {most}");
        self.ask(|conn| {
            let mut statement = conn.prepare(&sql)?;
            let found = statement.query_map([], |row| row.get(0).map(ArticleId))?;
            found.collect()
        })
    }

    /// The reader's notes and those on highlights, with the article of each.
    pub fn notes(&self) -> Result<Vec<(i64, String)>, LibraryError> {
        self.pairs(
            "SELECT article, note FROM bookmarks WHERE note <> ''
             UNION ALL SELECT article, note FROM highlights WHERE note <> ''",
        )
    }

    /// All tags with their articles.
    pub fn tagged(&self) -> Result<Vec<(i64, String)>, LibraryError> {
        self.pairs("SELECT article, tag FROM tags UNION ALL SELECT article, tags FROM highlights WHERE tags <> ''")
    }

    /// The reader's tags, each once.
    pub fn tags(&self) -> Result<Vec<String>, LibraryError> {
        let mut tags: Vec<String> = Vec::new();
        for (_, words) in self.tagged()? {
            tags.extend(words.split([' ', ',']).filter(|tag| !tag.is_empty()).map(str::to_owned));
        }
        tags.sort_unstable();
        tags.dedup();
        Ok(tags)
    }

    /// What feeds are called, or the folders that they are in.
    pub fn feed_labels(&self, folders: bool) -> Result<Vec<(i64, String)>, LibraryError> {
        let label = if folders { "folder" } else { "coalesce(name, title)" };
        self.pairs(&format!("SELECT id, {label} FROM feeds WHERE state = 0"))
    }

    /// Who printed articles, where they say so themselves; each once, up to `most`.
    pub fn publishers(&self, most: usize) -> Result<Vec<String>, LibraryError> {
        self.ask(|conn| {
            let sql = "SELECT min(publisher) FROM articles WHERE publisher > ?";
            let mut statement = conn.prepare_cached(sql)?;
            let mut found: Vec<String> = Vec::new();
            while found.len() < most {
                let last = found.last().map_or("", String::as_str);
                let next: Option<String> = statement.query_row([last], |row| row.get(0))?;
                let Some(next) = next else { break };
                found.push(next);
            }
            Ok(found)
        })
    }

    fn pairs(&self, sql: &str) -> Result<Vec<(i64, String)>, LibraryError> {
        self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            found.collect()
        })
    }
}

/// By what articles are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Greatness {
    Published,
    Words,
    Quotes,
}
