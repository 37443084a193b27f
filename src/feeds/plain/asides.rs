//! What stands between the paragraphs and is not their running text: boxes, pull quotes, pointers, odd lines.

use crate::feeds::caption::Cue;

use super::captions::{self, Place};
use super::furniture;
use super::look::Look;
use super::page::Page;
use super::setting::Setting;

/// "Is it dangerous?" over the paragraph that answers it.
pub(super) fn is_question_heading(page: &Page<'_>, index: usize) -> bool {
    let text = page.text_of(index);
    text.ends_with('?')
        && page.words(index) <= 8
        && !text.contains([':', '"', '“', ',', '.'])
        && page.is(index + 1, Look::Prose)
        && !page.text_of(index + 1).ends_with('?')
        && page.words(index + 1) >= 8
}

/// A question with its answer on the next line, where blank lines part the paragraphs: a box.
pub(super) fn is_box(page: &Page<'_>, index: usize) -> bool {
    const OPENINGS: [&str; 8] =
        ["what is ", "what are ", "who is ", "who are ", "about ", "how we ", "why ", "what's "];
    page.words(index) <= 8
        && !page.joined(index)
        && page.joined(index + 1)
        && page.is(index + 1, Look::Prose)
        && OPENINGS.iter().any(|opening| page.folded(index).starts_with(opening))
}

/// What invites readers to fill in the form that follows.
pub(super) fn is_invitation(page: &Page<'_>, index: usize) -> bool {
    let form = |at: usize| furniture::is_form(page.folded(at));
    let brief = |at: usize| page.words(at) <= 25 && !page.cues(at).has(Cue::Saying);
    brief(index) && (form(index + 1) || page.is(index, Look::Short) && brief(index + 1) && form(index + 2))
}

/// What the line right below it offers the reader more of.
pub(super) fn is_promoted(page: &Page<'_>, index: usize) -> bool {
    page.is(index, Look::Short)
        && page.caption(index) < 0.6
        && !page.joined(index)
        && page.joined(index + 1)
        && page.is(index + 1, Look::Furniture)
        && (4..=20).contains(&page.words(index + 1))
        && !page.text_of(index + 1).contains("video player")
        && !page.joined(index + 2)
}

/// The name of who made a picture, on the line above its caption.
pub(super) fn is_maker(setting: &Setting<'_, '_>, index: usize, place: Place) -> bool {
    let page = setting.page;
    page.is(index, Look::Short)
        && page.words(index) <= 4
        && !page.joined(index)
        && page.joined(index + 1)
        && !page.joined(index + 2)
        && page.text_of(index).split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && captions::is_caption(setting, index + 1, place)
}

/// A quote that is set large beside the text it is taken from.
pub(super) fn is_pull_quote(page: &Page<'_>, index: usize, searches: &mut usize) -> bool {
    let Some(passage) = page.passages.get(index) else { return false };
    if !(passage.opens_quote() && passage.closes_quote()) || passage.words > 45 || passage.words < 3 || *searches == 0 {
        return false;
    }
    *searches -= 1;
    // Single marks where the text has double ones are those of headings.
    let single = passage.text.starts_with(['‘', '\'']);
    if single && page.text.matches(['“', '"']).take(6).count() > 5 {
        return false;
    }
    let marks = |c: char| !c.is_alphanumeric();
    let words = passage.text.trim_matches(marks);
    let before = page.text.get(..passage.span.start).unwrap_or("");
    let after = page.text.get(passage.span.end..).unwrap_or("");
    before.contains(words)
        || passage.words >= 9 && after.contains(words)
        || passage.words >= 6 && is_pieced(words, before)
}

/// Whether every sentence of a quote stands in the text, though there "she said" may part them.
fn is_pieced(words: &str, text: &str) -> bool {
    let marks = |c: char| !c.is_alphanumeric();
    let sentences = words.split(['.', '?', '!', ';', '…']).map(|sentence| sentence.trim_matches(marks));
    let found = |sentence: &str| {
        text.contains(sentence) || sentence.split_once(", ").is_some_and(|(a, b)| text.contains(a) && text.contains(b))
    };
    words.contains(['.', '?', '!', ';']) && sentences.filter(|sentence| !sentence.is_empty()).all(found)
}

