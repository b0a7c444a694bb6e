package org.affinitydomain.xds.metadata;

/** The data types of metadata attributes (ITI TF-3 4.2.3.1.7). {@link org.affinitydomain.xds.validation.ValueRules} says what each looks like. */
public enum DataType {
    /** Any text. */
    TEXT,
    /** A date and time, {@code YYYY[MM[DD[hh[mm[ss]]]]]} in UTC. */
    DTM,
    /** A code with its coding scheme: a classification. */
    CODE,
    /** An author: a classification with the slots of {@code Author}. */
    AUTHOR,
    /** A patient identifier {@code ID^^^&OID&ISO}. */
    CX,
    /** A reference {@code ID^^^&OID&ISO^type}. */
    CXI,
    /** A person. */
    XCN,
    /** Recipients: {@code XON|XCN|XTN}. */
    RECIPIENT,
    /** Fields of an HL7 PID segment: {@code PID-n|value}. */
    PID,
    /** An object identifier of at most 64 characters. */
    OID,
    /** An object identifier, with an extension after {@code ^} allowed. */
    UNIQUE_ID,
    /** {@code urn:oid:} and an object identifier. */
    HOME,
    /** {@code urn:uuid:} and a UUID, or a symbolic id in a submission. */
    ENTRY_ID,
    /** A whole number without sign. */
    INTEGER,
    /** SHA-1 as 40 hexadecimal digits. */
    SHA1,
    /** RFC 5646. */
    LANGUAGE,
    /** RFC 2046. */
    MIME,
    /** A status, object type, association type: a URN out of a fixed list. */
    URN,
    /** RFC 3986, possibly in ordered fragments {@code n|fragment}. */
    URI
}
