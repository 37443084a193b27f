//! The linear chain: from the scores of each word to the likeliest labels, and how likely each is.
//!
//! Viterbi and the forward-backward recursion of conditional random fields (Lafferty and others,
//! 2001). Names are closed by construction: steps that [`may_follow`] forbids have no weight.

use crate::analysis::tagger::labels::{LABELS, OUTSIDE, is_open, may_follow};

/// One score for each label.
pub type Scores = [f32; LABELS];

/// The score of each step from one label to the next; of forbidden ones it is never read.
#[derive(Clone, Debug)]
pub struct Steps {
    scores: [Scores; LABELS],
    /// The same with minus infinity for what is forbidden: loops over all steps need no branches.
    open: [Scores; LABELS],
    /// e to the power of the scores; nought for what is forbidden.
    powers: [Scores; LABELS],
    /// The powers with the later label first.
    turned: [Scores; LABELS],
}

impl Steps {
    #[must_use]
    pub fn new(scores: [Scores; LABELS]) -> Self {
        let mut open = [[f32::NEG_INFINITY; LABELS]; LABELS];
        let mut powers = [[0.0; LABELS]; LABELS];
        let mut turned = [[0.0; LABELS]; LABELS];
        for before in 0..LABELS {
            for after in (0..LABELS).filter(|&after| may_follow(before, after)) {
                open[before][after] = scores[before][after];
                powers[before][after] = scores[before][after].exp();
                turned[after][before] = powers[before][after];
            }
        }
        Self { scores, open, powers, turned }
    }

    #[must_use]
    pub const fn scores(&self) -> &[Scores; LABELS] {
        &self.scores
    }
}

/// Whether a name may begin, or a stretch may start, with a label.
const fn may_start(label: usize) -> bool {
    may_follow(OUTSIDE, label)
}

/// The likeliest run of labels.
#[must_use]
pub fn best(scores: &[Scores], steps: &Steps) -> Vec<usize> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut now = [f32::NEG_INFINITY; LABELS];
    for label in (0..LABELS).filter(|&label| may_start(label)) {
        now[label] = first[label];
    }
    let mut back = Vec::with_capacity(scores.len());
    for row in &scores[1..] {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut from = [0_u32; LABELS];
        for (before, (&so_far, open)) in (0..).zip(now.iter().zip(&steps.open)) {
            for after in 0..LABELS {
                let score = so_far + open[after] + row[after];
                let is_more = score > next[after];
                next[after] = if is_more { score } else { next[after] };
                from[after] = if is_more { before } else { from[after] };
            }
        }
        back.push(from);
        now = next;
    }
    let ends = (0..LABELS).filter(|&label| !is_open(label));
    let mut label = ends.max_by(|&a, &b| now[a].total_cmp(&now[b])).unwrap_or(OUTSIDE);
    let mut out = vec![label; scores.len()];
    for (at, from) in back.iter().enumerate().rev() {
        label = from[label] as usize;
        out[at] = label;
    }
    out
}

/// How likely each label of each word is, given all words.
///
/// `allowed` has a bit for each label that a word may bear; with all bits set nothing is forbidden
/// but what [`may_follow`] forbids. Empty when nothing is left that is allowed.
#[must_use]
pub fn likelihoods(scores: &[Scores], steps: &Steps, allowed: impl Fn(usize) -> u32) -> Vec<Scores> {
    let rows = powers(scores, allowed);
    let forward = forward(&rows, steps);
    let mut out = Vec::with_capacity(rows.len());
    backward(&rows, steps, &forward, |behind, at| {
        let mut both = forward.get(at).copied().unwrap_or_default();
        both.iter_mut().zip(behind).for_each(|(value, behind)| *value *= behind);
        level(&mut both);
        out.push(both);
    });
    out.reverse();
    out
}

/// Adds to `sums` how often each step from label to label is expected, `sign` times.
pub fn expect_steps(
    scores: &[Scores],
    steps: &Steps,
    allowed: impl Fn(usize) -> u32,
    sign: f32,
    sums: &mut [Scores; LABELS],
) {
    let rows = powers(scores, allowed);
    let forward = forward(&rows, steps);
    backward(&rows, steps, &forward, |behind, at| {
        let Some((before, row)) = at.checked_sub(1).and_then(|at| forward.get(at)).zip(rows.get(at)) else { return };
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut sum = 0.0;
        for (label, pairs) in pairs.iter_mut().enumerate() {
            for (next, pair) in pairs.iter_mut().enumerate() {
                *pair = before[label] * steps.powers[label][next] * row[next] * behind[next];
                sum += *pair;
            }
        }
        if sum > 0.0 {
            for (sum_of, pair) in sums.iter_mut().flatten().zip(pairs.iter().flatten()) {
                *sum_of += sign * pair / sum;
            }
        }
    });
}

/// e to the power of the scores of what is allowed, the largest taken out, so that none overflows.
fn powers(scores: &[Scores], allowed: impl Fn(usize) -> u32) -> Vec<Scores> {
    let rows = scores.iter().enumerate().map(|(at, row)| {
        let mask = allowed(at);
        let is_allowed = |label: &usize| mask >> label & 1 == 1;
        let most = (0..LABELS).filter(is_allowed).map(|label| row[label]).fold(f32::NEG_INFINITY, f32::max);
        let mut out = [0.0; LABELS];
        for label in (0..LABELS).filter(is_allowed) {
            out[label] = (row[label] - most).exp();
        }
        out
    });
    rows.collect()
}

/// What the words up to each one tell of its label; empty where they contradict each other.
fn forward(rows: &[Scores], steps: &Steps) -> Vec<Scores> {
    let mut out: Vec<Scores> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut next = [0.0; LABELS];
        if let Some(before) = out.last() {
            // Label by label, so that all the sums grow side by side.
            for (before, powers) in before.iter().zip(&steps.powers) {
                next.iter_mut().zip(powers).for_each(|(sum, power)| *sum += before * power);
            }
            next.iter_mut().zip(row).for_each(|(sum, value)| *sum *= value);
        } else {
            for label in (0..LABELS).filter(|&label| may_start(label)) {
                next[label] = row[label];
            }
        }
        if !level(&mut next) {
            return Vec::new();
        }
        out.push(next);
    }
    out
}

/// Goes back from the last word and hands over what the words behind each one tell of its label.
fn backward(rows: &[Scores], steps: &Steps, forward: &[Scores], mut each: impl FnMut(&Scores, usize)) {
    let mut behind = [0.0; LABELS];
    for (label, value) in behind.iter_mut().enumerate() {
        *value = f32::from(u8::from(!is_open(label)));
    }
    for (at, row) in rows.iter().enumerate().take(forward.len()).rev() {
        each(&behind, at);
        let mut next = [0.0; LABELS];
        for ((powers, value), behind) in steps.turned.iter().zip(row).zip(&behind) {
            next.iter_mut().zip(powers).for_each(|(sum, power)| *sum += power * value * behind);
        }
        level(&mut next);
        behind = next;
    }
}

/// Makes the values sum to one; false where all are nought.
fn level(values: &mut Scores) -> bool {
    let sum: f32 = values.iter().sum();
    if sum <= 0.0 || !sum.is_finite() {
        return false;
    }
    for value in values {
        *value /= sum;
    }
    true
}
