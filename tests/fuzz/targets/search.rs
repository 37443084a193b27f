//! Words that a reader searches the library for: whatever they are, they find something or are told where they are wrong.
#![no_main]

use std::sync::{LazyLock, Mutex};

use newsdesk::desk::Desk;
use newsdesk_fuzz::on_small_stack;

/// A library with the sample edition.
static DESK: LazyLock<Mutex<Desk>> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("newsdesk-fuzz-{}", std::process::id()));
    Mutex::new(Desk::open(&folder.join("library.db")).expect("a new library"))
});

libfuzzer_sys::fuzz_target!(|text: &str| {
    on_small_stack(|| {
        let desk = DESK.lock().expect("no search went wrong before");
        for typing in [false, true] {
            let found = match desk.search(text, typing, 20) {
                Ok(found) => found.hits,
                Err(mistake) => {
                    assert!(mistake.to_string().contains("(column "), "{mistake:#}");
                    continue;
                }
            };
            for hit in found {
                assert!(hit.hits.iter().all(|span| hit.snippet.get(span.start()..span.end()).is_some()), "{hit:?}");
            }
        }
    });
});
