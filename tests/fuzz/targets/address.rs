//! What a page or a reader gives for an address, and the feeds that a page names.
#![no_main]

use newsdesk::feeds::{discover, links};
use newsdesk_fuzz::on_small_stack;
use url::Url;

libfuzzer_sys::fuzz_target!(|text: &str| {
    on_small_stack(|| {
        let base = Url::parse("https://x.example/a/b").ok();
        for raw in [text, &discover::without_feed_scheme(text)] {
            if let Some(address) = links::address(raw, base.as_ref()) {
                let url = Url::parse(&address);
                assert!(address.starts_with("http://") || address.starts_with("https://"), "{address}");
                if let Ok(url) = url {
                    let found = [discover::at_address(&url), discover::below(&url), discover::usual(&url)].concat();
                    assert!(found.iter().all(|feed| feed.starts_with("http")), "{found:?}");
                }
            }
        }
        for named in discover::page(text, "https://x.example/").named {
            assert!(named.url.starts_with("http"), "{named:?}");
        }
    });
});
