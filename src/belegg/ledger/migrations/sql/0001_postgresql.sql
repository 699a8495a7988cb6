-- Full-text search over the folded words of documents.
ALTER TABLE document ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED

CREATE INDEX document_search ON document USING gin (search)

-- Points as PostGIS geometry, for claims and events that have one.
CREATE EXTENSION IF NOT EXISTS postgis

ALTER TABLE claim ADD COLUMN spot geometry(Point, 4326)
    GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)) STORED

CREATE INDEX claim_spot ON claim USING gist (spot)

ALTER TABLE event ADD COLUMN spot geometry(Point, 4326)
    GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)) STORED

CREATE INDEX event_spot ON event USING gist (spot)

CREATE FUNCTION belegg_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'rows of ' || TG_TABLE_NAME || ' are appended, never changed';
END $$
