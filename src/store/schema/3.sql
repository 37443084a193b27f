-- The same article in several feeds: read in one, read in all.
CREATE INDEX article_by_address ON articles (link) WHERE link IS NOT NULL;
