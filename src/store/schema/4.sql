-- Who is named in the news or speaks in it: once for each form of a name and each kind.
-- kind: 0 person, 1 organisation, 2 place, 3 document, 4 outlet, 5 agency, 6 anonymous.
-- folded: lower case without diacritics; last: the word by which names that may mean the same are found, for people
-- the last one (see store::aliases).
-- known_as: the name that stands for all of the same entity, itself where it is that one. Mentions and quotes keep
-- the name that was printed, so that what belongs together can be joined and parted without touching them.
-- articles: how many articles hold this form; total: how many all forms known as this one.
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind INTEGER NOT NULL,
  folded TEXT NOT NULL,
  last TEXT NOT NULL,
  known_as INTEGER NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  is_hidden INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX name_by_words ON names (folded, kind);
CREATE INDEX name_by_last ON names (last, kind);
CREATE INDEX name_by_entity ON names (known_as);
CREATE INDEX name_by_weight ON names (kind, total) WHERE known_as = id AND is_hidden = 0;

-- What else an article called somebody, and in how many articles; but for a person's last word. What is printed
-- alone elsewhere is told from this.
CREATE TABLE name_forms (
  form TEXT NOT NULL,
  kind INTEGER NOT NULL,
  name INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (form, kind, name)
) WITHOUT ROWID;

-- The words of the names, for finding them by any word or its beginning.
CREATE VIRTUAL TABLE name_index USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3'
);

-- day: days since 1970 of the article's date. count: how often it is named there.
CREATE TABLE mentions (
  name INTEGER NOT NULL,
  article INTEGER NOT NULL,
  day INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (name, article)
) WITHOUT ROWID;

-- On whom an article rests: how often quoted, paraphrased; whether credited at its end.
CREATE TABLE sources (
  name INTEGER NOT NULL,
  article INTEGER NOT NULL,
  day INTEGER NOT NULL,
  quoted INTEGER NOT NULL,
  paraphrased INTEGER NOT NULL,
  credited INTEGER NOT NULL,
  PRIMARY KEY (name, article)
) WITHOUT ROWID;

-- id: the article's number times 1024, and the place among the article's findings.
-- same: the first quote kept that says the same, itself where there is none.
-- prints: those that quote_prints has of it, four bytes each.
CREATE TABLE quotes (
  id INTEGER PRIMARY KEY,
  speaker INTEGER,
  day INTEGER NOT NULL,
  same INTEGER NOT NULL,
  direct INTEGER NOT NULL,
  prints BLOB
);
-- What the quotes of an article say, packed against its text (see store::said): it goes when the text does.
CREATE TABLE said (
  article INTEGER PRIMARY KEY,
  pack BLOB NOT NULL
);
CREATE INDEX quote_by_speaker ON quotes (speaker, id);
CREATE INDEX quote_by_same ON quotes (same) WHERE same <> id;
CREATE INDEX quote_by_day ON quotes (day);

-- Hashes of 32 bits of pieces of quotes; quotes that say the same share one.
CREATE TABLE quote_prints (
  print INTEGER NOT NULL,
  quote INTEGER NOT NULL,
  PRIMARY KEY (print, quote)
) WITHOUT ROWID;

-- The names of an article, as numbers with their difference to the one before: to take its rows out again, and to
-- see who appears together.
CREATE TABLE catalogued (
  article INTEGER PRIMARY KEY,
  names BLOB NOT NULL
);

-- What can only be known from findings: words in quotes, in captions, of authors, each behind its mark (see
-- store::catalogue), and facets.
CREATE VIRTUAL TABLE finding_index USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
INSERT INTO finding_index (finding_index, rank) VALUES ('automerge', 16);
INSERT INTO finding_index (finding_index, rank) VALUES ('crisismerge', 64);

-- facets: bits, see model::Facets. ledger: how many sources of each kind, a byte each, persons lowest.
-- catalogued: 1 where the tables above know it, 2 where they are not to: its feed is put aside.
ALTER TABLE articles ADD COLUMN facets INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN ledger INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN catalogued INTEGER NOT NULL DEFAULT 0;
-- story: see stories. stands, stands_unread: whether it stands for its story in a list that folds stories, and in
-- one of unread articles; one without a story stands for itself.
-- same: whether the reader has read another article of its story.
ALTER TABLE articles ADD COLUMN story INTEGER;
ALTER TABLE articles ADD COLUMN stands INTEGER NOT NULL DEFAULT 1;
ALTER TABLE articles ADD COLUMN stands_unread INTEGER NOT NULL DEFAULT 1;
ALTER TABLE articles ADD COLUMN same INTEGER NOT NULL DEFAULT 0;
-- When its text was last changed after it had come in.
ALTER TABLE articles ADD COLUMN revised INTEGER;
-- A rule of the reader hid it; it is not shown then.
ALTER TABLE articles ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_to_catalogue ON articles (published) WHERE analysed = 1 AND catalogued = 0;
CREATE INDEX article_by_story ON articles (story, shown, published, feed, read) WHERE story IS NOT NULL;
-- What a list that folds stories leaves out, for counting its lines.
CREATE INDEX article_folded ON articles (shown, published, read) WHERE stands = 0;
CREATE INDEX article_folded_unread ON articles (shown, read, published) WHERE stands_unread = 0;
-- Lists are ranges of these, folded or not.
DROP INDEX article_by_time;
DROP INDEX article_unread;
CREATE INDEX article_by_time ON articles (shown, published, feed, read, stands, story);
CREATE INDEX article_unread ON articles (shown, read, published, feed, stands_unread, story);
CREATE INDEX article_revised ON articles (revised) WHERE revised IS NOT NULL;

