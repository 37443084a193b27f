//! What goes to the terminal, a frame at a time.

use std::io::{self, Write};

/// Frames leave in one write, so that nothing is seen half drawn; one that is the same as the last
/// would change nothing and does not leave, so that a session at rest is silent.
pub struct Frames<W> {
    out: W,
    frame: Vec<u8>,
    last: Vec<u8>,
}

impl<W: Write> Frames<W> {
    pub fn new(out: W) -> Self {
        Self { out, frame: Vec::with_capacity(1 << 16), last: Vec::new() }
    }
}

impl<W: Write> Write for Frames<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.frame.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.frame.is_empty() && self.frame != self.last {
            self.out.write_all(&self.frame)?;
            self.out.flush()?;
            std::mem::swap(&mut self.frame, &mut self.last);
        }
        self.frame.clear();
        Ok(())
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
}
