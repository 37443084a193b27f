//! Which articles are of one event: a new article is compared with those of the days around it.

mod alike;
mod figures;
mod grouping;
mod novelty;
mod page;
mod window;

use super::Desk;
use crate::analysis::similarity::Print;

pub(super) use window::Window;

impl Desk {
    /// Finds the stories of up to `most` articles; how many it did.
    pub fn place_waiting(&mut self, most: usize) -> anyhow::Result<usize> {
        self.expect()?;
        let waiting = self.library.unplaced(most)?;
        if waiting.is_empty() {
            return Ok(0);
        }
        // Out of the desk while it is used: a mistake on the way leaves an empty one.
        let mut window = std::mem::take(&mut self.window);
        for one in &waiting {
            window.come(&self.library, one.published)?;
            let print = Print::unpacked(&one.print);
            let placed = window.place(&self.library, one.article, one.published, &print)?;
            self.library.place_article(&placed)?;
        }
        self.window = window;
        Ok(waiting.len())
    }
}
