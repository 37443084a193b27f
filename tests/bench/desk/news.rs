//! A library of made-up news, the same for the same seed: articles whose findings are known because they were put there.

use newsdesk::model::{
    Article, Block, BlockKind, Body, Entity, EntityKind, Findings, Quote, QuoteKind, Source, SourceKind, Span, Text,
};

use super::dice::{Dice, capital};

/// How many there are to be named; a few of them are in the news all the time.
const PEOPLE: usize = 20_000;
const BODIES: usize = 4_000;
const PLACES: usize = 2_500;

/// Words that a text draws on.
const VOCABULARY: usize = 30_000;

pub struct News {
    words: Vec<String>,
    people: Vec<String>,
    bodies: Vec<String>,
    places: Vec<String>,
}

impl News {
    pub fn new() -> Self {
        let mut dice = Dice::new(11);
        let syllables: Vec<&str> =
            "an ber con de el fo ga har in jo ka lo men na or per qua ri sta ter un ver wi xi ya zo th sh ing ed"
                .split(' ')
                .collect();
        let mut word = |least: u64| -> String {
            let length = least + dice.below(3);
            (0..length).map(|_| syllables[dice.below(syllables.len() as u64) as usize]).collect()
        };
        let words = (0..VOCABULARY).map(|rank| word(1 + u64::from(rank > 40) + u64::from(rank > 600))).collect();
        let first: Vec<String> = (0..400).map(|_| capital(&word(2))).collect();
        let last: Vec<String> = (0..9_000).map(|_| capital(&word(2))).collect();
        let towns: Vec<String> = (0..PLACES).map(|_| capital(&word(2))).collect();
        let mut pick = Dice::new(12);
        let mut one = |of: &[String]| of[pick.below(of.len() as u64) as usize].clone();
        let people = (0..PEOPLE).map(|_| format!("{} {}", one(&first), one(&last))).collect();
        let bodies = (0..BODIES).map(|_| format!("{} {} Agency", one(&towns), one(&last))).collect();
        Self { words, people, bodies, places: towns }
    }

    pub fn common_word(&self) -> &str {
        &self.words[60]
    }

    pub fn rare_word(&self) -> &str {
        &self.words[9_000]
    }

    pub fn person(&self, rank: usize) -> &str {
        &self.people[rank]
    }

    /// The article of a number, and what is in it.
    pub fn article(&self, number: u64) -> (Article, Findings) {
        let mut dice = Dice::new(number + 1);
        let mut page = Page::default();
        let headline = self.sentence(&mut dice, 9);
        page.block(BlockKind::Headline, |page| page.put(&headline));
        page.block(BlockKind::Caption, |page| {
            let words = self.sentence(&mut dice, 12);
            page.put(&words);
            self.name(&mut dice, page, EntityKind::Place);
        });
        let cast: Vec<(EntityKind, usize)> = (0..7).map(|place| self.cast(&mut dice, place)).collect();
        for paragraph in 0..9 {
            page.block(BlockKind::Paragraph, |page| {
                for _ in 0..3 {
                    let length = 6 + dice.below(12) as usize;
                    let sentence = self.sentence(&mut dice, length);
                    page.put(&sentence);
                    page.put(" ");
                    let (kind, rank) = cast[dice.below(7) as usize];
                    self.named(page, kind, rank);
                    page.put(". ");
                }
                // Two and a half direct quotes an article.
                if paragraph % 4 == 1 || (paragraph == 8 && number.is_multiple_of(2)) {
                    let speaker = cast[dice.below(2) as usize];
                    self.quote(&mut dice, page, speaker);
                }
            });
        }
        let findings = page.findings();
        let article = Article {
            headline: Text::line(&headline),
            body: Body { text: Text::lines(&page.text), blocks: page.blocks, ..Body::default() },
            ..Article::default()
        };
        (article, findings)
    }

