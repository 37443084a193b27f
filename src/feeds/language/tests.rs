use super::*;

#[test]
fn every_line_of_every_file_is_understood() {
    for (code, file) in FILES {
        let known = Language::parse(code, file);
        assert!(!known.common.is_empty() && !known.months.is_empty() && !known.furniture_lines.is_empty(), "{code}");
        for line in file.lines().filter(|line| line.starts_with('[') && line.ends_with(']') && !line.contains(';')) {
            let name = line.trim_matches(['[', ']']);
            assert!(Language::default().section(name).is_some(), "{code}: {line}");
        }
        let entries = file.lines().filter(|line| !line.starts_with('#'));
        assert!(entries.clone().all(|line| !line.contains(char::is_uppercase) && !line.contains('’')), "{code}");
    }
}

#[test]
fn a_file_holds_sections_entries_and_blanks() {
    let read = Language::parse("xx", "[months]\n# Twelve.\njan; feb\nmar\n[calls]\nget_; join in\n");
    assert!(read.months.len() == 3 && read.months.contains("mar"));
    assert!(read.calls.contains("get ") && read.calls.contains("join in"));
}

#[test]
fn the_language_is_told_by_its_common_words() {
    let found = of_words("the harbour of the town".split(' ')).map(|language| language.code);
    assert_eq!(found, Some("en"));
    assert!(of_words("xyzzy".split(' ')).is_none());
}
