-- The patient in the stored object of a row that a merge (ITI-8, ITI-44) has given to another one: what is returned then says the patient of
-- the row. No foreign key: it would be one more check for every row that is written, and patients are never deleted.
ALTER TABLE registry_object ADD COLUMN merged_from BIGINT;
