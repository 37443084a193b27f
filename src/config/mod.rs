//! The settings as the reader types them: text in, plain data out. What is unknown or malformed is
//! refused by name, with file, line and column; every mistake is told, not just the first.

mod document;
mod error;
mod nearest;
mod parse;
pub mod paths;
mod rule;
mod section;
mod settings;
mod site;

pub use document::Document;
pub use error::{ConfigError, Spot};
pub use nearest::{nearest, or_nearest};
pub use parse::{defaults_toml, load, parse, read_text};
pub use section::Section;
pub use settings::{Colour, KeySetting, MarkRead, OpenAt, Order, Refresh, Settings, ShowImages, Written};
