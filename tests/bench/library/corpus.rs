//! Feeds as they are on the web, made up: the same seed gives the same bytes.

use super::dice::{Dice, capital};

pub struct Corpus {
    vocabulary: Vec<String>,
}

const WORDS_AN_ARTICLE: usize = 700;

impl Corpus {
    pub fn new() -> Self {
        let mut dice = Dice::new(7);
        let syllables =
            "an ber con de el fo ga har in jo ka lo men na or per qua ri sta ter un ver wi xi ya zo th sh ing ed"
                .split(' ')
                .collect::<Vec<_>>();
        let word = |rank: usize| -> String {
            let length = 1 + (rank > 40) as u64 + (rank > 600) as u64 + dice.below(2);
            (0..length).map(|_| syllables[dice.below(syllables.len() as u64) as usize]).collect()
        };
        Self { vocabulary: (0..30_000).map(word).collect() }
    }

    /// One feed as RSS, and the revision it has.
    pub fn feed(&self, number: usize, articles: usize) -> String {
        let mut dice = Dice::new(number as u64 + 1);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
             <channel><title>Feed {number}</title><link>https://site-{number}.example/</link>"
        );
        for article in 0..articles {
            let headline = self.sentence(&mut dice, 9);
            let day = 1 + article % 28;
            let hour = dice.below(24);
            out.push_str(&format!(
                "<item><title>{headline}</title><link>https://site-{number}.example/story/{article}</link>\
                 <guid>https://site-{number}.example/?p={article}</guid><dc:creator>Ana {}</dc:creator>\
                 <pubDate>{day:02} Oct 2026 {hour:02}:{:02}:00 GMT</pubDate><content:encoded><![CDATA[",
                self.vocabulary[dice.below(2_000) as usize],
                dice.below(60)
            ));
            self.body(&mut dice, &mut out);
            out.push_str("]]></content:encoded></item>\n");
        }
        out.push_str("</channel></rss>");
        out
    }

    /// A word that stands in about one article of a hundred.
    pub fn rare_word(&self) -> &str {
        &self.vocabulary[9_000]
    }

    /// A word that stands in most articles.
    pub fn common_word(&self) -> &str {
        &self.vocabulary[60]
    }

    fn body(&self, dice: &mut Dice, out: &mut String) {
        out.push_str("<figure><img src=\"https://cdn.example/a.jpg\" alt=\"\"/><figcaption>");
        out.push_str(&self.sentence(dice, 14));
        out.push_str(" (Photo/Ana Ruiz)</figcaption></figure>\n");
        let mut words = 0;
        while words < WORDS_AN_ARTICLE {
            out.push_str("<p>");
            for _ in 0..3 {
                let length = 8 + dice.below(20) as usize;
                words += length;
                if dice.below(5) == 0 {
                    out.push_str(&format!("“{}” said {}. ", self.sentence(dice, length), self.name(dice)));
                } else {
                    out.push_str(&self.sentence(dice, length));
                    out.push_str(". ");
                }
            }
            out.push_str("</p>\n");
        }
    }

    fn name(&self, dice: &mut Dice) -> String {
        let part = |dice: &mut Dice| capital(&self.vocabulary[1_000 + dice.below(4_000) as usize]);
        format!("{} {}", part(dice), part(dice))
    }

    fn sentence(&self, dice: &mut Dice, words: usize) -> String {
        let mut out = String::new();
        for index in 0..words {
            let word = &self.vocabulary[dice.zipf(30_000.0)];
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
