//! The programs of the reader's rules: a few at a time, and none for ever.

use std::collections::HashMap;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::anyhow;

/// So many run at the same time.
const AT_ONCE: usize = 4;

/// A program that takes longer is ended.
const LONGEST: Duration = Duration::from_mins(10);

/// How often it is looked whether one has ended: soon at first, as most do, then seldom.
const LOOKS: [Duration; 2] = [Duration::from_millis(5), Duration::from_millis(200)];

/// Runs programs with their arguments, without a shell, and waits for them. `tell` hears once of each that failed.
pub fn run_all(commands: Vec<Vec<String>>, tell: &(dyn Fn(anyhow::Error) + Sync)) {
    run_within(commands, LONGEST, tell);
}

fn run_within(commands: Vec<Vec<String>>, longest: Duration, tell: &(dyn Fn(anyhow::Error) + Sync)) {
    let workers = commands.len().min(AT_ONCE);
    let (left, failed) = (Mutex::new(commands.into_iter()), Mutex::new(HashMap::<String, Failed>::new()));
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(command) = next() {
                    run_one(&command, longest, &failed);
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (program, failed) in failed {
        tell(failed.told(&program));
    }
}

/// What went wrong with a program.
struct Failed {
    why: String,
    times: usize,
    /// It is not begun again: it can't be started, or does not end.
    is_hopeless: bool,
    /// For how many articles it was not begun.
    left_out: usize,
}

impl Failed {
    fn told(self, program: &str) -> anyhow::Error {
        let times = if self.times > 1 { format!(" ({} times)", self.times) } else { String::new() };
        let left_out = match self.left_out {
            0 => String::new(),
            1 => "; it was not begun for another article".to_owned(),
            more => format!("; it was not begun for {more} other articles"),
        };
        anyhow!("{program}, which a rule runs, {}{times}{left_out}", self.why)
    }
}

fn run_one(command: &[String], longest: Duration, failed: &Mutex<HashMap<String, Failed>>) {
    let Some((program, arguments)) = command.split_first() else { return };
    let known = || failed.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(hopeless) = known().get_mut(program).filter(|failed| failed.is_hopeless) {
        hopeless.left_out += 1;
        return;
    }
    let mut begun = Command::new(program);
    begun.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let (why, is_hopeless) = match begun.spawn().map(|child| ended(child, longest)) {
        Ok(Some(status)) if status.success() => return,
        Ok(Some(status)) => (format!("ended with {status}"), false),
        Ok(None) => (format!("took longer than {} s and was ended", longest.as_secs()), true),
        Err(error) => (format!("could not be started: {error}"), true),
    };
    let mut known = known();
    let one = known.entry(program.clone()).or_insert(Failed { why, times: 0, is_hopeless, left_out: 0 });
    one.times += 1;
    one.is_hopeless |= is_hopeless;
}

/// Waits for a program; none where it had to be ended.
fn ended(mut child: Child, longest: Duration) -> Option<ExitStatus> {
    let begun = Instant::now();
    let [soon, seldom] = LOOKS;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if begun.elapsed() < longest => {
                thread::sleep(if begun.elapsed() < seldom { soon } else { seldom });
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(commands: &[&[&str]], longest: Duration) -> Vec<String> {
        let commands = commands.iter().map(|words| words.iter().map(ToString::to_string).collect()).collect();
        let told = Mutex::new(Vec::new());
        run_within(commands, longest, &|error| told.lock().unwrap().push(error.to_string()));
        let mut told = told.into_inner().unwrap();
        told.sort();
        told
    }

    #[test]
    fn what_fails_is_told_once_and_what_can_not_be_begun_is_left() {
        let commands: &[&[&str]] = &[&["true"], &["false"], &["false"], &["no-such-program-here"]];
        let told = told(commands, LONGEST);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0], "false, which a rule runs, ended with exit status: 1 (2 times)");
        assert!(told[1].starts_with("no-such-program-here, which a rule runs, could not be started"), "{told:?}");
    }

    #[test]
    fn one_that_does_not_end_is_ended_and_not_begun_again() {
        let sleep: &[&str] = &["sleep", "300"];
        let told = told(&[sleep; 9], Duration::from_millis(20));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("sleep, which a rule runs, took longer than 0 s and was ended"), "{told:?}");
        assert!(told[0].contains("it was not begun for"), "{told:?}");
    }
}
