//! People, organisations and places across all articles.

use std::collections::{HashMap, HashSet};

use anyhow::Context;

use super::{Desk, backlog, catalogue, tokens};
use crate::model::{
    After, ArticleId, ArticleRow, DAY, Findings, Name, NameId, NameKind, NamePage, NameRow, NamesPage, QuoteId, Span,
    Text, Timestamp,
};
use crate::store::{Alias, NameWords};

/// What is listed: not documents, nor people without a name.
const LISTED: [NameKind; 5] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Outlet, NameKind::Agency];

/// Newspapers and agencies are organisations.
const ORGANISATIONS: [NameKind; 3] = [NameKind::Organisation, NameKind::Outlet, NameKind::Agency];

/// How many names a page of the list holds.
pub(super) const A_PAGE: usize = 200;

const MOST_QUOTES: usize = 40;
const MOST_ARTICLES: usize = 50;
const MOST_BESIDE: usize = 24;

/// How many of the newest articles are looked through for quotes about somebody, and for who appears with them.
const HEARD: usize = 200;
const SEEN: usize = 500;

/// Bars of the chart over time.
const BARS: i64 = 48;

impl Desk {
    /// Up to `most` names that have these words, the most written about first; a word `kind:person` keeps to one kind.
    pub fn names(&self, words: &str, kind: Option<NameKind>, most: usize) -> anyhow::Result<NamesPage> {
        self.names_after(words, kind, After::START, most)
    }

    /// Those behind a place in their order.
    pub(super) fn names_after(
        &self,
        words: &str,
        kind: Option<NameKind>,
        after: After,
        most: usize,
    ) -> anyhow::Result<NamesPage> {
        let mut kind = kind;
        let mut asked = NameWords::default();
        for word in words.split_whitespace() {
            match word.strip_prefix("kind:") {
                Some(wanted) => kind = Some(kind_named(wanted)?),
                None => tokens::each_word(word, |_, word| asked.0.push(word.to_owned())),
            }
        }
        let kinds = match &kind {
            None => &LISTED[..],
            Some(NameKind::Organisation) => &ORGANISATIONS,
            Some(kind) => std::slice::from_ref(kind),
        };
        let mut rows = self.library.names(&asked, kinds, after, most.saturating_add(1))?;
        let is_all = rows.len() <= most;
        rows.truncate(most);
        let last = rows.last().filter(|_| !is_all);
        let more = last.map(|row| After { stage: 0, rank: row.articles.into(), id: row.id.0 });
        Ok(NamesPage { rows, more })
    }

    /// The entity that a name of an article stands for, where the library knows it.
    pub fn entity_named(&self, name: &Name) -> anyhow::Result<Option<NameId>> {
        Ok(self.library.entity_of(&catalogue::folded(&name.name), name.kind)?)
    }

    /// All about the entity that a name belongs to.
    pub fn name_page(&self, name: NameId) -> anyhow::Result<NamePage> {
        let row =
            self.library.name(name)?.context("the library no longer knows this name; go back and look it up again")?;
        let aliases = self.library.aliases(row.id)?;
        let places = self.library.articles_naming(&aliases, After::START, SEEN)?;
        let naming: Vec<ArticleId> = places.iter().map(|(article, _)| *article).collect();
        let days = self.library.days_of(&aliases)?;
        let (first_seen, over_time) = over_time(&days);
        let last_seen = days.iter().map(|(day, _)| *day * DAY).max().max(row.last_seen);
        let row = NameRow { last_seen, ..row };
        let newest = naming.get(..naming.len().min(MOST_ARTICLES)).unwrap_or(&[]);
        let articles = self.mentioning(newest, &aliases)?;
        let heard = naming.get(..naming.len().min(HEARD)).unwrap_or(&[]);
        let about = self.about(&row, &aliases, heard)?;
        let others = aliases.iter().filter(|alias| alias.id != row.id && alias.articles > 0);
        let said = self.quotes_by(row.id, MOST_QUOTES)?;
        Ok(NamePage {
            aliases: others.map(Alias::row).collect(),
            first_seen,
            over_time,
            more_said: said.len() >= MOST_QUOTES,
            more_about: about.len() >= MOST_QUOTES,
            said,
            said_about: self.quote_entries(&about)?,
            beside: self.library.beside(row.id, &naming, &LISTED, MOST_BESIDE)?,
            articles,
            more_articles: further(&places, MOST_ARTICLES),
            row,
        })
    }

    /// The part of such a page with the articles behind a place in their order.
    pub(super) fn name_articles(&self, name: NameId, after: After) -> anyhow::Result<NamePage> {
        let row =
            self.library.name(name)?.context("the library no longer knows this name; go back and look it up again")?;
        let aliases = self.library.aliases(row.id)?;
        let places = self.library.articles_naming(&aliases, after, MOST_ARTICLES)?;
        let naming: Vec<ArticleId> = places.iter().map(|(article, _)| *article).collect();
        let articles = self.mentioning(&naming, &aliases)?;
        Ok(NamePage { articles, more_articles: further(&places, MOST_ARTICLES), ..NamePage::of(row) })
    }

