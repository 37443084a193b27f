//! Which of some articles are of one event.

use crate::desk::stories::alike::{Alike, Piece};
use crate::model::StoryId;

/// From this score on two single articles are of one event.
const JOIN: f32 = 0.65;

/// The score that the articles of two groups need on the average to be one.
const HOLD: f32 = 0.42;

/// The share of what the articles of a group are alike that those of two groups need to be one.
///
/// It tells an event from what follows it in a saga: pieces on a verdict are more like one another than those on the
/// sentence a week later are like them, which tell of the verdict in passing. What is told of an event itself days
/// later is as like its first reports as those are to one another.
const COHESION: f32 = 0.24;

/// The likest are put together first, then groups that are alike on the whole; each group by the places of its
/// articles, which rise.
pub fn groups(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let table = table(pieces);
    let mut groups = chosen(pieces);
    while let Some((one, other)) = likest(&groups, &table, pieces) {
        let joined = groups.swap_remove(other);
        if let Some(group) = groups.get_mut(one) {
            group.extend(joined);
            group.sort_unstable();
        }
    }
    groups.sort_unstable();
    groups
}

/// How alike each article is to those before it.
fn table(pieces: &[Piece]) -> Vec<Vec<Alike>> {
    let row = |(at, one): (usize, &Piece)| pieces.iter().take(at).map(|other| one.alike(other)).collect();
    pieces.iter().enumerate().map(row).collect()
}

/// Each article by itself, but for stories that the reader put something into: these stay as they are.
fn chosen(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Option<StoryId>, Vec<usize>)> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let is_chosen = |story: &StoryId| pieces.iter().any(|other| home(other) == Some(*story));
        let story = piece.story.filter(is_chosen);
        match groups.iter_mut().find(|(of, _)| story.is_some() && *of == story) {
            Some((_, group)) => group.push(place),
            None => groups.push((story, vec![place])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The story that an article is of by the reader's word.
fn home(piece: &Piece) -> Option<StoryId> {
    piece.choice.filter(|choice| choice.is_of).map(|choice| choice.story)
}

/// Whether two groups may be one by what the reader said.
fn may_be_one(one: &[usize], other: &[usize], pieces: &[Piece]) -> bool {
    let stays_out =
        |piece: &Piece, of: &Piece| piece.choice.is_some_and(|choice| !choice.is_of && of.story == Some(choice.story));
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| (pieces.get(*one), pieces.get(*other))));
    pairs.filter_map(|(one, other)| Some((one?, other?))).all(|(one, other)| {
        let are_homes_one = home(one).is_none_or(|home_of_one| home(other).is_none_or(|other| other == home_of_one));
        are_homes_one && !stays_out(one, other) && !stays_out(other, one)
    })
}

/// The two groups that are one event before all others, the first of them before the second.
fn likest(groups: &[Vec<usize>], table: &[Vec<Alike>], pieces: &[Piece]) -> Option<(usize, usize)> {
    let within: Vec<Option<f32>> = groups.iter().map(|group| within(group, table)).collect();
    let mut best: Option<(f32, usize, usize)> = None;
    for (at, one) in groups.iter().enumerate() {
        for (next, other) in groups.iter().enumerate().skip(at + 1) {
            let score = between(one, other, table);
            let single = one.len() == 1 && other.len() == 1;
            if score < if single { JOIN } else { HOLD } || best.is_some_and(|(best, ..)| best >= score) {
                continue;
            }
            if !may_be_one(one, other, pieces) {
                continue;
            }
            let inner = [at, next].into_iter().filter_map(|group| *within.get(group)?);
            if inner.reduce(f32::min).is_none_or(|inner| score >= COHESION * inner) {
                best = Some((score, at, next));
            }
        }
    }
    best.map(|(_, one, other)| (one, other))
}

fn alike(table: &[Vec<Alike>], one: usize, other: usize) -> Alike {
    table.get(one.max(other)).and_then(|row| row.get(one.min(other))).copied().unwrap_or_default()
}

#[allow(clippy::cast_precision_loss)]
fn between(one: &[usize], other: &[usize], table: &[Vec<Alike>]) -> f32 {
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| alike(table, *one, *other).now));
    pairs.sum::<f32>() / (one.len() * other.len()).max(1) as f32
}

