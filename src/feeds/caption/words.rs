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
    ("graphic", true), ("composite", true), ("video", true), ("map", true), ("copyright", false), ("foto", false),
    ("fotos", false), ("bild", false), ("crédit", false), ("crédits", false),
];

/// What a caption may begin with, and a paragraph hardly ever does.
#[rustfmt::skip]
pub(super) const OPENINGS: &[&str] = &[
    "in this photo", "in this image", "in this still", "in this picture", "in this undated", "in this file",
    "in this handout", "in this screengrab", "in this frame", "pictured", "image caption", "photo caption", "image:",
    "main image:", "photo:", "picture:", "illustration:", "chart:", "graphic:", "map:", "caption:", "above:",
    "below:", "left:", "right:", "top:", "from left", "clockwise from", "from top", "from right",
    "this combination of", "a combination of", "combination of photos", "this photo", "this image", "this picture",
    "this undated", "this handout", "an aerial view", "an aerial photo", "aerial view", "a general view", "a view of",
    "a screenshot", "screenshot of", "a still from", "still from", "a file photo", "an undated", "undated photo",
    "portrait of", "detail from", "detail of", "an artist's impression", "an artist’s impression",
    "artist's impression", "a satellite image", "satellite image", "satellite images show",
];

/// What hardly stands anywhere but in a caption.
#[rustfmt::skip]
pub(super) const PHRASES: &[&str] = &[
    "(left)", "(right)", "(centre)", "(center)", "(l)", "(r)", ", left,", ", right,", ", centre,", ", center,",
    ", left.", ", right.", ", left and", ", second right", ", second left", ", second from", ", third from",
    ", far left", ", far right", "from left", "(pictured)", "(pictured", "is pictured", "are pictured",
    "pictured with", "pictured at", "pictured in", "pictured on", "pictured here", "looks on", "look on", "poses for",
    "poses with", "pose for", "posing for", "is seen in", "is seen at", "is seen on", "is seen during", "are seen in",
    "are seen at", "are seen on", "are seen during", "stock image", "stock photo", "file photo", "file image",
    "(background)", "(foreground)", ", file photo", "provided by the", "(l.)", "(r.)", "(li.)", "(re.)", "archivbild",
    "archivfoto", "symbolbild", "von links", "v.l.", "(links)", "(rechts)", "(à gauche)", "(à droite)",
    "de izquierda a", "photo d'archives", "photo d’illustration", "imagen de archivo", "foto de archivo",
    "foto d'archivio", "photo shows", "image shows", "(top)", "(bottom)",
];

/// What people do in pictures.
#[rustfmt::skip]
pub(super) const ACTIONS: &[&str] = &[
    "addresses", "arrive", "arrives", "arriving", "attend", "attends", "await", "awaits", "push", "pushes", "helps",
    "monitor", "sport", "sports", "comfort", "comforts", "react", "board", "carries", "carry", "celebrate",
    "celebrates", "chat", "chats", "cheer", "cheers", "clash", "clean", "clear", "climb", "climbs", "collect",
    "crouches", "cross", "crosses", "cuts", "dance", "deliver", "delivers", "demonstrate", "displays", "embrace",
    "embraces", "enter", "enters", "examines", "fill", "flies", "fly", "gather", "gathers", "gesture", "gestures",
    "greet", "greets", "hold", "holds", "hug", "hugs", "inspect", "inspects", "kicks", "kneels", "laugh", "laughs",
    "lay", "lays", "leads", "lean", "leans", "leave", "leaves", "lie", "lies", "line", "listen", "listens", "load",
    "look", "looks", "march", "marches", "measures", "meet", "meets", "mourn", "mourns", "pass", "passes", "patrol",
    "patrols", "perform", "performs", "play", "plays", "points", "pose", "poses", "pray", "prays", "prepare",
    "prepares", "protest", "protests", "queue", "queues", "raises", "reacts", "reads", "receives", "rest", "ride",
    "rides", "run", "runs", "sail", "sails", "salutes", "scores", "search", "searches", "shake", "shakes", "shop",
    "shops", "sign", "signs", "sing", "sings", "sit", "sits", "smile", "smiles", "speak", "speaks", "stack", "stand",
    "stands", "survey", "surveys", "swim", "swims", "take", "takes", "talk", "talks", "tend", "throws", "tries",
    "unload", "unveils", "visit", "visits", "wade", "wait", "waits", "walk", "walks", "watch", "watches", "wave",
    "waves", "wear", "wearing", "wears", "work", "works",
];

