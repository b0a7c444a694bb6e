package org.affinitydomain.xds.transaction;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.Slot;

/**
 * A stored query, ITI-18 or ITI-51, as it was sent (ITI TF-2 3.18.4.1.2). Its slots are not interpreted yet.
 *
 * @param returnType what to return of each object
 * @param queryId    the UUID of the stored query, with its {@code urn:uuid:}
 * @param home       the community asked, when given
 * @param parameters the query's parameters; the same name may come several times
 */
public record AdhocQueryRequest(ReturnType returnType, String queryId, Optional<String> home, List<Slot> parameters) {

    /** What to return of each object. */
    public enum ReturnType {
        /** The whole metadata. */
        LEAF_CLASS("LeafClass"),
        /** The id only. */
        OBJECT_REF("ObjectRef");

        private final String text;

        ReturnType(String text) {
            this.text = text;
        }

        /** The value in messages. */
        public String text() {
            return text;
        }
    }

    public AdhocQueryRequest {
        Objects.requireNonNull(returnType, "returnType");
        Objects.requireNonNull(queryId, "queryId");
        Objects.requireNonNull(home, "home");
        parameters = List.copyOf(parameters);
    }
}
