package org.affinitydomain.tools.sample;

/** The kinds of images in the sample region. */
public enum ImageKind {
    /** CT Image Storage. Stored values are Hounsfield units. */
    CT("CT", "1.2.840.10008.5.1.4.1.1.2", 16, true, 40, 400),
    /** MR Image Storage. */
    MR("MR", "1.2.840.10008.5.1.4.1.1.4", 16, false, 500, 1000),
    /** Digital X-Ray Image Storage - For Presentation. */
    DX("DX", "1.2.840.10008.5.1.4.1.1.1.1", 16, false, 2048, 4096),
    /** Ultrasound Multi-frame Image Storage. */
    US("US", "1.2.840.10008.5.1.4.1.1.3.1", 8, false, 128, 256);

    private final String modality;
    private final String sopClass;
    private final int bits;
    private final boolean signed;
    private final int windowCenter;
    private final int windowWidth;

    ImageKind(String modality, String sopClass, int bits, boolean signed, int windowCenter, int windowWidth) {
        this.modality = modality;
        this.sopClass = sopClass;
        this.bits = bits;
        this.signed = signed;
        this.windowCenter = windowCenter;
        this.windowWidth = windowWidth;
    }

    public String modality() {
        return modality;
    }

    public String sopClass() {
        return sopClass;
    }

    /** Bits Allocated: 8 or 16. */
    public int bitsAllocated() {
        return bits;
    }

    /** Bits Stored: devices use 12 of 16. */
    public int bitsStored() {
        return signed ? bits : Math.min(bits, 12);
    }

    public boolean signed() {
        return signed;
    }

    public int windowCenter() {
        return windowCenter;
    }

    public int windowWidth() {
        return windowWidth;
    }
}
