-- What is to be looked at: one row for each study or accession number, however often and by whomever it is asked for.
CREATE TABLE imaging_work (
    source_id     VARCHAR(63)  NOT NULL,
    kind          VARCHAR(16)  NOT NULL, -- STUDY, ACCESSION
    subject       VARCHAR(64)  NOT NULL, -- Study Instance UID, accession number
    occasion      VARCHAR(16)  NOT NULL, -- what asked for it last
    asked         BOOLEAN      NOT NULL, -- somebody asks for it now: no quiet time
    heard_at      BIGINT       NOT NULL, -- milliseconds since 1970: when it was first asked for
    due_at        BIGINT       NOT NULL, -- milliseconds since 1970: not to be done before
    attempts      INTEGER      NOT NULL,
    revision      BIGINT       NOT NULL, -- grows when it is asked for again, so that whoever is at it looks once more
    mark          VARCHAR(200),          -- of the study's state at the PACS, when it was last looked at
    mark_since    BIGINT       NOT NULL, -- milliseconds since 1970: since when it has been that
    claimed_by    VARCHAR(120),          -- node/claim: who is at it
    claimed_until BIGINT       NOT NULL, -- milliseconds since 1970: when others may take it, 0 when nobody is at it
    PRIMARY KEY (source_id, kind, subject)
);
CREATE INDEX imaging_work_due ON imaging_work (source_id, due_at);

-- What other systems have told of studies that are not complete yet.
CREATE TABLE imaging_notice (
    source_id VARCHAR(63) NOT NULL,
    kind      VARCHAR(16) NOT NULL, -- STUDY, ACCESSION
    subject   VARCHAR(64) NOT NULL, -- Study Instance UID, accession number
    event     VARCHAR(16) NOT NULL, -- AVAILABILITY, REPORT, ORDER
    instances INTEGER     NOT NULL, -- how many were announced, 0 when no number was
    heard_at  BIGINT      NOT NULL, -- milliseconds since 1970
    PRIMARY KEY (source_id, kind, subject, event)
);
CREATE INDEX imaging_notice_age ON imaging_notice (source_id, heard_at);

-- When the studies of each PACS were looked at.
CREATE TABLE imaging_poll (
    source_id     VARCHAR(63) NOT NULL,
    watermark     BIGINT      NOT NULL, -- milliseconds since 1970: what changed before is known
    next_walk_at  BIGINT      NOT NULL, -- milliseconds since 1970: when all studies are looked at again
    next_poll_at  BIGINT      NOT NULL, -- milliseconds since 1970
    claimed_by    VARCHAR(120),
    claimed_until BIGINT      NOT NULL,
    PRIMARY KEY (source_id)
);

ALTER TABLE imaging_publication ADD COLUMN revision BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE imaging_publication ADD COLUMN problem VARCHAR(32);          -- of what kind the reason is
ALTER TABLE imaging_publication ADD COLUMN accession VARCHAR(64);        -- accession number, when it was last read
ALTER TABLE imaging_publication ADD COLUMN absent_since BIGINT DEFAULT 0 NOT NULL; -- milliseconds since 1970, 0 when the PACS has it
ALTER TABLE imaging_publication ADD COLUMN next_patient VARCHAR(300);    -- for whom the manifest on its way is
ALTER TABLE imaging_publication ADD COLUMN published_patient VARCHAR(300); -- for whom the current manifest was registered
ALTER TABLE imaging_publication ADD COLUMN withdrawn BOOLEAN DEFAULT FALSE NOT NULL; -- the manifest is deprecated, and nothing has its place
-- manifests that may be registered, with their patients, which the separated entryUUIDs of before had not
ALTER TABLE imaging_publication ADD COLUMN doubtful VARCHAR(4000) DEFAULT '' NOT NULL;
UPDATE imaging_publication SET doubtful = REPLACE(doubtful_entry_uuids, ' ', '|') WHERE doubtful_entry_uuids <> '';
ALTER TABLE imaging_publication DROP COLUMN doubtful_entry_uuids;
UPDATE imaging_publication SET problem = 'OTHER' WHERE state = 'FAILED';
CREATE INDEX imaging_publication_problem ON imaging_publication (problem, source_id, study_uid);
CREATE INDEX imaging_publication_accession ON imaging_publication (source_id, accession);
