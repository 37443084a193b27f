use super::*;

fn found(html: &str, at: &str) -> Vec<(String, String)> {
    page(html, at).named.into_iter().map(|named| (named.url, named.title.into_string())).collect()
}

fn addresses(html: &str, at: &str) -> Vec<String> {
    found(html, at).into_iter().map(|(url, _)| url).collect()
}

#[test]
fn feeds_of_the_head_go_before_those_of_the_page() {
    let page = r#"<html><head><link rel="alternate" type="application/rss+xml" title="News &amp; more" href="/feed">
        <link rel="alternate stylesheet" type="text/xml" href="/style"><link rel=alternate hreflang=de href=/de>
        <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='atom.xml'></head>
        <body><a href="/world/rss.xml">World <b>news</b></a><a href="/feed">again</a><a href="javascript:feed">x</a>"#;
    let want = [
        ("https://x.example/feed", "News & more"),
        ("https://x.example/a/atom.xml", ""),
        ("https://x.example/world/rss.xml", "World news"),
    ];
    assert_eq!(found(page, "https://x.example/a/"), want.map(|(url, title)| (url.to_owned(), title.to_owned())));
}

#[test]
fn addresses_are_seen_from_the_base_of_the_page() {
    let page = "<base href='https://y.example/sub/'><base href='/late/'>\
        <link rel=alternate type=application/feed+json href=f.json><link rel=feed href='feed:https://z.example/x'>";
    assert_eq!(addresses(page, "https://x.example/"), ["https://y.example/sub/f.json", "https://z.example/x"]);
}

#[test]
fn the_words_of_a_link_call_it_a_feed() {
    let page = "<a href=/news.php?x=1>RSS</a><a href=/syndication><img src=i.png alt='Our RSS feed'></a>\
        <a href=/physics>Inside the atom, a new force that nobody had thought of</a><a href=/about>About us</a>";
    assert_eq!(
        addresses(page, "https://x.example/"),
        ["https://x.example/news.php?x=1", "https://x.example/syndication"]
    );
}

#[test]
fn feeds_of_friends_are_not_the_sites_own() {
    let friends = "<a href='https://friend.example/feed'>Friend</a><a href='https://feeds.feedburner.com/x'>us</a>";
    assert_eq!(addresses(friends, "https://www.x.test/"), ["https://feeds.feedburner.com/x"]);
    let only = "<a href='https://friend.example/feed'>Friend</a>";
    assert_eq!(addresses(only, "https://www.x.test/"), ["https://friend.example/feed"]);
    let own = "<a href='https://news.x.test/rss'>x</a>";
    assert_eq!(addresses(own, "https://www.x.test/"), ["https://news.x.test/rss"]);
}

#[test]
fn the_program_behind_the_page_is_known() {
    assert_eq!(page("<meta name=Generator content='WordPress 6.4'>", "https://x.example/").generator, "WordPress 6.4");
}
