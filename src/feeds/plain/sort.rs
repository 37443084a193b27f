//! What each passage is, by its words and its place: the head, the body, and what comes after.

use crate::feeds::caption::Cue;
use crate::feeds::dateline;
use crate::model::BlockKind;

use super::captions::{self, Place};
use super::headline;
use super::lines::Mark;
use super::page::{Look, Page};
use super::region;
use super::setting::Setting;
use super::{byline, dates, furniture};

/// The kind of every passage, in order.
pub(super) fn kinds(page: &Page<'_>) -> Vec<BlockKind> {
    let region = region::region(page);
    let lead = lead(page, region.start);
    let end = end(page, lead, region.end);
    // The menus of a page are far from the article, its headline is near.
    let from = if region.start == 0 { 0 } else { lead.saturating_sub(NEAR) };
    let title = headline::find(page, from, lead);
    let setting = Setting::new(page, title, lead, end);
    let mut searches = 16;
    (0..page.len())
        .map(|index| match index {
            _ if index + NEAR < lead && region.start > 0 => far(page, index),
            _ if index < lead => head(&setting, index),
            _ if index == lead => BlockKind::Lead,
            _ if index < end => body(&setting, index, &mut searches),
            _ if index >= region.end && !page.is(index, Look::Closing) => far(page, index),
            _ => tail(&setting, index),
        })
        .collect()
}

/// Far from the article nothing is told by its place; a caption with its credit may be of the gallery above.
fn far(page: &Page<'_>, index: usize) -> BlockKind {
    let told = matches!(page.look(index), Some(Look::Short | Look::Prose));
    let is_caption = told && page.caption(index) >= 0.94 && (10..=160).contains(&page.words(index));
    if is_caption { BlockKind::Caption } else { BlockKind::Furniture }
}

/// No more passages stand between the headline and the first paragraph of a crowded page.
const NEAR: usize = 24;

/// A paragraph that could open an article.
fn is_substantial(page: &Page<'_>, index: usize, words: usize) -> bool {
    page.is(index, Look::Prose)
        && page.words(index) >= words
        && !is_about_author(page, index)
        && page.caption(index) < 0.8
        && !page.has_twin(index)
        && !page.is_twin(index)
        && !page.is(index + 1, Look::PictureCredit)
}

/// The first paragraph of the article at or below `from`; the number of passages where there is none.
fn lead(page: &Page<'_>, from: usize) -> usize {
    let first_of = |from: usize, words: usize| (from..page.len()).find(|&index| is_substantial(page, index, words));
    let Some(first) = first_of(from, 12).or_else(|| first_of(from, 5)) else {
        return (0..page.len())
            .find(|&index| page.is(index, Look::Short) && page.words(index) >= 14)
            .unwrap_or(page.len());
    };
    // A summary may stand between the headline and the names and dates: the lead comes after these.
    let near = (first + 1..(first + 7).min(page.len()))
        .take_while(|&index| !is_substantial(page, index, 12) || page.words(index) <= 45);
    let is_meta = |index: &usize| match page.look(*index) {
        Some(Look::Byline) => true,
        Some(Look::Date) => !dates::is_clock(page.text_of(*index)),
        _ => false,
    };
    let meta = near.filter(is_meta).last();
    let between = |meta: usize| (first + 1..meta).filter(|&index| is_substantial(page, index, 12)).count();
    match meta {
        Some(meta) if page.words(first) <= 60 && between(meta) <= 1 && !page.dated_above(first) => {
            first_of(meta + 1, 12).or_else(|| first_of(meta + 1, 5)).unwrap_or(first)
        }
        _ => first,
    }
}

/// A paragraph by its length though nothing ends it.
fn is_open_paragraph(page: &Page<'_>, index: usize) -> bool {
    page.is(index, Look::Short)
        && page.words(index) >= 20
        && !page.under_furniture(index)
        && !page.text_of(index).contains(['|', '·', '•', '©'])
}

