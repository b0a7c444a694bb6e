-- Multi-Patient Stored Queries (ITI-51) may ask by codes alone. The list of pending entries is kept short, because a query reads all of it.
CREATE INDEX registry_object_codes ON registry_object USING gin (codes) WITH (gin_pending_list_limit = 1024) WHERE codes IS NOT NULL;
