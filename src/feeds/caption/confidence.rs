//! How often what was taken for a caption is one, by what its words alone say for it.

/// (What [`super::looks_like_caption`] says, share of the captions found in captures of news pages
/// that were right), both rising. The shares of some 300 captions of 170 pages in several languages,
/// smoothed by hand; below a half the surroundings have made it a caption, and are right as often
/// whatever the words say.
const POINTS: [(f32, f32); 6] = [(0.0, 0.66), (0.5, 0.68), (0.65, 0.88), (0.75, 0.90), (0.85, 0.95), (0.97, 0.97)];

/// From what the words say to the share that is right, along the line through the points.
#[must_use]
pub fn confidence(words: f32) -> f32 {
    let mut low = (0.0, POINTS[0].1);
    for high in POINTS {
        if words < high.0 {
            return low.1 + (high.1 - low.1) * (words - low.0) / (high.0 - low.0);
        }
        low = high;
    }
    low.1
}

#[cfg(test)]
mod tests {
    use super::confidence;

    #[test]
    fn more_in_the_words_is_never_shown_as_less() {
        let shown = (0..=100_u8).map(|hundredth| confidence(f32::from(hundredth) / 100.0)).collect::<Vec<_>>();
        assert!(shown.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!((shown[0] - 0.66).abs() < 1e-6 && (shown[100] - 0.97).abs() < 1e-6);
        assert!((confidence(0.575) - 0.78).abs() < 1e-3);
    }
}
