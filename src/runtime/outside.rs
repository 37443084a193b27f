//! Effects that leave the program: the browser, the clipboard and the reader's own commands.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use url::Url;

use crate::model::Text;

/// Opens an address in the reader's browser: the configured one, or the system's.
///
/// Only http and https, and always as one argument of its own, never through a shell.
pub fn browse(address: &str, browser: &[String]) -> anyhow::Result<()> {
    let url = Url::parse(address).with_context(|| format!("{address} is not an address"))?;
    if !matches!(url.scheme(), "http" | "https") {
        bail!("only http and https addresses are opened, not {}:", url.scheme());
    }
    let url = url.to_string();
    let commands = match browser.split_first() {
        Some((program, arguments)) => {
            let mut command = Command::new(program);
            command.args(with_address(arguments, &url));
            vec![command]
        }
        None => open::commands(&url),
    };
    let mut last = None;
    for mut command in commands {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Waited for elsewhere, so that it doesn't stay behind as a zombie.
                super::work::spawn("browser", move || {
                    let _ = child.wait();
                })?;
                return Ok(());
            }
            Err(error) => last = Some((command.get_program().to_string_lossy().into_owned(), error)),
        }
    }
    match last {
        Some((program, error)) => bail!("{program} could not be started ({error}); set `browser` in the configuration"),
        None => bail!("no browser is known; set `browser` in the configuration"),
    }
}

/// What the setting `notify` says for the terminal itself.
const OSC_777: &str = "osc777";
const OSC_9: &str = "osc9";

/// Tells the reader of something in the words given, by the program or the terminal that the setting names.
///
/// `Text` holds nothing that a terminal would act on; what would end the notice early is taken out as well.
pub fn notify(words: &Text, notify: &[String], terminal: Option<&mut dyn Write>) -> anyhow::Result<()> {
    match (notify, terminal) {
        ([], Some(terminal)) => osc(terminal, "9;", words),
        ([one], Some(terminal)) if one == OSC_9 => osc(terminal, "9;", words),
        ([one], Some(terminal)) if one == OSC_777 => osc(terminal, "777;notify;newsdesk;", &words.replace(';', ",")),
        ([], None) => Ok(()),
        ([one], None) if one == OSC_9 || one == OSC_777 => Ok(()),
        ([program, arguments @ ..], _) => {
            let has_place = arguments.iter().any(|argument| argument.contains("{text}"));
            let mut command: Vec<String> = vec![program.clone()];
            command.extend(arguments.iter().map(|argument| argument.replace("{text}", words)));
            if !has_place {
                command.push(words.to_string());
            }
            run(&command)
        }
    }
}

fn osc(terminal: &mut dyn Write, kind: &str, words: &str) -> anyhow::Result<()> {
    write!(terminal, "\x1b]{kind}{words}\x07")?;
    Ok(terminal.flush()?)
}

/// Starts a program of the reader's with its arguments, without a shell, and does not wait for it.
pub fn run(command: &[String]) -> anyhow::Result<()> {
    let Some((program, arguments)) = command.split_first() else { return Ok(()) };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command
        .spawn()
        .with_context(|| format!("{program} could not be started; see `notify` and the rules in the configuration"))?;
    // Waited for elsewhere, so that it doesn't stay behind as a zombie.
    super::work::spawn("program", move || {
        let _ = child.wait();
    })?;
    Ok(())
}

/// What the file system of the library has left, where the system tells.
#[must_use]
pub fn room_at(library: &Path) -> Option<u64> {
    let folder = library.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let told = Command::new("df").args(["-P", "-k", "--"]).arg(folder).output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    let kilobytes: u64 = told.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    kilobytes.checked_mul(1024)
}

/// Puts text on the clipboard by the terminal (OSC 52), which works over ssh too.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// The arguments with the address at the places marked for it, else behind them.
fn with_address(arguments: &[String], url: &str) -> Vec<String> {
    let mut out: Vec<String> = arguments.iter().map(|argument| argument.replace("{url}", url)).collect();
    if out == arguments {
        out.push(url.to_owned());
    }
    out
}

/// Runs the reader's own command line, split into words, with `input` on its standard input.
///
/// The terminal is the command's meanwhile. No shell is involved: the words are its arguments.
pub fn pipe(command: &str, input: &str) -> anyhow::Result<()> {
    let words = split_words(command)?;
    let Some((program, arguments)) = words.split_first() else { bail!("no command was given") };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .spawn()
        .with_context(|| format!("{program} could not be started"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that reads only the beginning closes its end; that is no error.
        let _ = stdin.write_all(input.as_bytes());
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{program} ended with {status}");
    }
    Ok(())
}

/// The words of a command line: parted by blanks, kept together by single or double quotes.
fn split_words(line: &str) -> anyhow::Result<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    if let Some(open) = quote {
        bail!("the command line lacks a closing {open}");
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_split_as_typed() {
        assert_eq!(split_words("grep -c 'a b' \"\" x\"y z\"").unwrap(), ["grep", "-c", "a b", "", "xy z"]);
        assert!(split_words("less 'x").is_err());
    }

    #[test]
    fn the_address_is_one_argument_where_it_is_wanted() {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let url = "https://x.example/?a=1;$(id) b";
        assert_eq!(with_address(&words(&["--new-tab"]), url), ["--new-tab", url]);
        let expected = [format!("--url={url}"), "--quiet".to_owned()];
        assert_eq!(with_address(&words(&["--url={url}", "--quiet"]), url), expected);
        assert_eq!(with_address(&[], url), [url]);
    }

    #[test]
    fn only_web_addresses_reach_the_browser() {
        for address in ["file:///etc/passwd", "javascript:alert(1)", "-x", "ssh://host"] {
            assert!(browse(address, &["true".into()]).is_err(), "{address}");
        }
    }

    #[test]
    fn a_pipe_gets_the_text_and_tells_of_failure() {
        assert!(pipe("cat", "").is_ok());
        assert!(pipe("false", "text").is_err());
        assert!(pipe("no-such-program-here", "text").is_err());
    }
}
