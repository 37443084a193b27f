//! The words of a query on the command line.

use std::ffi::OsString;

/// Stands for the minus of a word, which would pass for an option: no keyboard has it.
const MINUS: char = '\u{e02d}';

/// The subcommands whose words are a query.
const QUERIES: [&str; 5] = ["search", "quotes", "sources", "stories", "follow"];

/// The arguments of the process, the words of queries that begin with a minus marked as such. One letter behind a
/// minus, and what begins with two, are options.
pub(super) fn marked(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut is_query = false;
    let mut marked = Vec::new();
    for argument in arguments {
        is_query |= argument.to_str().is_some_and(|argument| QUERIES.contains(&argument));
        let word = argument.to_str().filter(|_| is_query).and_then(|argument| argument.strip_prefix('-'));
        let word = word.filter(|word| !word.starts_with('-') && word.chars().nth(1).is_some());
        match word {
            Some(word) => marked.push(format!("{MINUS}{word}").into()),
            None => marked.push(argument),
        }
    }
    marked
}

/// The query that arguments say together. The shell has taken the quotation marks away from an argument with blanks
/// that stands beside others: it gets them back.
pub(super) fn joined(arguments: &[String]) -> String {
    let is_alone = arguments.len() == 1;
    let plain = arguments.iter().map(|argument| argument.replace(MINUS, "-"));
    let whole = plain.map(|argument| if is_alone { argument } else { quoted(&argument) });
    whole.collect::<Vec<_>>().join(" ")
}

fn quoted(argument: &str) -> String {
    let (field, value) = match argument.split_once(':') {
        Some((field, value)) if !field.contains(char::is_whitespace) => (Some(field), value),
        _ => (None, argument),
    };
    let has = |signs: &[char]| argument.contains(signs);
    // What has signs of the query language in it is a piece of a query; alternatives belong together.
    if argument.split_whitespace().any(|word| matches!(word, "or" | "OR")) && !has(&['(', ')']) {
        return format!("({argument})");
    }
    let is_plain = !has(&['"', '“', '”', '(', ')', '*']) && !value.contains(':') && !value.contains(" -");
    let is_plain = is_plain && !value.split_whitespace().any(|word| matches!(word, "AND" | "NOT"));
    if !is_plain || !value.trim().contains(char::is_whitespace) {
        return argument.to_owned();
    }
    match (field, value.strip_prefix('-')) {
        (Some(field), _) => format!("{field}:\"{value}\""),
        (None, Some(value)) => format!("-\"{value}\""),
        (None, None) => format!("\"{value}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> String {
        joined(&arguments.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn what_the_shell_took_away_comes_back() {
        assert_eq!(read(&["speaker:Rosa Lindt", "wall"]), "speaker:\"Rosa Lindt\" wall");
        assert_eq!(read(&["harbour wall", "-spring tide", "-storm"]), "\"harbour wall\" -\"spring tide\" -storm");
        assert_eq!(read(&["speaker:lindt wall"]), "speaker:lindt wall");
        assert_eq!(read(&["storm or flood", "age:<3d"]), "(storm or flood) age:<3d");
        assert_eq!(read(&["(storm flood)", "title:\"a b\""]), "(storm flood) title:\"a b\"");
    }

    #[test]
    fn a_word_with_a_minus_is_no_option() {
        let arguments = ["newsdesk", "--library", "a.db", "search", "wall", "-storm", "-h", "--json", "-(a or b)"];
        let marked = marked(arguments.into_iter().map(OsString::from));
        let kept = |index: usize| marked[index].to_str().unwrap() == arguments[index];
        assert_eq!([1, 4, 5, 6, 7, 8].map(kept), [true, true, false, true, true, false]);
        let words: Vec<String> = [4, 5, 8].map(|index| marked[index].to_str().unwrap().to_owned()).into();
        assert_eq!(joined(&words), "wall -storm -(a or b)");
    }
}
