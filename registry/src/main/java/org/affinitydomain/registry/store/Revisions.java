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
        row.status = Status.DEPRECATED;
        row.content = codec.encode(object(row).withAttribute("status", Status.DEPRECATED.urn()));
        return row;
    }

    /** Sets a Folder's lastUpdateTime (ITI TF-3 4.2.3.4.6). */
    public ObjectRow touch(ObjectRow folder, String time) {
        folder.lastUpdateTime = Dtm.earliest(time);
        folder.content = codec.encode(object(folder).withSlot(Attribute.FOL_LAST_UPDATE_TIME.label(), List.of(time)));
        return folder;
    }
}
