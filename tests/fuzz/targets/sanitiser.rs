//! Text from outside, made fit for a terminal.
#![no_main]

use newsdesk::feeds::markup;
use newsdesk::model::{Text, without_password};
use newsdesk_fuzz::{is_clean, on_small_stack};

libfuzzer_sys::fuzz_target!(|text: &str| {
    on_small_stack(|| {
        let line = Text::line(text);
        is_clean(&line);
        assert!(!line.contains('\n'), "{line:?}");
        is_clean(&Text::lines(text));
        is_clean(&Text::line(&markup::decode(text)));
        assert!(markup::attributes(text).count() <= newsdesk::feeds::limits::ATTRIBUTES);
        let _ = without_password(text);
    });
});
