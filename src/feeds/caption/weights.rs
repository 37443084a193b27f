//! How much each cue weighs, as log odds.

use super::cue::{Cue, Cues};

/// A cue with its weight where only the words are known, and where the place is, too.
#[rustfmt::skip]
const WEIGHTS: &[(Cue, f32, f32)] = &[
    (Cue::Always, -3.20, -4.83),
    (Cue::Words2, 0.65, 0.51),
    (Cue::Words5, 0.79, 0.30),
    (Cue::Words9, 0.57, 0.00),
    (Cue::Words15, 0.98, 0.92),
    (Cue::Words24, 0.60, 1.03),
    (Cue::Words34, -0.73, -0.27),
    (Cue::Words50, -0.79, -0.45),
    (Cue::WordsMore, -2.07, -2.06),
    (Cue::Sentences2, -0.83, -1.18),
    (Cue::Sentences3, -0.54, -0.32),
    (Cue::SentencesMore, -1.27, -1.17),
    (Cue::OpensAsCaption, 3.82, 4.54),
    (Cue::OpensGoingOn, -0.97, -1.02),
    (Cue::OpensWithPreposition, -0.98, -0.67),
    (Cue::OpensWithA, 0.38, 0.89),
    (Cue::OpensWithThe, -0.33, -0.66),
    (Cue::OpensWithFullName, 1.12, 0.62),
    (Cue::OpensWithFigure, -0.99, -1.22),
    (Cue::OpensWithQuote, -1.90, -1.67),
    (Cue::OpensWithLabel, 0.19, -0.11),
    (Cue::EndsOpenShort, -0.90, -0.73),
    (Cue::EndsOpen, 1.45, 1.38),
    (Cue::EndsOpenLong, 1.92, 2.02),
    (Cue::EndsAsking, -2.80, -2.96),
    (Cue::EndsLeadingOn, -2.39, -2.35),
    (Cue::EndsExclaiming, -0.53, -0.49),
    (Cue::EndsQuoting, -0.28, -0.95),
    (Cue::EndsInNameOpen, -0.44, -0.95),
    (Cue::EndsWithWeekday, 0.04, 0.67),
    (Cue::Phrase, 3.77, 3.65),
    (Cue::Quote, -0.26, 0.03),
    (Cue::Figure, 0.06, 0.19),
    (Cue::Reader, -0.80, -0.66),
    (Cue::FirstPerson, -0.07, 0.32),
    (Cue::Brackets, 0.33, 0.50),
    (Cue::Commas, -0.82, -0.90),
    (Cue::AllCapitals, -1.29, -1.22),
    (Cue::TitleCase, 0.53, 0.74),
    (Cue::NamesOnly, 1.90, 1.74),
    (Cue::DateWhole, 2.01, 1.19),
    (Cue::DateWholeLast, 3.72, 3.58),
    (Cue::DateDayWeekday, 2.86, 2.32),
    (Cue::DatePart, 0.83, 0.96),
    (Cue::Saying, -0.57, -0.48),
    (Cue::ActsFirst, 1.72, 1.57),
    (Cue::ActsOnly, 2.08, 2.32),
    (Cue::TellsOnly, -0.26, -0.51),
    (Cue::TellsThenActs, -0.26, -0.07),
    (Cue::HasNoVerb, 0.64, 0.44),
    (Cue::PastSure, -0.46, -0.19),
    (Cue::PastWeak, -0.25, 0.02),
    (Cue::Participle, -0.42, -0.27),
    (Cue::Thing, 2.80, 2.37),
    (Cue::Resting, 2.38, 2.36),
    (Cue::FirstSentenceDated, 1.42, 0.98),
    (Cue::UnknownLanguage, 0.84, 1.74),
    (Cue::OtherLanguage, 1.29, 0.79),
    (Cue::NoVerbOther, -0.08, 0.00),
    (Cue::TellsOther, 0.46, 0.23),
    (Cue::NoVerbOpen, -0.88, -0.69),
    (Cue::NoVerbBrief, 0.37, 0.75),
    (Cue::TellsOpen, -0.43, 0.07),
    (Cue::InHead, 0.80, -0.34),
    (Cue::InHeadUndated, 0.00, 0.90),
    (Cue::InSummary, -1.50, -2.79),
    (Cue::AfterShort, 0.00, 0.40),
    (Cue::BeforeShort, 0.00, -2.18),
    (Cue::BeforeGoingOn, 0.00, 0.32),
    (Cue::AfterColon, -1.00, 1.15),
    (Cue::RestatesName, 0.00, 1.74),
    (Cue::RestatesOpening, 0.00, 0.07),
    (Cue::NamesHeadline, 0.00, 0.47),
    (Cue::EchoesHeadline, 0.00, 0.51),
    (Cue::RepeatsPhrase, 0.00, 0.62),
    (Cue::Redundant, 0.00, 0.64),
    (Cue::Novel, 0.00, -0.20),
    (Cue::ManyHeadings, 0.00, -0.15),
    (Cue::OthersCredited, 0.00, -0.55),
    (Cue::OthersSure, 0.00, -0.83),
    (Cue::OthersOpen, 0.00, -0.53),
    (Cue::MuchShorter, 0.00, 1.27),
    (Cue::Shorter, 0.00, 0.62),
    (Cue::LongParagraphs, 0.00, 0.26),
    (Cue::ShortParagraphs, 0.00, 0.57),
    (Cue::JoinedToNext, 0.00, -0.06),
    (Cue::LastOfArticle, 0.00, -0.33),
    (Cue::BriefFullName, 0.00, 0.23),
    (Cue::BriefTells, 0.00, 0.58),
    (Cue::BriefTwo, 0.00, 1.19),
    (Cue::BriefRestates, 0.00, -1.15),
    (Cue::OpenRestates, 0.00, 0.01),
    (Cue::BetweenShort, 0.00, 1.17),
    (Cue::LikeOthers, 0.00, 0.44),
];

/// How likely a text with these cues is a caption, from 0 to 1, by the cues of its words alone.
pub(super) fn likely_alone(cues: Cues) -> f32 {
    let held = WEIGHTS.iter().filter(|(cue, ..)| cues.has(*cue));
    odds(held.map(|(_, alone, _)| alone).sum()).min(0.9)
}

/// How likely a passage with these cues is a caption, from 0 to 1, by its words and its place.
pub(in crate::feeds) fn likely(cues: Cues) -> f32 {
    let held = WEIGHTS.iter().filter(|(cue, ..)| cues.has(*cue));
    odds(held.map(|(.., placed)| placed).sum())
}

fn odds(points: f32) -> f32 {
    1.0 / (1.0 + (-points).exp())
}