/// Where the article ends, at `below` at the latest: the index after its last passage.
fn end(page: &Page<'_>, lead: usize, below: usize) -> usize {
    let below = below.max(lead + 1).min(page.len());
    let is_anchor = |index: &usize| match page.look(*index) {
        Some(Look::Prose) if page.words(*index) <= 15 && page.joined(*index) && page.under_furniture(*index) => false,
        Some(Look::Prose | Look::Closing | Look::Note) => true,
        // Points that are sentences belong to the text; pointers to other articles are headlines.
        Some(Look::Point) => page.words(*index) >= 8 && page.text_of(*index).ends_with('.'),
        Some(Look::Short | Look::PictureCredit) => page.caption(*index) >= 0.94 || page.is_twin(*index),
        _ => false,
    };
    let last = (lead..below).rev().find(is_anchor).map_or(page.len(), |index| index + 1);
    // A capture may be cut off within a paragraph, or a paragraph lack its stop.
    let last = (last..page.len()).find(|&index| !is_open_paragraph(page, index)).unwrap_or(page.len());
    // Counted from the end: how many real paragraphs, and how many closing lines, are still to come.
    let mut paragraphs = 0;
    let mut closing = 0;
    let mut sentences = 0;
    let mut end = last;
    for index in (lead + 1..below).rev() {
        let opens = page.is(index, Look::Furniture) && furniture::opens_tail(page.folded(index)) && closing == 0;
        let closes = matches!(page.look(index), Some(Look::Closing));
        if paragraphs <= 1 && (opens || closes && sentences <= 3) {
            end = end.min(if closes { index + 1 } else { index });
        }
        sentences += usize::from(page.is(index, Look::Prose) && page.words(index) >= 5);
        paragraphs += usize::from(is_substantial(page, index, 20));
        closing += usize::from(matches!(page.look(index), Some(Look::Closing | Look::Note)));
        if paragraphs > 1 {
            break;
        }
    }
    end
}

fn head(setting: &Setting<'_, '_>, index: usize) -> BlockKind {
    let Setting { page, lead, title, .. } = *setting;
    if title.headline == Some(index) {
        return BlockKind::Headline;
    }
    if title.kicker == Some(index) {
        return BlockKind::Kicker;
    }
    let above = title.headline.is_some_and(|headline| index < headline);
    let later_date = above && (index + 1..lead.min(index + 60)).any(|below| page.is(below, Look::Date));
    if !above && dateline::is_dateline(page.text_of(index)) {
        // Where pictures stand between, the lead may have the place once more.
        return if index + 1 == lead { BlockKind::Dateline } else { BlockKind::Furniture };
    }
    match page.look(index) {
        Some(Look::Date) if !page.live && is_length(page.text_of(index)) => BlockKind::Furniture,
        Some(Look::Date) if (page.dated_above(index) || page.live) && dates::is_clock(page.text_of(index)) => {
            BlockKind::Heading
        }
        // The day's date over the page is no date of the article where that has its own.
        Some(Look::Date) if above && later_date => BlockKind::Furniture,
        Some(Look::Date | Look::Byline) => BlockKind::Byline,
        Some(Look::Closing) => BlockKind::Credit,
        Some(Look::Note) => BlockKind::Paragraph,
        Some(Look::PictureCredit) if above && !captions::is_caption(setting, index.saturating_sub(1), Place::Tail) => {
            BlockKind::Furniture
        }
        Some(Look::PictureCredit) => picture_credit(setting, index, Place::Head),
        Some(Look::Short | Look::Prose) if above => {
            if captions::is_caption(setting, index, Place::Tail) {
                BlockKind::Caption
            } else {
                BlockKind::Furniture
            }
        }
        Some(Look::Short | Look::Prose) => under_headline(setting, index),
        _ => BlockKind::Furniture,
    }
}

