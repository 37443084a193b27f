//! Keeps one bad article, feed or question from ending the session: a panic of ours becomes an error.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::model::Text;

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// newsdesk itself went wrong, or gave up.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Accident {
    #[error("newsdesk went wrong here; please report it: {0}")]
    Panic(Text),
    #[error("reading it took more than {0} s and was given up")]
    TooLong(u64),
    #[error("{0} others that take too long are still being read; try again later")]
    TooMany(usize),
    #[error("no thread could be started to read it: {0}")]
    NoThread(Text),
}

/// Does work that reads what came from outside; its panic stays inside.
///
/// What the work changed may be half done, so it should be something that is thrown away then, or
/// that, like a transaction, undoes itself.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Accident> {
    let was = CONTAINED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(was);
    done.map_err(|what| Accident::Panic(Text::line(said(what.as_ref()))))
}

/// Whether a panic of this thread would be caught: whoever reports panics need not end anything.
#[must_use]
pub fn is_contained() -> bool {
    CONTAINED.get()
}

fn said(what: &(dyn Any + Send)) -> &str {
    let word = what.downcast_ref::<String>().map(String::as_str);
    word.or_else(|| what.downcast_ref::<&str>().copied()).unwrap_or("no reason was given")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_sentence_and_the_thread_goes_on() {
        assert!(!is_contained());
        assert_eq!(contained(is_contained).ok(), Some(true));
        let inner = contained(|| contained(|| panic!("the {}\nof it", "middle")).map_err(|error| error.to_string()));
        assert_eq!(inner.unwrap(), Err::<(), _>("newsdesk went wrong here; please report it: the middle of it".into()));
        assert!(!is_contained());
    }
}
