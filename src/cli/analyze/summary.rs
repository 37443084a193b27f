//! What was found in an article, as lines for a reader.

use crate::desk::analyse::Analysed;
use crate::model::{EntityKind, Quote, QuoteKind};

/// The headline, the quotes with who said them, the entities by kind and the sources.
pub fn summary(analysed: &Analysed) -> String {
    let mut out = String::new();
    if !analysed.article.headline.is_empty() {
        line(&mut out, &analysed.article.headline);
    }
    quotes(&mut out, analysed);
    entities(&mut out, analysed);
    sources(&mut out, analysed);
    out
}

fn line(out: &mut String, words: &str) {
    out.push_str(words);
    out.push('\n');
}

fn heading(out: &mut String, words: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    line(out, words);
}

fn quotes(out: &mut String, analysed: &Analysed) {
    let direct = analysed.findings.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
    for (index, quote) in direct.enumerate() {
        if index == 0 {
            heading(out, "Quotes");
        }
        let speaker = analysed.findings.speaker(quote).map_or("not attributed", |source| &source.name);
        line(out, &format!("  “{}”: {speaker}", said(analysed, quote)));
    }
}

fn said(analysed: &Analysed, quote: &Quote) -> String {
    let text = &analysed.article.body.text;
    let parts = quote.parts.iter().map(|part| part.of(text).split_whitespace().collect::<Vec<_>>().join(" "));
    parts.collect::<Vec<_>>().join(" ... ")
}

fn entities(out: &mut String, analysed: &Analysed) {
    let kinds =
        [(EntityKind::Person, "People"), (EntityKind::Organisation, "Organisations"), (EntityKind::Place, "Places")];
    for (kind, title) in kinds {
        for (index, entity) in analysed.findings.entities.iter().filter(|entity| entity.kind == kind).enumerate() {
            if index == 0 {
                heading(out, title);
            }
            let role = entity.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
            line(out, &format!("  {}{role} ({})", entity.name, entity.mentions.len()));
        }
    }
}

fn sources(out: &mut String, analysed: &Analysed) {
    for (index, source) in analysed.findings.sources.iter().enumerate() {
        if index == 0 {
            heading(out, "Sources");
        }
        let kind = source.kind.name();
        let credited = if source.credited { ", credited" } else { "" };
        line(
            out,
            &format!(
                "  {} ({kind}: {} quoted, {} paraphrased{credited})",
                source.name, source.quoted, source.paraphrased
            ),
        );
    }
}
