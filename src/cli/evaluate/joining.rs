//! Tokens put back together as people write: "It 's" becomes "It's".

use crate::cli::evaluate::points::Stretch;

/// The text of one sentence and the place of every token in it.
#[must_use]
pub fn join(tokens: &[String]) -> (String, Vec<Stretch>) {
    let mut text = String::new();
    let mut places = Vec::new();
    let mut length = 0;
    let mut glued = true;
    let mut open = Open::default();
    for (index, token) in tokens.iter().enumerate() {
        let shown = printed(token);
        let before = index.checked_sub(1).and_then(|index| tokens.get(index)).map_or("", String::as_str);
        let after = tokens.get(index + 1..).unwrap_or_default();
        let (left, right) = sides(shown, before, after, &mut open);
        if !glued && !left {
            text.push(' ');
            length += 1;
        }
        let end = length + shown.chars().count();
        places.push(Stretch::new(length, end));
        text.push_str(shown);
        length = end;
        glued = right;
    }
    (text, places)
}

/// Which straight marks are open.
#[derive(Default)]
struct Open {
    double: bool,
    single: bool,
}

/// Whether a token stands right behind the one before, and the next right behind it.
fn sides(shown: &str, before: &str, after: &[String], open: &mut Open) -> (bool, bool) {
    let letter_before = before.ends_with(char::is_alphabetic);
    let clitic = |token: &String| matches!(token.to_lowercase().as_str(), "s" | "t" | "re" | "ve" | "ll" | "d" | "m");
    match shown {
        "'" | "’" | "´" if letter_before && after.first().is_some_and(clitic) => (true, true),
        "'" if !open.single && letter_before && before.ends_with(['s', 'S']) && !after.iter().any(|t| t == "'") => {
            (true, false)
        }
        "\"" | "'" => {
            let open = if shown == "'" { &mut open.single } else { &mut open.double };
            *open = !*open;
            (!*open, *open)
        }
        "/" => (true, true),
        "@" => (false, true),
        _ => (is_closing(shown), is_opening(shown)),
    }
}

/// What corpora write for marks that they can't hold.
fn printed(token: &str) -> &str {
    match token {
        "``" => "“",
        "''" => "”",
        "`" => "‘",
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "-LCB-" => "{",
        "-RCB-" => "}",
        "'\"'" => "\"",
        other => other,
    }
}

fn is_closing(token: &str) -> bool {
    let marks = |c: char| ".,;:!?)]}%…".contains(c);
    if !token.is_empty() && token.chars().all(marks) || matches!(token, "”" | "’" | "»") {
        return true;
    }
    let plain = token.replace('’', "'");
    matches!(plain.as_str(), "n't" | "N'T" | "'s" | "'S" | "'re" | "'RE" | "'ve" | "'VE" | "'ll" | "'d" | "'D")
        || matches!(plain.as_str(), "'m" | "'M" | "'t" | "'em")
}

fn is_opening(token: &str) -> bool {
    !token.is_empty() && (token.chars().all(|c| "([{“‘«$£€¥".contains(c)) || token == "#")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn marks_and_clitics_stand_where_people_put_them() {
        let joined = |words: &str| join(&words.split(' ').map(str::to_owned).collect::<Vec<_>>()).0;
        assert_eq!(joined("It 's `` fine '' , they do n't say ."), "It's “fine”, they don't say.");
        assert_eq!(joined("\" Yes , \" she said ( twice ) ."), "\"Yes,\" she said (twice).");
        assert_eq!(joined("the students ' union paid $ 5 and/or a / b"), "the students' union paid $5 and/or a/b");
        assert_eq!(joined("I ' m -LRB- 50 % -RRB-"), "I'm (50%)");
    }

    #[test]
    fn places_are_those_of_the_tokens() {
        let tokens = ["É", "'s", "x"].map(str::to_owned);
        let (text, places) = join(&tokens);
        let chars = text.chars().collect::<Vec<_>>();
        for (token, at) in tokens.iter().zip(places) {
            assert_eq!(chars[at.start..at.end].iter().collect::<String>(), *token);
        }
    }
}
