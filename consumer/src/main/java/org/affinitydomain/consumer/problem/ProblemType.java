package org.affinitydomain.consumer.problem;

/** The kinds of problem; {@code docs/consumer-rest.md} lists them for those who call. */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
    SOURCE_NOT_IN_DOMAIN(403, "source-not-in-domain", "The imaging source is not in the domain's configuration"),
    UNKNOWN_DOCUMENT(404, "unknown-document", "There is no such document"),
    UNKNOWN_REPOSITORY(404, "unknown-repository", "There is no such repository in the domain"),
    NOT_IN_MANIFEST(404, "not-in-manifest", "The manifest does not list the instance"),
    UNKNOWN_INSTANCE(404, "unknown-instance", "The imaging source does not have the instance"),
    TOO_MANY_RESULTS(422, "too-many-results", "More studies than can be sorted"),
    BAD_MANIFEST(502, "bad-manifest", "The document is no manifest of a study"),
    REFUSED(502, "refused", "Another actor answered with errors"),
    UNREACHABLE(502, "unreachable", "Another actor cannot be reached"),
    BUSY(503, "busy", "Too many retrievals at once"),
    TIMEOUT(504, "timeout", "Another actor did not answer in time");

    private static final String PREFIX = "urn:affinitydomain:problem:";

    private final int status;
    private final String name;
    private final String title;

    ProblemType(int status, String name, String title) {
        this.status = status;
        this.name = name;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The URN that programs recognise it by. */
    public String urn() {
        return PREFIX + name;
    }

    /** What it is, for people; the same for every occurrence. */
    public String title() {
        return title;
    }
}
