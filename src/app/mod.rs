//! The session: its state, and how events change it. No I/O, no clock, no waiting, cannot fail.

pub mod command;
pub mod event;

pub use command::{Command, Place};
pub use event::{Effect, Event, Question};
