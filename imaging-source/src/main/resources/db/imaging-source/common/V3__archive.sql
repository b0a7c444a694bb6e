-- What the sources keep that have no PACS. A row is there before its file has its name, and the file before the sender is answered.
CREATE TABLE imaging_archive_study (
    source_id           VARCHAR(63)  NOT NULL,
    study_uid           VARCHAR(64)  NOT NULL,
    changed_at          BIGINT       NOT NULL, -- milliseconds since 1970
    series              INTEGER      NOT NULL,
    instances           INTEGER      NOT NULL,
    modalities          VARCHAR(500) NOT NULL, -- separated by backslashes
    -- what is searched for, of the instance that came first; without a value, empty
    patient_id          VARCHAR(64)  NOT NULL,
    patient_issuer      VARCHAR(64)  NOT NULL,
    patient_name        VARCHAR(400) NOT NULL, -- upper case
    patient_birth_date  VARCHAR(8)   NOT NULL,
    patient_sex         VARCHAR(16)  NOT NULL,
    study_date          VARCHAR(8)   NOT NULL,
    study_time          VARCHAR(13)  NOT NULL,
    accession           VARCHAR(64)  NOT NULL,
    study_id            VARCHAR(64)  NOT NULL,
    study_description   VARCHAR(64)  NOT NULL,
    referring_physician VARCHAR(400) NOT NULL, -- upper case
    attributes          BYTEA        NOT NULL, -- a data set, Explicit VR Little Endian
    PRIMARY KEY (source_id, study_uid)
);
CREATE INDEX imaging_archive_study_date ON imaging_archive_study (source_id, study_date, study_uid);
CREATE INDEX imaging_archive_study_patient ON imaging_archive_study (source_id, patient_id, patient_issuer);
CREATE INDEX imaging_archive_study_name ON imaging_archive_study (source_id, patient_name);
CREATE INDEX imaging_archive_study_accession ON imaging_archive_study (source_id, accession);
CREATE INDEX imaging_archive_study_changed ON imaging_archive_study (source_id, changed_at);

CREATE TABLE imaging_archive_series (
    source_id          VARCHAR(63) NOT NULL,
    study_uid          VARCHAR(64) NOT NULL,
    series_uid         VARCHAR(64) NOT NULL,
    instances          INTEGER     NOT NULL,
    modality           VARCHAR(16) NOT NULL,
    series_number      BIGINT      NOT NULL, -- the largest BIGINT when it has none
    series_date        VARCHAR(8)  NOT NULL,
    series_time        VARCHAR(13) NOT NULL,
    step_start_date    VARCHAR(8)  NOT NULL,
    step_start_time    VARCHAR(13) NOT NULL,
    series_description VARCHAR(64) NOT NULL,
    body_part          VARCHAR(16) NOT NULL,
    attributes         BYTEA       NOT NULL, -- a data set, Explicit VR Little Endian
    PRIMARY KEY (source_id, study_uid, series_uid)
);
CREATE INDEX imaging_archive_series_uid ON imaging_archive_series (source_id, series_uid);

CREATE TABLE imaging_archive_instance (
    source_id           VARCHAR(63)  NOT NULL,
    instance_uid        VARCHAR(64)  NOT NULL,
    study_uid           VARCHAR(64)  NOT NULL,
    series_uid          VARCHAR(64)  NOT NULL,
    sop_class_uid       VARCHAR(64)  NOT NULL,
    transfer_syntax_uid VARCHAR(64)  NOT NULL,
    instance_number     BIGINT       NOT NULL, -- the largest BIGINT when it has none
    frames              INTEGER,
    content_date        VARCHAR(8)   NOT NULL,
    content_time        VARCHAR(13)  NOT NULL,
    path                VARCHAR(100) NOT NULL, -- below the archive's folder
    size                BIGINT       NOT NULL, -- bytes of the file
    digest              VARCHAR(64)  NOT NULL, -- SHA-256 of the data set, by which a repetition is known
    stored_at           BIGINT       NOT NULL, -- milliseconds since 1970
    attributes          BYTEA        NOT NULL, -- a data set, Explicit VR Little Endian
    PRIMARY KEY (source_id, instance_uid)
);
CREATE INDEX imaging_archive_instance_study ON imaging_archive_instance (source_id, study_uid, series_uid);
CREATE INDEX imaging_archive_instance_path ON imaging_archive_instance (source_id, path);
