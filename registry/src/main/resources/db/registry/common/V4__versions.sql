-- 2 for what is not shown to askers who know nothing of metadata updates: earlier versions, offline documents, deprecated Folders.
ALTER TABLE registry_object ADD COLUMN metadata_level SMALLINT;
