use super::*;

fn told(words: &str) -> String {
    let nearest = |wrong: &str, known: &[&str]| {
        let near = known.iter().find(|name| name.get(..2) == wrong.get(..2));
        near.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
    };
    Query::read(words).unwrap_err().told(nearest)
}

#[test]
fn a_query_is_written_as_it_is_read() {
    for (given, written) in [
        ("rain harbour", "rain harbour"),
        ("“new  harbour” OR storm", "\"new  harbour\" or storm"),
        ("a or b c", "a or b c"),
        ("a (b or -c)", "a (b or -c)"),
        ("-(a b) NOT d", "-(a b) -d"),
        ("title:(a or b) harb*", "(title:a or title:b) harb*"),
        (
            "Speaker:\"Rosa Lindt\" source:anonymous source:\"anonymous\"",
            "speaker:\"Rosa Lindt\" source:anonymous source:\"anonymous\"",
        ),
        ("words:>800 quotes:<=3 quotes:2..5 words:7", "words:>=801 quotes:<=3 quotes:2..5 words:7"),
        ("after:2026-11-01 age:<3d sort:quotes", "after:2026-11-01 age:<3d sort:quotes"),
        ("is:unread has:caption story:12 tag:#money", "is:unread has:caption story:12 tag:money"),
        ("Kyiv: five killed - and https://a.example/x", "\"Kyiv:\" five killed and \"https://a.example/x\""),
        ("sort:date", "sort:date"),
        ("", ""),
    ] {
        let query = Query::read(given).unwrap_or_else(|mistake| panic!("{given}: {mistake:?}"));
        assert_eq!(query.to_string(), written);
        assert_eq!(Query::read(written).unwrap().to_string(), written, "once more");
    }
}

#[test]
fn a_mistake_is_told_with_its_place_and_the_nearest_word() {
    for (given, wanted) in [
        ("speeker:lindt", "`speeker:` is no field; did you mean `speaker:`? (column 1)"),
        ("é zzz:a", "`zzz:` is no field; in quotation marks it is a word (column 3)"),
        ("is:unred", "`is:` knows no `unred`; did you mean `unread`? (column 1)"),
        ("rain speaker:", "`speaker:` wants who is quoted or paraphrased right after it (column 6)"),
        ("(rain", "this parenthesis is not closed (column 1)"),
        ("rain)", "this parenthesis closes none (column 5)"),
        ("\"rain", "this quotation mark is not closed (column 1)"),
        ("rain or", "`or` stands alone: words must follow it (column 6)"),
        ("words:many", "`words:` wants a number, as >800, <=3 or 2..5; `many` is none (column 1)"),
        ("age:old", "`age:` wants a time, as <3d, >2w or 1d..3d; `old` is none (column 1)"),
        ("-(a sort:date)", "`sort:` holds for the whole query: no `-`, `or` or parenthesis goes with it (column 5)"),
    ] {
        assert_eq!(told(given), wanted);
    }
    assert!(told("after:2026-02-30").starts_with("`after:` wants a day, as 2026-11-01, today, monday or 3d;"));
    assert!(Query::read(&"(".repeat(500)).is_err());
}

#[test]
fn what_is_still_typed_is_no_mistake() {
    for (given, written) in [
        ("harb", "harb*"),
        ("harbour ", "harbour"),
        ("\"harbour wa", "\"harbour wa*\""),
        ("\"harbour wall\"", "\"harbour wall\""),
        ("rain (sun or", "rain sun*"),
        ("rain -", "rain"),
        ("rain speaker:", "rain"),
        ("rain speaker:li", "rain speaker:li*"),
        ("is:un", ""),
        ("words:> rain", "!"),
        ("words:>", ""),
        ("after:20", ""),
        ("sort:d", ""),
        ("is:x", "!"),
        ("speeker:", "!"),
        ("harb*", "harb*"),
        ("*", ""),
        ("((", ""),
    ] {
        let read = Query::typed(given).map_or_else(|_| "!".to_owned(), |query| query.to_string());
        let wanted = written.replace("rain sun*", "rain sun");
        assert!(read == wanted || read == written, "{given}: {read}");
    }
}

#[test]
fn every_leaf_knows_its_place() {
    let words = "rain -speaker:\"Rosa Lindt\" or (is:unread)";
    let query = Query::read(words).unwrap();
    let leaves: Vec<(&str, bool)> = query.leaves().into_iter().map(|(leaf, not)| (leaf.span.of(words), not)).collect();
    assert_eq!(leaves, [("rain", false), ("speaker:\"Rosa Lindt\"", true), ("is:unread", false)]);
}

#[test]
fn ages_and_days_become_periods() {
    let clock = Clock { now: 1_800_000_000, offset: 3_600 };
    let period = |words: &str| {
        let query = Query::read(words).unwrap();
        let leaves = query.leaves();
        let Test::Published(_, _, period) = &leaves[0].0.test else { panic!("{words}") };
        (period.from.map(|moment| moment.at(clock)), period.until.map(|moment| moment.at(clock)))
    };
    assert_eq!(period("age:<3d"), (Some(1_800_000_000 - 3 * 86_400), None));
    assert_eq!(period("age:>2w"), (None, Some(1_800_000_000 - 14 * 86_400)));
    assert_eq!(period("age:1d..3d"), (Some(1_800_000_000 - 3 * 86_400), Some(1_800_000_000 - 86_400)));
    // 2027-01-15 08:00 UTC.
    assert_eq!(period("date:today"), (Some(1_799_971_200 - 3_600), Some(1_800_057_600 - 3_600)));
    assert_eq!(period("date:2027-01..2027-01-14").1, Some(1_799_971_200 - 3_600));
    assert_eq!(period("date:>2027-01-14").0, Some(1_799_971_200 - 3_600));
}

proptest::proptest! {
    #[test]
    fn any_words_are_read_or_refused_and_what_is_read_is_written_so_that_it_reads_the_same(
        words in "([a-zé0-9*\"“()<>.:# -]|or |is:|speaker:|age:|sort:date){0,24}",
    ) {
        let _ = Query::typed(&words);
        if let Ok(query) = Query::read(&words) {
            let written = query.to_string();
            let again = Query::read(&written).map(|query| query.to_string());
            proptest::prop_assert_eq!(again, Ok(written));
        }
    }
}

#[test]
fn what_is_known_only_of_articles_that_were_read_is_told_apart() {
    let asks = |words: &str| Query::read(words).unwrap().asks_of_findings();
    for words in ["speaker:lindt", "rain -source:agency", "has:caption", "quotes:>3", "is:single-source", "quote:rain"]
    {
        assert!(asks(words), "{words}");
    }
    for words in ["", "rain \"harbour wall\"", "title:rain is:unread", "feed:post age:<3d", "has:note words:>800"] {
        assert!(!asks(words), "{words}");
    }
}
