//! What the targets share: the stack they run on, and what holds for everything that is read.

use std::ops::Range;
use std::thread;

use newsdesk::model::{Article, Body, Span, Text};

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
