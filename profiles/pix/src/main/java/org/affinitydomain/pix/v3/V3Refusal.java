package org.affinitydomain.pix.v3;

import java.util.Objects;

/** A message is not accepted. Says what the acknowledgement says. */
final class V3Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final DetailCode code;
    private final String location;

    V3Refusal(DetailCode code, String location, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
        this.location = Objects.requireNonNull(location, "location");
    }

    DetailCode code() {
        return code;
    }

    /** An XPath within the message. */
    String location() {
        return location;
    }
}
