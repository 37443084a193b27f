//! Every bound on what comes from outside stands here, so that one look tells what can be sent to us.

use std::time::Duration;

/// Bytes of a feed, a page, after decompression.
pub const FEED_BYTES: u64 = 10 << 20;
pub const PAGE_BYTES: u64 = 5 << 20;
/// Bytes of a picture as it is sent.
pub const PICTURE_BYTES: u64 = 5 << 20;
/// Pixels of a picture in all and along one side, and bytes that decoding it may take.
pub const PICTURE_PIXELS: u64 = 16 << 20;
pub const PICTURE_SIDE: u32 = 16_384;
pub const PICTURE_MEMORY: u64 = 64 << 20;
/// How long decoding a picture may take before it is given up, and how many may be given up before
/// pictures are left alone for the session.
pub const PICTURE_TIME: Duration = Duration::from_secs(10);
pub const PICTURES_GIVEN_UP: usize = 4;
/// Along either side, a picture with fewer pixels is a sign or a counter of readers and is not shown.
pub const PICTURE_LEAST: u32 = 24;
/// Pages of one article that are fetched and joined.
pub const PAGES: usize = 20;
/// Bytes of a mail file, attachments included; what follows is not read.
pub const MAIL_BYTES: u64 = 25 << 20;
/// Bytes of the headers of an answer.
pub const HEADER_BYTES: usize = 64 << 10;
pub const REDIRECTS: usize = 5;
pub const CONNECT: Duration = Duration::from_secs(10);
pub const TOTAL: Duration = Duration::from_secs(30);
/// Packings in each other that are taken off a body.
pub const PACKINGS: usize = 3;
/// Bytes of one cookie; cookies of one origin; origins that may set some in one refresh.
pub const COOKIE_BYTES: usize = 4 << 10;
pub const COOKIES: usize = 50;
pub const COOKIE_ORIGINS: usize = 1_000;
/// How long a command of the reader's may take, who may have to unlock a store of passwords for it, and what it may print.
pub const COMMAND: Duration = Duration::from_mins(1);
pub const COMMAND_BYTES: u64 = 64 << 10;
/// Headers that such a command may give.
pub const OWN_HEADERS: usize = 32;
/// Bytes of a file of cookies or certificates.
pub const OWN_FILE_BYTES: u64 = 4 << 20;
/// Processor time that reading one feed, page or article may take before it is given up, and how many may be given up
/// and still be at it before no more are begun.
pub const READING: Duration = Duration::from_secs(10);
pub const GIVEN_UP: usize = 4;
/// Connections to one host at a time.
pub const PER_HOST: usize = 2;
/// One that has not answered after this long no longer keeps the next from being opened: a few
/// addresses that hang must not hold up the others of their host.
pub const SLOW: Duration = Duration::from_millis(500);
/// The most connections opened within that time to a host that has answered none.
pub const PER_SILENT_HOST: usize = 16;
/// The longest time that a server can ask us to stay away, in seconds.
pub const RETRY_AFTER: u64 = 24 * 3600;

/// Entries read from one feed file; the rest is left out.
pub const ENTRIES: usize = 5_000;
/// Characters of a headline or a feed's title.
pub const TITLE_CHARS: usize = 1_000;
/// Bytes of an entry's id or of an address.
pub const ID_BYTES: usize = 4 << 10;
/// Authors, categories and enclosed files of one entry.
pub const AUTHORS: usize = 32;
pub const CATEGORIES: usize = 64;
pub const ENCLOSURES: usize = 32;

/// How deep the elements of a page may stand in each other; deeper ones lose their tags, not their text.
pub const HTML_DEPTH: usize = 200;
/// Elements of a page that are read; what follows is left out.
pub const HTML_ELEMENTS: usize = 50_000;
/// Attributes of one element.
pub const ATTRIBUTES: usize = 64;
/// Bytes of a page's reading text.
pub const TEXT_BYTES: usize = 2 << 20;
/// Blocks, links and pictures of one article.
pub const BLOCKS: usize = 20_000;
pub const LINKS: usize = 2_000;
pub const IMAGES: usize = 200;
/// Cells of one row of a table.
pub const CELLS: usize = 64;

/// How deep the outlines of an OPML file may stand in each other; deeper ones are taken as if they stood at the last depth.
pub const OPML_DEPTH: usize = 64;
/// Feeds named by one OPML file.
pub const OUTLINES: usize = 20_000;

/// Requests that looking for the feeds of one site may take, and the time from the first answer on.
pub const FINDING_REQUESTS: usize = 12;
pub const FINDING: Duration = Duration::from_secs(15);
