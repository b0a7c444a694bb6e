-- Documents that no registration followed are found here by their age.
CREATE INDEX repository_document_undecided ON repository_document (state, stored_at);
