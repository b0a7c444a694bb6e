package org.affinitydomain.imagingsource.pacs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.io.ElementHeader;
import org.affinitydomain.dicom.io.Part10Stream;
import org.affinitydomain.dicom.io.ReadOptions;

/**
 * The attributes of instances, one instance after the other, without those values that are large: pixel data and the like are
 * {@link Element.BulkReference} or {@link Element.BulkUri}.
 */
public interface Metadata extends Closeable {

    /**
     * Those of the next instance.
     *
     * @return empty after the last one
     * @throws PacsException when the PACS fails
     */
    Optional<DataSet> next() throws PacsException;

    @Override
    void close();

    /** Reads each instance as far as its pixel data, and asks for no more of it. */
    static Metadata of(List<StoredInstance> instances) {
        Iterator<StoredInstance> left = instances.iterator();
        return new Metadata() {
            @Override
            public Optional<DataSet> next() throws PacsException {
                return left.hasNext() ? Optional.of(read(left.next())) : Optional.empty();
            }

            @Override
            public void close() {
                // every instance is closed after its attributes
            }
        };
    }

    private static DataSet read(StoredInstance instance) throws PacsException {
        try (InputStream in = instance.open(); Part10Stream image = Part10Stream.open(in, ReadOptions.headers())) {
            if (image.pixelData().isEmpty()) {
                return image.dataSet();
            }
            ElementHeader pixels = image.pixelData().get().header();
            return image.dataSet().toBuilder().put(new Element.BulkReference(pixels.tag(), pixels.vr(), pixels.valueOffset(), pixels.length(),
                    pixels.isEncapsulated())).build();
        } catch (PacsException e) {
            throw e;
        } catch (IOException e) {
            throw new PacsException("instance " + instance.instanceUid() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
