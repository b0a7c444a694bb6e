package org.affinitydomain.registry.store;

import java.util.List;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Dtm;

/** The changes that the registry itself makes to an object that is registered: in its row, and in what it returns. */
public final class Revisions {

    private final ContentCodec codec;

    public Revisions(ContentCodec codec) {
        this.codec = codec;
    }

    /** The object of a row. */
    public RegistryObject object(ObjectRow row) {
        return codec.decode(row.content);
    }

    /** Deprecates the object (ITI TF-3 4.2.3.2.2). */
    public ObjectRow deprecate(ObjectRow row) {
        return withStatus(row, Status.DEPRECATED);
    }

    /** Sets the availability status of an object that is the latest version of itself, or of an association. */
    public ObjectRow withStatus(ObjectRow row, Status status) {
        return revise(row, status, true);
    }

    /** Deprecates a version that is the latest no more. */
    public ObjectRow supersede(ObjectRow row) {
        return revise(row, Status.DEPRECATED, false);
    }

    /** Makes a version the latest again, because the later ones are gone. Its status stays. */
    public ObjectRow makeLatest(ObjectRow row) {
        return revise(row, row.status, true);
    }

    private ObjectRow revise(ObjectRow row, Status status, boolean latest) {
        RegistryObject object = object(row).withAttribute("status", status.urn());
        row.status = status;
        row.content = codec.encode(object);
        row.metadataLevel = MetadataVisibility.of(row, object, latest);
        return row;
    }

    /** Sets a Folder's lastUpdateTime (ITI TF-3 4.2.3.4.6). */
    public ObjectRow touch(ObjectRow folder, String time) {
        folder.lastUpdateTime = Dtm.earliest(time);
        folder.content = codec.encode(object(folder).withSlot(Attribute.FOL_LAST_UPDATE_TIME.label(), List.of(time)));
        return folder;
    }
}
