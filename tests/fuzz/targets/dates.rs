//! A date of any form.
#![no_main]

use newsdesk::feeds::dates;
use newsdesk_fuzz::on_small_stack;

libfuzzer_sys::fuzz_target!(|text: &str| {
    on_small_stack(|| {
        let _ = dates::parse(text);
    });
});
