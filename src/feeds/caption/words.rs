//! The words that give captions and their credits away.

/// Those who sell or hand out pictures, in lower case.
#[rustfmt::skip]
pub(super) const AGENCIES: &[&str] = &[
    "aap", "adobe", "afp", "aflo", "agence", "alamy", "anadolu", "anp", "ansa", "ap", "apa", "associated", "backgrid",
    "belga", "bloomberg", "bloomsburg", "contributed", "corbis", "courtesy", "ctk", "dpa", "efe", "epa", "epa-efe",
    "flickr", "getty", "handout", "imagn", "imago", "istock", "keystone", "kyodo", "lehtikuva", "lusa", "magnum",
    "maxar", "mti", "nasa", "noaa", "ntb", "nurphoto", "pap", "pexels", "pixabay", "reuters", "rex", "ritzau",
    "scanpix", "screengrab", "screenshot", "shutterstock", "sipa", "sputnik", "submitted", "supplied", "swns", "tass",
    "unsplash", "upi", "usatsi", "voa", "wikimedia", "xinhua", "yonhap", "zuma",
];

/// Words that stand with an agency's name at the end of a credit.
#[rustfmt::skip]
pub(super) const AGENCY_TAILS: &[&str] = &[
    "images", "image", "press", "photo", "photos", "pictures", "stock", "news", "file", "via", "pool", "commons",
    "france-presse", "the", "agency",
];

/// What is printed before a credit. Those with `true` may be followed by "by" as well as by a colon.
#[rustfmt::skip]
pub(super) const LABELS: &[(&str, bool)] = &[
    ("photographs", true), ("photograph", true), ("photographer", false), ("photos", true), ("photo", true),
    ("pictures", true), ("picture", true), ("pics", false), ("pic", false), ("images", true), ("image", true),
    ("credits", false), ("credit", false), ("source", false), ("illustration", true), ("graphics", true),
    ("graphic", true), ("composite", true), ("drawing", true), ("drawings", true), ("cartoon", true),
    ("artwork", true), ("sketch", true), ("portrait", true), ("portraits", true), ("chart", true), ("screenshot", false), ("still", false), ("video", true), ("map", true), ("copyright", false), ("foto", false),
    ("fotos", false), ("quelle", false), ("bildquelle", false), ("bildrechte", false), ("fuente", false),
    ("fonte", false), ("bild", false), ("crédit", false), ("crédits", false),
];
