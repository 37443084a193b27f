//! What the name and the classes of an element say of all that stands in it: foreign to the article, a summary, a gallery.

use crate::feeds::markup::attributes as each;

/// What the place of a block on the page says of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number of the word in a class or an id that says it is no part of the article's text; 0 for none.
    pub foreign: u8,
    /// Whether a class says it is the summary under the headline.
    pub deck: bool,
    /// Whether a class says that pictures are shown one by one.
    pub gallery: bool,
    /// Whether it is the title of a page, an article: `h1`.
    pub title: bool,
    /// Names and classes of all elements around it, as one number: siblings in looks have the same one.
    pub home: u64,
}

/// Words of class names that name something that is not the article's text, by their first letter; whether
/// the whole word must be it, or only its beginning.
const fn foreign(first: u8) -> &'static [(&'static str, bool)] {
    match first {
        b'a' => &[
            ("advert", false),
            ("authorbio", false),
            ("authorbox", false),
            ("authorinfo", false),
            ("aboutauthor", false),
            ("alsoread", false),
            ("ad", true),
            ("ads", true),
        ],
        b'b' => &[("breadcrumb", false), ("bio", true)],
        b'c' => &[
            ("comment", true),
            ("comments", false),
            ("cookie", false),
            ("consent", false),
            ("copyright", false),
            ("capping", false),
            ("cta", true),
        ],
        b'd' => &[("disqus", false), ("donat", false)],
        b'f' => &[("flyout", false), ("followus", false), ("follow", true), ("form", true)],
        b'g' => &[("gdpr", false)],
        b'k' => &[("keywords", false)],
        b'l' => &[("login", true)],
        b'm' => &[("morestories", false), ("modal", false), ("mostread", false), ("moreon", false)],
        b'n' => &[("newsletter", false)],
        b'o' => &[("outbrain", false), ("offscreen", false), ("offer", true), ("offers", true)],
        b'p' => &[("promo", false), ("popular", false), ("pagination", false), ("poll", true), ("postmeta", false)],
        b'r' => &[
            ("related", false),
            ("recommend", false),
            ("readmore", false),
            ("readalso", false),
            ("readnext", false),
            ("readtime", false),
            ("readingtime", false),
        ],
        b's' => &[
            ("share", true),
            ("sharebar", false),
            ("sharing", false),
            ("social", true),
            ("sponsor", false),
            ("subscri", false),
            ("signup", false),
            ("skip", true),
            ("skiplink", false),
            ("similar", false),
            ("seealso", false),
            ("survey", false),
        ],
        b't' => &[
            ("taboola", false),
            ("trending", false),
            ("toolbar", false),
            ("tooltip", false),
            ("teaser", false),
            ("tags", true),
        ],
        b'v' => &[("visuallyhidden", false)],
        _ => &[],
    }
}

/// As many as the words of a letter; the number of a word is its letter's times this, and its place.
const WORDS: u8 = 11;

/// The number of what pairs of words say.
const PAIRED: u8 = 249;

/// Words that say so only together: the second after the first.
const FOREIGN_PAIRS: [(&str, &str); 26] = [
    ("author", "bio"),
    ("author", "box"),
    ("author", "info"),
    ("author", "card"),
    ("author", "profile"),
    ("author", "details"),
    ("author", "about"),
    ("author", "description"),
    ("about", "author"),
    ("about", "authors"),
    ("most", "read"),
    ("most", "popular"),
    ("more", "on"),
    ("more", "stories"),
    ("more", "from"),
    ("read", "more"),
    ("read", "also"),
    ("read", "next"),
    ("read", "time"),
    ("reading", "time"),
    ("see", "also"),
    ("also", "read"),
    ("sign", "up"),
    ("news", "letter"),
    ("tag", "list"),
    ("visually", "hidden"),
];

/// Names of the summary under a headline.
const DECK: [&str; 26] = [
    "standfirst",
    "subtitle",
    "subhead",
    "subheadline",
    "subheading",
    "deck",
    "dek",
    "summary",
    "excerpt",
    "lead",
    "leadtext",
    "leadin",
    "epigraph",
    "chapo",
    "entradilla",
    "description",
    "intro",
    "abstract",
    "synopsis",
    "strapline",
    "spot",
    "sapo",
    "bajada",
    "copete",
    "vorspann",
    "articlelead",
];

const GALLERY: [&str; 5] = ["gallery", "Gallery", "slideshow", "Slideshow", "carousel"];

/// The longest id that is a name, in bytes.
const NAME: usize = 20;

const HIDDEN: u8 = 250;

/// Elements around an article, not in it, by their name: counts only for what is added to the text.
pub(super) const AROUND: u8 = 251;

/// A small box that asks for an e-mail address.
pub(super) const LETTER: u8 = 252;

/// What an element's name and attributes say, inside of one that says `outer`.
pub(super) fn mark(name: &str, attributes: &str, outer: Mark) -> Mark {
    let mut home = (outer.home ^ 0x9e37_79b9).wrapping_mul(0x0100_0000_01b3);
    let mut stir = |words: &str| {
        for byte in words.bytes() {
            home = (home ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    stir(name);
    let is = |names: &[&str]| names.iter().any(|n| name.eq_ignore_ascii_case(n));
    let mut foreign = if is(&["aside", "footer", "form", "dialog"]) { AROUND } else { 0 };
    let (mut deck, mut gallery) = (false, outer.gallery);
    for (key, value) in each(attributes) {
        let is_class = key.eq_ignore_ascii_case("class");
        if is_class {
            stir(value);
        }
        if is_class || ["id", "data-component", "data-testid", "aria-label"].iter().any(|k| key.eq_ignore_ascii_case(k))
        {
            // A long one is made of a heading's words.
            let said = if is_class || value.len() <= NAME { says(value) } else { (0, false) };
            foreign = if said.0 > 0 { said.0 } else { foreign };
            deck |= said.1;
            gallery |= is_class && GALLERY.iter().any(|name| value.contains(name));
            let shows = [":block", ":flex", ":grid", ":inline"].iter().any(|shown| value.contains(shown));
            if is_class && !shows && value.split_ascii_whitespace().any(|name| name == "hidden") {
                foreign = HIDDEN;
            }
        }
    }
    let foreign = if foreign > 0 { foreign } else { outer.foreign };
    Mark { foreign, deck: deck || outer.deck, gallery, title: outer.title || name.eq_ignore_ascii_case("h1"), home }
}

/// The foreign word in the value of a class or an id, and whether it names a summary.
fn says(value: &str) -> (u8, bool) {
    let (mut before, mut deck) = (String::new(), false);
    for word in value.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1) {
        let word = word.to_ascii_lowercase();
        let first = word.bytes().next().unwrap_or(b'a');
        let found = foreign(first)
            .iter()
            .position(|(name, whole)| if *whole { word == *name } else { word.starts_with(name) })
            .and_then(|place| u8::try_from(place).ok());
        if let Some(place) = found {
            return (1 + first.saturating_sub(b'a') * WORDS + place, deck);
        }
        if FOREIGN_PAIRS.iter().any(|(one, other)| before == *one && word == *other) {
            return (PAIRED, deck);
        }
        deck |= DECK.iter().any(|name| word == *name);
        before = word;
    }
    (0, deck)
}