/// How alike the articles of a group are, but for copies of one text: these say nothing of what others have to have.
fn within(group: &[usize], table: &[Vec<Alike>]) -> Option<f32> {
    let (mut sum, mut count) = (0.0, 0.0);
    for (at, one) in group.iter().enumerate() {
        for other in group.iter().skip(at + 1) {
            let pair = alike(table, *one, *other);
            if !pair.is_copy {
                sum += pair.words;
                count += 1.0;
            }
        }
    }
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::likeness::Weighed;
    use crate::analysis::similarity::{Print, commonness};
    use crate::desk::analyse::{Given, analyse};
    use crate::model::{ArticleId, DAY};
    use crate::store::Choice;

    const ARRESTED: [&str; 3] = [
        "Harbour master Otto Brandvik arrested in Skelderness\n\nSKELDERNESS - The police on Monday arrested Otto \
         Brandvik, the harbour master of Skelderness, on suspicion of selling diesel from the tanks of the pilot \
         boats.\n\nDetectives searched his office and a shed in Nordmoor and took away pumps and canisters, said \
         inspector Lena Farrow.",
        "Police take Brandvik away over missing diesel\n\nOtto Brandvik, for twenty years harbour master of \
         Skelderness, was led from his office in handcuffs on Monday. Detectives suspect that diesel from pilot boats \
         went through a shed in Nordmoor.\n\nInspector Lena Farrow spoke of pumps, canisters and a notebook.",
        "Skelderness asks how its diesel vanished\n\nThe shed in Nordmoor held pumps and canisters enough for a fleet, \
         said detectives who arrested Otto Brandvik. The harbour master of Skelderness is suspected of selling diesel \
         meant for pilot boats, inspector Lena Farrow said.",
    ];

    const ELECTED: [&str; 2] = [
        "Skelderness council elects Ines Maro harbour master\n\nThe council of Skelderness elected captain Ines Maro as \
         harbour master by nine votes to four. She commanded ferries on the northern route and wants new cranes, \
         longer quays and a training ship.\n\nHer predecessor Otto Brandvik was arrested last week over diesel.",
        "Ferry captain Maro to run Skelderness harbour\n\nInes Maro, who commanded ferries on the northern route, is \
         the new harbour master. The council of Skelderness gave her nine votes, her rival four. Maro promised cranes, \
         longer quays and a training ship.\n\nOtto Brandvik held the office until his arrest.",
    ];

    fn piece(number: i64, day: i64, text: &str) -> Piece {
        let done = analyse(Given::Plain(text));
        let print = Print::of(&done.article.body, &done.findings);
        let weighed = Weighed::of(&print, |word| 0.9 - commonness(word).sqrt());
        Piece { article: ArticleId(number), published: day * DAY, weighed, print, story: None, choice: None }
    }

    #[test]
    fn what_follows_an_event_days_later_is_another_one() {
        let mut pieces: Vec<Piece> = (0..).zip(ARRESTED).map(|(number, text)| piece(number, 0, text)).collect();
        pieces.extend((3..).zip(ELECTED).map(|(number, text)| piece(number, 6, text)));
        assert_eq!(groups(&pieces), [vec![0, 1, 2], vec![3, 4]]);
        // In whatever order they come.
        pieces.reverse();
        assert_eq!(groups(&pieces), [vec![0, 1], vec![2, 3, 4]]);
    }

    #[test]
    fn a_late_piece_on_an_event_is_of_it() {
        let pieces = [piece(0, 0, ARRESTED[0]), piece(1, 0, ARRESTED[1]), piece(2, 4, ARRESTED[2])];
        assert_eq!(groups(&pieces), [vec![0, 1, 2]]);
    }

    #[test]
    fn the_readers_word_counts_for_more_than_likeness() {
        let mut pieces: Vec<Piece> = (0..).zip(ARRESTED).map(|(number, text)| piece(number, 0, text)).collect();
        let story = StoryId(4);
        pieces[1].story = Some(story);
        pieces[2].choice = Some(Choice { story, is_of: false });
        let found = groups(&pieces);
        assert!(found.iter().all(|group| !(group.contains(&1) && group.contains(&2))), "{found:?}");
        pieces[2].story = Some(story);
        pieces[2].choice = Some(Choice { story, is_of: true });
        pieces[2].published = 90 * DAY;
        assert_eq!(groups(&pieces), [vec![0, 1, 2]]);
    }

    #[test]
    fn copies_are_always_together() {
        let pieces = [piece(0, 0, ARRESTED[0]), piece(1, 0, ELECTED[0]), piece(2, 7, ARRESTED[0])];
        assert!(groups(&pieces).iter().any(|group| group.contains(&0) && group.contains(&2)));
    }
}
