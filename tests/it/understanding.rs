//! What is understood of the articles in `tests/golden/analysis`, which people annotated, and the floor under it.
//!
//! Spans in the annotations count code points. What they mark `optional` is neither wanted nor wrong.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use newsdesk::desk::analyse::{Analysed, Given, analyse};
use newsdesk::model::{BlockKind, EntityKind, QuoteKind, SourceKind, Span};
use serde_json::Value;

/// The least F1 (or, where only finding counts, the least share) of each part, in per cent.
const FLOORS: &[(&str, f64)] = &[
    ("headline", 95.0),
    ("captions", 90.0),
    ("quotes", 98.0),
    ("speakers", 97.0),
    ("indirect", 98.0),
    ("entities", 98.5),
    ("mentions", 96.5),
    ("sources", 91.0),
];

/// How much of a quote must lie in what was found of it, and the other way round.
const COVER: f64 = 0.6;

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    /// One that had to be found: a miss is an error on both sides, so that the F1 is the share of those found.
    fn of_one(found: bool) -> Self {
        Self { right: found.into(), wrong: (!found).into(), missed: (!found).into() }
    }

    fn per_cent(self) -> f64 {
        if self.wrong + self.missed == 0 {
            return 100.0;
        }
        let right = self.right as f64;
        200.0 * right / (2.0 * right + (self.wrong + self.missed) as f64)
    }
}

/// One annotated article and what was read out of it.
struct Case {
    gold: Value,
    /// The byte at which each code point starts, and the length.
    bytes: Vec<usize>,
    text: String,
    read: Analysed,
}

