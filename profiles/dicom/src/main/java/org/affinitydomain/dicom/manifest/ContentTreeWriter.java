package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;

import java.io.IOException;
import java.util.List;

/**
 * Writes the content tree (PS3.16 TID 2010): the image library, when the manifest has one, and a flat list of all
 * instances, which those consumers read that know nothing of libraries.
 */
final class ContentTreeWriter {
    private ContentTreeWriter() {
    }

    static void write(Manifest manifest, DataSetWriter writer) throws IOException {
        writer.beginSequence(Tag.CONTENT_SEQUENCE);
        if (manifest.imageLibrary()) {
            ImageLibraryWriter.write(manifest, writer);
        }
        for (Series series : manifest.series()) {
            for (Instance instance : series.instances()) {
                writer.item(ContentItem.instance(instance, List.of()));
            }
        }
        writer.endSequence();
    }
}
