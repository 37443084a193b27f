//! What can speak for or against a caption, each a yes or a no.

/// One cue. Those of the first part lie in the words, those of the second in the place on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::feeds) enum Cue {
    /// Speaks always: how rare captions are.
    Always,
    // How long.
    Words2,
    Words5,
    Words9,
    Words15,
    Words24,
    Words34,
    Words50,
    WordsMore,
    Sentences2,
    Sentences3,
    SentencesMore,
    // How it begins.
    OpensAsCaption,
    OpensGoingOn,
    OpensWithPreposition,
    OpensWithA,
    OpensWithThe,
    OpensWithFullName,
    OpensWithFigure,
    OpensWithQuote,
    OpensWithLabel,
    // How it ends.
    EndsOpenShort,
    EndsOpen,
    EndsOpenLong,
    EndsAsking,
    EndsLeadingOn,
    EndsExclaiming,
    EndsQuoting,
    EndsInNameOpen,
    EndsWithWeekday,
    // What is in it.
    Phrase,
    Quote,
    Figure,
    Reader,
    FirstPerson,
    Brackets,
    Commas,
    AllCapitals,
    TitleCase,
    NamesOnly,
    DateWhole,
    DateWholeLast,
    DateDayWeekday,
    DatePart,
    Saying,
    ActsFirst,
    ActsOnly,
    TellsOnly,
    TellsThenActs,
    HasNoVerb,
    PastSure,
    PastWeak,
    Participle,
    Thing,
    Resting,
    FirstSentenceDated,
    UnknownLanguage,
    OtherLanguage,
    NoVerbOther,
    TellsOther,
    NoVerbOpen,
    NoVerbBrief,
    TellsOpen,
    PastOther,
    OpenArticle,
    OpenInfinitive,
    OpenAs,
    EndsInPlace,
    Perfect,
    NameRole,
    NameAge,
    // Where it stands.
    InHead,
    InHeadUndated,
    InSummary,
    AfterShort,
    BeforeShort,
    BeforeGoingOn,
    AfterColon,
    RestatesName,
    RestatesOpening,
    NamesHeadline,
    EchoesHeadline,
    RepeatsPhrase,
    Redundant,
    Novel,
    ManyHeadings,
    OthersCredited,
    OthersSure,
    OthersOpen,
    MuchShorter,
    Shorter,
    LongParagraphs,
    ShortParagraphs,
    JoinedToNext,
    LastOfArticle,
    BriefFullName,
    BriefTells,
    BriefTwo,
    BriefRestates,
    OpenRestates,
    BetweenShort,
    LikeOthers,
    NamesKnown,
    AfterCaption,
}

/// The cues of one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::feeds) struct Cues(u128);

impl Cues {
    pub(in crate::feeds) fn add(&mut self, cue: Cue) {
        self.0 |= 1 << (cue as u32);
    }

    pub(in crate::feeds) fn add_if(&mut self, holds: bool, cue: Cue) {
        if holds {
            self.add(cue);
        }
    }

    pub(in crate::feeds) fn has(self, cue: Cue) -> bool {
        self.0 & (1 << (cue as u32)) != 0
    }
}
