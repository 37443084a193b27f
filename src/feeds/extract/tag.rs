//! The elements of HTML that matter for reading.

/// What an element is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    /// Parts blocks, says nothing: div, section, td of a layout table.
    Division,
    Heading(u8),
    List,
    NumberedList,
    ListPoint,
    Quotation,
    /// A short quotation in a line; its marks are the browser's.
    Quoted,
    Cite,
    Preformatted,
    Figure,
    FigureCaption,
    Picture,
    PictureSource,
    Image,
    Table,
    Row,
    Cell,
    Link,
    Break,
    Rule,
    /// Script, style, forms: nothing to read in it.
    Hidden,
    /// Its inside is shown to programs without scripts: often the real picture.
    NoScript,
    /// No element of its own in the text.
    Inline,
}

impl Tag {
    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0; 12];
        let Some(buffer) = lower.get_mut(..name.len()) else { return Self::Inline };
        buffer.copy_from_slice(name.as_bytes());
        buffer.make_ascii_lowercase();
        match &*buffer {
            b"p" => Self::Paragraph,
            b"div" | b"section" | b"article" | b"main" | b"header" | b"footer" | b"aside" | b"body" | b"html"
            | b"center" | b"address" | b"details" | b"summary" | b"fieldset" | b"form" | b"dl" | b"dt" | b"dd"
            | b"hgroup" | b"caption" | b"tbody" | b"thead" | b"tfoot" => Self::Division,
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"ul" | b"menu" => Self::List,
            b"ol" => Self::NumberedList,
            b"li" => Self::ListPoint,
            b"blockquote" => Self::Quotation,
            b"q" => Self::Quoted,
            b"cite" => Self::Cite,
            b"pre" | b"listing" => Self::Preformatted,
            b"figure" => Self::Figure,
            b"figcaption" => Self::FigureCaption,
            b"picture" => Self::Picture,
            b"source" => Self::PictureSource,
            b"img" | b"amp-img" => Self::Image,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"a" => Self::Link,
            b"br" => Self::Break,
            b"hr" => Self::Rule,
            b"script" | b"style" | b"template" | b"svg" | b"math" | b"title" | b"iframe" | b"object" | b"button"
            | b"select" | b"textarea" | b"nav" | b"video" | b"audio" | b"canvas" | b"dialog" | b"map" => Self::Hidden,
            b"noscript" => Self::NoScript,
            _ => Self::Inline,
        }
    }

    /// Elements without an inside, and so without an end tag.
    pub(super) fn is_void(self, name: &str) -> bool {
        matches!(self, Self::Break | Self::Rule | Self::PictureSource)
            || (matches!(self, Self::Image | Self::Inline)
                && ["img", "input", "meta", "link", "wbr", "area", "base", "col", "embed", "param", "track"]
                    .iter()
                    .any(|void| name.eq_ignore_ascii_case(void)))
    }

    /// Whether it begins on a new line and so ends the words before it.
    pub(super) fn parts_text(self) -> bool {
        !matches!(
            self,
            Self::Quoted
                | Self::Cite
                | Self::Picture
                | Self::PictureSource
                | Self::Image
                | Self::Link
                | Self::Break
                | Self::Inline
                | Self::Hidden
                | Self::NoScript
                | Self::Cell
        )
    }
}
