-- The documents of the repository. A row is written before its document gets its place in the storage, and removed after
-- the document was removed from there: every document in its place has a row.
CREATE TABLE repository_document (
    unique_id   VARCHAR(200) NOT NULL,   -- DocumentEntry.uniqueId, ITI TF-3 4.2.3.2.26
    storage_key CHAR(32)     NOT NULL,   -- where its bytes are
    mime_type   VARCHAR(255) NOT NULL,   -- as submitted
    size        BIGINT       NOT NULL,   -- bytes, as submitted
    sha1        CHAR(40)     NOT NULL,   -- of the bytes as submitted, hexadecimal digits in lower case
    state       VARCHAR(10)  NOT NULL,   -- see DocumentState
    stored_at   TIMESTAMP    NOT NULL,   -- UTC
    CONSTRAINT repository_document_pk PRIMARY KEY (unique_id)
);

