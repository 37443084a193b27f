//! Teaches the recogniser of names; not part of the reader.
//!
//! The weights that newsdesk ships are made by [`teach::taught`] from the courses of a [`plan::Plan`], twice:
//! a first model puts the noisy part of one corpus right, and the second is taught with that as well.

pub mod corpora;
pub mod export;
pub mod groups;
mod learner;
pub mod lessons;
pub mod mended;
pub mod plan;
pub mod score;
pub mod second_opinion;
pub mod teach;