impl Case {
    fn load(path: &PathBuf) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let gold = serde_json::from_str(&fs::read_to_string(path.with_extension("gold.json")).unwrap()).unwrap();
        let mut bytes = text.char_indices().map(|(place, _)| place).collect::<Vec<_>>();
        bytes.push(text.len());
        let read = analyse(Given::Plain(&text));
        Self { gold, bytes, text, read }
    }

    fn span(&self, value: &Value) -> Range<usize> {
        let end = |side: usize| self.bytes[usize::try_from(value[side].as_u64().unwrap()).unwrap()];
        end(0)..end(1)
    }

    fn list(&self, key: &str) -> Vec<&Value> {
        self.gold[key].as_array().map(|list| list.iter().collect()).unwrap_or_default()
    }

    fn headline(&self) -> Count {
        let right = folded(&self.read.article.headline) == folded(self.gold["title"]["text"].as_str().unwrap());
        Count::of_one(right)
    }

    fn captions(&self) -> Count {
        let body = &self.read.article.body;
        let is_caption = |kind| kind == BlockKind::Caption;
        let found = body.shown().filter(|(_, block)| is_caption(block.kind)).map(|(_, block)| body.words(block));
        let wanted = self.list("captions").iter().map(|caption| caption["text"].as_str().unwrap()).collect::<Vec<_>>();
        let found = found.collect::<Vec<_>>();
        let right = wanted.iter().filter(|caption| found.contains(caption)).count();
        Count { right, wrong: found.len() - right, missed: wanted.len() - right }
    }

    /// The stretches found between marks, each with the name that it was given to.
    fn direct(&self) -> Vec<(Range<usize>, Option<&str>)> {
        let findings = &self.read.findings;
        let direct = findings.quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        direct
            .flat_map(|quote| {
                let name = findings.speaker(quote).map(|source| source.name.as_str());
                quote.parts.iter().map(move |part| (range(*part), name))
            })
            .collect()
    }

    fn quotes(&self) -> Count {
        let found = self.direct().into_iter().map(|(part, _)| part).collect::<Vec<_>>();
        let gold = self.list("direct_quotes").into_iter().map(|quote| (self.span(&quote["span"]), quote));
        let gold = gold.collect::<Vec<_>>();
        let spans = gold.iter().map(|(span, _)| span.clone()).collect::<Vec<_>>();
        let mut count = Count::default();
        for (span, quote) in &gold {
            match (covered(span, &found), optional(quote)) {
                (true, false) => count.right += 1,
                (false, false) => count.missed += 1,
                (_, true) => {}
            }
        }
        count.wrong = found.iter().filter(|part| !covered(part, &spans)).count();
        count
    }

    fn speakers(&self) -> Count {
        let found = self.direct();
        let mut count = Count::default();
        for quote in self.list("direct_quotes") {
            let span = self.span(&quote["span"]);
            let Some(speaker) = quote["speaker"].as_str().filter(|_| !optional(quote)) else { continue };
            let best = found.iter().max_by_key(|(part, _)| shared(part, &span));
            let name = best.filter(|(part, _)| shared(part, &span) > 0).and_then(|(_, name)| *name);
            let forms = self.forms(speaker).into_iter().chain(words(&quote["also_accept_speakers"]));
            let right = name.is_some_and(|name| forms.into_iter().any(|form| same_name(&form, name)));
            count.add(Count::of_one(right));
        }
        count
    }

    /// How many paraphrases were tied to the words that name their source.
    fn indirect(&self) -> Count {
        let said = self.read.findings.quotes.iter().filter_map(|quote| quote.speaker_mention).map(range);
        let said = said.collect::<Vec<_>>();
        let mut count = Count::default();
        for record in self.list("indirect").into_iter().filter(|record| !optional(record)) {
            let mention = self.span(&record["source_mention"]["span"]);
            let hit = said.iter().any(|found| shared(found, &mention) > 0);
            count.add(Count::of_one(hit));
        }
        count
    }

    fn entities(&self) -> Count {
        let gold = self.list("entities");
        let wanted = gold.iter().map(|entity| {
            let longest = words(&entity["mentions"]).into_iter().max_by_key(String::len);
            let own = [text(&entity["canonical"])].into_iter().chain(longest);
            let also = words(&entity["also_accept_names"]).into_iter().chain(words(&entity["also_accept_mentions"]));
            let names = own.chain(also).map(|name| folded(&name)).collect::<Vec<_>>();
            ((kinds(entity), names), optional(entity))
        });
        let found = self.read.findings.entities.iter().filter(|entity| entity.kind != EntityKind::Other);
        let found = found.map(|entity| (entity.kind, folded(&entity.name))).collect::<Vec<_>>();
        matched(&wanted.collect::<Vec<_>>(), &found, |(kinds, names), (kind, name)| {
            kinds.contains(kind) && names.contains(name)
        })
    }

    fn mentions(&self) -> Count {
        let mut wanted = Vec::new();
        for entity in self.list("entities") {
            let also = words(&entity["also_accept_mentions"]);
            for mention in entity["mentions"].as_array().unwrap() {
                let free = optional(entity) || optional(mention);
                wanted.push(((kinds(entity), self.span(&mention["span"]), also.clone()), free));
            }
        }
        let found = self.read.findings.entities.iter().filter(|entity| entity.kind != EntityKind::Other);
        let found = found.flat_map(|entity| entity.mentions.iter().map(|mention| (entity.kind, range(*mention))));
        let found = found.collect::<Vec<_>>();
        matched(&wanted, &found, |(kinds, span, also), (kind, place)| {
            let widened = shared(span, place) > 0 && also.iter().any(|form| form == &self.text[place.clone()]);
            kinds.contains(kind) && (span == place || widened)
        })
    }

    fn sources(&self) -> Count {
        let gold = &self.gold["sources"];
        let mut wanted = Vec::new();
        for (class, kind) in CLASSES {
            for source in gold[*class].as_array().unwrap() {
                let also = words(&source["also_accept_classes"]);
                let mut kinds = vec![*kind];
                kinds.extend(CLASSES.iter().filter(|(class, _)| also.iter().any(|a| a == class)).map(|(_, k)| *k));
                let forms = self.forms(&text(&source["name"])).into_iter().chain(source_forms(source));
                wanted.push(((kinds, forms.collect::<Vec<_>>()), optional(source)));
            }
        }
        let kinds = CLASSES.iter().map(|(_, kind)| *kind).collect::<Vec<_>>();
        for name in words(&gold["optional"]) {
            wanted.push(((kinds.clone(), self.forms(&name)), true));
        }
        let found = self.read.findings.sources.iter().map(|source| (source.kind, source.name.as_str()));
        matched(&wanted, &found.collect::<Vec<_>>(), |(kinds, forms), (kind, name)| {
            kinds.contains(kind) && forms.iter().any(|form| same_name(form, name))
        })
    }

    /// Every way in which the article names what is called `name` in the annotation.
    fn forms(&self, name: &str) -> Vec<String> {
        let mut forms = vec![name.to_owned()];
        for entity in self.list("entities").into_iter().filter(|entity| entity["canonical"] == name) {
            forms.extend(words(&entity["mentions"]));
            forms.extend(words(&entity["also_accept_names"]));
        }
        for (class, _) in CLASSES {
            let sources = self.gold["sources"][*class].as_array().unwrap();
            forms.extend(sources.iter().filter(|source| source["name"] == name).flat_map(source_forms));
        }
        forms
    }
}

