//! What is found in a text, in the language that it is taken for, and how it is set.
#![no_main]

use newsdesk::analysis;
use newsdesk::app::rows::{Setting, set};
use newsdesk::feeds::plain;
use newsdesk_fuzz::{is_sound_article, is_sound_in, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        let article = plain::read(&String::from_utf8_lossy(bytes));
        is_sound_article(&article);
        let findings = analysis::analyse(&article.body, article.language.as_deref());
        is_sound_in(&article.body, &findings);
        let columns = 1 + bytes.len() % 120;
        let setting = Setting { columns, skim: bytes.len() % 2 == 0, about: String::new(), pictures: Vec::new(), marked: Vec::new() };
        let rows = set(&article, Some(&findings), &setting);
        assert!(rows.is_sorted_by_key(|row| row.start), "rows out of order");
    });
});
