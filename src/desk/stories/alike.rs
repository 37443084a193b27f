//! How alike two articles are in all: by their words, and by how far they are apart.

use crate::analysis::likeness::{Likeness, Weighed};
use crate::analysis::similarity::Print;
use crate::model::{ArticleId, DAY, StoryId, Timestamp};
use crate::store::Choice;

/// Articles further apart than this are not compared, in seconds; others between them may show them to be of one story.
pub const REACH: i64 = 7 * DAY;

/// From this score on two articles are worth a closer look.
pub const NEAR: f32 = 0.5;

/// More than this two articles can't be alike.
pub const MOST: f32 = 3.0;

/// What two articles have in common beyond this makes them no more alike: of long texts it is a matter of course.
const MOST_SHARED: f32 = 12.0;

/// In prints of fewer words than this the same names are soon a great share of all.
const FULL: f32 = 40.0;

/// By how much a day between two articles makes it less likely that they are of one event.
const FADING: f32 = 0.19;

/// From this overlap on an article repeats the text of another one.
const COPY: f32 = 0.6;

/// Texts of fewer word sequences tell nothing by their overlap.
const SHORTEST: u16 = 12;

/// An article to compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub article: ArticleId,
    pub published: Timestamp,
    pub weighed: Weighed,
    pub print: Print,
    pub story: Option<StoryId>,
    /// What the reader said of it.
    pub choice: Option<Choice>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Alike {
    /// By the words alone, from 0 to [`MOST`].
    pub words: f32,
    /// The same, less what the time between them takes.
    pub now: f32,
    pub is_copy: bool,
}

impl Piece {
    #[allow(clippy::cast_precision_loss)]
    pub fn alike(&self, other: &Self) -> Alike {
        let apart = (self.published - other.published).abs();
        let (one, two) = (&self.print, &other.print);
        if one.length().min(two.length()) >= SHORTEST && one.overlap(two) >= COPY {
            return Alike { words: MOST, now: MOST, is_copy: true };
        }
        let length = self.weighed.length().min(other.weighed.length()) as f32 / FULL;
        let is_named = self.weighed.is_named() && other.weighed.is_named();
        let words = (length.min(1.0) * score(self.weighed.likeness(&other.weighed), is_named)).min(MOST);
        let days = apart as f32 / DAY as f32;
        Alike { words, now: words * (-FADING * days).exp(), is_copy: false }
    }
}

/// One figure from how alike the words of two articles are.
///
/// Both the names and what is said of them have to agree: floods in two towns share the words, two affairs of one
/// minister the names. Shares alone do not tell it: two long articles of one event have much that the other lacks,
/// and two of one campaign have in common what everybody has.
fn score(likeness: Likeness, is_named: bool) -> f32 {
    let Likeness { all, names, words, shared } = likeness;
    // Where no names were found, as in languages that the analysis knows little of, the words have to tell it.
    let share = if is_named { (names * words).sqrt() } else { all };
    share * shared.min(MOST_SHARED)
}
