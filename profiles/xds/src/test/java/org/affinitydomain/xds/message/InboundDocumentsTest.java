package org.affinitydomain.xds.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.affinitydomain.xds.ebrim.MetadataFormatException;
import org.junit.jupiter.api.Test;

/** Documents inside the XML and beside it. */
class InboundDocumentsTest {

    @Test
    void decodesBase64OfAnyLengthAndLayoutAndRemovesItsFile() throws Exception {
        long before = temporaryFiles();
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 2, 3, 4, 6143, 6144, 6145, 200_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            String xml = "<d>\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n</d>";
            try (InboundDocuments inbound = new InboundDocuments(id -> InputStream.nullInputStream());
                    InputStream in = inbound.read(Golden.reader(xml.getBytes(StandardCharsets.US_ASCII))).open()) {
                assertArrayEquals(bytes, in.readAllBytes(), size + " bytes");
            }
        }
        assertEquals(before, temporaryFiles());
    }

    @Test
    void refusesWhatIsNeitherBase64NorAPart() {
        assertThrows(MetadataFormatException.class, () -> read("<d>????</d>"));
        assertThrows(MetadataFormatException.class, () -> read("<d>QUJDR</d>"));
        assertThrows(MetadataFormatException.class, () -> read("<d><other/></d>"));
        assertThrows(MetadataFormatException.class,
                () -> read("<d><x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='http://elsewhere/secret'/></d>"));
    }

    @Test
    void findsThePartOfAnEscapedContentId() throws Exception {
        assertEquals("a+b@c d", new String(read("<d><x:Include xmlns:x='http://www.w3.org/2004/08/xop/include' href='cid:a+b%40c%20d'/></d>")));
    }

    private static byte[] read(String xml) throws Exception {
        try (InboundDocuments inbound = new InboundDocuments(id -> new ByteArrayInputStream(id.getBytes(StandardCharsets.UTF_8)));
                InputStream in = inbound.read(Golden.reader(xml.getBytes(StandardCharsets.UTF_8))).open()) {
            return in.readAllBytes();
        }
    }

    private static long temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("affinity-inline-")).count();
        }
    }
}
