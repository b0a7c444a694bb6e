package org.affinitydomain.xds.metadata;

/** What a transaction asks of an attribute's presence (ITI TF-3 4.3.1). */
public enum Presence {
    REQUIRED, OPTIONAL, PROHIBITED
}
