//! What can be undone and redone: each change with its inverse. A step counts only once its write
//! is on disk.

use crate::model::Change;

/// A change that the reader made, its way back, and its name for the notice.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub change: Change,
    pub inverse: Change,
    pub name: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Do,
    Undo,
    Redo,
}

/// The steps done and undone, and those on their way to the disk.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    waiting: Vec<(Way, Step)>,
}

/// How many steps are kept.
const MOST: usize = 200;

impl History {
    /// Notes a step whose write was asked for.
    pub fn expect(&mut self, way: Way, step: Step) {
        self.waiting.push((way, step));
    }

    /// A write is on disk: the step it belongs to, if it is one of the history.
    pub fn settle(&mut self, written: &Change) -> Option<(Way, Step)> {
        let index = self.waiting.iter().position(|(way, step)| {
            let asked = asked(*way, step);
            asked == written || answers(asked, written)
        })?;
        let (way, mut step) = self.waiting.remove(index);
        if let (Change::AllRead { .. }, Change::Read { articles, read }) = (&step.change, written) {
            step.inverse = Change::Read { articles: articles.clone(), read: !read };
            step.change = written.clone();
        }
        match way {
            Way::Do => {
                self.undone.clear();
                self.done.push(step.clone());
                if self.done.len() > MOST {
                    self.done.remove(0);
                }
            }
            Way::Redo => self.done.push(step.clone()),
            Way::Undo => self.undone.push(step.clone()),
        }
        Some((way, step))
    }

    /// A write could not be made: its step, if it is one of the history, goes back to where it was.
    pub fn give_up(&mut self, change: &Change) {
        let Some(index) = self.waiting.iter().position(|(way, step)| asked(*way, step) == change) else { return };
        match self.waiting.remove(index) {
            (Way::Do, _) => {}
            (Way::Undo, step) => self.done.push(step),
            (Way::Redo, step) => self.undone.push(step),
        }
    }

    /// The write that takes the last step back.
    pub fn undo(&mut self) -> Option<Change> {
        let step = self.done.pop()?;
        let change = step.inverse.clone();
        self.expect(Way::Undo, step);
        Some(change)
    }

    /// The write that does the last undone step again.
    pub fn redo(&mut self) -> Option<Change> {
        let step = self.undone.pop()?;
        let change = step.change.clone();
        self.expect(Way::Redo, step);
        Some(change)
    }
}

/// The write that a step waits for.
fn asked(way: Way, step: &Step) -> &Change {
    if way == Way::Undo { &step.inverse } else { &step.change }
}

/// A mark-all is answered by the read marks that it really set.
fn answers(asked: &Change, written: &Change) -> bool {
    matches!((asked, written), (Change::AllRead { .. }, Change::Read { read: true, .. }))
}
