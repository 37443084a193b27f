//! The one test binary: a module a subject.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // what a test helper can't do, a test should die of

mod across;
mod analyze;
mod claims;
mod cli;
mod daemon;
mod desk;
mod edition;
mod entities;
mod extract;
mod fetch;
mod following;
mod highlights;
mod house;
mod images;
mod invented_names;
mod languages;
mod library_care;
mod mail;
mod migration;
mod names;
mod notes_page;
mod overlays;
mod picture;
mod plain;
mod quote_book;
mod quotes;
mod reading;
mod reading_on;
mod readme;
mod screens;
mod session;
mod settings;
mod shelf_pages;
mod speakers;
mod store;
mod story_choices;
mod support;
mod sweep;
mod terminal;
mod understanding;
mod wire;
