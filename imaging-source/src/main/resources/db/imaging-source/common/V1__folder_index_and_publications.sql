-- What is known of the files of a folder that serves as a PACS. A row is good as long as size and time of change match.
CREATE TABLE imaging_file (
    source_id           VARCHAR(63)   NOT NULL,
    path_key            VARCHAR(40)   NOT NULL, -- SHA-1 of the path: paths are longer than what can be indexed
    path                VARCHAR(4096) NOT NULL, -- below the folder
    size                BIGINT        NOT NULL, -- bytes
    modified            BIGINT        NOT NULL, -- milliseconds since 1970
    kind                VARCHAR(16)   NOT NULL, -- INSTANCE, NOT_DICOM, BROKEN
    study_uid           VARCHAR(64),
    series_uid          VARCHAR(64),
    sop_class_uid       VARCHAR(64),
    instance_uid        VARCHAR(64),
    transfer_syntax_uid VARCHAR(64),
    instance_number     INTEGER,
    frames              INTEGER,
    PRIMARY KEY (source_id, path_key)
);
CREATE INDEX imaging_file_study ON imaging_file (source_id, study_uid, series_uid, instance_uid);

-- The studies of a folder, with the time when the last change of their files was noticed.
CREATE TABLE imaging_folder_study (
    source_id  VARCHAR(63) NOT NULL,
    study_uid  VARCHAR(64) NOT NULL,
    changed_at BIGINT      NOT NULL, -- milliseconds since 1970
    PRIMARY KEY (source_id, study_uid)
);

-- What was published of each study, and what is to be published of it.
CREATE TABLE imaging_publication (
    source_id             VARCHAR(63)   NOT NULL,
    study_uid             VARCHAR(64)   NOT NULL,
    state                 VARCHAR(16)   NOT NULL, -- PENDING, PUBLISHED, FAILED
    pacs_version          VARCHAR(200),           -- as the PACS gave it when the study was last read
    reason                VARCHAR(2000),          -- why it is not published yet
    attempts              INTEGER       NOT NULL, -- since the study last changed
    next_attempt_at       BIGINT        NOT NULL, -- milliseconds since 1970
    updated_at            BIGINT        NOT NULL, -- milliseconds since 1970
    -- the manifest that is to be sent, or was sent last; its identifiers follow from this
    fingerprint           VARCHAR(64),
    manifest_time         BIGINT        NOT NULL, -- milliseconds since 1970
    sent                  BOOLEAN       NOT NULL, -- it was sent, and no answer came that settles it
    -- the manifest that the registry is known to hold as current
    published_fingerprint VARCHAR(64),
    published_manifest    VARCHAR(64),
    published_entry_uuid  VARCHAR(45),
    -- manifests of older content that were sent without an answer, the latest first: perhaps the registry holds one
    doubtful_entry_uuids  VARCHAR(500)  NOT NULL, -- separated by blanks
    PRIMARY KEY (source_id, study_uid)
);
CREATE INDEX imaging_publication_state ON imaging_publication (state, source_id, study_uid);
