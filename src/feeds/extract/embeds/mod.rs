//! What a page shows out of another site: told in one line by what it is and where it is.

#[cfg(test)]
mod tests;

use url::Url;

use super::writer::Line;
use crate::feeds::links;
use crate::feeds::markup::{Token, Tokens, attribute, decode};

/// The longest address and the longest title that are told, in bytes.
const ADDRESS: usize = 300;
const TITLE: usize = 160;
/// How far into an element its address is looked for, in bytes.
const INSIDE: usize = 8_000;

/// Hosts, or hosts with the beginning of a path, and what stands there. The first that fits is it.
const KNOWN: [(&str, &str); 49] = [
    ("youtube.com", "Video on YouTube"),
    ("youtube-nocookie.com", "Video on YouTube"),
    ("youtu.be", "Video on YouTube"),
    ("vimeo.com", "Video on Vimeo"),
    ("dailymotion.com", "Video on Dailymotion"),
    ("twitch.tv", "Video on Twitch"),
    ("rumble.com", "Video on Rumble"),
    ("tiktok.com", "Video on TikTok"),
    ("twitter.com", "Post on X"),
    ("x.com", "Post on X"),
    ("instagram.com", "Post on Instagram"),
    ("facebook.com/plugins/video", "Video on Facebook"),
    ("facebook.com/watch", "Video on Facebook"),
    ("facebook.com/plugins/post", "Post on Facebook"),
    ("threads.net", "Post on Threads"),
    ("threads.com", "Post on Threads"),
    ("bsky.app", "Post on Bluesky"),
    ("t.me", "Post on Telegram"),
    ("reddit.com", "Post on Reddit"),
    ("redditmedia.com", "Post on Reddit"),
    ("linkedin.com/embed", "Post on LinkedIn"),
    ("datawrapper.dwcdn.net", "Chart by Datawrapper"),
    ("datawrapper.de", "Chart by Datawrapper"),
    ("flo.uri.sh", "Chart by Flourish"),
    ("flourish.studio", "Chart by Flourish"),
    ("infogram.com", "Chart by Infogram"),
    ("public.tableau.com", "Chart by Tableau"),
    ("ourworldindata.org", "Chart by Our World in Data"),
    ("google.com/maps", "Map on Google Maps"),
    ("openstreetmap.org", "Map on OpenStreetMap"),
    ("documentcloud.org", "Document on DocumentCloud"),
    ("scribd.com", "Document on Scribd"),
    ("podcasts.apple.com", "Podcast on Apple Podcasts"),
    ("open.spotify.com/embed/episode", "Podcast on Spotify"),
    ("open.spotify.com/embed/show", "Podcast on Spotify"),
    ("open.spotify.com", "Audio on Spotify"),
    ("soundcloud.com", "Audio on SoundCloud"),
    ("bandcamp.com", "Audio on Bandcamp"),
    ("omny.fm", "Podcast"),
    ("megaphone.fm", "Podcast"),
    ("acast.com", "Podcast"),
    ("podbean.com", "Podcast"),
    ("simplecast.com", "Podcast"),
    ("buzzsprout.com", "Podcast"),
    ("art19.com", "Podcast"),
    ("libsyn.com", "Podcast"),
    ("podigee.io", "Podcast"),
    ("transistor.fm", "Podcast"),
    ("iheart.com", "Podcast"),
];
/// Classes of elements that a script makes a post of, and whether the words in them are the post's.
const POSTS: [(&str, &str, bool); 9] = [
    ("twitter-tweet", "Post on X", true),
    ("twitter-video", "Post on X", true),
    ("bluesky-embed", "Post on Bluesky", true),
    ("reddit-embed", "Post on Reddit", false),
    ("reddit-card", "Post on Reddit", false),
    ("instagram-media", "Post on Instagram", false),
    ("tiktok-embed", "Video on TikTok", false),
    ("fb-post", "Post on Facebook", false),
    ("fb-video", "Video on Facebook", false),
];

/// Something that is embedded.
#[derive(Debug)]
pub(super) struct Embed {
    what: &'static str,
    title: Option<String>,
    url: String,
    /// Whether what stands in its element is its words.
    pub has_words: bool,
}

impl Embed {
    /// It in one line, its address as a link.
    pub(super) fn line(&self) -> Line {
        let mut line = Line::default();
        line.push(self.what, false);
        if let Some(title) = &self.title {
            line.push(": ", false);
            line.push(title, false);
        }
        line.push(", ", false);
        let from = line.len();
        line.push(&self.url, false);
        line.link(from, self.url.clone());
        line
    }
}

/// What an element embeds; `inside` is the page from its inside on. None for what is no embed, and for those of
/// sites that are not known: most frames are advertisements and counters.
pub(super) fn of(name: &str, attributes: &str, inside: &str, base: Option<&Url>) -> Option<Embed> {
    let is = |wanted: &[&str]| wanted.iter().any(|wanted| name.eq_ignore_ascii_case(wanted));
    if is(&["iframe", "amp-iframe"]) {
        frame(attributes, base)
    } else if is(&["blockquote", "div"]) && POSTS.iter().any(|(post, ..)| attributes.contains(post)) {
        let class = attribute(attributes, "class")?;
        let mut names = class.split_ascii_whitespace();
        let (_, what, has_words) = POSTS.iter().find(|(post, ..)| names.clone().any(|name| name.starts_with(post)))?;
        names.next()?;
        post(name, attributes, inside, base).map(|url| Embed { what, title: None, url, has_words: *has_words })
    } else {
        None
    }
}

