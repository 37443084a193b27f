//! News to be measured with: the articles beside the code, and generated ones without end.

use std::path::Path;

/// How long a generated article is, in words.
const WORDS: usize = 600;

/// The texts of the articles that lie beside the code.
pub fn labelled() -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let folders = ["labelled", "captures"].map(|name| std::fs::read_dir(data.join(name)).unwrap());
    let mut files = folders.into_iter().flatten().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

/// A small generator of numbers (xorshift): the same seed gives the same articles.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// Articles whose every sentence is drawn anew, with names that no list knows.
pub struct Articles {
    dice: Dice,
    /// Sentences of the articles beside the code: how English runs.
    sentences: Vec<String>,
}

impl Articles {
    pub fn new(seed: u64) -> Self {
        let texts = labelled();
        let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| line.len() > 120);
        let sentences = lines.flat_map(|line| line.split_inclusive(". ")).map(str::trim);
        let sentences = sentences.filter(|sentence| sentence.ends_with('.') && !sentence.contains('“'));
        Self {
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            sentences: sentences.map(Into::into).collect(),
        }
    }

    fn sentence(&mut self) -> String {
        self.sentences[self.dice.below(self.sentences.len())].clone()
    }

    fn word(&mut self) -> String {
        let starts = [
            "Bar", "Cal", "Dor", "Fen", "Gor", "Hal", "Jor", "Kel", "Lin", "Mor", "Nor", "Pel", "Ros", "Tam", "Vel",
            "Wen",
        ];
        let middles = ["a", "e", "i", "o", "an", "en", "in", "or", "ar", "el"];
        let ends = [
            "ber", "dale", "dek", "feld", "gate", "kov", "lo", "mann", "mark", "nen", "ra", "rik", "sen", "ski", "ton",
            "vik",
        ];
        format!("{}{}{}", self.dice.of(&starts), self.dice.of(&middles), self.dice.of(&ends))
    }

    fn article(&mut self) -> String {
        let (person, other) = (format!("{} {}", self.word(), self.word()), format!("{} {}", self.word(), self.word()));
        let (surname, town, body) = (person.split_once(' ').unwrap().1.to_owned(), self.word(), self.word());
        let mut out = format!(
            "{surname} says {town} plan is late\n\nBy {other}\n\nWorkers at the {town} yard on Monday. {other}/{body} News\n\n\
             {} (Wire) — The council of {town} said on Monday that it would meet {person}, the head of {body} Group.\n\n",
            town.to_uppercase()
        );
        while out.split_whitespace().count() < WORDS {
            let (first, second, third) = (self.sentence(), self.sentence(), self.sentence());
            let paragraph = match self.dice.below(5) {
                0 => format!("“{first}” said {person}, who runs {body} Group. “{second}”"),
                1 => format!("{first} According to a spokesman for the {town} Port Authority, {}", small(&second)),
                2 => format!("{surname} said that {} {second}", small(&first)),
                3 => format!("{first} {second} {third}"),
                _ => format!("“{first}” {other} told The {town} Courier. {second}"),
            };
            out.push_str(&paragraph);
            out.push_str("\n\n");
        }
        out
    }
}

impl Iterator for Articles {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        Some(self.article())
    }
}

fn small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
