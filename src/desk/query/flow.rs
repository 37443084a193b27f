//! Articles that several conditions hold for, in the order of falling numbers.

use super::check::Check;
use super::{Limits, Range};
use crate::desk::Desk;
use crate::model::ArticleId;
use crate::store::{Condition, Stream};

/// What a query finds, read no further than it is wanted.
#[derive(Debug)]
pub(in crate::desk) enum Flow {
    Stream(Stream),
    All(All),
    Any(Vec<Flow>),
    /// Nothing.
    None,
}

/// What must hold together; at least one flow leads.
#[derive(Debug, Default)]
pub(in crate::desk) struct All {
    pub flows: Vec<Flow>,
    pub without: Vec<Flow>,
    /// What the row of an article must tell, or must not where the flag is set.
    pub conditions: Vec<(Condition, bool)>,
    /// What its text must hold; the dearest question, so the last one.
    pub checks: Vec<Check>,
    /// The number that was found last: beside others it is asked for again until they are as far.
    pub last: Option<i64>,
}

impl Flow {
    /// The greatest number in the range. A flow is asked for falling numbers only.
    pub fn seek(&mut self, desk: &Desk, limits: &Limits, range: Range) -> anyhow::Result<Option<i64>> {
        match self {
            Self::Stream(stream) => Ok(desk.library.seek(stream, range.least, range.top)?),
            Self::All(all) => all.seek(desk, limits, range),
            Self::Any(flows) => {
                let mut best = None;
                for flow in flows {
                    best = best.max(flow.seek(desk, limits, range)?);
                }
                Ok(best)
            }
            Self::None => Ok(None),
        }
    }

    /// Whether texts have to be read for it.
    fn reads_texts(&self) -> bool {
        match self {
            Self::All(all) => all.reads_texts(),
            Self::Any(flows) => flows.iter().any(Self::reads_texts),
            Self::Stream(_) | Self::None => false,
        }
    }

    /// Whether the top of the range is among them; asked for falling numbers only.
    fn holds(&mut self, desk: &Desk, limits: &Limits, range: Range) -> anyhow::Result<bool> {
        match self {
            Self::All(all) => all.holds(desk, limits, range),
            Self::Any(flows) => {
                for flow in flows {
                    if flow.holds(desk, limits, range)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Self::Stream(_) | Self::None => Ok(self.seek(desk, limits, range)? == Some(range.top)),
        }
    }
}

impl All {
    fn seek(&mut self, desk: &Desk, limits: &Limits, range: Range) -> anyhow::Result<Option<i64>> {
        if let Some(last) = self.last.filter(|last| (range.least..=range.top).contains(last)) {
            return Ok(Some(last));
        }
        self.last = self.seek_further(desk, limits, range)?;
        Ok(self.last)
    }

    fn seek_further(&mut self, desk: &Desk, limits: &Limits, range: Range) -> anyhow::Result<Option<i64>> {
        let mut range = range;
        let reads_texts = self.reads_texts();
        'next: loop {
            for flow in &mut self.flows {
                match flow.seek(desk, limits, range)? {
                    None => return Ok(None),
                    Some(id) if id < range.top => {
                        // The first flow must agree as well before a number is looked at more closely.
                        range.top = id;
                        continue 'next;
                    }
                    Some(_) => {}
                }
            }
            if self.passes(desk, limits, range)? {
                return Ok(Some(range.top));
            }
            range.top -= 1;
            if range.top < range.least || (reads_texts && limits.texts.get() == 0) {
                return Ok(None);
            }
        }
    }

    fn reads_texts(&self) -> bool {
        !self.checks.is_empty() || self.flows.iter().chain(&self.without).any(Flow::reads_texts)
    }

    fn holds(&mut self, desk: &Desk, limits: &Limits, range: Range) -> anyhow::Result<bool> {
        for flow in &mut self.flows {
            if !flow.holds(desk, limits, range)? {
                return Ok(false);
            }
        }
        self.passes(desk, limits, range)
    }

    /// What is asked of the top of the range, where all flows hold it.
    fn passes(&mut self, desk: &Desk, limits: &Limits, range: Range) -> anyhow::Result<bool> {
        for flow in &mut self.without {
            // What could not be looked at may hold it.
            if flow.holds(desk, limits, range)? || (limits.texts.get() == 0 && flow.reads_texts()) {
                return Ok(false);
            }
        }
        if !self.conditions.is_empty() && !desk.library.is(ArticleId(range.top), &self.conditions)? {
            return Ok(false);
        }
        for check in &self.checks {
            if !check.holds(desk, limits, ArticleId(range.top))? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
