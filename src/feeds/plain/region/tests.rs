use super::*;

const PARAGRAPH: &str = "The harbour board met on Tuesday to hear what the crews of the boats had to say of it.";

#[test]
fn teasers_above_and_comments_below_are_not_the_article() {
    let teasers: Vec<String> = (0..20).map(|n| format!("Boat {n} comes home\nIt was away for {n} days.\n")).collect();
    let teasers = teasers.concat();
    let article = format!("Board hears the crews\n{PARAGRAPH}\n{PARAGRAPH} Nobody left.\n{PARAGRAPH} All spoke.\n");
    let text = format!("{teasers}{article}{teasers}");
    let page = Page::new(&text);
    let found = region(&page).all;
    assert!(page.text_of(found.start).starts_with("The harbour"), "{}", page.text_of(found.start));
    assert!(page.text_of(found.end - 1).ends_with("All spoke."), "{}", page.text_of(found.end - 1));
}

#[test]
fn readers_comments_end_the_article_though_they_are_longer() {
    let article = format!("Board hears the crews\n{PARAGRAPH}\n{PARAGRAPH} Nobody left.\n{PARAGRAPH} All spoke.\n");
    let comment =
        |n: usize| format!("Reader {n} says:\n{PARAGRAPH} It says nothing new to reader {n} at all.\nReply\n");
    let comments: String = (0..30).map(comment).collect();
    let text = format!("{article}30 comments\n{comments}");
    let page = Page::new(&text);
    let found = region(&page).all;
    assert!(page.text_of(found.end - 1).ends_with("All spoke."), "{}", page.text_of(found.end - 1));
}

#[test]
fn a_page_with_little_else_is_taken_whole() {
    let text = format!("Menu\nBoard hears the crews\n{PARAGRAPH}\nMore\nBoat comes home\n");
    let page = Page::new(&text);
    assert_eq!(region(&page).all, 0..page.len());
}
