use crate::feeds::extract::read;
use crate::model::BlockKind;

fn sentence(what: &str) -> String {
    format!(
        "<p>The harbour board voted on Monday to keep {what} running until the new pier on the island, which is to open in the spring, is built and paid for.</p>"
    )
}

fn text(page: &str) -> String {
    let article = read(page, Some("https://news.example/ferry"));
    article.body.shown().map(|(_, block)| article.body.words(block)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_box_for_a_newsletter_is_taken_out() {
    let boxed = "<div class='newsletter-box'><p>The best of the harbour in your mailbox, every morning at seven, from our own people.</p><p>Your mailbox will never be empty.</p></div>";
    let texts = ["the night ferry", "the old crane", "the small tug", "the blue dredger"].map(sentence);
    let page = format!(
        "<h1>Ferry stays on at night</h1><article class='story'>{}{boxed}{}</article>",
        texts[..2].concat(),
        texts[2..].concat()
    );
    let text = text(&page);
    assert!(!text.contains("mailbox"), "{text}");
    assert!(text.contains("dredger") && text.contains("crane"), "{text}");
}

#[test]
fn text_in_a_sibling_of_the_same_looks_is_put_in() {
    let part = |names: [&str; 3]| {
        format!("<div class=part>{}</div><div class=gap><img src=/x.png></div>", names.map(sentence).concat())
    };
    let page = format!(
        "<h1>Ferry stays on at night</h1><div class=page>{}{}</div>",
        part(["the night ferry", "the old crane", "the small tug"]),
        part(["the blue dredger", "the pilot boat", "the red barge"])
    );
    let text = text(&page);
    let places: Vec<_> = ["ferry", "crane", "tug", "dredger", "pilot", "barge"].map(|name| text.rfind(name)).to_vec();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
}

#[test]
fn the_summary_under_the_headline_is_the_lead() {
    let deck = "The board wants to wait for the pier, and the town will pay for it.";
    let texts = ["the night ferry", "the old crane", "the small tug"].map(sentence).concat();
    let page = format!(
        "<meta name=description content='{deck}'><header><h1>Ferry stays on at night</h1><h2>{deck}</h2></header>\
         <div class=tools>x</div><article>{texts}</article>"
    );
    let article = read(&page, None);
    let leads: Vec<_> = article
        .body
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Lead)
        .map(|block| article.body.words(block))
        .collect();
    assert_eq!(leads, [deck]);
}
