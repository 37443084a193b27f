//! Any bytes as a feed: XML, JSON or neither.
#![no_main]

use newsdesk::feeds::parse;
use newsdesk_fuzz::{is_clean, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        if let Ok(feed) = parse::feed(bytes, None, Some("https://x.example/feed")) {
            is_clean(&feed.title);
            for entry in feed.entries {
                is_clean(&entry.title);
                assert!(entry.link.is_none_or(|link| link.starts_with("http")));
            }
        }
    });
});
