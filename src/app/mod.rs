//! The session: its state, and how events change it. No I/O, no clock, no waiting, cannot fail.

pub mod command;
pub mod event;
pub mod key;
pub mod keymap;

pub use command::{Command, Place};
pub use event::{Effect, Event, Question};
pub use key::Key;
pub use keymap::{Keymap, Pressed};
