//! A page captured as plain text.
#![no_main]

use newsdesk::feeds::plain;
use newsdesk_fuzz::{is_sound_article, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| is_sound_article(&plain::read(&String::from_utf8_lossy(bytes))));
});
