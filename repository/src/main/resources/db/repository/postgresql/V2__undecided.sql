-- Documents that no registration followed are found here by their age. Registered ones, nearly all, do not weigh on it.
CREATE INDEX repository_document_undecided ON repository_document (stored_at) WHERE state IN ('STORED', 'REMOVING');