/// After one of these a word of [`ACTIONS`] is a noun, an infinitive, or tells of what is not in the picture.
#[rustfmt::skip]
pub(super) const UNACTED: &[&str] = &[
    "to", "the", "a", "an", "of", "in", "his", "her", "their", "its", "our", "for", "on", "at", "by", "will", "would",
    "can", "could", "should", "must", "may", "might", "not", "who", "that", "which", "this", "no", "more", "did",
    "do", "does", "new", "every", "each",
];

/// Words of saying and thinking: the mark of a paragraph.
#[rustfmt::skip]
pub(super) const SAYING: &[&str] = &[
    "said", "says", "told", "tells", "according", "added", "asked", "warned", "argued", "reported", "announced",
    "confirmed", "explained", "insisted", "claimed", "wrote", "believe", "believes", "think", "thinks",
];

/// Verbs and helpers of the finite kind that tell what happened.
#[rustfmt::skip]
pub(super) const TELLING: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "do", "does", "did", "isn't", "isn’t", "wasn't", "wasn’t", "won't", "won’t", "didn't",
    "didn’t", "hasn't", "became", "began", "broke", "brought", "built", "came", "caught", "chose", "cut", "drew",
    "drove", "fell", "felt", "fought", "found", "gave", "got", "grew", "heard", "held", "hit", "kept", "knew", "laid",
    "led", "left", "lost", "made", "meant", "met", "paid", "put", "ran", "rose", "sank", "sat", "saw", "sent", "set",
    "shot", "spent", "spoke", "stood", "struck", "swept", "took", "thought", "threw", "went", "won", "makes", "needs",
    "wants", "means", "seems", "gets", "gives", "goes", "comes", "knows", "remains", "include", "includes", "beat",
    "remain", "continue", "continues", "want", "need", "mean", "know", "seem", "come", "go", "get", "make", "give",
    "hope", "hopes", "plan", "plans", "expect", "expects", "face", "faces", "rise", "rises", "fall", "falls", "start",
    "starts", "begin", "begins", "ask", "asks", "feel", "feels", "agree", "agrees", "argue", "argues", "suggest",
    "suggests", "appear", "appears", "keep", "keeps", "let", "costs", "doesn't", "doesn’t", "don't", "don’t", "can't",
    "can’t", "aren't", "aren’t", "weren't", "weren’t", "it's", "it’s", "that's", "that’s", "depends", "become",
    "becomes", "allow", "allows", "offer", "offers", "provide", "provides", "involve", "involves", "hurt", "grow",
    "grows", "disagrees", "rely", "relies", "matter", "matters", "rejects", "warns", "urges", "vows", "sees", "finds",
    "turns", "opens", "closes", "ends", "owns",
];

/// What a paragraph begins with when it goes on from the last one.
#[rustfmt::skip]
pub(super) const GOING_ON: &[&str] = &[
    "but", "and", "however", "he", "she", "they", "it", "we", "i", "you", "his", "her", "their", "its", "meanwhile",
    "instead", "so", "still", "yet", "then", "also", "although", "though", "while", "if", "when", "because", "since",
    "that", "there", "these", "those", "what", "why", "how", "as", "asked", "for", "not", "according", "last",
    "earlier", "later", "nor", "or", "once", "even", "after", "before", "until", "despite", "no", "yes", "my", "our",
    "to",
];

#[rustfmt::skip]
pub(super) const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "may",
];

/// Some of these stand in nearly every English sentence.
#[rustfmt::skip]
pub(super) const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "with", "from", "at", "by", "for", "his", "her", "after", "their", "during", "is", "as",
    "who",
];

/// Some of these stand in nearly every sentence of other languages with Latin letters.
#[rustfmt::skip]
pub(super) const FOREIGN: &[&str] = &[
    "der", "die", "das", "und", "den", "dem", "von", "mit", "im", "für", "ist", "ein", "eine", "einer", "zu", "auf",
    "nicht", "bei", "vor", "sich", "le", "la", "les", "des", "du", "et", "une", "dans", "pour", "que", "est", "el",
    "los", "las", "y", "del", "con", "por", "para", "una", "il", "di", "che", "per", "della", "och", "att", "är",
    "på", "som", "det", "av", "för", "og", "til", "er", "w", "na", "z", "się", "do", "não", "os", "da", "em", "um",
    "uma", "van", "het", "een", "op", "nie", "ir", "ve", "bir",
];
