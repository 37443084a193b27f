//! A whole page, made into an article.
#![no_main]

use newsdesk::feeds::extract;
use newsdesk_fuzz::{is_sound_article, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        let html = String::from_utf8_lossy(bytes);
        is_sound_article(&extract::read(&html, Some("https://x.example/2026/11/02/a")));
    });
});
