//! Pictures: asked for by key, kept in their room, fetched within limits, gone again.

#![cfg(feature = "images")]

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};
use newsdesk::app::{Effect, Event};
use newsdesk::desk::Network;
use newsdesk::desk::images::Images;
use newsdesk::model::{BlockKind, Image, Picture, PictureCell, Text, WantedPicture};

use crate::support::news::News;
use crate::support::pty::Pty;
use crate::support::session::Session;
use crate::support::site::{Answer, Site};

const PAGE: &str = "<html><head><title>Tug lost off Oster</title></head><body><article><h1>Tug lost off Oster</h1>\
    <p>A harbour tug sank off Oster on Sunday in a heavy sea, the port said, and its crew of four was taken off by a \
    lifeboat that had put out from Lunde half an hour before.</p>\
    <figure><img src='/photo.png' width='640' height='320' alt='The tug'><figcaption>The tug in March, when it was \
    new. Photo: Ida Marrow</figcaption></figure>\
    <p>The cause was not known on Monday. Divers will go down to the wreck, which lies in forty metres of water, as \
    soon as the wind allows it, the port said.</p></article></body></html>";

/// A picture whose left half is red and whose right half is blue.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let halves =
        RgbImage::from_fn(width, height, |x, _| image::Rgb(if x < width / 2 { [200, 0, 0] } else { [0, 0, 200] }));
    let mut out = Cursor::new(Vec::new());
    halves.write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

/// How many cells of the screen are of a colour.
fn cells_of(screen: &vt100::Screen, colour: (u8, u8, u8)) -> usize {
    let (rows, columns) = (0..40, 0..120);
    let is = |row, column| {
        screen.cell(row, column).is_some_and(|cell| cell.fgcolor() == vt100::Color::Rgb(colour.0, colour.1, colour.2))
    };
    rows.map(|row| columns.clone().filter(|column| is(row, *column)).count()).sum()
}

#[test]
fn a_picture_comes_with_a_key_goes_with_it_and_is_kept() {
    let site = Site::new();
    site.set("/story", Answer::ok(PAGE).header("Content-Type", "text/html"));
    site.set("/photo.png", Answer::ok(photo(640, 320)));
    let home = tempfile::tempdir().unwrap();
    for is_first in [true, false] {
        let mut pty = Pty::newsdesk(home.path(), &["open", &site.url("/story")], (120, 40));
        pty.shows("The tug in March");
        assert!(!site.asked().contains(&"/photo.png".to_owned()), "nothing is fetched that was not asked for");
        pty.press("i");
        pty.until("the picture", |screen| {
            // 68 columns wide, so 17 rows high, each half the half of it.
            let [red, blue] = [(200, 0, 0), (0, 0, 200)].map(|colour| cells_of(screen, colour));
            red > 500 && blue > 500
        });
        assert_eq!(
            site.asked().contains(&"/photo.png".to_owned()),
            is_first,
            "the second time it comes from the cache"
        );
        pty.shows("The tug in March");
        pty.press("i");
        pty.until("no picture", |screen| cells_of(screen, (200, 0, 0)) == 0);
        pty.press("Q");
        assert!(pty.ends().success());
        pty.is_as_it_was();
    }
}

#[test]
fn a_picture_that_hangs_or_is_not_there_holds_nothing_up() {
    let site = Site::new();
    site.set("/story", Answer::ok(PAGE).header("Content-Type", "text/html"));
    let home = tempfile::tempdir().unwrap();
    let mut pty = Pty::newsdesk(home.path(), &["open", &site.url("/story")], (120, 40));
    pty.shows("The tug in March");
    pty.press("i");
    pty.shows("No picture: ");
    site.set("/photo.png", Answer::silence());
    // Off and on again asks anew.
    pty.press("ii");
    pty.shows("on its way");
    pty.press("G");
    pty.press("?");
    pty.shows("Help");
    pty.press("\x1b");
    pty.until("no help", |screen| !screen.contents().contains("Help"));
    pty.press("Q");
    assert!(pty.ends().success());
}

fn wanted(url: &str, page: &str) -> WantedPicture {
    WantedPicture { url: Text::line(url), page: Some(Text::line(page)), feed: None, columns: 60, rows: 20 }
}

