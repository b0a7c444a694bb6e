package org.affinitydomain.registry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that fails, while it is told to, at statements that begin with a text, and that counts its connections. */
public final class FaultyDatabase {

    private final DataSource dataSource;
    private volatile Optional<String> failing = Optional.empty();
    private final AtomicInteger open = new AtomicInteger();

    /** A database in front of another one. */
    public FaultyDatabase(DataSource real) {
        this.dataSource = proxy(DataSource.class, real);
    }

    /** The database. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Statements that begin so fail from now on. */
    public void failAt(String sql) {
        failing = Optional.of(sql);
    }

    /** How many connections are not closed now. */
    public int openConnections() {
        return open.get();
    }

    /** Nothing fails any more. */
    public void heal() {
        failing = Optional.empty();
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("prepareStatement") && failing.filter(arguments[0].toString()::startsWith).isPresent()) {
                throw new SQLException("injected fault", "58030");
            }
            try {
                Object result = method.invoke(real, arguments);
                if (method.getName().equals("close")) {
                    open.decrementAndGet();
                } else if (method.getName().equals("getConnection") && type == DataSource.class) {
                    open.incrementAndGet();
                }
                return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
