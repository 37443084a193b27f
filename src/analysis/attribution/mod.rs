//! Who said what: source, cue and content of direct and indirect quotes.

mod adjacent;
mod claims;
mod cues;
mod direct;
mod indirect;
mod labels;
mod matching;
mod stances;
mod subjects;

pub use self::cues::Cue;
pub(super) use self::labels::is_short_for;
pub(super) use self::subjects::main_subject;
use crate::analysis::prose::Prose;
use crate::analysis::quotes::{DirectQuote, Shape};
use crate::analysis::reading::Reading;
use crate::analysis::sources::Register;
use crate::model::{Entity, Quote, QuoteKind, Source, Span};

/// Something said, before its source is known by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub kind: QuoteKind,
    pub parts: Vec<Span>,
    pub passage: usize,
    /// The phrase that names the source, where there is one.
    pub mention: Option<Mention>,
    pub cue: Option<Span>,
    pub confidence: f32,
}

/// A phrase that names a source, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    pub passage: usize,
    pub phrase: crate::analysis::phrases::Phrase,
}

/// What is attributed, and to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attributed {
    pub quotes: Vec<Quote>,
    pub stances: Vec<Quote>,
    pub sources: Vec<Source>,
}

/// Gives a headline's quote the speaker who says the same words further down, or the one interviewed.
fn repeated(text: &str, said: &mut [Said], answers: Option<Mention>) {
    let plain = |span: Span| span.of(text).to_lowercase().replace('’', "'");
    let spoken: Vec<(String, Option<Mention>)> = said
        .iter()
        .filter(|said| said.kind == QuoteKind::Direct && said.mention.is_some())
        .flat_map(|said| said.parts.iter().map(move |part| (plain(*part), said.mention)))
        .collect();
    let unattributed = said.iter_mut().filter(|said| said.kind == QuoteKind::Direct && said.mention.is_none());
    for quote in unattributed.take(8) {
        let words = quote.parts.first().map(|part| plain(*part)).unwrap_or_default();
        let words = words.trim_end_matches([',', '.', '!', '?', '…']);
        let same = spoken.iter().find(|(text, _)| !words.is_empty() && text.contains(words));
        quote.mention = same.and_then(|(_, mention)| *mention).or(answers);
    }
}

/// Tells the passages which of their words are names.
fn name(prose: &mut [Prose], entities: &[Entity]) {
    for piece in prose.iter_mut() {
        piece.is_known = !entities.is_empty();
    }
    for entity in entities {
        for span in &entity.mentions {
            let after = prose.partition_point(|piece| piece.passage.span.start <= span.start);
            if let Some(piece) = after.checked_sub(1).and_then(|index| prose.get_mut(index)) {
                piece.name(*span, entity.kind);
            }
        }
    }
}

/// Ties quotes to their sources.
///
/// The entities help to name the sources; whoever is missing among them is still found by the
/// grammar of the sentence.
#[must_use]
pub fn attribute(reading: &Reading, quotes: &[DirectQuote], entities: &[Entity]) -> Attributed {
    let text = reading.text();
    let mut prose: Vec<Prose> = reading
        .passages
        .iter()
        .enumerate()
        .map(|(index, passage)| {
            let first = quotes.partition_point(|quote| quote.passage < index);
            let last = quotes.partition_point(|quote| quote.passage <= index);
            let speech: Vec<DirectQuote> =
                quotes[first..last].iter().copied().filter(|quote| quote.shape != Shape::Doubtful).collect();
            Prose::new(text, passage, &speech)
        })
        .collect();
    name(&mut prose, entities);
    let cues: Vec<Vec<Cue>> = prose.iter().map(cues::cues).collect();
    let mut said = labels::said(&prose);
    let turns = labels::spans(&said);
    let in_turn = |span: Span| {
        let after = turns.partition_point(|turn| turn.start <= span.start);
        after.checked_sub(1).is_some_and(|index| turns[index].overlaps(span))
    };
    let spoken = direct::said(&prose, &cues, quotes).into_iter().chain(indirect::said(&prose, &cues));
    let answers = said.first().and_then(|turn| turn.mention);
    said.extend(spoken.filter(|said| !said.parts.iter().any(|part| in_turn(*part))));
    repeated(text, &mut said, answers);
    let held = stances::held(&prose, &cues, &said);
    said.sort_by_key(|said| said.parts.first().map_or(0, |part| part.start));
    let mut register = Register::new(&prose, &cues, entities);
    let mut quotes: Vec<Quote> = said.iter().map(|said| register.quote(said)).collect();
    quotes.sort_by_key(|quote| (quote.extent().start, quote.kind == QuoteKind::Indirect));
    let count = quotes.len();
    quotes.extend(held.iter().map(|held| register.stance(held)));
    let (mut quotes, sources) = register.finish(quotes);
    let stances = quotes.split_off(count.min(quotes.len()));
    Attributed { quotes, stances, sources }
}