/// What is left between headline and lead: authors, the standfirst, odds and ends.
fn under_headline(setting: &Setting<'_, '_>, index: usize) -> BlockKind {
    let Setting { page, title, .. } = *setting;
    if is_about_author(page, index) {
        return BlockKind::Furniture;
    }
    let beside = page.beside_meta(index);
    let names = byline::bare(page.text_of(index)).is_some();
    let after = title.headline.is_some_and(|headline| index == headline + 1 || index == headline + 2);
    if is_maker(setting, index, Place::Head) {
        return BlockKind::Credit;
    }
    let desk = page.joined(index + 1) && page.words(index + 1) <= 6 && byline::is_desk(page.text_of(index + 1));
    if names && page.caption(index) < 0.94 && (beside || desk || after && page.words(index) <= 4) {
        return BlockKind::Byline;
    }
    let staff = page.words(index) <= 6 && page.caption(index) < 0.94 && byline::is_desk(page.text_of(index));
    let by_name = index > 0 && (page.is(index - 1, Look::Byline) || byline::bare(page.text_of(index - 1)).is_some());
    let role = by_name && page.joined(index) && page.words(index) <= 10 && byline::is_desk(page.text_of(index));
    if role || staff && (beside || after || by_name) {
        return BlockKind::Byline;
    }
    if page.is(index, Look::Short)
        && page.under_furniture(index)
        && !page.under_picture(index)
        && page.caption(index) < 0.94
    {
        return BlockKind::Furniture;
    }
    let parted = index > 0 && (dates::is_clock(page.text_of(index - 1)) || page.folded(index - 1).is_empty());
    let heads_lead = page.is(index, Look::Short) && page.is(index + 1, Look::Prose) && parted;
    if heads_lead && page.words(index) >= 2 && page.dated_above(index) && is_substantial(page, index + 1, 5) {
        return BlockKind::Heading;
    }
    // Before the names and dates a summary stands, after them the picture.
    let close = (index + 1..index + 4).any(|below| matches!(page.look(below), Some(Look::Date | Look::Byline)));
    let right_under = title.headline.is_some_and(|headline| index == headline + 1);
    let summary = close || right_under && page.is(index, Look::Short) && page.words(index) >= 9;
    if captions::is_caption(setting, index, if summary { Place::Summary } else { Place::Head }) {
        return BlockKind::Caption;
    }
    if is_question_heading(page, index) {
        return BlockKind::Heading;
    }
    let long = page.words(index) >= 8 || page.is(index, Look::Prose);
    if long && !page.under_furniture(index) { BlockKind::Paragraph } else { BlockKind::Furniture }
}

fn body(setting: &Setting<'_, '_>, index: usize, searches: &mut usize) -> BlockKind {
    let page = setting.page;
    match page.look(index) {
        Some(Look::Date) if !page.live && is_length(page.text_of(index)) => BlockKind::Furniture,
        Some(Look::Date) if page.words(index) <= 4 => BlockKind::Heading,
        Some(Look::Date | Look::Byline) => BlockKind::Byline,
        Some(Look::Closing) => BlockKind::Credit,
        Some(Look::Note) => BlockKind::Paragraph,
        Some(Look::Point) => BlockKind::ListItem,
        Some(Look::PictureCredit) => picture_credit(setting, index, Place::Body),
        Some(Look::Short | Look::Prose) => prose(setting, index, searches),
        _ => BlockKind::Furniture,
    }
}

