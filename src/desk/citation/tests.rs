use super::*;
use crate::model::Text;
use crate::model::book::CitedVersion;

fn quote() -> CitedQuote {
    CitedQuote {
        words: Text::line("We will not wait"),
        direct: true,
        speaker: Some(Text::line("Rosa Lindt")),
        role: Some(Text::line("mayor")),
        confidence: 0.9,
        context: Text::line("“We will not wait,” Lindt said."),
        headline: Text::line("Wall & harbour"),
        publisher: Text::line("Coast Mail"),
        authors: vec![Text::line("Ana Teles")],
        url: Some(Text::line("https://coast.example/1")),
        published: Some(1_793_620_800),
        also_in: vec![CitedVersion {
            words: Text::line("We won’t wait"),
            publisher: Text::line("Harbour Post"),
            ..CitedVersion::default()
        }],
        ..CitedQuote::default()
    }
}

/// One whose every word is made to break out of what it is written in.
fn hostile() -> CitedQuote {
    let words = "=HYPERLINK(\"http://x\") } @misc{x, \\end{} $& _%# **bold** [a](b) <i> ` ~^";
    CitedQuote {
        words: Text::line(words),
        headline: Text::line(words),
        publisher: Text::line(words),
        speaker: Some(Text::line(words)),
        url: Some(Text::line("https://x.example/{}> )\\")),
        authors: vec![Text::line("Desk, and {others}")],
        ..quote()
    }
}

#[test]
fn plain_and_markdown_say_who_where_and_when() {
    let expected = "“We will not wait” — Rosa Lindt, mayor\n\
                    Wall & harbour, Coast Mail, 2 November 2026, https://coast.example/1\n\
                    Also in: Harbour Post (reworded)\n";
    assert_eq!(written(&[quote()], CitationStyle::Plain), expected);
    let expected = "> “We will not wait”\n>\n\
                    > — **Rosa Lindt, mayor**, [Wall & harbour](<https://coast.example/1>), Coast Mail, 2 November 2026\n\
                    >\n> Also in: Harbour Post (reworded)\n";
    assert_eq!(written(&[quote()], CitationStyle::Markdown), expected);
    let doubtful = CitedQuote { confidence: 0.4, direct: false, role: None, ..quote() };
    assert!(written(&[doubtful], CitationStyle::Plain).starts_with("We will not wait — Rosa Lindt?\n"));
}

#[test]
fn bibtex_names_each_quote_once_and_nothing_ends_a_value() {
    let out = written(&[quote(), quote(), hostile()], CitationStyle::Bibtex);
    let expected = "@article{lindt2026will,\n  author = {Ana Teles},\n  title = {{Wall \\& harbour}},\n  \
                    journal = {Coast Mail},\n  year = {2026},\n  month = nov,\n  day = {2},\n  \
                    url = {https://coast.example/1},\n  note = {“We will not wait” — Rosa Lindt, mayor}\n}\n";
    assert!(out.starts_with(expected), "{out}");
    assert!(out.contains("\n@article{lindt2026will-2,\n"), "{out}");
    assert_eq!(out.matches("\n@").count(), 2, "{out}");
    let mut depth = 0;
    for c in out.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        assert!((0..=3).contains(&depth), "{out}");
    }
    assert_eq!(depth, 0);
    assert!(out.contains("author = {{Desk, and \\textbraceleft others\\textbraceright }}"), "{out}");
}

#[test]
fn csv_has_a_line_a_quote_and_no_formulas() {
    let out = written(&[quote(), hostile()], CitationStyle::Csv);
    let lines: Vec<&str> = out.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with("\"We will not wait\",\"direct\",\"Rosa Lindt\","), "{}", lines[1]);
    assert!(lines[1].contains("\"2026-11-02T12:00:00Z\""), "{}", lines[1]);
    assert!(lines[2].starts_with("\"'=HYPERLINK(\"\"http://x\"\")"), "{}", lines[2]);
    // A comma parts cells where an even number of marks stands before it.
    let columns = |line: &str| {
        let parts: Vec<usize> = line.split(',').map(|part| part.matches('"').count()).collect();
        (1..=parts.len()).filter(|to| parts[..*to].iter().sum::<usize>() % 2 == 0).count()
    };
    assert_eq!(columns(lines[1]), lines[0].split(',').count());
    assert_eq!(columns(lines[2]), lines[0].split(',').count());
}

#[test]
fn json_and_csl_read_back() {
    let out = written(&[quote(), hostile()], CitationStyle::Json);
    let values: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(values[0]["published"], "2026-11-02T12:00:00Z");
    assert_eq!(values[0]["also_in"][0]["publisher"], "Harbour Post");
    assert_eq!(values[1]["words"], *hostile().words);
    let out = written(&[quote(), hostile()], CitationStyle::Csl);
    let references: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(references[0]["issued"]["date-parts"], serde_json::json!([[2026, 11, 2]]));
    assert_eq!(references[0]["author"][0]["literal"], "Ana Teles");
    assert_eq!(references[0]["note"], "“We will not wait” — Rosa Lindt, mayor");
    assert_ne!(references[0]["id"], references[1]["id"]);
}

#[test]
fn markdown_words_stay_words() {
    let out = written(&[hostile()], CitationStyle::Markdown);
    assert!(out.contains("\\*\\*bold\\*\\* \\[a\\](b) \\<i\\> \\`"), "{out}");
    assert!(out.lines().all(|line| line.starts_with('>')), "{out}");
}
