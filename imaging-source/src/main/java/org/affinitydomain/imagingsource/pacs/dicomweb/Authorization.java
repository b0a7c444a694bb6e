package org.affinitydomain.imagingsource.pacs.dicomweb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** How a PACS wants to know who asks (PS3.18 11). Nothing of it is ever printed. */
public sealed interface Authorization {

    /** Nothing is said, or TLS says it. */
    record None() implements Authorization {
    }

    /** A token of RFC 6750. */
    record Bearer(String token) implements Authorization {
        public Bearer {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public String toString() {
            return "Bearer";
        }
    }

    /** User and password of RFC 7617. */
    record Basic(String user, String password) implements Authorization {
        public Basic {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String toString() {
            return "Basic";
        }
    }

    /** The value of the header Authorization; empty text for none. */
    default String header() {
        if (this instanceof Bearer bearer) {
            return "Bearer " + bearer.token();
        }
        if (this instanceof Basic basic) {
            return "Basic " + Base64.getEncoder().encodeToString((basic.user() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8));
        }
        return "";
    }
}
