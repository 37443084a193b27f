//! What the targets share: the stack they run on, and what holds for everything that is read.

use std::ops::Range;
use std::thread;

use newsdesk::model::{Article, Body, Findings, Span, Text};

/// The stack of newsdesk's own threads.
const STACK: usize = 2 << 20;

/// Runs `work` on a stack no larger than the one it will have; libFuzzer's own is four times as large.
pub fn on_small_stack(work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let _ = started.expect("a thread").join();
    });
}

/// Nothing that a terminal would obey.
pub fn is_clean(text: &Text) {
    let is_bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let unclean = text.chars().find(|c| c.is_control() && *c != '\n' && *c != '\t' || is_bidi(*c));
    assert_eq!(unclean, None, "{text:?}");
}

/// Every place in the text exists.
pub fn is_sound(body: &Body) {
    is_clean(&body.text);
    let mut last = 0;
    for block in &body.blocks {
        assert!(block.span.start >= last, "{block:?} begins before the one before it ends");
        assert!(body.text.get(range(block.span)).is_some(), "{block:?}");
        if let Some(credit) = block.credit {
            assert!(body.text.get(range(credit)).is_some(), "{block:?}");
        }
        last = block.span.end;
    }
    for link in &body.links {
        assert!(body.text.get(range(link.span)).is_some(), "{link:?}");
        assert!(link.url.starts_with("http"), "{link:?}");
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

pub fn is_sound_article(article: &Article) {
    is_clean(&article.headline);
    article.byline.iter().for_each(is_clean);
    is_sound(&article.body);
}

/// Every place that was found exists, and every number stands for something.
pub fn is_sound_in(body: &Body, findings: &Findings) {
    let exists = |span: &Span| assert!(body.text.get(range(*span)).is_some_and(|words| !words.is_empty()), "{span:?}");
    let is_share = |share: f32| assert!((0.0..=1.0).contains(&share), "{share}");
    assert!(findings.quotes.iter().all(|quote| !quote.parts.is_empty()), "{:?}", findings.quotes);
    for quote in findings.quotes.iter().chain(&findings.stances) {
        quote.parts.iter().chain(&quote.speaker_mention).chain(&quote.cue).for_each(exists);
        assert!(quote.speaker.is_none_or(|index| (index as usize) < findings.sources.len()), "{quote:?}");
        is_share(quote.confidence);
    }
    for entity in &findings.entities {
        is_clean(&entity.name);
        entity.mentions.iter().for_each(exists);
        is_share(entity.confidence);
    }
    for source in &findings.sources {
        is_clean(&source.name);
        source.mentions.iter().for_each(exists);
        assert!(source.entity.is_none_or(|index| (index as usize) < findings.entities.len()), "{source:?}");
        is_share(source.confidence);
    }
}
