//! Names known by one word, and capitals that belong to no name: tickers, callings and participles that open a sentence, slugs of picture desks.

use crate::analysis::gazetteer::Known;
use crate::analysis::recognise::split::Splitter;
use crate::analysis::recognise::words::{Form, LineCase};

impl Splitter<'_, '_> {
    /// The place after capitals at `at` that name nothing.
    pub fn skipped(&self, at: usize, to: usize) -> Option<usize> {
        self.ticker(at).or_else(|| self.file_photo(at)).or_else(|| self.opens_before_name(at, to).then_some(at + 1))
    }

    /// "(ALT.SN)", and "HLDN" in "(NASDAQ: HLDN)".
    fn ticker(&self, at: usize) -> Option<usize> {
        let text = |at: usize| self.word(at).map_or("", |word| word.text);
        let capitals = |at: usize| {
            self.word(at).is_some_and(|word| {
                word.text.len() <= 6 && word.text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            })
        };
        let before = at.checked_sub(1).map_or("", text);
        if before == "(" && capitals(at) && text(at + 1) == "." && capitals(at + 2) && text(at + 3) == ")" {
            return Some(at + 3);
        }
        let dotted = self.word(at).is_some_and(|word| {
            let shape = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
            word.text.split_once('.').is_some_and(|(share, market)| {
                !share.is_empty()
                    && share.chars().all(shape)
                    && (1..=2).contains(&market.len())
                    && market.chars().all(shape)
            })
        });
        if before == "(" && dotted && text(at + 1) == ")" && !self.is(at, Known::PLACE.or(Known::ORGANISATION)) {
            return Some(at + 1);
        }
        let listing = before == ":" && at > 2 && capitals(at) && text(at - 3) == "(" && text(at + 1) == ")";
        listing.then_some(at + 1)
    }

    /// "File Photo" behind an agency's credit.
    fn file_photo(&self, at: usize) -> Option<usize> {
        let is = |at: usize, word: &str| self.word(at).is_some_and(|found| found.lower == word);
        let photo = is(at + 1, "photo") || is(at + 1, "picture") || is(at + 1, "image");
        (is(at, "file") || is(at, "handout")).then_some(()).filter(|()| photo).map(|()| at + 2)
    }

    /// "Rescuer Jo Orr", "Sentencing Orr": a capital only because it opens the sentence, with a name after it.
    fn opens_before_name(&self, at: usize, to: usize) -> bool {
        let (Some(word), Some(next)) = (self.word(at), self.word(at + 1).filter(|_| at + 1 < to)) else { return false };
        if !word.starts || word.form != Form::Capital || word.line != LineCase::Sentence || !next.is_capital() {
            return false;
        }
        let own = Known::ORGANISATION_HEAD.or(Known::FIRST_NAME).or(Known::SURNAME).or(Known::TITLE);
        if word.known.is_name() || word.is(own) || self.counts.get(&*word.lower).is_some_and(|cases| cases.capital > 0)
        {
            return false;
        }
        let lower = self.lists.of(&word.lower);
        let calling = lower.any(Known::ROLE.or(Known::STAFF).or(Known::ORGANISATION_NOUN));
        let participle = word.lower.ends_with("ing") && self.lists.is_word(&word.lower);
        let named = next.form == Form::Capital
            && !next.is(Known::ORGANISATION_HEAD.or(Known::PLACE_HEAD))
            && (next.is(Known::FIRST_NAME.or(Known::SURNAME)) || !self.lists.is_word(&next.lower));
        (calling || participle) && named
    }

    /// A head that no person has for a surname: "Louis Pasteur University Hospital".
    pub fn is_certain_body(&self, at: usize) -> bool {
        let heads =
            ["Hospital", "University", "Institute", "Foundation", "Ministry", "Company", "Corporation", "Commission"];
        self.word(at).is_some_and(|word| word.line == LineCase::Sentence && heads.contains(&&*word.name))
    }

    /// "Nature Climate Change": a journal of a family that shares its first word.
    pub fn journal(&self, at: usize, to: usize) -> Option<usize> {
        let first = self.word(at).filter(|word| matches!(word.text, "Nature" | "Lancet" | "Cell" | "JAMA" | "PLOS"))?;
        let fits = |at: usize| {
            self.word(at).is_some_and(|word| {
                word.form == Form::Capital && self.lists.is_word(&word.lower) && !word.is(Known::TITLE)
            })
        };
        let end = (at + 1..to.min(at + 3)).take_while(|&next| fits(next)).last()? + 1;
        (first.line == LineCase::Sentence).then_some(end)
    }
}