const CLASSES: &[(&str, SourceKind)] = &[
    ("people", SourceKind::Person),
    ("organisations", SourceKind::Organisation),
    ("documents", SourceKind::Document),
    ("outlets", SourceKind::Outlet),
    ("agencies", SourceKind::Agency),
    ("anonymous", SourceKind::Anonymous),
];

fn kinds(entity: &Value) -> Vec<EntityKind> {
    let types = words(&entity["also_accept_types"]).into_iter().chain([text(&entity["type"])]);
    types
        .map(|name| match name.as_str() {
            "PER" => EntityKind::Person,
            "ORG" => EntityKind::Organisation,
            "LOC" => EntityKind::Place,
            other => panic!("type {other}"),
        })
        .collect()
}

fn source_forms(source: &Value) -> Vec<String> {
    let surface = words(&source["surface"]).into_iter().chain(words(&source["also_accept"]));
    surface.chain([text(&source["name"])]).collect()
}

/// Pairs what was found with what is wanted, each once, what is not optional first.
fn matched<W, F>(wanted: &[(W, bool)], found: &[F], fits: impl Fn(&W, &F) -> bool) -> Count {
    let mut taken = vec![false; wanted.len()];
    let mut count = Count::default();
    for found in found {
        let free = |optional: bool| {
            let fit = |(_, (want, free)): &(usize, &(W, bool))| *free == optional && fits(want, found);
            wanted.iter().enumerate().filter(fit).map(|(index, _)| index).collect::<Vec<_>>()
        };
        if let Some(index) = free(false).into_iter().find(|index| !taken[*index]) {
            taken[index] = true;
            count.right += 1;
        } else if free(true).is_empty() {
            count.wrong += 1;
        }
    }
    count.missed = wanted.iter().zip(&taken).filter(|((_, optional), taken)| !*optional && !**taken).count();
    count
}

fn optional(value: &Value) -> bool {
    value["optional"] == true
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A string, or a list of strings or of things with a `text`.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(list) => list.iter().map(|v| text(v.get("text").unwrap_or(v))).collect(),
        _ => Vec::new(),
    }
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}

fn shared(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether enough of `span` lies in `others`, which may lie in one another.
fn covered(span: &Range<usize>, others: &[Range<usize>]) -> bool {
    let inside = span.clone().filter(|place| others.iter().any(|other| other.contains(place))).count();
    inside as f64 >= COVER * span.len() as f64
}

/// A name without case, punctuation, a leading article and a possessive.
fn folded(name: &str) -> String {
    let name = name.to_lowercase().replace('’', "'");
    let kept = name.trim().trim_end_matches("'s").chars().filter(|c| c.is_alphanumeric() || c.is_whitespace());
    let kept = kept.collect::<String>();
    let mut words = kept.split_whitespace().collect::<Vec<_>>();
    if words.len() > 1 && ["the", "a", "an"].contains(&words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

/// The same name, or one of them is the end of the other: a surname, a phrase without its first words.
fn same_name(wanted: &str, found: &str) -> bool {
    let (wanted, found) = (folded(wanted), folded(found));
    let ends =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    !wanted.is_empty() && !found.is_empty() && (ends(&wanted, &found) || ends(&found, &wanted))
}

#[test]
fn annotated_articles_are_understood_at_least_this_well() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/analysis");
    let mut files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect::<Vec<_>>();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(files.len() >= 10);
    let mut totals: BTreeMap<&str, Count> = BTreeMap::new();
    let mut table = String::new();
    for file in &files {
        let case = Case::load(file);
        let counts = [
            ("headline", case.headline()),
            ("captions", case.captions()),
            ("quotes", case.quotes()),
            ("speakers", case.speakers()),
            ("indirect", case.indirect()),
            ("entities", case.entities()),
            ("mentions", case.mentions()),
            ("sources", case.sources()),
        ];
        for (part, count) in counts {
            totals.entry(part).or_default().add(count);
            write!(table, "{part} {:.0}  ", count.per_cent()).unwrap();
        }
        writeln!(table, "{}", file.file_stem().unwrap().to_string_lossy()).unwrap();
    }
    for (part, floor) in FLOORS {
        let reached = totals[part].per_cent();
        writeln!(table, "{part}: {reached:.1}, floor {floor}").unwrap();
    }
    println!("{table}");
    for (part, floor) in FLOORS {
        assert!(totals[part].per_cent() >= *floor, "{part} fell below {floor}\n{table}");
    }
}
