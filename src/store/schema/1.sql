-- Small facts: which sample edition was loaded, and the like.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- state: 0 shown, 1 put aside (the sample edition), 2 unsubscribed. A feed's row is never deleted, so
-- that read marks come back with a feed that is added again.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  name TEXT,
  site TEXT,
  folder TEXT NOT NULL DEFAULT '',
  full_text INTEGER NOT NULL DEFAULT 0,
  sample INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL DEFAULT 0,
  unread INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  last_modified TEXT,
  last_ok INTEGER,
  error TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  ttl INTEGER,
  fresh_until INTEGER,
  not_before INTEGER,
  gone INTEGER NOT NULL DEFAULT 0
);

-- key, link: 64-bit hashes of the feed's id for it and of its normalised address.
-- content: hash of what the feed gave, to see that it was changed.
-- shown: whether its feed is; kept here so that every list is one range of one index.
-- quotes, sources: null until analysed.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  feed INTEGER REFERENCES feeds (id) ON DELETE SET NULL,
  key INTEGER NOT NULL,
  link INTEGER,
  content INTEGER NOT NULL,
  published INTEGER NOT NULL,
  fetched INTEGER NOT NULL,
  shown INTEGER NOT NULL DEFAULT 1,
  read INTEGER NOT NULL DEFAULT 0,
  bookmarked INTEGER NOT NULL DEFAULT 0,
  full INTEGER NOT NULL DEFAULT 0,
  indexed INTEGER NOT NULL DEFAULT 0,
  analysed INTEGER NOT NULL DEFAULT 0,
  words INTEGER NOT NULL DEFAULT 0,
  quotes INTEGER,
  sources INTEGER,
  headline TEXT NOT NULL,
  url TEXT,
  publisher TEXT
);

CREATE UNIQUE INDEX article_by_key ON articles (feed, key);
CREATE INDEX article_by_link ON articles (feed, link);
CREATE INDEX article_by_time ON articles (shown, published, feed, read);
CREATE INDEX article_unread ON articles (shown, read, published, feed);
CREATE INDEX article_by_feed ON articles (feed, published, read);
CREATE INDEX article_bookmarked ON articles (published) WHERE bookmarked = 1;
CREATE INDEX article_to_index ON articles (published) WHERE indexed = 0;
CREATE INDEX article_to_analyse ON articles (published) WHERE analysed = 0;

CREATE TRIGGER article_in AFTER INSERT ON articles WHEN new.feed IS NOT NULL BEGIN
  UPDATE feeds SET total = total + 1, unread = unread + (1 - new.read) WHERE id = new.feed;
END;
CREATE TRIGGER article_read AFTER UPDATE OF read ON articles WHEN new.feed IS NOT NULL AND old.read <> new.read BEGIN
  UPDATE feeds SET unread = unread + old.read - new.read WHERE id = new.feed;
END;
CREATE TRIGGER article_out AFTER DELETE ON articles WHEN old.feed IS NOT NULL BEGIN
  UPDATE feeds SET total = total - 1, unread = unread - (1 - old.read) WHERE id = old.feed;
END;

-- What an article's text is made from, packed (see store::pack).
CREATE TABLE bodies (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  body BLOB NOT NULL
);

-- What the analysis found, packed; version is that of the analysis.
-- They come in any order and are put one behind the other, as in the order of articles their pages
-- would stay a third empty.
CREATE TABLE findings (
  article INTEGER NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  findings BLOB NOT NULL
);

CREATE TABLE bookmarks (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE RESTRICT,
  created INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE tags (
  article INTEGER NOT NULL REFERENCES bookmarks (article) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (article, tag)
) WITHOUT ROWID;

-- Where the reader stopped: a byte of the reading text.
CREATE TABLE places (
  article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  place INTEGER NOT NULL
);

-- The words of an article, each once and folded. Those of its headline and those that stand often in it
-- are there once more, behind a mark (see store::search): that takes a third of the room of columns.
-- The tokenizer only has to cut at blanks.
CREATE VIRTUAL TABLE word_index USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (word_index, 'row');
INSERT INTO word_index (word_index, rank) VALUES ('hashsize', 33554432);
INSERT INTO word_index (word_index, rank) VALUES ('pgsz', 8000);
-- Pieces are merged late: most of the work of filling the index is merging.
INSERT INTO word_index (word_index, rank) VALUES ('automerge', 16);
INSERT INTO word_index (word_index, rank) VALUES ('crisismerge', 64);