    /// The first two are people, who speak; then bodies and places.
    fn cast(&self, dice: &mut Dice, place: usize) -> (EntityKind, usize) {
        match place {
            0..=2 => (EntityKind::Person, dice.zipf(PEOPLE as f64)),
            3 | 4 => (EntityKind::Organisation, dice.zipf(BODIES as f64)),
            _ => (EntityKind::Place, dice.zipf(PLACES as f64)),
        }
    }

    fn name(&self, dice: &mut Dice, page: &mut Page, kind: EntityKind) {
        page.put(" ");
        self.named(page, kind, dice.zipf(PLACES as f64));
    }

    fn named(&self, page: &mut Page, kind: EntityKind, rank: usize) {
        let name = match kind {
            EntityKind::Person => &self.people[rank],
            EntityKind::Organisation => &self.bodies[rank],
            _ => &self.places[rank],
        };
        page.mention(kind, name);
    }

    fn quote(&self, dice: &mut Dice, page: &mut Page, (kind, rank): (EntityKind, usize)) {
        let words = self.sentence(dice, 8 + dice.clone().below(20) as usize);
        page.put("“");
        let start = page.text.len();
        page.put(&words);
        let part = Span::new(start, page.text.len());
        page.put(",” ");
        self.named(page, kind, rank);
        let cue = page.text.len() + 1;
        page.put(" said.");
        let entity = page.last_entity;
        page.quotes.push((part, entity, Span::new(cue, cue + 4)));
    }

    fn sentence(&self, dice: &mut Dice, words: usize) -> String {
        let mut out = String::new();
        for index in 0..words {
            let word = &self.words[dice.zipf(VOCABULARY as f64)];
            if index > 0 {
                out.push(' ');
                out.push_str(word);
            } else {
                out.push_str(&capital(word));
            }
        }
        out
    }
}

/// A page being written, with what is put into it.
#[derive(Default)]
struct Page {
    text: String,
    blocks: Vec<Block>,
    entities: Vec<Entity>,
    last_entity: usize,
    /// The words, who said them, the cue.
    quotes: Vec<(Span, usize, Span)>,
}

impl Page {
    fn block(&mut self, kind: BlockKind, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        write(self);
        self.blocks.push(Block::new(kind, Span::new(start, self.text.len())));
        self.text.push_str("\n\n");
    }

    fn put(&mut self, words: &str) {
        self.text.push_str(words);
    }

    fn mention(&mut self, kind: EntityKind, name: &str) {
        let span = Span::new(self.text.len(), self.text.len() + name.len());
        self.put(name);
        self.last_entity = self.entities.iter().position(|entity| &*entity.name == name).unwrap_or(self.entities.len());
        if self.last_entity == self.entities.len() {
            let name = Text::line(name);
            self.entities.push(Entity { name, kind, role: None, mentions: Vec::new(), confidence: 0.9 });
        }
        self.entities[self.last_entity].mentions.push(span);
    }

    fn findings(&self) -> Findings {
        let mut sources: Vec<Source> = Vec::new();
        let mut quotes = Vec::new();
        for (part, entity, cue) in &self.quotes {
            let place = sources.iter().position(|source| source.entity == u32::try_from(*entity).ok());
            let place = place.unwrap_or_else(|| {
                sources.push(Source {
                    name: self.entities[*entity].name.clone(),
                    kind: SourceKind::Person,
                    entity: u32::try_from(*entity).ok(),
                    quoted: 0,
                    paraphrased: 0,
                    credited: false,
                    via: None,
                    mentions: Vec::new(),
                    confidence: 0.9,
                });
                sources.len() - 1
            });
            sources[place].quoted += 1;
            quotes.push(Quote {
                kind: QuoteKind::Direct,
                parts: vec![*part],
                speaker: u32::try_from(place).ok(),
                speaker_mention: None,
                cue: Some(*cue),
                confidence: 0.9,
            });
        }
        Findings { quotes, entities: self.entities.clone(), sources, stances: Vec::new() }
    }
}
