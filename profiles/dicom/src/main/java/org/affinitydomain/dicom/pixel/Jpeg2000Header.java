package org.affinitydomain.dicom.pixel;

/**
 * What the headers of a JPEG 2000 codestream promise (ITU-T T.800 annex A), checked before a decoder believes it: a few damaged
 * bytes would otherwise make it work for hours.
 */
final class Jpeg2000Header {
    private static final int MAX_TILES = 65_535;
    /** More than any encoder writes; 65535 could be. */
    private static final int MAX_LAYERS = 100;
    private static final int MAX_RESOLUTIONS = 33;
    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int SOP = 0xFF91;
    private static final int EPH = 0xFF92;
    private static final int LAST_IN_DATA = 0xFF8F;
    private static final int EOC = 0xFFD9;

    private final byte[] stream;
    private final Codestream size;
    private final long tiles;

    private Jpeg2000Header(byte[] stream) throws PixelDataException {
        this.stream = stream;
        if (word(0) != SOC || word(2) != SIZ) {
            throw new PixelDataException("the frame is no JPEG 2000 codestream");
        }
        long width = integer(8) - integer(16);
        long height = integer(12) - integer(20);
        long tileWidth = integer(24);
        long tileHeight = integer(28);
        this.tiles = tileWidth < 1 || tileHeight < 1 ? 0 : ((width - 1) / tileWidth + 1) * ((height - 1) / tileHeight + 1);
        if (width < 1 || height < 1 || width > 0xFFFF || height > 0xFFFF || tiles < 1 || tiles > MAX_TILES) {
            throw new PixelDataException("the JPEG 2000 codestream has a size that cannot be");
        }
        this.size = new Codestream((int) width, (int) height, word(40), (stream[42] & 0x7F) + 1);
    }

    /** The size of a codestream all of whose headers have been looked at. */
    static Codestream check(byte[] stream) throws PixelDataException {
        try {
            Jpeg2000Header header = new Jpeg2000Header(stream);
            header.segments();
            return header.size;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new PixelDataException("the JPEG 2000 codestream is cut short", e);
        }
    }

    /** The segments of the main header, and of the header of every tile-part. */
    private void segments() throws PixelDataException {
        int at = 2;
        int tilePart = 0;
        while (at + 2 <= stream.length && word(at) != EOC) {
            int marker = word(at);
            if (marker < 0xFF00) {
                throw new PixelDataException("a marker is missing in a JPEG 2000 codestream");
            }
            if (marker == SOT) {
                tilePart = at;
            } else if (marker == COD) {
                coding(at);
            } else if (marker == PPM || marker == PPT) {
                throw new PixelDataException("JPEG 2000 with packet headers apart from the packets is not decoded");
            } else if (marker == SOD) {
                at = data(at + 2, tilePart, integer(tilePart + 6));
                continue;
            }
            at += 2 + word(at + 2);
        }
    }

    /**
     * Looks for markers where none may be (ITU-T T.800 A.1.3): a packet header with FFH twice would hold up the decoder forever.
     *
     * @param tilePart where the tile-part begins
     * @param length   of the tile-part, from its begin; 0 when it ends with the codestream
     * @return where the tile-part ends
     */
    private int data(int begin, int tilePart, long length) throws PixelDataException {
        long end = length == 0 ? stream.length - 1 : tilePart + length;
        if (end < begin || end > stream.length) {
            throw new PixelDataException("a tile-part of a JPEG 2000 codestream is longer than what is there");
        }
        for (int at = begin; at + 1 < end; at++) {
            int marker = word(at);
            if (length == 0 && marker == EOC) {
                return at;
            }
            if (marker > LAST_IN_DATA && marker != SOP && marker != EPH) {
                throw new PixelDataException("a JPEG 2000 codestream has a marker within its data");
            }
        }
        return (int) end;
    }

    /** Every packet takes a byte at least, and there is one for each layer, component, and precinct of every resolution. */
    private void coding(int at) throws PixelDataException {
        long layers = word(at + 6);
        int resolutions = (stream[at + 9] & 0xFF) + 1;
        if (layers < 1 || layers > MAX_LAYERS || resolutions > MAX_RESOLUTIONS) {
            throw new PixelDataException("a JPEG 2000 codestream promises " + layers + " layers of " + resolutions + " resolutions");
        }
        boolean ownPrecincts = (stream[at + 4] & 1) != 0;
        long packets = 0;
        for (int r = 0; r < resolutions; r++) {
            int exponents = ownPrecincts ? stream[at + 14 + r] & 0xFF : 0xFF;
            packets += Math.max(tiles, precincts(size.width(), resolutions - 1 - r, exponents & 0x0F)
                    * precincts(size.height(), resolutions - 1 - r, exponents >> 4));
        }
        if (packets * layers * size.components() > stream.length) {
            throw new PixelDataException("a JPEG 2000 codestream of " + stream.length + " bytes promises " + packets * layers + " packets");
        }
    }

    private static long precincts(long side, int reduction, int exponent) {
        long reduced = (side + (1L << reduction) - 1) >> reduction;
        return (reduced + (1L << exponent) - 1) >> exponent;
    }

    private int word(int at) {
        return (stream[at] & 0xFF) << 8 | stream[at + 1] & 0xFF;
    }

    private long integer(int at) {
        return (long) word(at) << 16 | word(at + 2);
    }
}
