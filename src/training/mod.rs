//! Teaches the recogniser of names; not part of the reader.

pub mod corpora;
pub mod export;
pub mod groups;
pub mod learner;
pub mod lessons;
pub mod score;
