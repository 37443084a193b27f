//! A list of subscriptions of another program.
#![no_main]

use newsdesk::feeds::opml;
use newsdesk_fuzz::{is_clean, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        for outline in opml::read(bytes).unwrap_or_default() {
            is_clean(&outline.title);
            is_clean(&outline.folder);
            is_clean(&outline.url);
        }
    });
});
