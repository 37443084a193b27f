//! Which passages are captions: their words weighed together with what stands around them.

use crate::feeds::caption::{self, Cue};
use crate::model::{Block, BlockKind, Span};

use super::look::Look;
use super::page::Page;
use super::setting::Setting;

/// What the place of a passage says for its being a caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Between headline and lead.
    Head,
    /// There, but above the names and dates, where summaries stand.
    Summary,
    /// Among the paragraphs.
    Body,
    /// Below the article.
    Tail,
}

/// Whether the passage is a caption where it stands.
pub(super) fn is_caption(setting: &Setting<'_, '_>, index: usize, place: Place) -> bool {
    let page = setting.page;
    let words = page.words(index);
    if !matches!(page.look(index), Some(Look::Short | Look::Prose)) || words > 160 {
        return false;
    }
    if index > 0 && matches!(page.folded(index - 1), "image caption" | "photo caption" | "media caption" | "caption") {
        return true;
    }
    let sure = page.caption(index);
    if sure < 0.94 && is_no_caption(setting, index) {
        return false;
    }
    if page.has_twin(index) || page.is_twin(index) || page.has_echo(index) {
        return words <= 90;
    }
    if (page.under_picture(index) || page.hangs(index) && !setting.page.is_turn(index)) && place != Place::Tail {
        return true;
    }
    if sure < 0.94 && page.is_turn(index) {
        return false;
    }
    if place != Place::Tail
        && place != Place::Summary
        && (has_maker_behind(page.text_of(index)) || is_text_of_picture(page, index))
    {
        return true;
    }
    if place == Place::Tail {
        return sure >= 0.94;
    }
    if sure >= 0.94
        || is_longer_twin(page, index)
        || page.cues(index).has(Cue::OpensAsCaption) && place != Place::Summary
    {
        return true;
    }
    if page.joined(index + 1) && words <= 45 && is_gallery(page.folded(index + 1)) {
        return true;
    }
    // A credit below what might be a caption makes it one.
    // Where the words of a language are not known, length and place alone say little.
    let unknown = page.cues(index).has(Cue::UnknownLanguage) && page.is(index, Look::Prose);
    let least = if page.is(index + 1, Look::PictureCredit) {
        0.1
    } else if unknown {
        0.7
    } else {
        0.5
    };
    caption::likely(setting.cues(index, place)) > least
}

/// Whether the words rule a caption out: a question, an author's name, a post, the headline once more.
fn is_no_caption(setting: &Setting<'_, '_>, index: usize) -> bool {
    let page = setting.page;
    let text = page.text_of(index);
    // "Ada Roe: “It is over”" is a heading or a pointer.
    let quotes =
        text.ends_with(['“', '”', '"', '»']) && [": „", ": “", ": \"", ": «"].iter().any(|mark| text.contains(mark));
    text.ends_with('?')
        || quotes && page.words(index) <= 14
        || text.contains("pic.twitter.com")
        || text.contains("://t.co/")
        || page.authors().contains(&text)
        || setting.says_headline(index)
}

/// Whether a sentence is followed by a name, as captions are by who made the picture: "Boats at Lunde. Ada Roe".
fn has_maker_behind(text: &str) -> bool {
    let Some((told, maker)) = text.rsplit_once(". ") else { return false };
    let last = told.split_whitespace().next_back().unwrap_or("");
    let whole = last.chars().count() >= 4 && last.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''));
    let named = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "/" | "for" | "of" | "via" | "und" | "de" | "|")
    };
    let words = maker.split_whitespace().count();
    whole
        && told.split_whitespace().count() >= 3
        && text.split_whitespace().count() <= 60
        && (1..=5).contains(&words)
        && maker.split_whitespace().all(named)
        && maker.ends_with(char::is_alphabetic)
        && maker.contains(char::is_lowercase)
        && !told.contains(['"', '“', '”', '„', '«'])
}

/// Whether the passage tells what is in a picture, and the caption of that picture follows: "A man in a blue coat."
fn is_text_of_picture(page: &Page<'_>, index: usize) -> bool {
    let cues = page.cues(index);
    let below = page.text_of(index + 1);
    (5..=70).contains(&page.words(index))
        && cues.has(Cue::OpensWithA)
        && !cues.has(Cue::Saying)
        && !cues.has(Cue::Quote)
        && matches!(page.look(index + 1), Some(Look::Short | Look::Prose | Look::PictureCredit))
        && (page.caption(index + 1) >= 0.94 || has_maker_behind(below))
}

