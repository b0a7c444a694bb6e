package org.affinitydomain.pix;

/** How a feed can contradict what is known. */
public enum PatientConflict {
    /** One patient would get two identifiers of an authority that allows one. */
    TWO_OF_ONE_AUTHORITY("would be a second identifier of its authority for the same patient; merge both identifiers first (ADT^A40)"),
    /** A patient would be merged into itself. */
    SAME("would be merged into itself"),
    /** The identifier was merged into another one before, and is used no more. */
    SUBSUMED("was merged into another identifier before, which is to be used instead"),
    /** A merge of an identifier that no feed has made known. */
    UNKNOWN("is not known here, so it cannot be merged"),
    /** The survivor has no identifier of the authority of the one that is to be merged. */
    NO_COUNTERPART("cannot be merged: the surviving patient has no identifier of the same authority");

    private final String explanation;

    PatientConflict(String explanation) {
        this.explanation = explanation;
    }

    /** Continues a sentence that begins with the identifier. */
    String explanation() {
        return explanation;
    }
}