fn prose(setting: &Setting<'_, '_>, index: usize, searches: &mut usize) -> BlockKind {
    let page = setting.page;
    match page.mark(index) {
        Some(Mark::Heading(_)) => return BlockKind::Heading,
        Some(Mark::Quote) => return BlockKind::Quote,
        None => {}
    }
    if page.is(index, Look::Short)
        && page.caption(index) < 0.94
        && !page.is_twin(index)
        && page.under_furniture(index)
        && !page.under_picture(index)
        && !page.has_twin(index)
    {
        return BlockKind::Furniture;
    }
    if is_invitation(page, index) || is_promoted(page, index) || is_about_author(page, index) || is_pointer(page, index)
    {
        return BlockKind::Furniture;
    }
    if captions::is_caption(setting, index, Place::Body) {
        return BlockKind::Caption;
    }
    if is_maker(setting, index, Place::Body) {
        return BlockKind::Credit;
    }
    if is_box(page, index) || index > 0 && is_box(page, index - 1) || is_pull_quote(page, index, searches) {
        return BlockKind::Furniture;
    }
    if page.is(index, Look::Short) {
        return if page.words(index) <= 16 { BlockKind::Heading } else { BlockKind::Paragraph };
    }
    if is_question_heading(page, index) {
        return BlockKind::Heading;
    }
    let quoted = page.passages.get(index).is_some_and(|passage| passage.opens_quote() && passage.closes_quote());
    let announced = index > 0 && page.text_of(index - 1).ends_with(':');
    if quoted && announced { BlockKind::Quote } else { BlockKind::Paragraph }
}

/// "Is it dangerous?" over the paragraph that answers it.
fn is_question_heading(page: &Page<'_>, index: usize) -> bool {
    let text = page.text_of(index);
    text.ends_with('?')
        && page.words(index) <= 8
        && !text.contains([':', '"', '“', ',', '.'])
        && page.is(index + 1, Look::Prose)
        && !page.text_of(index + 1).ends_with('?')
        && page.words(index + 1) >= 8
}

/// A question with its answer on the next line, where blank lines part the paragraphs: a box.
fn is_box(page: &Page<'_>, index: usize) -> bool {
    const OPENINGS: [&str; 8] =
        ["what is ", "what are ", "who is ", "who are ", "about ", "how we ", "why ", "what's "];
    page.words(index) <= 8
        && !page.joined(index)
        && page.joined(index + 1)
        && page.is(index + 1, Look::Prose)
        && OPENINGS.iter().any(|opening| page.folded(index).starts_with(opening))
}

/// What invites readers to fill in the form that follows.
fn is_invitation(page: &Page<'_>, index: usize) -> bool {
    let form = |at: usize| furniture::is_form(page.folded(at));
    let brief = |at: usize| page.words(at) <= 25 && !page.cues(at).has(Cue::Saying);
    brief(index) && (form(index + 1) || page.is(index, Look::Short) && brief(index + 1) && form(index + 2))
}

/// What the line right below it offers the reader more of.
fn is_promoted(page: &Page<'_>, index: usize) -> bool {
    page.is(index, Look::Short)
        && page.caption(index) < 0.6
        && !page.joined(index)
        && page.joined(index + 1)
        && page.is(index + 1, Look::Furniture)
        && (4..=20).contains(&page.words(index + 1))
        && !page.text_of(index + 1).contains("video player")
        && !page.joined(index + 2)
}

/// The name of who made a picture, on the line above its caption.
fn is_maker(setting: &Setting<'_, '_>, index: usize, place: Place) -> bool {
    let page = setting.page;
    page.is(index, Look::Short)
        && page.words(index) <= 4
        && !page.joined(index)
        && page.joined(index + 1)
        && !page.joined(index + 2)
        && page.text_of(index).split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && captions::is_caption(setting, index + 1, place)
}

/// A quote that is set large beside the text it is taken from.
fn is_pull_quote(page: &Page<'_>, index: usize, searches: &mut usize) -> bool {
    let Some(passage) = page.passages.get(index) else { return false };
    if !(passage.opens_quote() && passage.closes_quote()) || passage.words > 45 || passage.words < 3 || *searches == 0 {
        return false;
    }
    *searches -= 1;
    // Single marks where the text has double ones are those of headings.
    let single = passage.text.starts_with(['‘', '\'']);
    if single && page.text.matches(['“', '"']).take(6).count() > 5 {
        return false;
    }
    let marks = |c: char| !c.is_alphanumeric();
    let words = passage.text.trim_matches(marks);
    let before = page.text.get(..passage.span.start).unwrap_or("");
    let after = page.text.get(passage.span.end..).unwrap_or("");
    before.contains(words)
        || passage.words >= 9 && after.contains(words)
        || passage.words >= 6 && is_pieced(words, before)
}