/// A pointer in capitals to another article: "HARBOUR BOARD VOTES TO CLOSE NORTHERN QUAY FOR GOOD".
pub(super) fn is_shouted_pointer(page: &Page<'_>, index: usize) -> bool {
    page.is(index, Look::Short)
        && page.words(index) >= 6
        && page.cues(index).has(Cue::AllCapitals)
        && index > 0
        && page.is(index - 1, Look::Prose)
        && page.is(index + 1, Look::Prose)
}

/// How long a film runs: "2:14".
pub(super) fn is_length(text: &str) -> bool {
    text.split_once(':').is_some_and(|(minutes, seconds)| {
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        minutes.len() == 1 && seconds.len() == 2 && digits(minutes) && digits(seconds)
    })
}

/// A paragraph about the one who wrote the article: "Ada Roe is a reporter in Lunde."
pub(super) fn is_about_author(page: &Page<'_>, index: usize) -> bool {
    const VERBS: [&str; 10] =
        ["is", "covers", "writes", "reports", "has", "joined", "lives", "works", "edits", "teaches"];
    let text = page.text_of(index);
    is_closing_bio(page, index)
        || page.words(index) <= 60
            && !page.cues(index).has(Cue::Saying)
            && page.authors().iter().any(|author| {
                let rest = text.strip_prefix(author).map(|rest| rest.trim_start_matches([',', ' ']));
                rest.and_then(|rest| rest.split(' ').next()).is_some_and(|verb| VERBS.contains(&verb))
            })
}

/// A paragraph that tells what its first name works as, with no more of the article below: "Ada Roe is a reporter
/// for the Lunde Times."
fn is_closing_bio(page: &Page<'_>, index: usize) -> bool {
    const ROLES: [&str; 16] = [
        "reporter",
        "editor",
        "correspondent",
        "journalist",
        "columnist",
        "contributor",
        "contributing",
        "writer",
        "author",
        "freelance",
        "redakteur",
        "redakteurin",
        "journalistin",
        "journaliste",
        "periodista",
        "giornalista",
    ];
    let words = page.words(index);
    if !(5..=110).contains(&words) || !page.is(index, Look::Prose) || page.text_of(index).contains(['"', '“', '„', '«'])
    {
        return false;
    }
    let folded = page.folded(index);
    let mut heads = folded.split(' ').take(26);
    let role = heads.any(|word| ROLES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())));
    let named = page.cues(index).has(Cue::OpensWithFullName)
        || page.authors().iter().any(|author| page.text_of(index).contains(author));
    let verbs =
        [" is ", " was ", " writes ", " covers ", " ist ", " est ", " es ", " è ", " has ", " arbeitet ", " schreibt "];
    let told = verbs.iter().any(|verb| folded.get(..folded.len().min(160)).unwrap_or(folded).contains(verb));
    let below =
        || (index + 1..(index + 40).min(page.len())).filter(|&at| page.is(at, Look::Prose) && page.words(at) >= 20);
    role && named
        && told
        && !page.cues(index).has(Cue::Saying)
        && below().nth(1).is_none()
        && closes_an_article(page, index)
}

/// Whether enough of an article stands above for this to be what closes it, and none of it tells of the one whose
/// name begins this: that one is then in the news.
fn closes_an_article(page: &Page<'_>, index: usize) -> bool {
    let mut names = page.text_of(index).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let surname = names.nth(1).unwrap_or("");
    let above = (0..index).filter(|&at| page.is(at, Look::Prose) && page.words(at) >= 12);
    above.clone().nth(1).is_some() && !above.into_iter().any(|at| page.text_of(at).contains(surname))
}

/// Headlines of other articles, line under line between blank lines.
pub(super) fn is_pointer(page: &Page<'_>, index: usize) -> bool {
    if !page.gapped || page.live || page.many_headings {
        return false;
    }
    let first = (0..=index).rev().take(6).find(|&at| !page.joined(at));
    let Some(first) = first else { return false };
    let last = (index..index + 6).find(|&at| !page.joined(at + 1)).unwrap_or(index + 6);
    let title = |at: usize| {
        let text = page.text_of(at);
        let titled = page.is(at, Look::Short) || page.is(at, Look::Prose) && text.ends_with('?');
        titled
            && (4..=14).contains(&page.words(at))
            && page.caption(at) < 0.6
            && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '\'' | '‘'))
            && !page.is_turn(at)
            && page.mark(at).is_none()
    };
    (2..=6).contains(&(last + 1 - first)) && (first..=last).all(title)
}
