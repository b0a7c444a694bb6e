-- No index holds a row that has nothing to be found by in it. None holds the status either: deprecating an object then
-- changes no index (heap-only update).
CREATE UNIQUE INDEX registry_object_uuid ON registry_object (entry_uuid);
CREATE UNIQUE INDEX registry_object_unique_key ON registry_object (unique_key, copy) WHERE unique_key IS NOT NULL;
CREATE INDEX registry_object_patient ON registry_object (patient_id, kind) WHERE patient_id IS NOT NULL;
CREATE INDEX registry_object_source ON registry_object (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX registry_object_target ON registry_object (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX registry_object_logical ON registry_object (logical_uuid) WHERE logical_uuid IS NOT NULL;
-- What is deflated already is not compressed a second time.
ALTER TABLE registry_object ALTER COLUMN content SET STORAGE EXTERNAL;
