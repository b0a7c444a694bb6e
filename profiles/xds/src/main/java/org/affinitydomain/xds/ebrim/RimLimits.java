package org.affinitydomain.xds.ebrim;

/**
 * The bounds of one message's metadata, so that its sender does not decide how much memory it takes.
 *
 * @param objects         registry objects in a message
 * @param partsPerObject  slots, classifications, identifiers, and values of a slot, each, in one object
 * @param valueCharacters characters of one value or attribute
 */
public record RimLimits(int objects, int partsPerObject, int valueCharacters) {

    /** 20,000 objects of at most 10,000 parts, 256 Ki characters a value. */
    public static final RimLimits DEFAULT = new RimLimits(20_000, 10_000, 256 * 1024);
}
