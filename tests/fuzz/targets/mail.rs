//! A newsletter as a mail file.
#![no_main]

use newsdesk::feeds::mail;
use newsdesk_fuzz::{is_sound_article, on_small_stack};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    on_small_stack(|| {
        let _ = mail::is_mail(bytes);
        if let Some(article) = mail::read(bytes) {
            is_sound_article(&article);
        }
    });
});
