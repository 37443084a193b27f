//! Subscribing: by address, and from the lists of other programs.

use anyhow::{Context, bail};

use super::{Desk, Imported, address, beside, diff, finding, refresh};
use crate::feeds::fetch::Fetcher;
use crate::feeds::opml;
use crate::model::{ArticleId, FeedId, FoundFeed, Text, without_password};
use crate::store::{Fetched, NewFeed, ToFetch};

impl Desk {
    /// What feeds an address leads to: itself, or those its page names, or those at the usual places;
    /// never none. Those of comments come last.
    pub fn find_feeds(&self, address: &str) -> anyhow::Result<Vec<FoundFeed>> {
        let fetcher = self.network.fetcher()?;
        finding::find(&fetcher, &address::typed(address), address::is_without_scheme(address))
    }

    /// Subscribes to the feed at an address, fetches it and stores what it holds.
    ///
    /// Where a page stands there that names just one feed, that one is taken.
    pub fn add_feed(&mut self, address: &str, folder: &str) -> anyhow::Result<FeedId> {
        let mut url = address::typed(address);
        if let Some(known) = self.library.feed_at(&url)? {
            return Ok(known);
        }
        let fetcher = self.network.fetcher()?;
        let fetched = self.fetched(&fetcher, &url)?;
        let fetched = if matches!(fetched, Fetched::News(_)) {
            fetched
        } else {
            match self.find_feeds(address)?.as_slice() {
                [only] => url = only.url.to_string(),
                several => bail!(
                    "{} has {} feeds; add one of them: {}",
                    shown(&url),
                    several.len(),
                    several.iter().map(|feed| feed.url.as_str()).collect::<Vec<_>>().join(" ")
                ),
            }
            if let Some(known) = self.library.feed_at(&url)? {
                return Ok(known);
            }
            self.fetched(&fetcher, &url)?
        };
        let Fetched::News(news) = &fetched else { bail!("{}: {}", shown(&url), said(&fetched)) };
        let title = if news.title.is_empty() { without_password(&url) } else { news.title.clone() };
        let new =
            NewFeed { title, site: news.site.clone(), folder: folder.trim_matches('/').to_owned(), url, sample: false };
        let bounds = self.network.bounds;
        let feed = self.library.add_fetched(&new, &fetched, super::now(), &|facts| refresh::next(facts, bounds))?;
        if self.network.full_text {
            self.library.set_full_text(feed, true)?;
        }
        Ok(feed)
    }

    /// Fetches the page behind an article and keeps what it says instead of the teaser, or of what it said before.
    pub fn fetch_full_text(&mut self, article: ArticleId) -> anyhow::Result<()> {
        let row = self.library.row(article)?;
        let Some(url) = row.url.as_deref() else { bail!("this article has no address to fetch it from") };
        let fetcher = self.network.fetcher()?;
        let feed = row.feed.map(|feed| self.library.feed_address(feed)).transpose()?.flatten();
        let mut read = refresh::page(url, feed.as_deref(), &fetcher)
            .map_err(|why| anyhow::anyhow!("the page can't be had: {why}"))?;
        if let Some(wall) = read.wall {
            bail!("the page shows {}, not the article; what is here is kept", wall.name());
        }
        if read.headline.is_empty() {
            read.headline = row.headline.clone();
        }
        let kept = self.open_article(article)?.article;
        let here = u32::try_from(kept.body.word_count()).unwrap_or(u32::MAX);
        let read = beside::put(read, beside::of(&kept));
        let text = refresh::pack(&read, &mut self.packer).context("the page has no text")?;
        // What is here came from the page before: what it says now may be less.
        let was_full = self.library.is_full(article)?;
        if was_full && diff::same_text(&kept, &beside::with_foot(read)) {
            return Ok(());
        }
        if text.words <= here && !was_full {
            bail!("the page has no more text than what is here");
        }
        if !text.is_whole(here) {
            bail!("the page has but {} words of the {here} that are here, which are kept", text.words);
        }
        self.library.replace_body(article, &text.body, text.words, super::now())?;
        Ok(())
    }

    /// Subscribes to all feeds of an OPML file; they are fetched with the next refresh.
    pub fn import_opml(&mut self, bytes: &[u8]) -> anyhow::Result<Imported> {
        let new: Vec<NewFeed> = opml::read(bytes)?
            .into_iter()
            .map(|outline| NewFeed {
                // A list that knows no title gives the address for it.
                title: if outline.title.is_empty() || outline.title == outline.url {
                    without_password(&outline.url)
                } else {
                    outline.title.to_string()
                },
                url: outline.url.into_string(),
                site: outline.site.map(Text::into_string),
                folder: outline.folder.into_string(),
                sample: false,
            })
            .collect();
        let added = self.library.add_feeds(&new)?;
        let count = added.iter().filter(|(_, is_new)| *is_new).count();
        Ok(Imported { added: count, known: added.len() - count })
    }

    /// All subscriptions as OPML; the sample edition is none. Passwords in addresses only `with_passwords`.
    pub fn export_opml(&self, with_passwords: bool) -> anyhow::Result<String> {
        let mut feeds = self.library.own_feeds()?;
        if !with_passwords {
            feeds.iter_mut().for_each(super::hide_password);
        }
        Ok(opml::write(&feeds))
    }

    fn fetched(&mut self, fetcher: &Fetcher, url: &str) -> anyhow::Result<Fetched> {
        let ask = ToFetch { url: url.to_owned(), ..ToFetch::default() };
        refresh::feed(&ask, fetcher, &mut self.packer, self.network.bounds, super::now()).context("cancelled")
    }
}

fn shown(url: &str) -> Text {
    Text::line(&without_password(url))
}

/// Why an address gave no feed.
fn said(fetched: &Fetched) -> String {
    match fetched {
        Fetched::Failed(error) | Fetched::Unreached(error) => error.clone(),
        Fetched::Gone => "its server says that it is gone for good (410)".to_owned(),
        Fetched::Wait { why, .. } => why.clone(),
        Fetched::News(_) | Fetched::Unchanged { .. } | Fetched::Held { .. } => "it gave nothing".to_owned(),
    }
}