/// A picture credit alone: it belongs to the caption above or below, or is all the caption there is.
pub(super) fn picture_credit(setting: &Setting<'_, '_>, index: usize, place: Place) -> BlockKind {
    let page = setting.page;
    let below_title = index > 0 && setting.title.headline == Some(index - 1);
    // "By Ada Roe", "Portraits: Ines Vik": who made all the pictures.
    if place == Place::Head && page.joined(index) && matches!(page.look(index - 1), Some(Look::Byline | Look::Date)) {
        return BlockKind::Credit;
    }
    let above = index > 0 && !below_title && is_caption(setting, index - 1, place);
    if above || page.folded(index + 1).starts_with("image caption") { BlockKind::Credit } else { BlockKind::Caption }
}

/// What galleries and picture desks print below a picture.
fn is_gallery(folded: &str) -> bool {
    folded.contains(" of ") && folded.len() <= 14
        || folded.starts_with("purchase licensing")
        || folded.contains("licensing rights")
        || folded.contains("video player") && folded.len() <= 70
        || folded.starts_with("buy ")
}

/// The alternative text first, then the caption that says the same and more; or the other way round.
pub(super) fn is_longer_twin(page: &Page<'_>, index: usize) -> bool {
    extends(page, index, index + 1) || index > 0 && extends(page, index, index - 1)
}

fn extends(page: &Page<'_>, index: usize, other: usize) -> bool {
    let (a, b) = (page.text_of(index), page.text_of(other));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let stem = short.trim_end_matches(['.', '…', ' ']);
    stem.len() >= 24
        && long.len() <= 700
        && stem.split_whitespace().count() >= 4
        && long.starts_with(stem)
        && long.len() <= stem.len() * 3 + 40
}

/// Tells each caption's credit, and merges what stands twice.
pub(super) fn finish(text: &str, blocks: &mut [Block]) {
    let mut first: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for index in 0..blocks.len() {
        let Some(block) = blocks.get(index) else { break };
        let span = block.span;
        let words = span.of(text);
        match block.kind {
            BlockKind::Caption => {
                let credit = caption::credit_of_caption(words)
                    .map(|range| Span::new(span.start() + range.start, span.start() + range.end));
                let copy = first.get(words).copied();
                let sure = caption::confidence(caption::looks_like_caption(words));
                first.entry(words).or_insert(index);
                let longer = copy.is_none().then(|| shorter_than_next(text, blocks, index)).flatten();
                if let Some(block) = blocks.get_mut(index) {
                    block.credit = credit;
                    block.confidence = sure;
                    block.duplicate_of = copy.or(longer).and_then(|index| u32::try_from(index).ok());
                }
            }
            // A line that says the same as the one before it is shown once, whatever it is.
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Lead => {
                let copy = index.checked_sub(1).filter(|&above| {
                    blocks
                        .get(above)
                        .is_some_and(|above| above.kind != BlockKind::Furniture && above.span.of(text) == words)
                });
                if let Some(block) = blocks.get_mut(index) {
                    block.duplicate_of = copy.and_then(|index| u32::try_from(index).ok());
                }
            }
            _ => {}
        }
    }
}

/// The neighbour that begins with the words of this caption and goes on.
fn shorter_than_next(text: &str, blocks: &[Block], index: usize) -> Option<usize> {
    let words = blocks.get(index)?.span.of(text);
    let stem = words.trim_end_matches(['.', '…', ' ']);
    let longer = |other: &usize| {
        blocks.get(*other).is_some_and(|block| {
            let rest = block.span.of(text);
            block.kind == BlockKind::Caption && rest.len() > words.len() && stem.len() >= 24 && rest.starts_with(stem)
        })
    };
    [Some(index + 1), index.checked_sub(1)].into_iter().flatten().find(longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_a_sentence_made_the_picture() {
        for text in ["The quay of Lunde at low tide. Ada Roe", "Crews wait for the lock. Ines Vik for Lunde Times"] {
            assert!(has_maker_behind(text), "{text}");
        }
        for text in [
            "The board met in St. Lunde",
            "Crews wait for the lock. They have waited since Monday",
            "The quay was closed and then opened again. LT",
            "“We wait for the lock.” Ada Roe",
        ] {
            assert!(!has_maker_behind(text), "{text}");
        }
    }
}
