//! newsdesk, a terminal news reader that understands what it shows.
//!
//! The modules stand in reading order; each may use only those that the table in
//! `tests/it/house.rs` names for it.
//!
//! | module | what is in it |
//! |---|---|
//! | [`model`] | what a news desk talks about; plain values, no I/O |
//! | [`config`] | the settings as typed; unknown keys are refused by name |
//! | [`analysis`] | what can be read out of an article: pure functions from a body to findings |
//! | [`feeds`] | from the bytes of the network to the model |
//! | [`store`] | what is kept; the only module that touches the library's disk |
//! | [`desk`] | what can be done with news, each operation once; no terminal |
//! | [`app`] | the session: state, and how events change it; no I/O, no clock, cannot fail |
//! | [`ui`] | paints an `App`; changes nothing |
//! | [`runtime`] | joins them for a terminal |
//! | [`cli`] | subcommands: parse, call the desk, print |
//! | `training` | builds the weights of the recogniser; only with the feature of that name |
//!
//! What holds everywhere:
//!
//! - **Event, Command and Effect are three things.** An event happened, a command can be asked for
//!   by the reader, an effect is what the session asks of the world.
//! - **One table of commands** ([`app::command`]): keymap, help, palette, footer and README come
//!   from it or are tested against it.
//! - **Draw reads only.** Rows are computed in `app`; a scroll position is a place in the text.
//! - **A slow answer carries the id of its question**; a stale one is dropped.
//! - **Text from outside becomes [`model::Text`] at the door**, so no control character or bidi
//!   override reaches a terminal, a log or a title bar.
//! - **An inference is never shown as a fact**: every finding keeps its span and its confidence.
//! - **Nothing the reader did is lost**: it is on disk before the screen says so.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod config;
pub mod desk;
pub mod feeds;
pub mod model;
pub mod runtime;
pub mod store;
#[cfg(feature = "training")]
pub mod training;
pub mod ui;
