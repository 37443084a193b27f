//! From the bytes of the network to the model.

pub mod extract;
pub mod plain;
