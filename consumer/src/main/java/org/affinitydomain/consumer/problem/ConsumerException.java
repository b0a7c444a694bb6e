package org.affinitydomain.consumer.problem;

import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.xds.transaction.RegistryError;
import org.affinitydomain.xds.transaction.RegistryResponse;

/** A request to the consumer cannot be fulfilled. The message is the problem's detail: it names what and where. */
public final class ConsumerException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;

    private final ProblemType type;
    private final transient List<RegistryError> errors;

    private ConsumerException(ProblemType type, String detail, List<RegistryError> errors, Optional<Throwable> cause) {
        super(detail, cause.orElse(null));
        this.type = Objects.requireNonNull(type, "type");
        this.errors = List.copyOf(errors);
    }

    /** A problem that the consumer sees itself. */
    public ConsumerException(ProblemType type, String detail) {
        this(type, detail, List.of(), Optional.empty());
    }

    /** Another actor answered with errors. */
    public static ConsumerException refused(ProblemType type, String who, RegistryResponse response) {
        return new ConsumerException(type, who + " answered " + response.status() + ": "
                + response.errors().stream().map(e -> e.errorCode() + " " + e.codeContext()).toList(), response.errors(), Optional.empty());
    }

    /** Another actor could not be asked, or its answer broke off: a timeout, or unreachable. */
    public static ConsumerException failed(String who, Exception cause) {
        return new ConsumerException(isTimeout(cause) ? ProblemType.TIMEOUT : ProblemType.UNREACHABLE,
                who + ": " + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()), List.of(),
                Optional.of(cause));
    }

    private static boolean isTimeout(Throwable failure) {
        Optional<Throwable> cause = Optional.of(failure);
        for (int depth = 0; cause.isPresent() && depth < DEEPEST; depth++) {
            if (cause.get() instanceof SocketTimeoutException || cause.get() instanceof HttpTimeoutException) {
                return true;
            }
            cause = cause.map(Throwable::getCause);
        }
        return false;
    }

    /** What kind of problem it is. */
    public ProblemType type() {
        return type;
    }

    /** Why another actor refused, as it said. */
    public List<RegistryError> errors() {
        return errors;
    }
}
