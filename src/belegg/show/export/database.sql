CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
  document TEXT PRIMARY KEY, outlet TEXT, published_start TEXT, published_end TEXT, published_precision TEXT,
  language TEXT, headline TEXT, text TEXT
);

CREATE TABLE event (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, mode TEXT, grade TEXT NOT NULL, standing TEXT NOT NULL,
  origins INTEGER NOT NULL, reports INTEGER NOT NULL,
  place TEXT, place_as_written TEXT, place_country TEXT, place_admin1 TEXT, place_id TEXT,
  latitude REAL, longitude REAL, place_precision INTEGER,
  time_start TEXT, time_end TEXT, time_precision TEXT,
  actor TEXT, actor_as_written TEXT, actor_country TEXT, actor_sector TEXT, actor_id TEXT,
  target TEXT, target_as_written TEXT, target_country TEXT, target_sector TEXT, target_id TEXT,
  part_of TEXT, claims TEXT NOT NULL, documents TEXT NOT NULL, why TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE event_source (
  event TEXT NOT NULL REFERENCES event(id), source TEXT NOT NULL REFERENCES source(document), PRIMARY KEY (event, source)
) WITHOUT ROWID;

CREATE TABLE claim (
  id TEXT PRIMARY KEY, event TEXT NOT NULL REFERENCES event(id), document TEXT NOT NULL REFERENCES source(document),
  kind TEXT NOT NULL, mode TEXT, low NUMERIC, best NUMERIC, high NUMERIC, unit TEXT, count_as_written TEXT,
  quantifier TEXT, imputed INTEGER, measure TEXT, item TEXT,
  actor TEXT, actor_as_written TEXT, actor_country TEXT, actor_sector TEXT, actor_id TEXT,
  target TEXT, target_as_written TEXT, target_country TEXT, target_sector TEXT, target_id TEXT,
  place TEXT, place_as_written TEXT, place_country TEXT, place_admin1 TEXT, place_id TEXT,
  latitude REAL, longitude REAL, place_precision INTEGER,
  time_start TEXT, time_end TEXT, time_precision TEXT,
  said_by TEXT, said_by_as_written TEXT, said_by_country TEXT, said_by_sector TEXT, said_by_id TEXT, via TEXT,
  standing TEXT NOT NULL, part_of TEXT, quote TEXT NOT NULL, quote_start INTEGER NOT NULL, quote_end INTEGER NOT NULL,
  quotes_also TEXT NOT NULL, rule TEXT NOT NULL,
  record TEXT NOT NULL
);

CREATE TABLE figure (
  id INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES event(id), row INTEGER NOT NULL,
  who TEXT, who_as_written TEXT, who_country TEXT, who_sector TEXT, who_id TEXT,
  effect TEXT, item TEXT, measure TEXT, time_start TEXT, time_end TEXT, time_precision TEXT,
  unit TEXT NOT NULL, low NUMERIC, best NUMERIC, high NUMERIC, imputed INTEGER NOT NULL, part_of TEXT,
  claims TEXT NOT NULL, versions TEXT NOT NULL,
  UNIQUE (event, row)
);

CREATE TABLE figure_claim (
  figure INTEGER NOT NULL REFERENCES figure(id), claim TEXT NOT NULL REFERENCES claim(id), PRIMARY KEY (figure, claim)
) WITHOUT ROWID;

CREATE TABLE version (
  figure INTEGER NOT NULL REFERENCES figure(id), number INTEGER NOT NULL,
  low NUMERIC, best NUMERIC, high NUMERIC, origin TEXT NOT NULL, day TEXT, PRIMARY KEY (figure, number)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE claim_fts USING fts5(quote, count_as_written, place, actor, target, said_by, content="claim");
CREATE VIRTUAL TABLE source_fts USING fts5(headline, text, content="source");
CREATE VIRTUAL TABLE event_fts USING fts5(place, place_admin1, actor, target, why, content="event");

CREATE VIEW event_figure AS
  SELECT event.id AS event, event.kind, event.mode, event.grade, event.standing, event.origins, event.place,
    event.place_country, event.time_start, event.time_end, event.latitude, event.longitude,
    coalesce(figure.who, figure.who_as_written) AS who, figure.effect, figure.item, figure.measure, figure.unit,
    figure.low, figure.best, figure.high, figure.imputed, figure.part_of IS NOT NULL AS is_part
  FROM event LEFT JOIN figure ON figure.event = event.id;
