use crate::feeds::extract::{fragment, read};
use crate::model::{Article, BlockKind};

fn told(article: &Article) -> Vec<&str> {
    let body = &article.body;
    body.blocks.iter().filter(|block| block.kind == BlockKind::Beside).map(|block| body.words(block)).collect()
}

fn told_of(html: &str) -> Vec<String> {
    told(&fragment(html, None)).into_iter().map(str::to_owned).collect()
}

#[test]
fn frames_are_told_by_what_they_are_and_where() {
    let frame = |attributes: &str| told_of(&format!("<p>It rained.</p><iframe {attributes}></iframe>"));
    assert_eq!(
        frame("src='https://www.youtube.com/embed/abc_123?rel=0' title='Ferry in a storm'"),
        ["Video on YouTube: Ferry in a storm, https://www.youtube.com/watch?v=abc_123"]
    );
    assert_eq!(
        frame("data-src='https://datawrapper.dwcdn.net/Ab1/3/' src='about:blank' title='iframe chart'"),
        ["Chart by Datawrapper, https://datawrapper.dwcdn.net/Ab1/3/"]
    );
    assert_eq!(
        frame("src='https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Flunde%2F1'"),
        ["Video on Facebook, https://www.facebook.com/lunde/1"]
    );
    assert_eq!(
        frame("src='https://open.spotify.com/embed/episode/77?x=1'"),
        ["Podcast on Spotify, https://open.spotify.com/episode/77"]
    );
    assert!(frame("src='https://ads.example/slot?youtube.com'").is_empty());
    assert!(frame("src='https://notx.com/1'").is_empty());
}

#[test]
fn posts_keep_their_words_and_lose_the_buttons() {
    let body = fragment(
        "<blockquote class='twitter-tweet'><p>We keep the ferry.</p>&mdash; Board \
         <a href='https://twitter.com/lunde/status/12?ref=x'>May 3</a></blockquote>\
         <blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/XY/?utm=1'>\
         <a href='https://www.instagram.com/p/XY/'>View this post on Instagram</a></blockquote>",
        None,
    )
    .body;
    let words: Vec<_> = body.blocks.iter().map(|block| body.words(block)).collect();
    assert_eq!(
        words,
        [
            "We keep the ferry.",
            "— Board May 3",
            "Post on X, https://twitter.com/lunde/status/12",
            "Post on Instagram, https://www.instagram.com/p/XY/"
        ]
    );
    assert_eq!(body.links.last().map(|link| &*link.url), Some("https://www.instagram.com/p/XY/"));
}

#[test]
fn they_stand_on_a_page_where_it_has_them() {
    let sentence = |what: &str| {
        format!(
            "<p>The harbour board voted on Monday to keep {what} running until the new pier on the island, which is to open in the spring, is paid for.</p>"
        )
    };
    let texts = ["the night ferry", "the old crane", "the small tug", "the barge"].map(sentence);
    let page = format!(
        "<article><h1>Ferry stays on at night</h1>{}<div><iframe src='https://youtu.be/q1'></iframe></div>{}</article>\
         <div class='related'><iframe src='https://youtu.be/q2'></iframe></div>",
        texts[..2].concat(),
        texts[2..].concat()
    );
    let article = read(&page, None);
    assert_eq!(told(&article), ["Video on YouTube, https://youtu.be/q1"]);
    let place = article.body.blocks.iter().position(|block| block.kind == BlockKind::Beside);
    let crane = article.body.blocks.iter().position(|block| article.body.words(block).contains("crane"));
    assert_eq!(place, crane.map(|crane| crane + 1));
}
