//! From a query to the flow of the articles that it finds.

use super::Range;
use super::check::{Check, CheckedPart};
use super::flow::{All, Flow};
use crate::desk::{Desk, tokens};
use crate::model::query::{Clock, Field, HasThing, IsState, Node, SourceClass, Test, Words};
use crate::model::{Facets, FeedId, NameKind, Query};
use crate::store::{Condition, Index, Mark, Stream, Term, Tier, Use};

/// Seconds after its coming in for which an article is new.
const NEW: i64 = 86_400;

/// Of fewer letters many words begin: the index would have to bring together most of what it has.
const BEGUN: usize = 3;

/// Distinct publishers that are looked through for a name.
const PUBLISHERS: usize = 5_000;

/// What one condition comes to.
enum Part {
    /// An expression for an index, and what remains to be checked in the text.
    Index(Index, String, Option<Check>),
    Condition(Condition),
    Flow(Flow),
    /// It holds for all.
    Everything,
}

/// What a query is answered with.
struct Planner<'a> {
    desk: &'a Desk,
    clock: Clock,
    tier: Tier,
}

impl Desk {
    /// The flow of what a query finds between two numbers; words without a field have to stand as `tier` says.
    /// The range becomes narrower where the query tells when articles came in.
    pub(in crate::desk) fn flow_of(
        &self,
        query: &Query,
        tier: Tier,
        (least, top): (i64, i64),
    ) -> anyhow::Result<(Flow, Range)> {
        let planner = Planner { desk: self, clock: Self::clock(), tier };
        let (first, last) = self.library.ends()?;
        let nodes = joined(query);
        let range = Range { least: least.max(first).max(planner.first(nodes)?), top: top.min(last) };
        let asks_hidden = query.leaves().iter().any(|(leaf, not)| !not && leaf.test == Test::Is(IsState::Hidden));
        let visible = if asks_hidden { Condition::VisibleOrHidden } else { Condition::Visible };
        Ok((planner.all(nodes, vec![(visible, false)])?, range))
    }
}

/// What must hold together in a query.
fn joined(query: &Query) -> &[Node] {
    match &query.root {
        Some(Node::All(nodes)) => nodes,
        Some(node) => std::slice::from_ref(node),
        None => &[],
    }
}

