package org.affinitydomain.dicom.manifest;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.DataSetWriter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the image library of a manifest, instance by instance: the study (PS3.16 TID 1600), a group for each series
 * (TID 1602), its instances (TID 1601, TID 1609), with the rows that MADO adds. Names are the codes of DICOM.
 */
final class ImageLibraryWriter {
    private static final String UNSPECIFIED = "unspecified";

    private ImageLibraryWriter() {
    }

    static void write(Manifest manifest, DataSetWriter writer) throws IOException {
        writer.beginItem().write(ContentItem.container(MadoCodes.IMAGE_LIBRARY));
        writer.beginSequence(Tag.CONTENT_SEQUENCE);
        for (DataSet item : study(manifest)) {
            writer.item(item);
        }
        for (Series series : manifest.series()) {
            group(series, writer);
        }
        writer.endSequence().endItem();
    }

    private static void group(Series series, DataSetWriter writer) throws IOException {
        writer.beginItem().write(ContentItem.container(MadoCodes.IMAGE_LIBRARY_GROUP));
        writer.beginSequence(Tag.CONTENT_SEQUENCE);
        for (DataSet item : description(series)) {
            writer.item(item);
        }
        for (Instance instance : series.instances()) {
            writer.item(ContentItem.instance(instance, description(instance)));
        }
        writer.endSequence().endItem();
    }

    private static List<DataSet> study(Manifest manifest) {
        List<DataSet> items = new ArrayList<>();
        manifest.series().stream().map(Series::modality).flatMap(Optional::stream).distinct()
                .forEach(modality -> items.add(ContentItem.code(MadoCodes.MODALITY, Modalities.code(modality))));
        items.addAll(regions(manifest));
        items.add(ContentItem.count(MadoCodes.STUDY_RELATED_SERIES, manifest.series().size(), "series"));
        return items;
    }

    /**
     * The regions of the study in the codes that MADO agrees on. The template wants at least one: what has no such code is
     * told in the device's words, and where nothing is known that is said too.
     */
    private static List<DataSet> regions(Manifest manifest) {
        Set<TargetRegion> agreed = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        manifest.series().stream().map(Series::region).flatMap(Optional::stream).forEach(code ->
                TargetRegion.of(code).ifPresentOrElse(agreed::add, () -> others.add(code.meaning())));
        List<DataSet> items = new ArrayList<>();
        agreed.forEach(region -> items.add(ContentItem.code(MadoCodes.TARGET_REGION, region.code())));
        if (items.isEmpty()) {
            others.stream().filter(meaning -> !meaning.isBlank())
                    .forEach(meaning -> items.add(ContentItem.text(MadoCodes.TARGET_REGION, meaning)));
        }
        return items.isEmpty() ? List.of(ContentItem.text(MadoCodes.TARGET_REGION, UNSPECIFIED)) : items;
    }

    private static List<DataSet> description(Series series) {
        List<DataSet> items = new ArrayList<>();
        series.modality().ifPresent(modality -> items.add(ContentItem.code(MadoCodes.MODALITY, Modalities.code(modality))));
        series.date().ifPresent(date -> items.add(ContentItem.date(MadoCodes.SERIES_DATE, date)));
        series.time().ifPresent(time -> items.add(ContentItem.time(MadoCodes.SERIES_TIME, time)));
        series.description().ifPresent(text -> items.add(ContentItem.text(MadoCodes.SERIES_DESCRIPTION, text)));
        series.number().ifPresent(number -> items.add(ContentItem.text(MadoCodes.SERIES_NUMBER, Integer.toString(number))));
        items.add(ContentItem.uid(MadoCodes.SERIES_INSTANCE_UID, series.instanceUid()));
        series.region().ifPresent(region -> items.add(ContentItem.code(MadoCodes.TARGET_REGION, region)));
        items.add(ContentItem.count(MadoCodes.SERIES_RELATED_INSTANCES, series.instances().size(), "instances"));
        series.laterality().ifPresent(side -> items.add(ContentItem.code(MadoCodes.IMAGE_LATERALITY, side)));
        return items;
    }

    private static List<DataSet> description(Instance instance) {
        List<DataSet> items = new ArrayList<>();
        instance.frames().ifPresent(frames -> items.add(ContentItem.count(MadoCodes.NUMBER_OF_FRAMES, frames, "frames")));
        instance.number().ifPresent(number -> items.add(ContentItem.text(MadoCodes.INSTANCE_NUMBER, Integer.toString(number))));
        instance.keyObject().ifPresent(key -> {
            items.add(ContentItem.code(MadoCodes.DOCUMENT_TITLE, key.title()));
            key.description().ifPresent(text -> items.add(ContentItem.text(MadoCodes.KEY_OBJECT_DESCRIPTION, text)));
        });
        return items;
    }
}
