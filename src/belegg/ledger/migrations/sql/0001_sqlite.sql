-- Full-text search over the folded words of documents; the words themselves stand in the table alone.
CREATE VIRTUAL TABLE document_search USING fts5(
    words, content = 'document', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 0'
)

CREATE TRIGGER document_is_searched AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, words) VALUES (new.number, new.words);
END

-- Points in boxes, for claims and events that have one.
CREATE VIRTUAL TABLE claim_spot USING rtree(number, west, east, south, north)

CREATE TRIGGER claim_has_a_spot AFTER INSERT ON claim WHEN new.longitude IS NOT NULL AND new.latitude IS NOT NULL BEGIN
    INSERT INTO claim_spot VALUES (new.number, new.longitude, new.longitude, new.latitude, new.latitude);
END

CREATE VIRTUAL TABLE event_spot USING rtree(number, west, east, south, north)

CREATE TRIGGER event_has_a_spot AFTER INSERT ON event WHEN new.longitude IS NOT NULL AND new.latitude IS NOT NULL BEGIN
    INSERT INTO event_spot VALUES (new.number, new.longitude, new.longitude, new.latitude, new.latitude);
END
