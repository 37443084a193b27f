//! Where the sentences of a caption end.

/// The ends of the sentences: a stop followed by a capital, abbreviations left out; and the end of the text.
pub(super) fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
        if let Some((end, last)) = before {
            let opens =
                word.trim_start_matches(['"', '“', '‘', '«', '(']).chars().next().is_some_and(char::is_uppercase);
            let closed = last.trim_end_matches(['"', '”', '’', '»', ')']);
            let stops = closed.ends_with(['!', '?'])
                || closed.strip_suffix('.').is_some_and(|stem| {
                    let long = stem.chars().count();
                    long > 4
                        || long > 2 && stem.chars().all(char::is_lowercase)
                        || long == 4 && stem.bytes().all(|b| b.is_ascii_digit())
                });
            if opens && stops {
                ends.push(end);
            }
        }
        before = Some((at, word));
    }
    ends.push(text.len());
    ends
}
