//! The lanes that read, search and write for the reader.

use crossbeam_channel::{Receiver, Sender};

use super::background::Wanted;
use super::work::Answers;
use crate::app::{Effect, Event};
use crate::desk::Desk;
use crate::model::{Ask, Change, Text};

/// How many results a search brings first; four times as many each time that the reader comes to the end of them.
const HITS: usize = 200;

/// How many are shown while the reader types: each is read to be ranked, and the next key is near.
const MOST_WHILE_TYPING: usize = 60;

pub(super) fn reading_lane(desk: &Desk, jobs: &Receiver<Effect>, answers: &Answers, analyse: &Sender<Wanted>) {
    for job in jobs {
        match job {
            Effect::LoadFeeds => {
                answers.or_failed(None, desk.feeds().map(Event::Feeds));
                let told = desk.follows().and_then(|follows| Ok(Event::Follows { follows, hidden: desk.hidden()? }));
                answers.or_failed(None, told);
            }
            Effect::LoadRows { question, query, around, rows } => {
                let page = desk.rows(&query, around, rows);
                answers.or_failed(Some(question), page.map(|page| Event::Rows { question, page }));
            }
            Effect::Open { question, article } => {
                let opened = desk.open_article(article);
                let wanted = opened.as_ref().ok().filter(|opened| opened.findings.is_none());
                let wanted = wanted.map(|opened| Wanted {
                    id: article,
                    article: opened.article.clone(),
                    rules: desk.rules().unwrap_or_default(),
                });
                let event = opened.map(|opened| Event::Opened { question, article: Box::new(opened) });
                answers.or_failed(Some(question), event);
                if let Some(wanted) = wanted {
                    let _ = analyse.send(wanted);
                }
            }
            Effect::Offer { question, words } => {
                let offers = desk.offers(&words);
                answers.or_failed(Some(question), offers.map(|offers| Event::Offers { question, offers }));
            }
            Effect::Cite { quotes, style } => {
                answers.give(Event::Cited(desk.cite(quotes, style)));
            }
            Effect::LoadBookmarks { question } => {
                let rows = desk.bookmarks();
                answers.or_failed(Some(question), rows.map(|rows| Event::BookmarkRows { question, rows }));
            }
            _ => {}
        }
    }
}

pub(super) fn searching_lane(desk: &mut Desk, jobs: &Receiver<Effect>, answers: &Answers) {
    for job in jobs {
        // While a search ran the reader typed on: only the last words matter. What follows a page is wanted anyhow.
        let waiting: Vec<Effect> = std::iter::once(job).chain(jobs.try_iter()).collect();
        let (further, waiting): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|job| matches!(job, Effect::Look { ask: Ask::Further { .. }, .. }));
        let (searches, looks): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|job| matches!(job, Effect::Search { .. }));
        for job in [looks, searches].into_iter().filter_map(|mut jobs| jobs.pop()).chain(further) {
            search(desk, job, answers);
        }
    }
}

fn search(desk: &mut Desk, job: Effect, answers: &Answers) {
    match job {
        Effect::Search { question, words, typing, further } => {
            let most = if typing { MOST_WHILE_TYPING } else { HITS << (2 * further) };
            let hits = desk.search(&words, typing, most);
            answers.or_failed(Some(question), hits.map(|hits| Event::Hits { question, hits }));
        }
        Effect::Look { question, ask } => {
            let page = desk.look(&ask);
            answers.or_failed(Some(question), page.map(|page| Event::Looked { question, page: Box::new(page) }));
        }
        _ => {}
    }
}

pub(super) fn writing_lane(desk: &mut Desk, jobs: &Receiver<Change>, answers: &Answers) {
    for change in jobs {
        let event = match desk.write(change.clone()) {
            Ok(written) => Event::Done(written),
            Err(error) => Event::NotDone { change, message: Text::line(&format!("{error:#}")) },
        };
        answers.give(event);
    }
    // Where it can't be done, the next start is a little slower.
    let _ = desk.tidy();
}
