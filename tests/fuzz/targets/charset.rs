//! Bytes in any encoding; the first line is what the server calls them.
#![no_main]

use newsdesk::feeds::decode;
use newsdesk_fuzz::on_small_stack;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let (called, text) = bytes.split_at(end);
        let called = std::str::from_utf8(called).ok().filter(|called| !called.is_empty());
        let text = decode::text(text, called);
        assert!(text.len() <= bytes.len() * 4 + 16);
    });
});
