package org.affinitydomain.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.AssociationType;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.MetadataBuilder;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.transaction.SubmitObjectsRequest;

/** A metadata update, put together operation by operation. */
public final class SampleUpdate {

    private final List<RegistryObject> objects;
    private int links;

    private SampleUpdate(List<RegistryObject> objects) {
        this.objects = objects;
    }

    /** An update without operations, by a SubmissionSet of a patient. */
    public static SampleUpdate of(String patient) {
        return new SampleUpdate(new ArrayList<>(SampleSubmission.of(patient).request().objects()));
    }

    /** Adds a new version of a registered DocumentEntry or Folder, changed. */
    public SampleUpdate version(String id, RegistryObject registered, String previousVersion, UnaryOperator<MetadataBuilder> change) {
        return version(id, registered, previousVersion, Optional.empty(), change);
    }

    /** Adds a new version whose associations stay with the earlier one. */
    public SampleUpdate versionAlone(String id, RegistryObject registered, String previousVersion, UnaryOperator<MetadataBuilder> change) {
        return version(id, registered, previousVersion, Optional.of("no"), change);
    }

    private SampleUpdate version(String id, RegistryObject registered, String previousVersion, Optional<String> propagation,
                                 UnaryOperator<MetadataBuilder> change) {
        ObjectKind kind = ObjectKind.of(registered).orElseThrow();
        String old = registered.id();
        String lid = registered.attribute("lid").orElseThrow();
        RegistryObject renamed = registered.withIds(name -> name.equals(old) ? id : name).withAttribute("lid", lid);
        objects.add(change.apply(MetadataBuilder.from(kind, renamed)).build());
        MetadataBuilder trigger = MetadataBuilder.association(newLink(), AssociationType.HAS_MEMBER, "ss", id)
                .set(Attribute.AS_SUBMISSION_SET_STATUS, "Original").set(Attribute.AS_PREVIOUS_VERSION, previousVersion);
        propagation.ifPresent(value -> trigger.set(Attribute.AS_ASSOCIATION_PROPAGATION, value));
        objects.add(trigger.build());
        return this;
    }

    /** Changes the status of a registered object, or of a new version. */
    public SampleUpdate status(String id, String original, String wanted) {
        objects.add(MetadataBuilder.association(newLink(), AssociationType.UPDATE_AVAILABILITY_STATUS, "ss", id)
                .set(Attribute.AS_ORIGINAL_STATUS, original).set(Attribute.AS_NEW_STATUS, wanted).build());
        return this;
    }

    /** Adds an association between objects that are registered. */
    public SampleUpdate associate(AssociationType type, String source, String target) {
        String link = newLink();
        objects.add(MetadataBuilder.association(link, type, source, target).build());
        objects.add(MetadataBuilder.association(newLink(), AssociationType.SUBMIT_ASSOCIATION, "ss", link).build());
        return this;
    }

    /** The message. */
    public SubmitObjectsRequest request() {
        return SubmitObjectsRequest.of(objects);
    }

    private String newLink() {
        return "link" + links++;
    }
}
