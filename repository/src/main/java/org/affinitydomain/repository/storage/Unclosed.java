package org.affinitydomain.repository.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A channel that stays open when the stream over it is closed: it is still to be synced. */
record Unclosed(WritableByteChannel channel) implements WritableByteChannel {

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        // Its owner closes it.
    }
}
