package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.ReadOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An image library with one fault has the finding of that fault, and no other. */
class ImageLibraryFaultsTest {
    private static final Code REPLACED = new Code("MADOTEMP002", "99IHE", "Series Description");

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no library", ManifestRule.IMAGE_LIBRARY, content(items -> items.remove(0))),
                fault("two libraries", ManifestRule.IMAGE_LIBRARY, content(items -> items.add(items.get(0)))),
                fault("a series that is not described", ManifestRule.LIBRARY_EQUALS_EVIDENCE, library(items -> items.remove(items.size() - 1))),
                fault("a series described twice", ManifestRule.DUPLICATE, library(items -> items.add(items.get(items.size() - 1)))),
                fault("an instance that is not described", ManifestRule.LIBRARY_EQUALS_EVIDENCE, group(items -> items.remove(items.size() - 1))),
                fault("an instance described twice", ManifestRule.DUPLICATE, group(items -> items.add(items.get(items.size() - 1)))),
                fault("an instance of another class", ManifestRule.LIBRARY_EQUALS_EVIDENCE, group(items -> items.set(items.size() - 1,
                        ContentItem.instance(Instance.of("1.2.840.10008.5.1.4.1.1.4", "1.2.3.1.4"), List.of())))),
                fault("no region", ManifestRule.LIBRARY_ATTRIBUTE, library(without(MadoCodes.TARGET_REGION))),
                fault("no modality of the study", ManifestRule.LIBRARY_ATTRIBUTE, library(without(MadoCodes.MODALITY))),
                fault("no modality of a series", ManifestRule.LIBRARY_ATTRIBUTE, group(without(MadoCodes.MODALITY))),
                fault("no number of series", ManifestRule.LIBRARY_ATTRIBUTE, library(without(MadoCodes.STUDY_RELATED_SERIES))),
                fault("no number of instances", ManifestRule.LIBRARY_ATTRIBUTE, group(without(MadoCodes.SERIES_RELATED_INSTANCES))),
                fault("a wrong number of series", ManifestRule.LIBRARY_COUNT, library(without(MadoCodes.STUDY_RELATED_SERIES)
                        .andThen(items -> items.add(0, ContentItem.count(MadoCodes.STUDY_RELATED_SERIES, 4, "series"))))),
                fault("a wrong number of instances", ManifestRule.LIBRARY_COUNT, group(without(MadoCodes.SERIES_RELATED_INSTANCES)
                        .andThen(items -> items.add(0, ContentItem.count(MadoCodes.SERIES_RELATED_INSTANCES, 5, "instances"))))),
                fault("a replaced code", ManifestRule.TEMPORARY_CODE, group(without(MadoCodes.SERIES_DESCRIPTION)
                        .andThen(items -> items.add(0, ContentItem.text(REPLACED, "native"))))));
    }

    private interface Change extends Consumer<List<DataSet>> {
        default Change andThen(Change next) {
            return items -> {
                accept(items);
                next.accept(items);
            };
        }
    }

    private static Arguments fault(String name, ManifestRule rule, UnaryOperator<DataSet> change) {
        return Arguments.of(name, rule, change);
    }

    private static Change without(Code name) {
        return items -> items.remove(ImageLibraryReader.find(items, name).orElseThrow());
    }

    private static UnaryOperator<DataSet> content(Change change) {
        return container -> {
            List<DataSet> items = new ArrayList<>(container.items(Tag.CONTENT_SEQUENCE));
            change.accept(items);
            return container.toBuilder().setItems(Tag.CONTENT_SEQUENCE, items).build();
        };
    }

    private static UnaryOperator<DataSet> library(Change change) {
        return content(items -> items.set(0, content(change).apply(items.get(0))));
    }

    /** A change of the description of the first series. */
    private static UnaryOperator<DataSet> group(Change change) {
        return library(items -> {
            DataSet group = ImageLibraryReader.find(items, MadoCodes.IMAGE_LIBRARY_GROUP).orElseThrow();
            items.set(items.indexOf(group), content(change).apply(group));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theFaultIsFoundAndNoOther(String name, ManifestRule rule, UnaryOperator<DataSet> fault) throws IOException {
        byte[] written = SampleManifests.written(SampleManifests.of(SampleManifests.Kind.CT_OF_SEVERAL_SERIES, SampleManifests.Form.MADO));
        DataSet good = Part10Reader.read(new ByteArrayInputStream(written), ReadOptions.documents()).dataSet();
        List<Finding> findings = ManifestCheck.check(fault.apply(good));
        assertEquals(Set.of(rule), findings.stream().map(Finding::rule).collect(Collectors.toSet()), findings.toString());
        findings.forEach(finding -> assertTrue(finding.toString().contains(rule.reference())));
    }
}
