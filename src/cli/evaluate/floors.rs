//! Figures that must be reached: a TOML table from a row's name to the least F1, in per cent.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::cli::evaluate::tally::Tally;

/// The floors of a file, by row.
#[derive(Debug)]
pub struct Floors(BTreeMap<String, f64>);

impl Floors {
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let contents = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        let floors: BTreeMap<String, f64> = toml::from_str(&contents)
            .with_context(|| format!("{} is no table of rows and their floors in per cent", file.display()))?;
        if let Some((row, floor)) = floors.iter().find(|(_, floor)| !(0.0..=100.0).contains(*floor)) {
            bail!("{}: the floor of {row} is {floor}, not a share in per cent", file.display());
        }
        Ok(Self(floors))
    }

    /// The rows that fell below their floor, or that there are not.
    #[must_use]
    pub fn missed(&self, rows: &[(String, Tally)]) -> Vec<String> {
        let mut out = Vec::new();
        for (name, floor) in &self.0 {
            let row = rows.iter().find(|(row, _)| row == name);
            match row.and_then(|(_, tally)| tally.f1()) {
                None => out.push(format!("{name} has a floor of {floor:.1}, but nothing was scored for it")),
                Some(reached) if reached < *floor => {
                    out.push(format!("{name} is {reached:.1}, below its floor of {floor:.1}"));
                }
                Some(_) => {}
            }
        }
        out
    }
}
