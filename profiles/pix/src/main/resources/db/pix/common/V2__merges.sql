-- The identifier that is used instead of one that was merged (ITI-8, ITI-44). Such an identifier belongs to the surviving patient and goes on
-- finding it; it is not shown among that patient's identifiers.
ALTER TABLE pix_identifier ADD COLUMN survivor_key BIGINT REFERENCES pix_identifier (identifier_key);
