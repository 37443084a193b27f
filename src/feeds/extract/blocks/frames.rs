//! Figures by another name: an element that holds a picture, the words about it, and nothing else.

use super::{Open, Reader};

impl Reader<'_, '_> {
    /// Makes a caption of what such an element says.
    pub(super) fn end_frame(&mut self, open: &Open<'_>) {
        let holds_one = self.met == open.met + 1
            && self.met_at == open.blocks
            && self.writer.count() > open.blocks
            && self.writer.pictures() > open.pictures;
        let leads_on = || self.open.iter().any(|open| open.href.is_some() || open.name.eq_ignore_ascii_case("aside"));
        if holds_one
            && !leads_on()
            && let Some(number) = self.writer.frame(open.blocks)
        {
            self.give_caption(number);
            self.below_picture = true;
        }
    }
}

/// Whether a line tells no more than which of how many pictures it is: "6 of 12", "3 / 8".
pub(super) fn is_count(line: &str) -> bool {
    const OF: [&str; 12] = ["of", "von", "de", "sur", "di", "van", "af", "av", "z", "image", "photo", "bild"];
    let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    line.len() <= 24
        && line.contains(|c: char| c.is_ascii_digit())
        && words.all(|word| is_number(word) || OF.iter().any(|of| word.eq_ignore_ascii_case(of)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feeds::extract::fragment;
    use crate::model::BlockKind;

    fn captions(html: &str) -> Vec<String> {
        let body = fragment(html, None).body;
        let captions = body.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
        captions.map(|block| body.words(block).to_owned()).collect()
    }

    #[test]
    fn a_picture_and_words_in_an_element_of_their_own_are_a_figure() {
        let frame = |inside: &str| format!("<div><p>It rained.</p><div>{inside}</div><p>Then it did not.</p></div>");
        let picture = "<div><img src='https://a.example/1.jpg'></div>";
        let told = frame(&format!("{picture}<div>The harbour of Lunde at night</div><div>CW</div>"));
        assert_eq!(captions(&told), ["The harbour of Lunde at night CW"]);
        let teaser =
            frame(&format!("<a href='https://a.example/x'>{picture}<div>The harbour of Lunde at night</div></a>"));
        assert!(captions(&teaser).is_empty());
        let text = frame(&format!("{picture}<p>The harbour was shut.</p><p>Boats left it.</p><p>They came back.</p>"));
        assert!(captions(&text).is_empty());
    }

    #[test]
    fn a_count_of_pictures_parts_no_picture_from_its_caption() {
        let slide = "<div><img src='https://a.example/1.jpg'><div>2 of 3</div>\
            <p>Boats in the harbour of Lunde, May 3, 2021. (AP Photo/Ada Roe)</p></div>";
        assert_eq!(captions(slide), ["Boats in the harbour of Lunde, May 3, 2021. (AP Photo/Ada Roe)"]);
        assert!(!is_count("12 boats"));
    }

    #[test]
    fn who_is_quoted_and_what_is_folded_away() {
        let quote = "<p>It rained.</p><figure><blockquote>Rain is good.</blockquote><figcaption>Ada Roe, farmer of Lunde</figcaption></figure>";
        assert!(captions(quote).is_empty());
        let folded = "<img src='https://a.example/1.jpg' alt='Boats in the harbour of Lunde'>\
            <div style='display:none'><span>Boats in the harbour of Lunde</span> <small>CW</small></div><p>It rained.</p>";
        assert_eq!(captions(folded), ["Boats in the harbour of Lunde CW"]);
    }
}
