package org.affinitydomain.tools.bench.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.affinitydomain.registry.store.CodeTerm;
import org.affinitydomain.tools.bench.database.Connections;

/** The rows of {@code registry_code}, with new ones added at once. A domain has some dozens of them. For several threads. */
public final class RegisteredCodes {

    private final Connections connections;
    private final Map<CodeTerm, Integer> ids = new ConcurrentHashMap<>();

    /** Of a database. */
    public RegisteredCodes(Connections connections) {
        this.connections = connections;
    }

    /** The keys of terms; terms that the registry does not have get one. */
    public Map<CodeTerm, Integer> require(Collection<CodeTerm> terms) throws SQLException {
        for (CodeTerm term : terms) {
            if (!ids.containsKey(term)) {
                insert(term);
            }
        }
        return ids;
    }

    private synchronized void insert(CodeTerm term) throws SQLException {
        if (ids.containsKey(term)) {
            return;
        }
        try (Connection connection = connections.connect();
             PreparedStatement insert = connection.prepareStatement("INSERT INTO registry_code (id, code_key, attribute, code, scheme) "
                     + "VALUES (nextval('registry_code_seq'), ?, ?, ?, ?) ON CONFLICT (code_key) DO NOTHING");
             PreparedStatement select = connection.prepareStatement("SELECT id FROM registry_code WHERE code_key = ?")) {
            insert.setObject(1, term.key());
            insert.setString(2, term.attribute().qualifiedLabel());
            insert.setString(3, term.code());
            insert.setString(4, term.scheme());
            insert.executeUpdate();
            select.setObject(1, term.key());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                ids.put(term, row.getInt(1));
            }
        }
    }
}
