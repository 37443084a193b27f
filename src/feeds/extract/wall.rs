//! Walls: pages that show something else in the place of their article, or only its beginning.

use crate::model::{Article, BlockKind, Wall};

/// A page with more text than this, in characters, shows an article, whatever it says beside it.
const SHORT: usize = 1_500;
/// A page with less than this shows next to nothing.
const NOTHING: usize = 350;
/// Bytes of the page that are searched for what a wall says.
const SEARCHED: usize = 400_000;

const ROBOTS: [&str; 14] = [
    "just a moment...",
    "attention required!",
    "are you a robot",
    "you are a robot",
    "you are human",
    "you're human",
    "you are not a robot",
    "checking your browser",
    "pardon our interruption",
    "unusual traffic",
    "unusual activity from your",
    "complete the captcha",
    "captcha-delivery",
    "security check to access",
];
const CONSENT: [&str; 22] = [
    "cookies",
    "your consent",
    "consent to",
    "our partners",
    "and partners",
    "personal data",
    "legitimate interest",
    "personalised ad",
    "personalized ad",
    "manage preferences",
    "accept all",
    "einwilligung",
    "zustimm",
    "unsere partner",
    "mit werbung",
    "werbefrei",
    "datenschutz",
    "nos partenaires",
    "consentement",
    "socios",
    "consentimiento",
    "consenso",
];
const LOGIN: [&str; 12] = [
    "log in to continue",
    "sign in to continue",
    "log in to read",
    "sign in to read",
    "you must be logged in",
    "you need to be logged in",
    "create a free account to",
    "register to continue",
    "register for free to",
    "sign up to read",
    "melden sie sich an, um",
    "connectez-vous pour",
];
const PAYWALL: [&str; 24] = [
    "subscribe to continue",
    "subscribe to read",
    "subscribe now to read",
    "subscribe to keep reading",
    "subscription to continue",
    "for subscribers only",
    "to continue reading",
    "reserved for subscribers",
    "reserved for our subscribers",
    "exclusively for subscribers",
    "only available to subscribers",
    "this article is for subscribers",
    "réservé aux abonnés",
    "réservée aux abonnés",
    "réservé à nos abonnés",
    "nur für abonnenten",
    "jetzt weiterlesen",
    "weiterlesen mit",
    "exclusivo para suscriptores",
    "solo para suscriptores",
    "riservato agli abbonati",
    "exclusivo para assinantes",
    "この記事は会員限定",
    "会員登録して続き",
];
const SCRIPTS: [&str; 8] = [
    "enable javascript",
    "enable js",
    "javascript is disabled",
    "javascript is not enabled",
    "requires javascript",
    "turn on javascript",
    "javascript aktivieren",
    "activer javascript",
];

/// The wall that a page shows, told by little text and what the page says; `locked` where it tells programs
/// that its text is not free.
pub(super) fn of(html: &str, article: &Article, locked: bool) -> Option<Wall> {
    let texts: Vec<&str> = article
        .body
        .shown()
        .filter(|(_, block)| block.kind.is_prose() || block.kind == BlockKind::Heading)
        .map(|(_, block)| article.body.words(block))
        .collect();
    let held: usize = texts.iter().map(|text| text.chars().count()).sum();
    if held > SHORT * 2 {
        return None;
    }
    let said = format!("{}\n{}", article.headline, texts.join("\n")).to_lowercase();
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| said.contains(phrase));
    let asks = texts.iter().filter(|text| asks_consent(text)).map(|text| text.chars().count()).sum::<usize>();
    if held > 0 && asks * 2 > held {
        return Some(Wall::Consent);
    }
    if held > SHORT {
        return None;
    }
    if held < NOTHING * 2 && says(&ROBOTS) {
        return Some(Wall::RobotCheck);
    }
    if says(&LOGIN) {
        return Some(Wall::Login);
    }
    if locked || says(&PAYWALL) {
        return Some(Wall::Paywall);
    }
    let page = html.get(..html.floor_char_boundary(SEARCHED)).unwrap_or(html).to_lowercase();
    let prints = |phrases: &[&str]| phrases.iter().any(|phrase| page.contains(phrase));
    match () {
        () if held < NOTHING && prints(&ROBOTS) => Some(Wall::RobotCheck),
        () if held < NOTHING && prints(&SCRIPTS) => Some(Wall::JavaScript),
        () if held < NOTHING * 2 && prints(&PAYWALL) => Some(Wall::Paywall),
        () if held < NOTHING && prints(&LOGIN) => Some(Wall::Login),
        () => None,
    }
}

/// Whether a paragraph is about leave to keep track of readers: it uses two of the words for it.
fn asks_consent(text: &str) -> bool {
    let low = text.to_lowercase();
    CONSENT.iter().filter(|word| low.contains(**word)).count() >= 2
}

/// Takes the words of a wall out of an article: they are not its text. A paywall leaves the text before it.
pub(super) fn take_out(article: &mut Article, wall: Wall) {
    let body = &mut article.body;
    let text = &body.text;
    for block in &mut body.blocks {
        let is_text = block.kind.is_prose() || block.kind == BlockKind::Heading;
        let says = || {
            let low = block.span.of(text).to_lowercase();
            low.chars().count() < NOTHING && PAYWALL.iter().any(|phrase| low.contains(phrase))
        };
        if is_text && (wall != Wall::Paywall || says()) {
            block.kind = BlockKind::Furniture;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::feeds::extract::read;
    use crate::model::Wall;

    const SENTENCE: &str =
        "The harbour board voted on Monday to keep the old night ferry running until the new pier is paid for.";

    fn page(inside: &str) -> (Option<Wall>, usize) {
        let article = read(&format!("<title>Ferry stays</title><body><main>{inside}</main></body>"), None);
        let shown = article.body.shown().filter(|(_, block)| block.kind.is_prose()).count();
        (article.wall, shown)
    }

    #[test]
    fn walls_are_named_and_not_shown_as_the_article() {
        let consent = "<p>We and our partners store cookies on your device and use personal data to show \
            personalised ads. With your consent we and our partners may do so.</p>\
            <p>You may accept all cookies, or manage preferences; some rest on legitimate interest.</p>";
        assert_eq!(page(consent), (Some(Wall::Consent), 0));
        assert_eq!(page("<h1>Just a moment...</h1><p>Verify that you are human.</p>"), (Some(Wall::RobotCheck), 0));
        assert_eq!(page("<p>Please log in to continue to this article of our paper.</p>"), (Some(Wall::Login), 0));
        assert_eq!(
            page("<noscript>You need to enable JavaScript to run this app.</noscript>"),
            (Some(Wall::JavaScript), 0)
        );
    }

    #[test]
    fn a_paywall_leaves_the_text_before_it() {
        let (wall, shown) = page(&format!(
            "<h1>Ferry stays</h1><p>{SENTENCE}</p><p>{SENTENCE} So it said.</p><p>Subscribe to continue reading this article.</p>"
        ));
        assert_eq!((wall, shown), (Some(Wall::Paywall), 2));
        let told = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry stays\",\
            \"isAccessibleForFree\":\"False\"}</script>";
        assert_eq!(page(&format!("{told}<h1>Ferry stays</h1><p>{SENTENCE}</p>")).0, Some(Wall::Paywall));
    }

    #[test]
    fn an_article_about_walls_is_none() {
        let about = format!(
            "<h1>Ferry stays</h1><p>Newspapers ask readers to subscribe to read on, and to accept all \
            cookies of theirs and of their partners.</p>{}",
            format!("<p>{SENTENCE}</p>").repeat(20)
        );
        assert_eq!(page(&about).0, None);
    }
}
