//! Who is a source already, and who is entered as a new one.

use crate::analysis::prose::Prose;
use crate::analysis::sources::Register;
use crate::analysis::sources::speakers::Who;
use crate::model::{BlockKind, Source, SourceKind, Span, Text};

impl Register<'_> {
    /// The place of a source in the list, entered where it is new.
    pub(super) fn enter(&mut self, who: &Who) -> usize {
        let key = key(who);
        if let Some(&index) = self.by_key.get(&key) {
            if let Some(source) = self.sources.get_mut(index)
                && (source.kind, who.kind) == (SourceKind::Organisation, SourceKind::Outlet)
            {
                source.kind = who.kind;
            }
            if let Some(source) = self.sources.get_mut(index) {
                source.confidence = source.confidence.max(who.confidence);
            }
            return index;
        }
        // "Orr" after "Jo Orr", where the recogniser missed both.
        let surname = who.name.split_whitespace().next_back().unwrap_or_default();
        let known = self.sources.iter().take(300).position(|source| {
            let same = source.name.split_whitespace().next_back() == Some(surname) && who.name == surname;
            who.kind == SourceKind::Person && source.kind == SourceKind::Person && who.entity.is_none() && same
        });
        // "the Post" after "The Washington Post"
        let bare = who.name.trim_start_matches("The ");
        let short = self.sources.iter().take(300).position(|source| {
            let body = matches!(source.kind, SourceKind::Outlet | SourceKind::Organisation);
            body && source.kind == who.kind && !bare.contains(' ') && source.name.ends_with(&format!(" {bare}"))
        });
        let document = self.sources.iter().take(300).position(|source| {
            let documents = (source.kind, who.kind) == (SourceKind::Document, SourceKind::Document);
            documents && is_same_study(&source.name, &who.name) || self.is_of_headline(source, who)
        });
        if let Some(source) = document.and_then(|index| self.sources.get_mut(index))
            && who.name.len() > source.name.len()
        {
            source.name = Text::line(&who.name);
        }
        let unnamed = self.sources.iter().take(300).position(|source| {
            let both = (source.kind, who.kind) == (SourceKind::Anonymous, SourceKind::Anonymous);
            both && is_same_but_for_owner(&source.name, &who.name)
        });
        let known = known.or(short).or(document).or(unnamed);
        let index = known.unwrap_or(self.sources.len());
        self.by_key.insert(key, index);
        if known.is_none() {
            self.sources.push(Source {
                name: Text::line(&who.name),
                kind: who.kind,
                entity: who.entity.and_then(|entity| u32::try_from(entity).ok()),
                quoted: 0,
                paraphrased: 0,
                credited: false,
                via: None,
                mentions: Vec::new(),
                confidence: who.confidence,
            });
        }
        index
    }

    pub(super) fn add(&mut self, who: &Who, span: Span) -> usize {
        let index = self.enter(who);
        if let Some(source) = self.sources.get_mut(index) {
            source.mentions.push(span);
        }
        index
    }

    /// "Officials" in the headline are the officials that the article describes, "memo" is the internal memo.
    fn is_of_headline(&self, source: &Source, who: &Who) -> bool {
        let same = source.kind == who.kind;
        let people = source.kind == SourceKind::Anonymous && source.name.ends_with('s');
        let plain = (people || source.kind == SourceKind::Document) && !source.name.contains(' ');
        let described = || who.name.split(' ').any(|word| word.eq_ignore_ascii_case(&source.name));
        let headline = || self.speakers.prose.iter().find(|prose| prose.passage.kind == BlockKind::Headline);
        let above = |prose: &Prose| source.mentions.iter().all(|mention| prose.passage.span.covers(*mention));
        same && plain && described() && headline().is_some_and(above)
    }
}

/// "my mother" and "mother"; but "his lawyer" is not "her lawyer".
fn is_same_but_for_owner(a: &str, b: &str) -> bool {
    let parted = |name: &str| {
        let (first, rest) = name.split_once(' ').unwrap_or(("", name));
        let is_owner =
            ["my", "his", "her", "their", "our", "its"].iter().any(|owner| first.eq_ignore_ascii_case(owner));
        if is_owner { (first.to_lowercase(), rest.to_lowercase()) } else { (String::new(), name.to_lowercase()) }
    };
    let ((owner, one), (other_owner, other)) = (parted(a), parted(b));
    one == other && (owner.is_empty() || other_owner.is_empty())
}

pub(super) fn key(who: &Who) -> String {
    who.entity.map_or_else(|| format!("{:?} {}", who.kind, who.name.to_lowercase()), |entity| format!("#{entity}"))
}

/// Whether one is the bare word for what the other names in full: "review", as a headline has it, and
/// "government review". Statements and letters are many in an article, each another's.
fn is_same_study(a: &str, b: &str) -> bool {
    const STUDIES: &[&str] =
        &["study", "survey", "review", "report", "audit", "poll", "inquiry", "research", "analysis", "investigation"];
    let (bare, full) = if a.contains(' ') { (b, a) } else { (a, b) };
    let bare = bare.to_lowercase();
    let ends = |word: Option<&str>| word.is_some_and(|word| word.eq_ignore_ascii_case(&bare));
    STUDIES.contains(&bare.as_str()) && (ends(full.split(' ').next()) || ends(full.split(' ').next_back()))
}
