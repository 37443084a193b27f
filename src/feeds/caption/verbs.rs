//! The cues of the verb: captions tell in the present, or have no verb at all; paragraphs tell what was.

use super::cue::{Cue, Cues};
use crate::feeds::language::{Language, Senses};

/// How many words are looked at: what a long text goes on to say is not the picture.
const REACH: usize = 24;

/// The words of a text, and what each is in its language; no senses where the language isn't known.
pub(super) struct Told<'a> {
    pub(super) words: &'a [&'a str],
    pub(super) senses: &'a [Senses],
    pub(super) language: Option<&'static Language>,
}

pub(super) fn read(cues: &mut Cues, low: &str, told: &Told<'_>, stopped: bool) {
    let Told { words, senses, language } = *told;
    let is_latin = || {
        let letters = low.chars().filter(|c| c.is_alphabetic());
        let (all, others) = letters.fold((0, 0), |(all, others), c| (all + 1, others + usize::from(!c.is_ascii())));
        others * 2 <= all
    };
    let Some(language) = language.filter(|_| low.is_ascii() || is_latin()) else {
        cues.add(Cue::UnknownLanguage);
        return;
    };
    cues.add_if(senses.iter().any(|senses| senses.is(Senses::SAYING)), Cue::Saying);
    let telling = senses.iter().position(|senses| senses.is(Senses::TELLING));
    if language.code != "en" {
        cues.add(Cue::OtherLanguage);
        let past = |word: &&str| {
            word.chars().count() >= 5 && language.past_endings.iter().any(|end| word.ends_with(end.as_str()))
        };
        cues.add_if(words.iter().any(past), Cue::PastOther);
        cues.add(if telling.is_some() { Cue::TellsOther } else { Cue::NoVerbOther });
        return;
    }
    let acts = |pair: &[Senses]| matches!(pair, [before, word] if word.is(Senses::ACTING) && !before.is(Senses::NOT_ACTING_AFTER));
    let acting = senses.windows(2).take(REACH).position(acts);
    let past = past(words);
    cues.add_if(past > 0.9, Cue::PastSure);
    cues.add_if(past > 0.0 && past <= 0.9, Cue::PastWeak);
    match (acting, telling) {
        (Some(act), Some(tell)) if act + 1 < tell => cues.add(Cue::ActsFirst),
        (Some(_), Some(_)) => cues.add(Cue::TellsThenActs),
        (Some(_), None) => cues.add(Cue::ActsOnly),
        (None, Some(_)) => cues.add(Cue::TellsOnly),
        (None, None) => {
            cues.add_if(past < 0.9, Cue::HasNoVerb);
            cues.add_if(past == 0.0 && stopped && (3..=14).contains(&words.len()) && is_thing(words), Cue::Thing);
        }
    }
    let aided = |pair: &[&str]| {
        matches!(pair, [before, word] if word.len() > 5 && word.ends_with("ing")
            && !language.senses(before).is(Senses::TELLING) && !matches!(*before, "the" | "a" | "of" | "by" | "for" | "to" | "been" | "be" | "with" | "and" | "in"))
    };
    cues.add_if(words.windows(2).take(REACH).any(aided), Cue::Participle);
    let resting =
        ["are tied", "is parked", "are parked", "is lit", "are stacked", "is displayed", "are displayed", "is shown"];
    cues.add_if(resting.iter().any(|phrase| low.contains(phrase)), Cue::Resting);
}

/// How surely a word in -ed tells what happened, from 0 to 1: "damaged by" only says how a thing is.
fn past(words: &[&str]) -> f32 {
    let mut surest: f32 = 0.0;
    for pair in words.windows(2) {
        let [word, next] = pair else { continue };
        if word.len() < 5 || !word.ends_with("ed") || *word == "united" || *word == "hundred" {
            continue;
        }
        surest = surest.max(match *next {
            "by" => 0.0,
            "in" | "at" | "on" | "with" | "from" | "to" | "near" | "outside" | "for" | "after" | "during" => 0.6,
            _ => 1.0,
        });
    }
    surest
}

/// A thing and where it is, without a verb: "The lamp room of the lighthouse."
fn is_thing(words: &[&str]) -> bool {
    if words.first().is_some_and(|first| first.ends_with("'s")) {
        return true;
    }
    let names = matches!(words.first(), Some(&("the" | "a" | "an" | "one" | "two" | "three" | "some" | "several")));
    let placed = words.iter().skip(1).any(|word| {
        matches!(
            *word,
            "in" | "of"
                | "at"
                | "on"
                | "from"
                | "near"
                | "with"
                | "under"
                | "outside"
                | "inside"
                | "along"
                | "and"
                | "to"
                | "after"
                | "during"
        )
    });
    names && placed
}
