package org.affinitydomain.dicom.data;

import java.util.Optional;

/** A value representation (PS3.5 6.2): how the bytes of a value are to be understood. */
public enum VR {
    AE(Kind.STRING), AS(Kind.STRING), AT(Kind.TAG, 2, false), CS(Kind.STRING), DA(Kind.STRING), DS(Kind.STRING),
    DT(Kind.STRING), FD(Kind.FLOAT, 8, false), FL(Kind.FLOAT, 4, false), IS(Kind.STRING), LO(Kind.TEXT), LT(Kind.TEXT),
    OB(Kind.BYTES, 1, true), OD(Kind.BYTES, 8, true), OF(Kind.BYTES, 4, true), OL(Kind.BYTES, 4, true),
    OV(Kind.BYTES, 8, true), OW(Kind.BYTES, 2, true), PN(Kind.TEXT), SH(Kind.TEXT), SL(Kind.INTEGER, 4, false),
    SQ(Kind.SEQUENCE, 1, true), SS(Kind.INTEGER, 2, false), ST(Kind.TEXT), SV(Kind.INTEGER, 8, true), TM(Kind.STRING),
    UC(Kind.TEXT, 1, true), UI(Kind.STRING), UL(Kind.INTEGER, 4, false), UN(Kind.BYTES, 1, true),
    UR(Kind.STRING, 1, true), US(Kind.INTEGER, 2, false), UT(Kind.TEXT, 1, true), UV(Kind.INTEGER, 8, true);

    /** What a value is made of. */
    public enum Kind {
        /** Characters of the default repertoire; (0008,0005) counts only where a value has others all the same. */
        STRING,
        /** Characters in the Specific Character Set (0008,0005). */
        TEXT,
        /** Signed or unsigned binary integers. */
        INTEGER,
        /** IEEE 754 numbers. */
        FLOAT,
        /** Attribute tags. */
        TAG,
        /** Bytes or words without further structure here. */
        BYTES,
        /** Items. */
        SEQUENCE
    }

    private static final VR[] BY_CODE = byCode();

    private final Kind kind;
    private final int wordSize;
    private final boolean longLength;

    VR(Kind kind) {
        this(kind, 1, false);
    }

    VR(Kind kind, int wordSize, boolean longLength) {
        this.kind = kind;
        this.wordSize = wordSize;
        this.longLength = longLength;
    }

    /** The VR of two ASCII letters as they stand in an Explicit VR element; empty when PS3.5 has no such VR. */
    public static Optional<VR> of(int first, int second) {
        int index = index(first, second);
        return index < 0 ? Optional.empty() : Optional.ofNullable(BY_CODE[index]);
    }

    /** What a value is made of. */
    public Kind kind() {
        return kind;
    }

    /** Bytes in one word: what changes place between big and little endian. */
    public int wordSize() {
        return wordSize;
    }

    /** True when an Explicit VR element has a 32-bit length (PS3.5 table 7.1-1). */
    public boolean hasLongLength() {
        return longLength;
    }

    /** True when the value is characters of one kind or the other. */
    public boolean isCharacters() {
        return kind == Kind.STRING || kind == Kind.TEXT;
    }

    /** True when a backslash parts one value from the next (PS3.5 6.4). */
    public boolean isMultiValued() {
        return this != LT && this != ST && this != UT && this != UR && kind != Kind.BYTES && kind != Kind.SEQUENCE;
    }

    /** True when spaces in front belong to the value: in texts of several lines. */
    public boolean keepsLeadingSpaces() {
        return this == LT || this == ST || this == UT || this == UC;
    }

    /** True for unsigned integers. */
    public boolean isUnsigned() {
        return this == US || this == UL || this == UV;
    }

    /** The byte that makes an odd value even (PS3.5 6.2). */
    public byte padding() {
        return (byte) (isCharacters() && this != UI ? ' ' : 0);
    }

    private static VR[] byCode() {
        VR[] table = new VR[26 * 26];
        for (VR vr : values()) {
            table[index(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
        return table;
    }

    private static int index(int first, int second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? (first - 'A') * 26 + second - 'A' : -1;
    }
}
