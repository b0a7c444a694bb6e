-- How a document is stored. Rows of before this are of plain documents, whose stored size is their size.
ALTER TABLE repository_document ADD COLUMN encoding VARCHAR(5) DEFAULT 'PLAIN' NOT NULL;   -- see ContentEncoding
ALTER TABLE repository_document ADD COLUMN stored_size BIGINT;                             -- bytes in the storage
-- Documents in the order in which a storage is walked through.
CREATE UNIQUE INDEX repository_document_key ON repository_document (storage_key);
-- Contents that no document has any more, and that may be, or yet turn up, in the storage.
CREATE TABLE repository_discarded (
    storage_key  CHAR(32)  NOT NULL,
    discarded_at TIMESTAMP NOT NULL,   -- UTC
    CONSTRAINT repository_discarded_pk PRIMARY KEY (storage_key)
);