-- Articles of several publishers about one event; counted are those that are shown. A row is never taken out, so
-- that its number always means the same story: where it was joined with another one, articles is that one's number
-- below zero. changes: raised when something of its articles changes.
CREATE TABLE stories (
  id INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL DEFAULT 0,
  publishers INTEGER NOT NULL DEFAULT 0,
  first INTEGER NOT NULL DEFAULT 0,
  last INTEGER NOT NULL DEFAULT 0,
  changes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX story_by_time ON stories (last, articles);

-- What an article is about, for telling whether another one is of the same story (see analysis::similarity).
-- placed: 0 until it was compared with the others, then a number that rises with each, so that another newsdesk can
-- ask what came since. copy_of: the article whose text it repeats.
CREATE TABLE story_prints (
  article INTEGER PRIMARY KEY,
  published INTEGER NOT NULL,
  placed INTEGER NOT NULL DEFAULT 0,
  copy_of INTEGER,
  print BLOB NOT NULL
);
CREATE INDEX story_print_by_time ON story_prints (published);
CREATE INDEX story_print_by_place ON story_prints (placed, published);

-- What the reader said: is_of: the article is of this story; else it is not, whatever it is like.
CREATE TABLE story_choices (
  article INTEGER PRIMARY KEY,
  story INTEGER NOT NULL,
  is_of INTEGER NOT NULL
);

CREATE TRIGGER story_joined AFTER UPDATE OF story, shown, read, published ON articles
WHEN new.story IS NOT NULL AND (old.story IS NOT new.story OR old.shown <> new.shown OR old.read <> new.read
  OR old.published <> new.published)
BEGIN
  UPDATE stories SET changes = changes + 1 WHERE id = new.story;
END;
CREATE TRIGGER story_left AFTER UPDATE OF story ON articles
WHEN old.story IS NOT NULL AND old.story IS NOT new.story BEGIN
  UPDATE stories SET changes = changes + 1 WHERE id = old.story;
END;

-- The newest of the shown articles that repeats no other one stands for the story.
-- The signs before `shown` keep the search to the story: by the indexes of the list it would go through all articles.
CREATE TRIGGER story_changed AFTER UPDATE OF changes ON stories BEGIN
  UPDATE stories SET (articles, publishers, first, last) = (
    SELECT count(*), count(DISTINCT coalesce(a.publisher, f.name, f.title, '')),
      coalesce(min(a.published), 0), coalesce(max(a.published), 0)
    FROM articles a LEFT JOIN feeds f ON f.id = a.feed WHERE a.story = new.id AND +a.shown = 1
  ) WHERE id = new.id;
  UPDATE articles SET stands = 1 - stands WHERE story = new.id AND stands <> (id IS (
    SELECT a.id FROM articles a LEFT JOIN story_prints p ON p.article = a.id
    WHERE a.story = new.id AND +a.shown = 1
    ORDER BY p.copy_of IS NOT NULL, a.published DESC, a.id DESC LIMIT 1));
  UPDATE articles SET stands_unread = 1 - stands_unread WHERE story = new.id AND stands_unread <> (id IS (
    SELECT a.id FROM articles a LEFT JOIN story_prints p ON p.article = a.id
    WHERE a.story = new.id AND +a.shown = 1
    ORDER BY a.read, p.copy_of IS NOT NULL, a.published DESC, a.id DESC LIMIT 1));
  UPDATE articles SET same = 1 - same WHERE story = new.id
    AND same <> ((SELECT count(*) FROM articles WHERE story = new.id AND read = 1) > read);
END;

-- What an article was before its publisher changed it; kept: when the change was seen.
-- state: 0 what came after it says something else; 1 still to be compared with that; 2 the same, but a teaser in whose
-- place the full text came, which is no revision; -1 such a teaser, kept as what an older text was changed to.
CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  kept INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 1,
  headline TEXT NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX revision_by_article ON revisions (article, id);
CREATE INDEX revision_to_compare ON revisions (id) WHERE state > 0;
-- Whether the reader has opened it since it was revised.
ALTER TABLE articles ADD COLUMN revision_seen INTEGER NOT NULL DEFAULT 0;
-- The words at the place, to find it again in another text.
ALTER TABLE places ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- Passages that the reader marked. start, end: bytes of the reading text when they were last found there, none
-- while the text does not hold them. before, after: the words around them, to find them again.
CREATE TABLE highlights (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE RESTRICT,
  created INTEGER NOT NULL,
  start INTEGER,
  end INTEGER,
  passage TEXT NOT NULL,
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT ''
);
CREATE INDEX highlight_by_article ON highlights (article);

-- What the reader follows: a query, with a name of its own. notify: whether new articles are told outside.
-- unread, total: of its articles that are shown; kept by the triggers below.
CREATE TABLE follows (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL UNIQUE,
  notify INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL,
  unread INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE followed (
  follow INTEGER NOT NULL REFERENCES follows (id) ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (follow, article)
) WITHOUT ROWID;
CREATE INDEX followed_by_article ON followed (article);
CREATE TRIGGER followed_in AFTER INSERT ON followed BEGIN
  UPDATE follows SET (total, unread) = (SELECT follows.total + a.shown, follows.unread + (a.shown AND NOT a.read)
    FROM articles a WHERE a.id = new.article) WHERE id = new.follow;
END;
CREATE TRIGGER followed_out AFTER DELETE ON followed BEGIN
  UPDATE follows SET (total, unread) = (SELECT follows.total - a.shown, follows.unread - (a.shown AND NOT a.read)
    FROM articles a WHERE a.id = old.article)
    WHERE id = old.follow AND EXISTS (SELECT 1 FROM articles WHERE id = old.article);
END;
CREATE TRIGGER followed_changed AFTER UPDATE OF read, shown ON articles
WHEN old.read <> new.read OR old.shown <> new.shown BEGIN
  UPDATE follows SET total = total + new.shown - old.shown,
    unread = unread + (new.shown AND NOT new.read) - (old.shown AND NOT old.read)
    WHERE id IN (SELECT follow FROM followed WHERE article = new.id);
END;
-- Before the article is gone, so that followed_out still sees it.
CREATE TRIGGER followed_gone BEFORE DELETE ON articles BEGIN
  DELETE FROM followed WHERE article = old.id;
END;

-- What the reader put right about names, as JSON (model::Correction), in the order in which it holds.
-- subject, target: the names in it as names.folded has them.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  created INTEGER NOT NULL,
  correction TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  target TEXT NOT NULL
);

-- judged: whether rules and followed queries were asked about it. What came in before there were any is not asked.
ALTER TABLE articles ADD COLUMN judged INTEGER NOT NULL DEFAULT 1;
CREATE INDEX article_to_judge ON articles (id) WHERE judged = 0 AND catalogued = 1 AND indexed = 1;

-- A hidden article counts for no feed.
DROP INDEX article_by_feed;
CREATE INDEX article_by_feed ON articles (feed, published, read, hidden);
DROP TRIGGER article_read;
CREATE TRIGGER article_read AFTER UPDATE OF read ON articles
WHEN new.feed IS NOT NULL AND old.read <> new.read AND new.hidden = 0 BEGIN
  UPDATE feeds SET unread = unread + old.read - new.read WHERE id = new.feed;
END;
DROP TRIGGER article_out;
CREATE TRIGGER article_out AFTER DELETE ON articles WHEN old.feed IS NOT NULL AND old.hidden = 0 BEGIN
  UPDATE feeds SET total = total - 1, unread = unread - (1 - old.read) WHERE id = old.feed;
END;
CREATE TRIGGER article_hidden_now AFTER UPDATE OF hidden ON articles
WHEN new.feed IS NOT NULL AND old.hidden <> new.hidden BEGIN
  UPDATE feeds SET total = total + old.hidden - new.hidden,
    unread = unread + (old.hidden - new.hidden) * (1 - new.read) WHERE id = new.feed;
END;

-- What was taken out of the library because it was old: so that a feed that still gives it brings nothing new.
CREATE TABLE retired (
  feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  key INTEGER NOT NULL,
  link INTEGER,
  PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE INDEX retired_by_link ON retired (feed, link) WHERE link IS NOT NULL;

-- How long a feed's articles are kept: none is for ever.
ALTER TABLE feeds ADD COLUMN keep_days INTEGER;
ALTER TABLE feeds ADD COLUMN keep_articles INTEGER;

CREATE TRIGGER article_forgotten AFTER DELETE ON articles BEGIN
  DELETE FROM story_prints WHERE article = old.id;
  DELETE FROM story_choices WHERE article = old.id;
  UPDATE story_prints SET copy_of = NULL WHERE old.story IS NOT NULL AND copy_of = old.id
    AND article IN (SELECT id FROM articles WHERE story = old.story);
  UPDATE stories SET changes = changes + 1 WHERE id = old.story;
END;

-- For queries: who printed it, the longest, the most quotes, what rules hid.
CREATE INDEX article_by_publisher ON articles (publisher) WHERE publisher IS NOT NULL;
CREATE INDEX article_by_words ON articles (words);
CREATE INDEX article_by_quotes ON articles (quotes) WHERE quotes > 0;
CREATE INDEX article_hidden ON articles (published) WHERE hidden = 1;
