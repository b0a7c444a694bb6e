package org.affinitydomain.consumer.search;

import static org.affinitydomain.xds.metadata.Attribute.DE_AUTHOR;
import static org.affinitydomain.xds.metadata.Attribute.DE_CREATION_TIME;
import static org.affinitydomain.xds.metadata.Attribute.DE_EVENT_CODE_LIST;
import static org.affinitydomain.xds.metadata.Attribute.DE_HASH;
import static org.affinitydomain.xds.metadata.Attribute.DE_REFERENCE_ID_LIST;
import static org.affinitydomain.xds.metadata.Attribute.DE_REPOSITORY_UNIQUE_ID;
import static org.affinitydomain.xds.metadata.Attribute.DE_SERVICE_START_TIME;
import static org.affinitydomain.xds.metadata.Attribute.DE_SIZE;
import static org.affinitydomain.xds.metadata.Attribute.DE_TITLE;
import static org.affinitydomain.xds.metadata.Attribute.DE_TYPE_CODE;
import static org.affinitydomain.xds.metadata.Attribute.DE_UNIQUE_ID;

import java.util.List;
import java.util.function.Predicate;
import org.affinitydomain.consumer.manifest.ManifestReference;
import org.affinitydomain.domain.CodingSchemes;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;

/** Reads what the DocumentEntry of a manifest says of the study. */
final class StudyReader {

    private final CodingSchemes schemes;

    StudyReader(CodingSchemes schemes) {
        this.schemes = schemes;
    }

    FoundStudy read(RegistryObject entry) {
        List<ReferenceId> references = DE_REFERENCE_ID_LIST.values(entry).stream().map(ReferenceId::parse).toList();
        List<Code> events = DE_EVENT_CODE_LIST.codes(entry);
        return new FoundStudy(
                new ManifestReference(DE_REPOSITORY_UNIQUE_ID.value(entry).orElse(""), DE_UNIQUE_ID.value(entry).orElse("")),
                entry.id(),
                references.stream().filter(r -> r.type().equals(ReferenceId.STUDY_INSTANCE_UID)).map(ReferenceId::id).findFirst(),
                references.stream().filter(r -> r.type().equals(ReferenceId.ACCESSION))
                        .map(r -> new FoundStudy.AccessionNumber(r.id(), r.authority())).toList(),
                DE_TITLE.value(entry), DE_SERVICE_START_TIME.value(entry), DE_CREATION_TIME.value(entry),
                events.stream().filter(this::isModality).toList(),
                events.stream().filter(Predicate.not(this::isModality)).toList(),
                DE_TYPE_CODE.codes(entry).stream().findFirst(),
                institutions(entry), DE_SIZE.value(entry), DE_HASH.value(entry));
    }

    private boolean isModality(Code code) {
        return schemes.canonical(code.codingScheme()).equals(schemes.canonical(FindStudies.DCM));
    }

    /** The names, the first component of each XON. */
    private static List<String> institutions(RegistryObject entry) {
        return entry.classifications(DE_AUTHOR.scheme()).stream().map(Author::of).flatMap(author -> author.institutions().stream())
                .map(xon -> xon.split("\\^", 2)[0]).filter(name -> !name.isEmpty()).distinct().toList();
    }
}
