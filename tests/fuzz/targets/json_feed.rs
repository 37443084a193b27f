//! A JSON Feed whose inside is anything.
#![no_main]

use newsdesk::feeds::parse;
use newsdesk_fuzz::{is_clean, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        let whole = [b"{".as_slice(), bytes].concat();
        if let Ok(feed) = parse::feed(&whole, Some("application/feed+json"), None) {
            feed.entries.iter().for_each(|entry| is_clean(&entry.title));
        }
    });
});
