//! What goes to the terminal, a frame at a time.

use std::io::{self, Write};

/// Frames leave in one write, so that nothing is seen half drawn; one that is the same as the last
/// would change nothing and does not leave, so that a session at rest is silent.
///
/// That the terminal is gone is said once; what is written after that is dropped.
pub struct Frames<W> {
    out: W,
    frame: Vec<u8>,
    last: Vec<u8>,
    is_gone: bool,
}

impl<W: Write> Frames<W> {
    pub fn new(out: W) -> Self {
        Self { out, frame: Vec::with_capacity(1 << 16), last: Vec::new(), is_gone: false }
    }
}

impl<W: Write> Write for Frames<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut sent = Ok(());
        if !self.is_gone && !self.frame.is_empty() && self.frame != self.last {
            sent = self.out.write_all(&self.frame).and_then(|()| self.out.flush());
            self.is_gone = sent.is_err();
            std::mem::swap(&mut self.frame, &mut self.last);
        }
        self.frame.clear();
        sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_that_changes_nothing_does_not_leave() {
        let mut frames = Frames::new(Vec::new());
        for frame in ["one", "", "two", "two", "", "two", "one"] {
            let (half, rest) = frame.split_at(frame.len() / 2);
            frames.write_all(half.as_bytes()).unwrap();
            frames.write_all(rest.as_bytes()).unwrap();
            frames.flush().unwrap();
        }
        assert_eq!(String::from_utf8(frames.out).unwrap(), "onetwoone");
    }

    #[test]
    fn a_terminal_that_is_gone_fails_once() {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut frames = Frames::new(full);
        frames.write_all(b"one").unwrap();
        assert!(frames.flush().is_err());
        frames.write_all(b"two").unwrap();
        assert!(frames.flush().is_ok());
    }
}
