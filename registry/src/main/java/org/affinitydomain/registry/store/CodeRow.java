package org.affinitydomain.registry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code registry_code}: a code of an attribute. */
@Entity
@Table(name = "registry_code")
public class CodeRow {

    @Id
    private int id;
    @Column(name = "code_key")
    private UUID key;
    private String attribute;
    private String code;
    private String scheme;

    /** For Hibernate. */
    protected CodeRow() {
    }

    CodeRow(int id, CodeTerm term) {
        this.id = id;
        this.key = term.key();
        this.attribute = term.attribute().qualifiedLabel();
        this.code = term.code();
        this.scheme = term.scheme();
    }
}
