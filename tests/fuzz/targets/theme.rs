//! A theme file; what is wrong in it is told with its place.
#![no_main]

use newsdesk::ui::theme::Theme;
use newsdesk_fuzz::on_small_stack;

libfuzzer_sys::fuzz_target!(|text: &str| {
    on_small_stack(|| {
        for error in Theme::parse(text, "own", "own.toml").err().unwrap_or_default() {
            assert!(error.to_string().starts_with("own.toml"), "{error}");
        }
    });
});
