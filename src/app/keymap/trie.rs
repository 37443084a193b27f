//! Commands by the keys that lead to them.

use crate::app::command::Command;
use crate::app::key::Key;

/// Commands by their key sequences; siblings stand in the order of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    pub(super) branches: Vec<(Key, Node)>,
}

#[derive(Clone, Debug)]
pub(super) enum Node {
    Run(Command),
    More(Trie),
}

impl Trie {
    pub(super) fn get(&self, key: Key) -> Option<&Node> {
        self.branches.iter().find(|(one, _)| *one == key).map(|(_, node)| node)
    }

    /// Adds a sequence; gives back the command that is in its way.
    pub(super) fn insert(&mut self, keys: &[Key], command: Command) -> Result<(), Command> {
        let Some((first, rest)) = keys.split_first() else { return Ok(()) };
        let index = self.branches.iter().position(|(key, _)| key == first);
        match index.and_then(|index| self.branches.get_mut(index)) {
            None if rest.is_empty() => self.branches.push((*first, Node::Run(command))),
            None => {
                let mut trie = Trie::default();
                trie.insert(rest, command)?;
                self.branches.push((*first, Node::More(trie)));
            }
            Some((_, Node::More(trie))) if !rest.is_empty() => return trie.insert(rest, command),
            Some((_, Node::Run(other))) => return if *other == command { Ok(()) } else { Err(*other) },
            Some((_, Node::More(trie))) => {
                let mut first = None;
                trie.walk(&mut Vec::new(), &mut |_, run| first = first.or(Some(run)));
                return Err(first.unwrap_or(command));
            }
        }
        Ok(())
    }

    pub(super) fn walk(&self, before: &mut Vec<Key>, visit: &mut dyn FnMut(&[Key], Command)) {
        for (key, node) in &self.branches {
            before.push(*key);
            match node {
                Node::Run(command) => visit(before, *command),
                Node::More(trie) => trie.walk(before, visit),
            }
            before.pop();
        }
    }
}
