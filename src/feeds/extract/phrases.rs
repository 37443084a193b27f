/// Whether a line asks the reader for an address, a click, a subscription: never the article's own words.
pub(super) fn begs(text: &str) -> bool {
    const BEGS: [&str; 20] = [
        "sign up for ",
        "sign up to ",
        "subscribe to ",
        "subscribe now",
        "get our ",
        "get the latest ",
        "get breaking news ",
        "let our news ",
        "download our ",
        "download the ",
        "follow ",
        "for free real time ",
        "join our ",
        "support our journalism",
        "click here to ",
        "register for our ",
        "sign up here",
        "jeden ",
        "reach the reporter",
        "want more ",
    ];
    const WANTED: [&str; 19] = [
        "newsletter",
        "inbox",
        "letter",
        "app",
        "channel",
        "journalism",
        "updates",
        "alerts",
        "briefing",
        "subscribe",
        "whatsapp",
        "emails",
        "twitter",
        "facebook",
        "instagram",
        "telegram",
        "podcasts",
        "google",
        "linkedin",
    ];
    let low = text.to_lowercase();
    let wants = || {
        low.split(|c: char| !c.is_alphanumeric())
            .any(|word| WANTED.contains(&word.trim_end_matches('s')) || WANTED.contains(&word))
    };
    BEGS.iter().any(|call| low.starts_with(call)) && wants()
}

/// Whether a line sends the reader to another article.
pub(super) fn calls_on(text: &str) -> bool {
    const CALLS: [&str; 27] = [
        "read more",
        "read also",
        "also read",
        "also on ",
        "read next",
        "related:",
        "explainer:",
        "recommended:",
        "see also",
        "more:",
        "don't miss",
        "watch:",
        "watch |",
        "listen:",
        "czytaj",
        "lesen sie",
        "lees ook",
        "lire aussi",
        "à lire",
        "leia também",
        "lea también",
        "lea tambien",
        "leer también",
        "mehr zum thema",
        "leggi anche",
        "les også",
        "läs mer",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    CALLS.iter().any(|call| text.starts_with(call))
}

/// Whether a paragraph at the end tells who its author is; `name` is one of the byline.
pub(super) fn is_about(text: &str, name: &str) -> bool {
    const TELLS: [&str; 14] = [
        " is a ",
        " is an ",
        " is the ",
        " covers ",
        " reports ",
        " writes ",
        " joined ",
        " has been ",
        " ist ",
        " est ",
        " es ",
        " was a ",
        " works ",
        " has covered ",
    ];
    let opening: String = text.chars().take(120).collect();
    let low = format!("{} ", opening.to_lowercase());
    let first = name.split(' ').next().unwrap_or(name).to_lowercase();
    let called =
        low.starts_with(&name.to_lowercase()) || first.chars().count() > 2 && low.starts_with(&format!("{first} "));
    called && !text.contains(['"', '“', '«', '„']) && TELLS.iter().any(|tells| low.contains(tells))
}
