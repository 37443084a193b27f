//! The pictures of the open article: whether they are shown, and what is known of each.

use std::collections::HashMap;
use std::sync::Arc;

use crate::app::reading::Shape;
use crate::app::{App, Effect, Pane};
use crate::config::ShowImages;
use crate::model::{Article, Enclosure, Image, Picture, Text, WantedPicture, is_made_up};

/// Pictures shown of one article.
const MOST: usize = 20;

/// What a page says is smaller than this along a side, in pixels, is a sign or counts its readers.
const LEAST: u32 = 24;

/// The room of a picture whose shape nobody knows yet is that of most photographs.
const USUAL: (u32, u32) = (3, 2);

/// Pictures kept ready; beyond it all are asked for anew (they come from the cache).
const READY: usize = 200;

/// What is known of pictures, by their addresses.
#[derive(Debug)]
pub struct Pictures {
    pub shown: bool,
    /// Whether the terminal has the colours for them. Whoever runs the session says so.
    pub drawable: bool,
    setting: ShowImages,
    known: HashMap<String, Known>,
    asked: Vec<WantedPicture>,
}

/// What came of a picture that was asked for at a size.
#[derive(Debug)]
struct Known {
    columns: u16,
    rows: u16,
    picture: Result<Arc<Picture>, Text>,
}

impl Pictures {
    pub(super) fn new(setting: ShowImages) -> Self {
        let shown = setting == ShowImages::Always;
        Self { shown, drawable: true, setting, known: HashMap::new(), asked: Vec::new() }
    }

    /// The picture at an address, or why there is none; nothing while it is on its way.
    #[must_use]
    pub fn of(&self, url: &str) -> Option<Result<&Picture, &Text>> {
        self.known.get(url).map(|known| known.picture.as_ref().map(Arc::as_ref))
    }

    pub(super) fn take(&mut self, wanted: &WantedPicture, picture: Result<Arc<Picture>, Text>) {
        if self.known.len() >= READY {
            self.known.clear();
        }
        let known = Known { columns: wanted.columns, rows: wanted.rows, picture };
        self.known.insert(wanted.url.to_string(), known);
    }

    /// The shape of each picture of an article, in their order.
    pub(super) fn shapes(&self, article: &Article) -> Vec<Shape> {
        let mut count = 0;
        let shape = |image: &Image| {
            if is_sign(image) || count == MOST || (image.caption.is_none() && image.before.is_none()) {
                return Shape::Hidden;
            }
            count += 1;
            if !self.drawable || is_made_up(&image.url) {
                return Shape::Words;
            }
            match self.of(&image.url) {
                Some(Ok(picture)) => Shape::Of(picture.size),
                Some(Err(_)) => Shape::Missing,
                None => Shape::Of(image.size.unwrap_or(USUAL)),
            }
        };
        article.body.images.iter().map(shape).collect()
    }

    fn is_wanted(&self, wanted: &WantedPicture) -> bool {
        match self.known.get(wanted.url.as_str()) {
            Some(known) => known.picture.is_ok() && (known.columns, known.rows) != (wanted.columns, wanted.rows),
            None => true,
        }
    }
}

/// Puts the picture that the feed or the page gives an article above its text, where it has none of its own.
pub(super) fn with_lead_picture(article: &mut Article) {
    let is_own = |image: &Image| !is_sign(image) && (image.caption.is_some() || image.before.is_some());
    if article.body.images.iter().any(is_own) {
        return;
    }
    let enclosed = article.enclosures.iter().find(|file| is_picture(file)).map(|file| &file.url);
    if let Some(url) = article.thumbnail.as_ref().or(enclosed).cloned() {
        article.body.images.push(Image { url, alt: None, caption: None, before: Some(0), size: None });
    }
}

fn is_picture(file: &Enclosure) -> bool {
    let path = file.url.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    match &file.media_type {
        Some(media_type) => media_type.starts_with("image/"),
        None => [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|end| path.ends_with(end)),
    }
}

/// Signs and what counts readers are no pictures to look at.
fn is_sign(image: &Image) -> bool {
    image.size.is_some_and(|(width, height)| width.min(height) < LEAST)
}

impl App {
    pub(super) fn toggle_pictures(&mut self) {
        if self.pictures.setting == ShowImages::Never {
            self.tell("Pictures are off in the configuration (images = \"never\")");
            return;
        }
        self.pictures.shown = !self.pictures.shown;
        if !self.pictures.shown {
            self.tell("Pictures off");
            return;
        }
        // What failed before may succeed now.
        self.pictures.known.retain(|_, known| known.picture.is_ok());
        let none = self.reading.as_ref().is_some_and(|reading| {
            let shapes = self.pictures.shapes(&reading.opened.article);
            shapes.iter().all(|shape| matches!(shape, Shape::Hidden | Shape::Words))
        });
        match (self.pictures.drawable, none) {
            (false, _) => self.tell("Pictures can't be drawn here; words stand in their place"),
            (true, true) => self.tell("Pictures on; this article has none to fetch"),
            (true, false) => self.tell("Pictures on"),
        }
    }

    /// Gives the pictures of the open article their room, or takes it.
    pub(super) fn settle_pictures(&mut self) {
        let shown = self.pictures.shown;
        if let Some(reading) = self.reading.as_mut().filter(|reading| reading.shows_pictures() != shown) {
            let shapes = shown.then(|| self.pictures.shapes(&reading.opened.article));
            reading.show_pictures(shapes);
        }
    }

    /// Takes the room of pictures that did not come where that moves nothing before the reader's eyes.
    pub(super) fn give_up_pictures(&mut self) {
        let height = self.height_of(Pane::Article);
        if let Some(reading) = &mut self.reading {
            let known = &self.pictures.known;
            reading.give_up_pictures(|url| known.get(url).is_some_and(|known| known.picture.is_err()), height);
        }
    }

    /// Asks for the pictures on the pane and the one after it, where that is another question than the last.
    pub(super) fn want_pictures(&mut self) {
        let mut wanted = Vec::new();
        if let (Some(reading), Some(_), true) = (&self.reading, self.panes().article, self.pictures.shown) {
            let height = self.height_of(Pane::Article);
            wanted = reading.pictures_ahead(2 * height);
            let feed = reading.opened.row.feed.and_then(|feed| self.feeds.feed(feed)).map(|feed| feed.url.clone());
            for picture in &mut wanted {
                picture.feed.clone_from(&feed);
            }
            wanted.retain(|picture| self.pictures.is_wanted(picture));
        }
        if wanted != self.pictures.asked {
            self.pictures.asked.clone_from(&wanted);
            self.effects.push(Effect::WantPictures(wanted));
        }
    }
}
