-- The On-Demand documents that this repository can make: one row for each document that a provider makes one of. A row is
-- written in the transaction that notes its source as registered, and goes with its source.
CREATE TABLE repository_on_demand (
    unique_id  VARCHAR(200) NOT NULL,   -- uniqueId of the On-Demand DocumentEntry
    source_id  VARCHAR(200) NOT NULL,   -- the document that it is made of
    provider   VARCHAR(64)  NOT NULL,   -- who makes it
    language   VARCHAR(64)  NOT NULL,   -- languageCode of its entry; empty while that is not known
    state      VARCHAR(10)  NOT NULL,   -- see OnDemandState
    attempts   INTEGER      NOT NULL,   -- how often its registration was tried in vain
    due_at     TIMESTAMP    NOT NULL,   -- when it is to be tried next, UTC
    CONSTRAINT repository_on_demand_pk PRIMARY KEY (unique_id),
    CONSTRAINT repository_on_demand_source_fk FOREIGN KEY (source_id) REFERENCES repository_document (unique_id) ON DELETE CASCADE
);

CREATE INDEX repository_on_demand_source ON repository_on_demand (source_id);
