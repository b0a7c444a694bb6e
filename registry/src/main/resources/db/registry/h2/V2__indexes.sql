CREATE UNIQUE INDEX registry_object_uuid ON registry_object (entry_uuid);
CREATE UNIQUE INDEX registry_object_unique_key ON registry_object (unique_key, copy);
CREATE INDEX registry_object_patient ON registry_object (patient_id, kind);
CREATE INDEX registry_object_source ON registry_object (source_id);
CREATE INDEX registry_object_target ON registry_object (target_id);
CREATE INDEX registry_object_logical ON registry_object (logical_uuid);