#[test]
fn what_is_too_large_or_no_picture_is_told_and_not_kept() {
    let site = Site::new();
    site.set("/large.png", Answer::ok(vec![7; 6 << 20]));
    site.set("/page.png", Answer::ok("<html>not a picture</html>"));
    site.set("/dot.png", Answer::ok(photo(1, 1)));
    site.set("/away.png", Answer::redirect(302, "file:///etc/passwd"));
    site.set("/good.png", Answer::ok(photo(640, 320)));
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("pictures");
    let images = Images::new(&Network::default(), folder.clone(), 1 << 20).unwrap();
    let refused = |path: &str| images.get(&wanted(&site.url(path), &site.url("/"))).unwrap_err().to_string();
    assert!(refused("/large.png").contains("more than 5 MB"), "{}", refused("/large.png"));
    assert_eq!(refused("/page.png"), "it is not a JPEG, PNG, WebP or GIF picture");
    assert_eq!(refused("/dot.png"), "it is a sign of 1 x 1 pixels");
    assert!(refused("/away.png").contains("file:"), "{}", refused("/away.png"));
    assert!(!folder.exists());
    let good = wanted(&site.url("/good.png"), &site.url("/"));
    let picture = images.get(&good).unwrap();
    assert_eq!((picture.columns, picture.rows), (60, 15));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    // Another size of it needs no server.
    site.asked();
    let smaller = images.get(&WantedPicture { columns: 20, ..good }).unwrap();
    assert_eq!((smaller.columns, smaller.rows, site.asked().len()), (20, 5, 0));
}

/// The first article with a picture over its caption, and one without a caption at its end.
fn illustrated() -> News {
    let mut news = News::of(5);
    let body = &mut news.articles[0].article.body;
    let caption = body.blocks.iter().position(|block| block.kind == BlockKind::Caption).unwrap();
    let image = |name: &str| Image {
        url: Text::line(&format!("https://quay.site/{name}.jpg")),
        alt: None,
        caption: None,
        before: None,
        size: None,
    };
    let last = u32::try_from(body.blocks.len() - 1).unwrap();
    body.images = vec![
        Image { caption: u32::try_from(caption).ok(), size: Some((300, 200)), ..image("tug") },
        Image { before: Some(last), alt: Some(Text::line("Ships at anchor")), ..image("ships") },
        Image { before: Some(last), size: Some((16, 16)), ..image("sign") },
    ];
    news
}

fn drawn(wanted: &WantedPicture, size: (u32, u32)) -> Event {
    let (columns, rows) = Picture::fit(size, wanted.columns, wanted.rows);
    let cell = PictureCell { glyph: '▚', ink: [9, 9, 9], ground: [1, 1, 1] };
    let cells = vec![cell; usize::from(columns) * usize::from(rows)];
    Event::Picture { wanted: wanted.clone(), picture: Ok(Arc::new(Picture { size, columns, rows, cells })) }
}

fn last_wanted(session: &Session) -> Vec<WantedPicture> {
    let all = session.asked.iter().filter_map(|effect| match effect {
        Effect::WantPictures(wanted) => Some(wanted.clone()),
        _ => None,
    });
    all.clone().next_back().unwrap_or_default()
}

#[test]
fn the_room_is_kept_and_nothing_jumps_when_the_picture_comes() {
    let mut session = Session::new(160, 40, illustrated());
    session.keys("enter");
    let before = session.screen();
    assert_eq!(last_wanted(&session), []);
    session.keys("i");
    assert_eq!(session.status(), "Pictures on");
    let wanted = last_wanted(&session);
    let names: Vec<&str> = wanted.iter().map(|picture| &picture.url[18..]).collect();
    assert_eq!(names, ["tug.jpg", "ships.jpg"], "signs are not fetched");
    let (column, row) = session.find("The picture is on its way");
    let (caption_column, caption) = session.find("A tug passes the lock");
    assert_eq!((column, row + wanted[0].rows), (caption_column, caption), "{}", session.screen());
    // It is wider than the page said: it stands at the foot of its room, and the caption where it stood.
    session.send(drawn(&wanted[0], (600, 200)));
    assert_eq!(session.find("A tug passes the lock"), (caption_column, caption));
    assert!(session.line(caption - 1).contains("▚▚▚▚") && !session.line(row).contains('▚'), "{}", session.screen());
    assert_eq!(last_wanted(&session).len(), 1, "what is there is not asked for again");
    session.send(Event::Picture { wanted: wanted[1].clone(), picture: Err(Text::line("the server is away")) });
    session.keys("G");
    session.find("No picture: the server is away");
    session.find("▎ Ships at anchor");
    session.keys("g g i");
    assert_eq!(session.status(), "Pictures off");
    session.wait(60_000);
    assert_eq!(session.screen(), before);
}