fn frame(attributes: &str, base: Option<&Url>) -> Option<Embed> {
    let sources = ["src", "data-src", "data-lazy-src", "data-url"];
    let url = sources.iter().find_map(|name| {
        let url = links::address(&attribute(attributes, name)?, base)?;
        Url::parse(&url).ok().filter(|url| kind(url).is_some())
    })?;
    let what = kind(&url)?;
    let title = attribute(attributes, "title").map(|title| title.trim().to_owned());
    let title = title.filter(|title| title.len() <= TITLE && tells(title));
    Some(Embed { what, title, url: plain(&url), has_words: false }).filter(|embed| embed.url.len() <= ADDRESS)
}

/// What stands at an address.
fn kind(url: &Url) -> Option<&'static str> {
    let host = url.host_str()?;
    let is_at = |place: &str| {
        let (known, path) = place.split_at(place.find('/').unwrap_or(place.len()));
        host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            && url.path().starts_with(path)
    };
    KNOWN.iter().find(|(place, _)| is_at(place)).map(|(_, what)| *what)
}

/// Whether a frame's title says what is in it, not only what it is.
fn tells(title: &str) -> bool {
    const EMPTY: [&str; 7] = ["player", "iframe", "embed", "advertisement", "widget", "twitter", "content"];
    let low = title.to_lowercase();
    title.split_whitespace().nth(1).is_some()
        && !(title.split_whitespace().count() <= 4 && EMPTY.iter().any(|word| low.contains(word)))
}

/// The address that a reader would open: the page of a video, not its player.
fn plain(url: &Url) -> String {
    let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let last = || url.path().trim_end_matches('/').rsplit('/').next().unwrap_or("").to_owned();
    let host = url.host_str().unwrap_or("");
    let inner = |name| asked(name).filter(|inner| inner.starts_with("http"));
    if host.contains("youtube") && url.path().starts_with("/embed/") {
        return match asked("list").filter(|_| last() == "videoseries") {
            Some(list) => format!("https://www.youtube.com/playlist?list={list}"),
            None => format!("https://www.youtube.com/watch?v={}", last()),
        };
    }
    // What is asked of a podcast's player is how it shall look.
    if kind(url) == Some("Podcast") && url.path().len() > 10 {
        return format!("https://{host}{}", url.path());
    }
    match host {
        "www.dailymotion.com" => format!("https://www.dailymotion.com/video/{}", last()),
        "player.vimeo.com" => format!("https://vimeo.com/{}", last()),
        "platform.twitter.com" => {
            asked("id").map_or_else(|| url.to_string(), |post| format!("https://x.com/i/status/{post}"))
        }
        "www.facebook.com" => inner("href").unwrap_or_else(|| url.to_string()),
        "w.soundcloud.com" => inner("url").unwrap_or_else(|| url.to_string()),
        "open.spotify.com" => format!("https://open.spotify.com{}", url.path().replacen("/embed", "", 1)),
        "embed.podcasts.apple.com" => format!("https://podcasts.apple.com{}", url.path()),
        "www.instagram.com" => {
            format!("https://www.instagram.com{}", url.path().trim_end_matches("captioned/").trim_end_matches("embed/"))
        }
        _ => url.to_string(),
    }
}

/// The address of a post that a script is to show: told by an attribute, or the last link in it.
fn post(name: &str, attributes: &str, inside: &str, base: Option<&Url>) -> Option<String> {
    const TOLD: [&str; 5] = ["data-instgrm-permalink", "cite", "data-href", "data-url", "data-permalink"];
    let inside = inside.get(..inside.floor_char_boundary(INSIDE)).unwrap_or(inside);
    let told = TOLD.iter().find_map(|told| links::address(&attribute(attributes, told)?, base));
    let linked = || {
        let mut last = None;
        for token in Tokens::html(inside) {
            match token {
                Token::Close { name: closed } if closed.eq_ignore_ascii_case(name) => break,
                Token::Open { name, attributes, .. } if name.eq_ignore_ascii_case("a") => {
                    let url = attribute(attributes, "href").and_then(|href| links::address(&decode(&href), base));
                    let url = url.filter(|url| Url::parse(url).is_ok_and(|url| kind(&url).is_some()));
                    last = url.or(last);
                }
                _ => {}
            }
        }
        last
    };
    let url = Url::parse(&told.or_else(linked)?).ok()?;
    // What is asked behind a post's address only counts who came from where.
    let path = url.path().to_owned();
    let url = if kind(&url).is_some_and(|what| what.starts_with("Post")) && path.len() > 3 {
        format!("https://{}{path}", url.host_str()?)
    } else {
        url.to_string()
    };
    Some(url).filter(|url| url.len() <= ADDRESS)
}
