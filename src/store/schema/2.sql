-- When a feed is to be fetched by itself: never before fresh_until, which its publisher and its server tell, nor
-- before not_before, which its server asked for and which holds for a reader who asks as well.
ALTER TABLE feeds ADD COLUMN due INTEGER;
-- gap: the mean time between its last articles; interval: what the reader set. Both in seconds.
ALTER TABLE feeds ADD COLUMN gap INTEGER;
ALTER TABLE feeds ADD COLUMN interval INTEGER;
ALTER TABLE feeds ADD COLUMN last_tried INTEGER;
-- When a fetch last brought an article; after the first fetch, when its newest one was published.
ALTER TABLE feeds ADD COLUMN last_new INTEGER;
-- Hours (GMT) and days (from Monday) at which the publisher wants no visit, a bit each.
ALTER TABLE feeds ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
-- A newsdesk is at work on it until then at the latest.
ALTER TABLE feeds ADD COLUMN claimed INTEGER;
UPDATE feeds SET due = fresh_until, last_tried = last_ok, last_new = (SELECT max(published) FROM articles WHERE feed = feeds.id);

-- Servers that are in trouble or were asked too often: none of their feeds is due before then.
CREATE TABLE rests (
  host TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;