#[test]
fn the_picture_of_the_feed_stands_above_an_article_that_has_none() {
    let mut news = News::of(5);
    let article = &mut news.articles[0].article;
    article.body.images.clear();
    article.thumbnail = Some(Text::line("https://quay.site/lead.jpg"));
    let mut session = Session::new(160, 40, news);
    session.keys("enter");
    assert_eq!(last_wanted(&session), [], "not before the reader wants pictures");
    let before = session.screen();
    session.keys("i");
    let wanted = last_wanted(&session);
    assert_eq!(wanted.iter().map(|picture| picture.url.as_str()).collect::<Vec<_>>(), ["https://quay.site/lead.jpg"]);
    let (_, room) = session.find("The picture is on its way");
    let (_, about) = session.find("min read");
    assert_eq!(room, about + 2, "{}", session.screen());
    session.send(drawn(&wanted[0], (300, 200)));
    session.find("▚▚▚▚");
    session.keys("i");
    session.wait(60_000);
    assert_eq!(session.screen(), before);

    let mut news = illustrated();
    news.articles[0].article.thumbnail = Some(Text::line("https://quay.site/lead.jpg"));
    let mut session = Session::new(160, 40, news);
    session.keys("enter i");
    assert!(!last_wanted(&session).iter().any(|picture| picture.url.contains("lead")), "one of its own is enough");
}

#[test]
fn a_picture_that_does_not_come_gives_its_rows_back_where_nothing_moves() {
    let mut session = Session::new(160, 40, illustrated());
    session.keys("enter i");
    let wanted = last_wanted(&session);
    let before = session.screen();
    let lost =
        |wanted: &WantedPicture| Event::Picture { wanted: wanted.clone(), picture: Err(Text::line("no answer")) };
    let (_, caption) = session.find("A tug passes the lock");
    session.send(lost(&wanted[0]));
    session.find("No picture: no answer");
    assert_eq!(session.find("A tug passes the lock").1, caption, "{}", session.screen());
    let kept = |screen: &str| screen.lines().filter(|line| before.contains(*line)).count();
    assert!(kept(&session.screen()) + 2 >= before.lines().count(), "{}", session.screen());
    // Once it is above the pane it shrinks, and what stands below stays where it is.
    let down = usize::from(caption);
    for _ in 0..down {
        session.keys("j");
    }
    let shown = session.screen();
    assert!(!shown.contains("No picture"), "{shown}");
    session.wait(60_000);
    assert_eq!(session.screen(), shown);
    session.keys("g g");
    let (_, now) = session.find("A tug passes the lock");
    assert_eq!(now + wanted[0].rows, caption + 2, "{}", session.screen());
}

#[test]
fn a_picture_scrolls_row_by_row_and_a_new_width_asks_anew() {
    let mut session = Session::new(160, 40, illustrated());
    session.keys("enter i");
    let wanted = last_wanted(&session);
    session.send(drawn(&wanted[0], (300, 200)));
    let rows = |session: &Session| session.screen().lines().filter(|line| line.contains("▚▚")).count();
    let whole = rows(&session);
    assert_eq!(whole, usize::from(wanted[0].rows));
    let (_, first) = session.find("A tug passes the lock");
    session.keys("j j j");
    assert_eq!(session.find("A tug passes the lock").1, first - 3);
    // Within the picture, findings and a new size leave the reader where he is.
    session.keys("g g");
    for _ in 0..10 {
        session.keys("j");
    }
    let (at, line) = (session.find("A tug passes the lock").1, rows(&session));
    session.resize(160, 39).resize(160, 40);
    assert_eq!((session.find("A tug passes the lock").1, rows(&session)), (at, line));
    session.asked.clear();
    session.keys("g g <");
    let anew = last_wanted(&session);
    assert!(anew[0].columns < wanted[0].columns, "{anew:?}");
    session.find("▚▚▚▚");
    session.keys("] c");
    session.find("A tug passes the lock");
}

#[test]
fn made_up_addresses_and_a_configuration_that_says_never_ask_for_nothing() {
    let mut news = illustrated();
    for image in &mut news.articles[0].article.body.images {
        image.url = Text::line(&image.url.replace(".site/", ".example/"));
    }
    let mut session = Session::new(160, 40, news);
    session.keys("enter i");
    assert_eq!(session.status(), "Pictures on; this article has none to fetch");
    assert_eq!(last_wanted(&session), []);
    let settings = newsdesk::config::parse("images = 'never'", "config.toml").unwrap();
    let keymap = newsdesk::app::keymap::Keymap::new(&settings).unwrap();
    session.app = newsdesk::app::App::new(&settings, keymap, (160, 40), 0);
    session.keys("i");
    assert_eq!(session.status(), "Pictures are off in the configuration (images = \"never\")");
    assert!(!session.app.pictures.shown);
}

#[test]
fn without_colours_words_stand_for_pictures() {
    let mut session = Session::new(160, 40, illustrated());
    session.app.pictures.drawable = false;
    session.keys("enter i");
    assert_eq!(session.status(), "Pictures can't be drawn here; words stand in their place");
    assert_eq!(last_wanted(&session), []);
    session.keys("G");
    session.find("▎ Ships at anchor");
    session.find("A tug passes the lock");
}
