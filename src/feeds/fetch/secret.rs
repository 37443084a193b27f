//! Secrets that programs of the reader's print: passwords and headers.

use std::collections::HashMap;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::bounded;

use super::FetchError;
use crate::feeds::limits;
use crate::model::Text;

type Printed = Result<Arc<str>, Text>;
type Slot = Arc<Mutex<Option<(Instant, Printed)>>>;

/// What each command has printed. It is the process's, so that nobody is asked twice in a session to unlock
/// a store of passwords.
static PRINTED: LazyLock<Mutex<HashMap<Vec<String>, Slot>>> = LazyLock::new(Mutex::default);

/// One that failed is not tried again for so long, however many feeds the site has.
const AGAIN: Duration = Duration::from_mins(1);

/// What a command prints; it is run once in a session. Others that want the same wait for it.
pub(super) fn printed_by(command: &[String]) -> Result<Arc<str>, FetchError> {
    let slot = Arc::clone(PRINTED.lock().unwrap_or_else(PoisonError::into_inner).entry(command.to_vec()).or_default());
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    let told = match &*slot {
        Some((_, Ok(printed))) => return Ok(Arc::clone(printed)),
        Some((when, Err(why))) if when.elapsed() < AGAIN => Err(why.clone()),
        _ => run(command, limits::COMMAND),
    };
    let now = Instant::now();
    let told = slot.insert((now, told)).1.clone();
    let program = Text::line(command.first().map_or("", String::as_str));
    told.map_err(|why| FetchError::Command { program, why })
}

/// Runs a program without a shell; what it says on its standard error goes nowhere, as secrets may be in it.
fn run(command: &[String], most: Duration) -> Printed {
    let told = |error: &std::io::Error| Text::line(&format!("can't be run: {error}"));
    let (program, arguments) = command.split_first().ok_or_else(|| Text::line("is not named"))?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| told(&error))?;
    let printed = read(&mut child, most);
    // One that has not ended by now is not needed any more; one that has is not harmed.
    if printed.is_none() {
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| told(&error))?;
    match printed {
        None => Err(Text::line(&format!("did not end within {} s", most.as_secs()))),
        Some(_) if !status.success() => Err(Text::line(&format!("failed ({status})"))),
        Some(bytes) => match String::from_utf8(bytes) {
            Ok(text) if !text.trim().is_empty() => Ok(text.into()),
            Ok(_) => Err(Text::line("printed nothing")),
            Err(_) => Err(Text::line("printed something that is not UTF-8 text")),
        },
    }
}

/// All that a program prints; none where that takes too long or is too much.
fn read(child: &mut Child, most: Duration) -> Option<Vec<u8>> {
    let output = child.stdout.take()?;
    let (send, receive) = bounded(1);
    let reader = thread::Builder::new().name("command".to_owned()).spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(limits::COMMAND_BYTES).read_to_end(&mut bytes);
        let _ = send.send(read.map(|_| bytes));
    });
    reader.ok()?;
    receive.recv_timeout(most).ok()?.ok()
}

/// The first line of what a command printed.
pub(super) fn first_line(printed: &str) -> &str {
    printed.lines().next().unwrap_or("")
}

/// The headers in what a command printed, names in lower case; lines that are none are left out.
pub(super) fn headers(printed: &str) -> Vec<(String, String)> {
    let is_token = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let lines = printed.lines().filter_map(|line| line.split_once(':'));
    lines
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .filter(|(name, value)| is_token(name) && !value.contains(char::is_control))
        .take(limits::OWN_HEADERS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &[&str]) -> Vec<String> {
        command.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_a_program_prints_is_taken_and_its_troubles_are_told() {
        let run = |command: &[&str]| run(&words(command), Duration::from_secs(20)).map_err(|why| why.to_string());
        assert_eq!(&*run(&["printf", "one\\ntwo"]).unwrap(), "one\ntwo");
        // No shell: what is special to one reaches the program as it is.
        assert_eq!(&*run(&["printf", "%s", "$(id); `id`"]).unwrap(), "$(id); `id`");
        assert!(run(&["false"]).unwrap_err().starts_with("failed (exit status: 1"));
        assert_eq!(run(&["true"]).unwrap_err(), "printed nothing");
        assert!(run(&["/nowhere/newsdesk-no-such-program"]).unwrap_err().starts_with("can't be run: "));
        assert_eq!(run(&[]).unwrap_err(), "is not named");
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let begun = Instant::now();
        let told = super::run(&words(&["cat", "/dev/zero"]), Duration::from_secs(20));
        assert!(told.is_err());
        let told = super::run(&words(&["sleep", "600"]), Duration::from_millis(50));
        assert_eq!(&*told.unwrap_err(), "did not end within 0 s");
        assert!(begun.elapsed() < Duration::from_mins(1));
    }

    #[test]
    fn a_program_is_asked_once_a_session() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let command = words(&["cat", &file.to_string_lossy()]);
        std::fs::write(&file, "first\nmore").unwrap();
        let first = printed_by(&command).unwrap();
        std::fs::remove_file(&file).unwrap();
        assert_eq!(printed_by(&command).unwrap(), first);
        assert_eq!(first_line(&first), "first");
        let failing = words(&["newsdesk-no-such-program", "hush"]);
        let error = printed_by(&failing).unwrap_err().to_string();
        assert!(error.contains("newsdesk-no-such-program") && !error.contains("hush"), "{error}");
    }

    #[test]
    fn only_headers_are_taken_from_what_is_printed() {
        let found = headers("Authorization: Bearer a:b\r\nno header\nX Y: z\n: empty\nx-key:  k \nbad: a\x01b");
        let expected = [("authorization", "Bearer a:b"), ("x-key", "k")];
        assert_eq!(found, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