impl Planner<'_> {
    /// The lowest number that can be found: what is published or came in since a moment came in since.
    fn first(&self, nodes: &[Node]) -> anyhow::Result<i64> {
        let moments = nodes.iter().filter_map(|node| match node {
            Node::Leaf(leaf) => match &leaf.test {
                Test::Published(_, _, period) => period.from.map(|from| from.at(self.clock)),
                Test::Is(IsState::New) => Some(self.clock.now - NEW),
                _ => None,
            },
            _ => None,
        });
        moments.max().map_or(Ok(i64::MIN), |moment| Ok(self.desk.library.first_since(moment)?))
    }

    fn flow(&self, node: &Node) -> anyhow::Result<Flow> {
        match node {
            Node::All(nodes) => self.all(nodes, Vec::new()),
            Node::Any(nodes) => self.any(nodes),
            Node::Not(_) | Node::Leaf(_) => self.all(std::slice::from_ref(node), Vec::new()),
        }
    }

    fn all(&self, nodes: &[Node], conditions: Vec<(Condition, bool)>) -> anyhow::Result<Flow> {
        let mut all = All { conditions, ..All::default() };
        // What the indexes are asked, and what they are asked to leave out.
        let mut asked: [(Vec<String>, Vec<String>); 2] = Default::default();
        let mut begun = Vec::new();
        for node in nodes {
            let (node, not) = match node {
                Node::Not(inner) => (inner.as_ref(), true),
                node => (node, false),
            };
            let Node::Leaf(leaf) = node else {
                if not {
                    // What must not be there must not be anywhere.
                    let anywhere = Planner { tier: Tier::Anywhere, ..*self };
                    all.without.push(anywhere.flow(node)?);
                } else {
                    all.flows.push(self.flow(node)?);
                }
                continue;
            };
            match (self.part(&leaf.test, not)?, not) {
                (Part::Index(_, expression, None), false) if let Some(term) = begun_word(&leaf.test) => {
                    begun.push((expression, term));
                }
                (Part::Index(index, expression, check), false) => {
                    asked[index as usize].0.push(expression);
                    all.checks.extend(check);
                }
                (Part::Index(index, expression, None), true) => asked[index as usize].1.push(expression),
                (Part::Index(index, expression, Some(check)), true) => {
                    let flows = vec![Flow::Stream(Stream::of_index(index, expression))];
                    all.without.push(Flow::All(All { flows, checks: vec![check], ..All::default() }));
                }
                (Part::Condition(condition), not) => all.conditions.push((condition, not)),
                (Part::Flow(flow), true) => all.without.push(flow),
                (Part::Flow(flow), false) => all.flows.push(flow),
                (Part::Everything, true) => return Ok(Flow::None),
                (Part::Everything, false) => {}
            }
        }
        // Beside what leads to fewer articles, the first letters of a word are looked for in their texts.
        let is_led = !all.flows.is_empty() || asked.iter().any(|(wanted, _)| !wanted.is_empty());
        for (expression, term) in begun {
            if is_led {
                all.checks.push(Check { terms: vec![term], part: CheckedPart::Anywhere });
            } else {
                asked[Index::Words as usize].0.push(expression);
            }
        }
        for (index, (wanted, unwanted)) in [Index::Words, Index::Findings].into_iter().zip(asked) {
            let stream = |parts: &[String], sign: &str| Flow::Stream(Stream::of_index(index, parts.join(sign)));
            match (wanted.is_empty(), unwanted.is_empty()) {
                (true, true) => {}
                (true, false) => all.without.push(stream(&unwanted, " OR ")),
                (false, true) => all.flows.push(stream(&wanted, " AND ")),
                (false, false) => {
                    let left = format!("({}) NOT ({})", wanted.join(" AND "), unwanted.join(" OR "));
                    all.flows.push(stream(&[left], ""));
                }
            }
        }
        self.lead(&mut all)?;
        Ok(match all.flows.pop() {
            Some(flow) if all.flows.is_empty() && is_bare(&all) => flow,
            flow => {
                all.flows.extend(flow);
                Flow::All(all)
            }
        })
    }

    /// Lets conditions lead that hold for few articles, and some flow where none would.
    fn lead(&self, all: &mut All) -> anyhow::Result<()> {
        let library = &self.desk.library;
        let mut rest = Vec::new();
        for (condition, not) in std::mem::take(&mut all.conditions) {
            match if not { None } else { library.stream_of(&condition, true)? } {
                Some(stream) => all.flows.insert(0, Flow::Stream(stream)),
                None => rest.push((condition, not)),
            }
        }
        all.conditions = rest;
        if all.flows.is_empty() {
            let leads = |(condition, not): &(Condition, bool)| !not && !matches!(condition, Condition::Visible);
            let stream = match all.conditions.iter().position(leads) {
                Some(place) => library.stream_of(&all.conditions.remove(place).0, false)?,
                None => None,
            };
            all.flows.push(Flow::Stream(stream.unwrap_or_else(Stream::of_all)));
        }
        Ok(())
    }

    fn any(&self, nodes: &[Node]) -> anyhow::Result<Flow> {
        let mut flows = Vec::new();
        let mut asked: [Vec<String>; 2] = Default::default();
        for node in nodes {
            if let Node::Leaf(leaf) = node
                && let Part::Index(index, expression, None) = self.part(&leaf.test, false)?
            {
                asked[index as usize].push(format!("({expression})"));
            } else {
                flows.push(self.flow(node)?);
            }
        }
        for (index, asked) in [Index::Words, Index::Findings].into_iter().zip(asked) {
            if !asked.is_empty() {
                flows.push(Flow::Stream(Stream::of_index(index, asked.join(" OR "))));
            }
        }
        Ok(Flow::Any(flows))
    }

    fn part(&self, test: &Test, not: bool) -> anyhow::Result<Part> {
        let library = &self.desk.library;
        Ok(match test {
            Test::Words(Some(Field::Note), words) => {
                let terms = terms_of(words);
                let holds = |note: &str| {
                    let each = |term: &Term| super::check::stands(std::slice::from_ref(term), note);
                    if words.exact { super::check::stands(&terms, note) } else { terms.iter().all(each) }
                };
                let noted = library.notes()?.into_iter().filter(|(_, note)| holds(note));
                articles(noted.map(|(article, _)| article).collect())
            }
            Test::Words(field, words) => self.words(*field, words, not),
            Test::Name(field, words) => self.name(*field, words)?,
            Test::Source(class) => facet(&format!("source{}", class_word(*class))),
            Test::Label(field, words) => self.label(*field, words)?,
            Test::Is(state) => self.state(*state)?,
            Test::Has(HasThing::Note) => self.state(IsState::Noted)?,
            Test::Has(thing) => facet(thing.name()),
            Test::Published(_, _, period) => Part::Condition(Condition::Published(
                period.from.map(|moment| moment.at(self.clock)),
                period.until.map(|moment| moment.at(self.clock)),
            )),
            Test::Count(Field::Words, bounds) => Part::Condition(Condition::Words(*bounds)),
            Test::Count(_, bounds) => Part::Condition(Condition::Quotes(*bounds)),
            Test::Story(story) => Part::Condition(Condition::Story(*story)),
        })
    }

    fn state(&self, state: IsState) -> anyhow::Result<Part> {
        Ok(Part::Condition(match state {
            IsState::Unread => Condition::Read(false),
            IsState::Read => Condition::Read(true),
            IsState::Bookmarked => Condition::Bookmarked,
            IsState::Noted => {
                let noted = self.desk.library.notes()?;
                return Ok(articles(noted.into_iter().map(|(article, _)| article).collect()));
            }
            IsState::Updated => Condition::Revised,
            IsState::New => Condition::CameSince(self.clock.now - NEW),
            IsState::Hidden => Condition::Hidden,
            IsState::SingleSource => Condition::Facet(Facets::LONE_SOURCE),
            IsState::OnlyAnonymous => Condition::Facet(Facets::ONLY_ANONYMOUS),
        }))
    }

    /// Words in an index; several that belong together are checked in the text.
    fn words(&self, field: Option<Field>, words: &Words, not: bool) -> Part {
        let terms = terms_of(words);
        if terms.is_empty() {
            return Part::Everything;
        }
        let marked = |mark: Mark| terms.iter().map(|term| quoted(&mark.sign().to_string(), term)).collect::<Vec<_>>();
        let tier = if not { Tier::Anywhere } else { self.tier };
        let in_words = |tier: Tier| terms.iter().map(|term| tier.asked(term)).collect::<Vec<_>>();
        let (index, asked, part) = match field {
            Some(Field::Title) => (Index::Words, in_words(Tier::Headline), Some(CheckedPart::Headline)),
            Some(Field::Body) => (Index::Words, in_words(Tier::Anywhere), Some(CheckedPart::Text)),
            Some(Field::Caption) => (Index::Findings, marked(Mark::Caption), Some(CheckedPart::Text)),
            Some(Field::Quote) => (Index::Findings, marked(Mark::Quote), Some(CheckedPart::Quotes)),
            Some(Field::Author) => (Index::Findings, marked(Mark::Author), None),
            _ => (Index::Words, in_words(tier), Some(CheckedPart::Anywhere)),
        };
        // A word of the headline stands in the index like one of the text.
        let is_unsure = terms.len() > 1 || field == Some(Field::Body);
        let check = part.filter(|_| is_unsure).map(|part| Check { terms: terms.clone(), part });
        Part::Index(index, asked.join(" AND "), check)
    }

    fn name(&self, field: Field, words: &Words) -> anyhow::Result<Part> {
        let (kinds, way): (&[NameKind], Use) = match field {
            Field::Person => (&[NameKind::Person], Use::Named),
            Field::Org => (&[NameKind::Organisation], Use::Named),
            Field::Place => (&[NameKind::Place], Use::Named),
            Field::About => (&[], Use::NamedOften),
            Field::Speaker => (&[], Use::Speaks),
            _ => (&[], Use::Source),
        };
        let names = self.desk.library.names_with(&terms_of(words), kinds)?;
        Ok(Part::Flow(any_of(names.into_iter().map(|name| Stream::of_name(way, name)).collect())))
    }

    fn label(&self, field: Field, words: &Words) -> anyhow::Result<Part> {
        let library = &self.desk.library;
        let terms = terms_of(words);
        let is = |label: &str| super::check::stands(&terms, label);
        if field == Field::Tag {
            let tagged = library.tagged()?.into_iter().filter(|(_, tags)| is(tags));
            return Ok(articles(tagged.map(|(article, _)| article).collect()));
        }
        let feeds = library.feed_labels(field == Field::Folder)?.into_iter();
        let feeds: Vec<FeedId> = feeds.filter(|(_, label)| is(label)).map(|(feed, _)| FeedId(feed)).collect();
        if field != Field::Publisher {
            return Ok(Part::Condition(Condition::Feeds(feeds)));
        }
        let names: Vec<String> = library.publishers(PUBLISHERS)?.into_iter().filter(|name| is(name)).collect();
        let (own, of_feeds) = (Condition::Publishers(names), Condition::PrintedByFeeds(feeds));
        Ok(match (&own, &of_feeds) {
            (_, Condition::PrintedByFeeds(feeds)) if feeds.is_empty() => Part::Condition(own),
            (Condition::Publishers(names), _) if names.is_empty() => Part::Condition(of_feeds),
            _ => {
                let streams = [library.stream_of(&own, false)?, library.stream_of(&of_feeds, false)?];
                Part::Flow(any_of(streams.into_iter().flatten().collect()))
            }
        })
    }
}