    /// Those of the articles that are listed, with the byte at which they first have one of the names.
    fn mentioning(&self, articles: &[ArticleId], aliases: &[Alias]) -> anyhow::Result<Vec<(ArticleRow, u32)>> {
        let mut open = Opened { desk: self, findings: HashMap::new() };
        let mut rows = self.library.listed(articles)?;
        rows.sort_by_key(|row| std::cmp::Reverse((row.published, row.id)));
        rows.into_iter().map(|row| open.first_mention(row.id, aliases).map(|place| (row, place))).collect()
    }

    /// Quotes of others that have one of an entity's names in their words.
    fn about(&self, row: &NameRow, aliases: &[Alias], articles: &[ArticleId]) -> anyhow::Result<Vec<QuoteId>> {
        let mut forms: Vec<&str> = aliases.iter().map(|alias| alias.name.as_str()).collect();
        if row.kind == NameKind::Person {
            // People are called by their surname in speech more often than in full.
            forms.extend(row.name.rsplit(' ').next());
        }
        let mut found: Vec<QuoteId> = Vec::new();
        let mut seen = HashSet::new();
        for article in articles {
            for head in self.library.quote_heads(*article)? {
                let is_own = head.speaker.as_ref().is_some_and(|(speaker, ..)| *speaker == row.id);
                if !is_own && forms.iter().any(|form| has_name(&head.words, form)) && seen.insert(head.same) {
                    found.push(head.id);
                }
            }
            if found.len() >= MOST_QUOTES {
                break;
            }
        }
        found.truncate(MOST_QUOTES);
        Ok(found)
    }
}

/// Where articles in their order go on behind so many, if there may be more of them.
fn further(places: &[(ArticleId, After)], most: usize) -> Option<After> {
    places.get(most.checked_sub(1)?).map(|(_, place)| *place)
}

/// Whether words have a name in them, as it is written: "us" is not the US.
fn has_name(words: &str, name: &str) -> bool {
    let is_apart = |at: Option<char>| !at.is_some_and(char::is_alphanumeric);
    words.match_indices(name).any(|(at, _)| {
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let after = words.get(at + name.len()..).and_then(|after| after.chars().next());
        is_apart(before) && is_apart(after)
    })
}

/// A kind by its name.
pub fn kind_named(name: &str) -> anyhow::Result<NameKind> {
    let name = name.to_lowercase();
    let known = NameKind::ALL.into_iter().find(|kind| kind.title() == name);
    let known = known.or(match name.as_str() {
        "people" => Some(NameKind::Person),
        "org" | "organization" => Some(NameKind::Organisation),
        _ => None,
    });
    known.with_context(|| format!("there is no kind `{name}`; person, organisation, place, outlet and agency are"))
}

/// When the first mention was, and the mentions in equal stretches of time from then on to the last.
fn over_time(days: &[(i64, f64)]) -> (Option<Timestamp>, Vec<u32>) {
    let ends = days.iter().map(|(day, _)| *day);
    let Some((first, last)) = ends.clone().min().zip(ends.max()) else { return (None, Vec::new()) };
    let span = last - first + 1;
    let bars = span.min(BARS);
    let mut over_time = vec![0.0; usize::try_from(bars).unwrap_or(1)];
    for (day, count) in days {
        let bar = usize::try_from((day - first) * bars / span).unwrap_or(0);
        if let Some(bar) = over_time.get_mut(bar) {
            *bar += count;
        }
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = over_time.into_iter().map(|count: f64| count.round().clamp(0.0, f64::from(u32::MAX)) as u32);
    (Some(first * DAY), whole.collect())
}

impl Desk {
    /// What was found in an article, where that is kept.
    pub(super) fn kept_findings(&self, article: ArticleId) -> anyhow::Result<Option<Findings>> {
        let pack = self.library.findings(article, backlog::VERSION)?;
        Ok(pack.and_then(|pack| self.unpacker.borrow_mut().findings(&pack)))
    }
}

/// The findings of articles that a page needs, each unpacked once.
struct Opened<'a> {
    desk: &'a Desk,
    findings: HashMap<ArticleId, Option<Findings>>,
}

impl Opened<'_> {
    fn findings(&mut self, article: ArticleId) -> anyhow::Result<Option<&Findings>> {
        if !self.findings.contains_key(&article) {
            let findings = self.desk.kept_findings(article)?;
            self.findings.insert(article, findings);
        }
        Ok(self.findings.get(&article).and_then(Option::as_ref))
    }

    /// The byte at which an article first has one of the names.
    fn first_mention(&mut self, article: ArticleId, aliases: &[Alias]) -> anyhow::Result<u32> {
        let Some(findings) = self.findings(article)? else { return Ok(0) };
        let is_one = |name: &Text| {
            let folded = catalogue::folded(name);
            aliases.iter().any(|alias| alias.folded == folded)
        };
        let mut entities =
            findings.entities.iter().filter(|entity| is_one(&entity.name)).flat_map(|entity| &entity.mentions);
        let mut sources =
            findings.sources.iter().filter(|source| is_one(&source.name)).flat_map(|source| &source.mentions);
        let first = |spans: &mut dyn Iterator<Item = &Span>| spans.map(|span| span.start()).min();
        let first = first(&mut entities).or_else(|| first(&mut sources)).unwrap_or(0);
        Ok(u32::try_from(first).unwrap_or(0))
    }
}
