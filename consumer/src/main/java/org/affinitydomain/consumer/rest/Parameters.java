package org.affinitydomain.consumer.rest;

import java.util.Optional;
import org.affinitydomain.consumer.image.RetrieveMethod;
import org.affinitydomain.consumer.problem.ConsumerException;
import org.affinitydomain.consumer.problem.ProblemType;
import org.affinitydomain.domain.AffinityDomain;
import org.affinitydomain.xds.metadata.Cx;

/** Reads the parameters of requests. */
final class Parameters {

    private static final String BARE_ID = "[^\\^&|~\\\\]{1,256}";
    private static final String UID = "[0-9.]{1,64}";

    private Parameters() {
    }

    /** A patient id with its authority, or without it when the domain's first authority is meant. */
    static Cx patient(String text, AffinityDomain domain) throws ConsumerException {
        return Cx.parse(text)
                .or(() -> Optional.of(text).filter(id -> id.matches(BARE_ID)).map(id -> new Cx(id, domain.primaryAuthority().oid())))
                .orElseThrow(() -> invalid("'" + text + "' is no patient id: write ID^^^&OID&ISO, or ID"));
    }

    /** A whole number; the default when it is not given. */
    static int number(String name, Optional<String> text, int byDefault) throws ConsumerException {
        try {
            return text.map(Integer::parseInt).orElse(byDefault);
        } catch (NumberFormatException e) {
            throw invalid(name + " is '" + text.orElse("") + "': write a whole number");
        }
    }

    /** A way to retrieve, when it is given. */
    static Optional<RetrieveMethod> via(Optional<String> text) throws ConsumerException {
        Optional<RetrieveMethod> method = text.flatMap(RetrieveMethod::named);
        if (text.isPresent() && method.isEmpty()) {
            throw invalid("via is '" + text.get() + "': write rad69 or wado-rs");
        }
        return method;
    }

    /** A UID. */
    static String uid(String text) throws ConsumerException {
        if (!text.matches(UID)) {
            throw invalid("'" + text + "' is no UID");
        }
        return text;
    }

    private static ConsumerException invalid(String detail) {
        return new ConsumerException(ProblemType.INVALID_REQUEST, detail);
    }
}