/// Whether every sentence of a quote stands in the text, though there "she said" may part them.
fn is_pieced(words: &str, text: &str) -> bool {
    let marks = |c: char| !c.is_alphanumeric();
    let sentences = words.split(['.', '?', '!', ';', '…']).map(|sentence| sentence.trim_matches(marks));
    let found = |sentence: &str| {
        text.contains(sentence) || sentence.split_once(", ").is_some_and(|(a, b)| text.contains(a) && text.contains(b))
    };
    words.contains(['.', '?', '!', ';']) && sentences.filter(|sentence| !sentence.is_empty()).all(found)
}

/// How long a film runs: "2:14".
fn is_length(text: &str) -> bool {
    text.split_once(':').is_some_and(|(minutes, seconds)| {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        minutes.len() == 1 && seconds.len() == 2 && digits(minutes) && digits(seconds)
    })
}

/// A paragraph about the one who wrote the article: "Ada Roe is a reporter in Lunde."
fn is_about_author(page: &Page<'_>, index: usize) -> bool {
    const VERBS: [&str; 10] =
        ["is", "covers", "writes", "reports", "has", "joined", "lives", "works", "edits", "teaches"];
    let text = page.text_of(index);
    page.words(index) <= 60
        && !page.cues(index).has(Cue::Saying)
        && page.authors().iter().any(|author| {
            let rest = text.strip_prefix(author).map(|rest| rest.trim_start_matches([',', ' ']));
            rest.and_then(|rest| rest.split(' ').next()).is_some_and(|verb| VERBS.contains(&verb))
        })
}

/// Headlines of other articles, line under line between blank lines.
fn is_pointer(page: &Page<'_>, index: usize) -> bool {
    if !page.gapped || page.live || page.many_headings {
        return false;
    }
    let first = (0..=index).rev().take(6).find(|&at| !page.joined(at));
    let Some(first) = first else { return false };
    let last = (index..index + 6).find(|&at| !page.joined(at + 1)).unwrap_or(index + 6);
    let title = |at: usize| {
        let text = page.text_of(at);
        let titled = page.is(at, Look::Short) || page.is(at, Look::Prose) && text.ends_with('?');
        titled
            && (4..=14).contains(&page.words(at))
            && page.caption(at) < 0.6
            && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '\'' | '‘'))
            && !page.is_turn(at)
            && page.mark(at).is_none()
    };
    (2..=6).contains(&(last + 1 - first)) && (first..=last).all(title)
}

/// A picture credit alone: it belongs to the caption above or below, or is all the caption there is.
fn picture_credit(setting: &Setting<'_, '_>, index: usize, place: Place) -> BlockKind {
    let page = setting.page;
    let below_title = index > 0 && setting.title.headline == Some(index - 1);
    // "By Ada Roe", "Portraits: Ines Vik": who made all the pictures.
    if place == Place::Head && page.joined(index) && matches!(page.look(index - 1), Some(Look::Byline | Look::Date)) {
        return BlockKind::Credit;
    }
    let above = index > 0 && !below_title && captions::is_caption(setting, index - 1, place);
    if above || page.folded(index + 1).starts_with("image caption") { BlockKind::Credit } else { BlockKind::Caption }
}

fn tail(setting: &Setting<'_, '_>, index: usize) -> BlockKind {
    let page = setting.page;
    match page.look(index) {
        Some(Look::Closing) => BlockKind::Credit,
        Some(Look::Note) => BlockKind::Paragraph,
        _ if captions::is_caption(setting, index, Place::Tail) => BlockKind::Caption,
        _ => BlockKind::Furniture,
    }
}
