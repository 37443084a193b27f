//! One piece of news, as read from a page, a feed or a capture.

use serde::{Deserialize, Serialize};

use super::{Enclosure, Span, Text, Timestamp, Wall};

/// One piece of news with everything the page said of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Where the page is; http or https where known.
    pub url: Option<Text>,
    pub headline: Text,
    pub kicker: Option<Text>,
    /// The people (or the desk) named as authors, without "By".
    pub byline: Vec<Text>,
    /// "GENEVA, June 16": where and when, as printed before the lead.
    pub dateline: Option<Text>,
    /// Who printed it; never called its source.
    pub publisher: Option<Text>,
    /// The part of the publisher's pages that it stands in: "Politics".
    #[serde(default)]
    pub section: Option<Text>,
    pub published: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    /// The language as an ISO 639-1 code, where the page or the text tells.
    pub language: Option<Text>,
    /// What the feed files it under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Text>,
    /// The page where it is talked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<Text>,
    /// A small picture for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Enclosure>,
    /// What the page shows in the place of the article, or of its rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wall: Option<Wall>,
    pub body: Body,
}

/// The reading text of an article and what its parts are.
///
/// `text` holds everything that the pane shows, headline and captions too; for a page captured as
/// plain text it is the whole capture, so that a span means the same in both. Blocks stand in the
/// order of the text, do not overlap, and every finding is a span of `text`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    pub text: Text,
    pub blocks: Vec<Block>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
}

impl Body {
    /// The words of a block.
    #[must_use]
    pub fn words(&self, block: &Block) -> &str {
        block.span.of(&self.text)
    }

    /// The blocks that a reader sees: no furniture, nothing that stands a second time.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.kind != BlockKind::Furniture && block.duplicate_of.is_none())
    }

    /// How many words the shown blocks have; the measure behind the reading time.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.shown().map(|(_, block)| self.words(block).split_whitespace().count()).sum()
    }

    /// The block that holds the byte at `place`.
    #[must_use]
    pub fn block_at(&self, place: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start() <= place);
        let index = after.checked_sub(1)?;
        self.blocks[index].span.holds(place).then_some(index)
    }
}

/// A stretch of the reading text with one function on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
    /// The index of the block that this one repeats; a block with one is not shown.
    #[serde(default)]
    pub duplicate_of: Option<u32>,
    /// The part of a caption that says who made the picture.
    #[serde(default)]
    pub credit: Option<Span>,
    /// Headings: 2 to 6. List items: how deep they stand, from 0.
    #[serde(default)]
    pub level: u8,
    /// List items of a numbered list: their number.
    #[serde(default)]
    pub number: Option<u32>,
    /// How sure the kind is, from 0 to 1.
    #[serde(default = "sure")]
    pub confidence: f32,
}

/// What was kept before blocks had a confidence.
fn sure() -> f32 {
    1.0
}

impl Block {
    #[must_use]
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Self { kind, span, duplicate_of: None, credit: None, level: 0, number: None, confidence: 1.0 }
    }
}

/// What a block is on the page. The names are those of the `--json` output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Navigation, share rows, newsletter boxes: part of the page, not of the article.
    Furniture,
    Kicker,
    Headline,
    Byline,
    Dateline,
    Lead,
    Paragraph,
    Heading,
    Caption,
    /// "Some information was provided by ...", "(Reporting by ...)".
    Credit,
    /// A passage set apart by the page as a quotation.
    Quote,
    ListItem,
    /// A table, one row a line, cells parted by " | ".
    Table,
    /// Kept line for line.
    Code,
    /// What the feed gives beside the text: categories, enclosed files, where it is talked about.
    Beside,
}

impl BlockKind {
    /// Whether people speak and are named in it: what the analysis reads as prose.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Lead | Self::Paragraph | Self::Quote | Self::ListItem)
    }
}

/// A stretch of the text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub span: Span,
    /// An absolute http(s) address.
    pub url: Text,
}

/// A picture of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    pub url: Text,
    pub alt: Option<Text>,
    /// The index of the block with its caption.
    pub caption: Option<u32>,
    /// The index of the block that it stands before; for one with a caption the caption tells its place.
    #[serde(default)]
    pub before: Option<u32>,
    /// Width and height in pixels as the page gives them: good for its shape, not for its size.
    #[serde(default)]
    pub size: Option<(u32, u32)>,
}
