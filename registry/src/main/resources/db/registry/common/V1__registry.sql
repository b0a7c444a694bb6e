-- Patients whose documents may be registered (ITI-8). After a merge, survivor_id names the patient that lives on.
CREATE SEQUENCE registry_patient_seq;
CREATE TABLE registry_patient (
    id          BIGINT        PRIMARY KEY,
    patient_id  VARCHAR(1000) NOT NULL UNIQUE,
    survivor_id BIGINT        REFERENCES registry_patient (id)
);

-- Every code in use, once. code_key is a digest of attribute, code and scheme, so that no length of them matters.
CREATE SEQUENCE registry_code_seq;
CREATE TABLE registry_code (
    id        INTEGER     PRIMARY KEY,
    code_key  UUID        NOT NULL UNIQUE,
    attribute VARCHAR(64) NOT NULL,
    code      VARCHAR     NOT NULL,
    scheme    VARCHAR     NOT NULL
);

-- DocumentEntries, SubmissionSets, Folders and Associations: what queries filter on, and the object itself in content.
-- One table, so that an entryUUID is unique among all of them, and a submission is one batch of rows side by side.
-- A column that does not concern a kind of object is null and takes no room.
CREATE SEQUENCE registry_object_seq INCREMENT BY 1000;
CREATE TABLE registry_object (
    id                 BIGINT   PRIMARY KEY,
    entry_uuid         UUID     NOT NULL,
    patient_id         BIGINT   REFERENCES registry_patient (id),
    -- association: from and to
    source_id          BIGINT,
    target_id          BIGINT,
    -- times as numbers YYYYMMDDhhmmss
    creation_time      BIGINT,
    service_start_time BIGINT,
    service_stop_time  BIGINT,
    submission_time    BIGINT,
    last_update_time   BIGINT,
    -- a digest of the uniqueId; copy counts DocumentEntries of the same document
    unique_key         UUID,
    -- the logicalID where it is not the entryUUID
    logical_uuid       UUID,
    version            INTEGER,
    copy               INTEGER,
    -- 0 DocumentEntry, 1 SubmissionSet, 2 Folder, 3 Association
    kind               SMALLINT NOT NULL,
    -- 0 Approved, 1 Deprecated
    status             SMALLINT NOT NULL,
    -- 0 stable, 1 On-Demand
    entry_type         SMALLINT,
    association_type   SMALLINT,
    codes              INTEGER ARRAY,
    reference_keys     UUID ARRAY,
    -- persons, a line each
    authors            VARCHAR,
    title              VARCHAR,
    -- ebRIM 3.0 in UTF-8, deflated with a preset dictionary
    content            BYTEA    NOT NULL
);
