package org.affinitydomain.dicom.network;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes fields and items from the variable field of an association PDU; never reads past what contains them. */
final class ItemReader {
    private static final int ITEM_HEADER = 4;

    private final ByteBuffer field;

    ItemReader(ByteBuffer field) {
        this.field = field;
    }

    boolean hasMore() {
        return field.hasRemaining();
    }

    int remaining() {
        return field.remaining();
    }

    int unsignedByte() throws ProtocolException {
        return require(1).get() & 0xFF;
    }

    int unsignedShort() throws ProtocolException {
        return require(2).getShort() & 0xFFFF;
    }

    int integer() throws ProtocolException {
        return require(4).getInt();
    }

    void skip(int count) throws ProtocolException {
        require(count).position(field.position() + count);
    }

    /** Characters without the spaces and zeros that fill them up. */
    String text(int length) throws ProtocolException {
        require(length);
        byte[] bytes = new byte[length];
        field.get(bytes);
        int end = length;
        while (end > 0 && (bytes[end - 1] == 0 || bytes[end - 1] == ' ')) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).stripLeading();
    }

    /** Characters after their own 16-bit length. */
    String countedText() throws ProtocolException {
        return text(unsignedShort());
    }

    /** All that is left. */
    byte[] rest() {
        byte[] bytes = new byte[field.remaining()];
        field.get(bytes);
        return bytes;
    }

    String restText() throws ProtocolException {
        return text(field.remaining());
    }

    /** The item that comes next. */
    Item item() throws ProtocolException {
        int type = require(ITEM_HEADER).get() & 0xFF;
        int reserved = field.get() & 0xFF;
        int length = field.getShort() & 0xFFFF;
        ByteBuffer content = require(length).slice().limit(length);
        field.position(field.position() + length);
        return new Item(type, reserved, new ItemReader(content));
    }

    /**
     * An item or sub-item.
     *
     * @param type    its type
     * @param version the second byte: reserved, but in item 57H
     * @param content its content
     */
    record Item(int type, int version, ItemReader content) {
    }

    private ByteBuffer require(int count) throws ProtocolException {
        if (field.remaining() < count) {
            throw new ProtocolException(AbortReason.INVALID_PDU_PARAMETER_VALUE,
                    "a length of " + count + " bytes where " + field.remaining() + " are left");
        }
        return field;
    }
}