/// The word of which a test, for words anywhere, has only the first letters.
fn begun_word(test: &Test) -> Option<Term> {
    let Test::Words(None, words) = test else { return None };
    let mut terms = terms_of(words);
    terms.pop().filter(|term| terms.is_empty() && term.prefix && term.word.chars().count() < BEGUN)
}

/// Whether one flow says all.
fn is_bare(all: &All) -> bool {
    all.without.is_empty() && all.conditions.is_empty() && all.checks.is_empty()
}

fn articles(found: Vec<i64>) -> Part {
    Part::Flow(Flow::Stream(Stream::of_articles(found)))
}

fn any_of(streams: Vec<Stream>) -> Flow {
    let mut flows: Vec<Flow> = streams.into_iter().map(Flow::Stream).collect();
    match (flows.len(), flows.pop()) {
        (1, Some(flow)) => flow,
        (_, last) => {
            flows.extend(last);
            Flow::Any(flows)
        }
    }
}

fn facet(word: &str) -> Part {
    Part::Index(
        Index::Findings,
        quoted(&Mark::Facet.sign().to_string(), &Term { word: word.to_owned(), prefix: false }),
        None,
    )
}

/// How the catalogue names a kind of source.
fn class_word(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Anonymous => NameKind::Anonymous.title(),
        SourceClass::Official => crate::desk::catalogue::OFFICIAL,
        SourceClass::Document => NameKind::Document.title(),
        SourceClass::Agency => NameKind::Agency.title(),
        SourceClass::Outlet => NameKind::Outlet.title(),
        SourceClass::Person => NameKind::Person.title(),
        SourceClass::Organisation => NameKind::Organisation.title(),
    }
}

fn quoted(mark: &str, term: &Term) -> String {
    let word: String = term.word.chars().filter(|c| *c != '"').collect();
    format!("\"{mark}{word}\"{}", if term.prefix { "*" } else { "" })
}

/// The words of a reader as the indexes know them.
pub(in crate::desk) fn terms_of(words: &Words) -> Vec<Term> {
    let mut terms = Vec::new();
    tokens::each_word(&words.text, |_, word| terms.push(Term { word: word.to_owned(), prefix: false }));
    if let Some(last) = terms.last_mut().filter(|_| words.prefix) {
        last.prefix = true;
    }
    terms
}
