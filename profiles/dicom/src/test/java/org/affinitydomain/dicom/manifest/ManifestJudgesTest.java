package org.affinitydomain.dicom.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.io.Part10Reader;
import org.affinitydomain.dicom.io.Part10Writer;
import org.affinitydomain.dicom.io.ReadOptions;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests of every kind and form before their judges: this project's rules, dciodvfy, dsrdump and pydicom. */
class ManifestJudgesTest {
    /** What DCMTK says of itself, not of the manifest. */
    private static final List<String> DCMTK_LIMITS = List.of("VR checker does not support this Specific Character Set: ISO_IR 192",
            "Check for template constraints not yet supported");
    /** What a Key Object Selection Document may hold since CP-2595. */
    private static final Set<String> NEW_TYPES = Set.of("NUM", "DATE", "TIME");

    static Stream<Arguments> manifests() {
        return SampleManifests.kinds().flatMap(kind -> Stream.of(SampleManifests.Form.values()).map(form -> Arguments.of(kind, form)));
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void breakNoRuleAndAreReadAsTheyWereWritten(SampleManifests.Kind kind, SampleManifests.Form form) throws IOException {
        Manifest manifest = SampleManifests.of(kind, form);
        byte[] written = SampleManifests.written(manifest);
        assertEquals(List.of(), ManifestCheck.check(new ByteArrayInputStream(written)));
        Manifest read = ManifestReader.read(new ByteArrayInputStream(written));
        assertEquals(form.hasLibrary() ? manifest : undescribed(manifest), read);
    }

    /** Its tables are older than Retrieve URL, and than the value types of CP-2595: without these no document has an error. */
    @ParameterizedTest
    @MethodSource("manifests")
    void satisfyDicom3tools(SampleManifests.Kind kind, SampleManifests.Form form, @TempDir Path folder) throws Exception {
        Manifest manifest = SampleManifests.of(kind, form);
        Path whole = Files.write(folder.resolve("whole.dcm"), SampleManifests.written(manifest));
        assertEquals(List.of(), complaints(Tools.run("dciodvfy", "-new", whole.toString())).stream()
                .filter(line -> !line.matches(".*ValueType\\(0040,a040\\)\\[1]> - Unrecognized enumerated value = <(NUM|DATE|TIME)>")).toList());
        Path older = Files.write(folder.resolve("older.dcm"), withoutNewTypes(manifest));
        Tools.Result result = Tools.run("dciodvfy", "-new", older.toString());
        assertEquals(0, result.status(), result.output());
        assertEquals(List.of(), complaints(result));
    }

    private static List<String> complaints(Tools.Result result) {
        return result.output().lines().filter(line -> line.startsWith("Error") || line.startsWith("Warning"))
                .filter(line -> !line.contains("RetrieveURL")).toList();
    }

    /** DCMTK reads an image library in a key object selection only when told to look past what was allowed before CP-2595. */
    @ParameterizedTest
    @MethodSource("manifests")
    void satisfyDcmtk(SampleManifests.Kind kind, SampleManifests.Form form, @TempDir Path folder) throws Exception {
        Manifest manifest = SampleManifests.of(kind, form);
        String file = Files.write(folder.resolve("manifest.dcm"), SampleManifests.written(manifest)).toString();
        Tools.Result result = form.hasLibrary() ? Tools.run("dsrdump", "--ignore-constraints", file) : Tools.run("dsrdump", file);
        assertEquals(0, result.status(), result.output());
        assertEquals(List.of(), result.output().lines().filter(line -> line.matches("[EFW]:.*"))
                .filter(line -> DCMTK_LIMITS.stream().noneMatch(line::contains)).toList());
        int lists = form.hasLibrary() ? 2 : 1;
        assertEquals((long) lists * manifest.instanceCount(), result.output().lines().filter(line -> line.matches(
                " *<contains (IMAGE|COMPOSITE|WAVEFORM):=.*")).count());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void pydicomReadsTheTreeBack(SampleManifests.Kind kind, SampleManifests.Form form, @TempDir Path folder) throws Exception {
        Manifest manifest = SampleManifests.of(kind, form);
        Path file = Files.write(folder.resolve("manifest.dcm"), SampleManifests.written(manifest));
        Path script = folder.resolve("tree.py");
        try (var in = ManifestJudgesTest.class.getResourceAsStream("/org/affinitydomain/dicom/manifest_tree.py")) {
            Files.copy(in, script);
        }
        Tools.Result result = Tools.run("/usr/bin/python3", script.toString(), file.toString());
        assertEquals(0, result.status(), result.output());
        assertEquals(form.hasLibrary() ? tree(manifest) : List.of(), result.output().lines().toList());
    }

    /** What the script prints: the study, its series, their instances. */
    private static List<String> tree(Manifest manifest) {
        List<String> lines = new ArrayList<>();
        lines.add("study " + manifest.series().size());
        for (Series series : manifest.series()) {
            lines.add(String.join(" ", "series", series.instanceUid(), series.modality().orElseThrow(), Integer.toString(series.number().orElseThrow()),
                    Integer.toString(series.instances().size()), text(series.region().map(Code::value)), text(series.laterality().map(Code::value)),
                    series.description().orElseThrow()));
            for (Instance instance : series.instances()) {
                lines.add(String.join(" ", "instance", instance.sopInstanceUid(), instance.number().isPresent() ? "" + instance.number().getAsInt() : "-",
                        instance.frames().isPresent() ? "" + instance.frames().getAsInt() : "-",
                        text(instance.keyObject().map(key -> key.title().value()))));
            }
        }
        return lines;
    }

    private static String text(Optional<String> value) {
        return value.orElse("-");
    }

    private static Manifest undescribed(Manifest m) {
        return new Manifest(m.sopInstanceUid(), m.seriesInstanceUid(), m.title(), m.content(), m.timezoneOffset(), m.patient(), m.study(),
                m.manufacturer(), m.institution(), m.requests(), m.series().stream().map(s -> Series.of(s.instanceUid(), s.retrieve(),
                        s.instances().stream().map(i -> Instance.of(i.sopClassUid(), i.sopInstanceUid())).toList())).toList());
    }

    private static byte[] withoutNewTypes(Manifest manifest) throws IOException {
        DataSet document = Part10Reader.read(new ByteArrayInputStream(SampleManifests.written(manifest)), ReadOptions.documents()).dataSet();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Part10Writer.write(file, withoutNewTypes(document), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertTrue(file.size() > 0);
        return file.toByteArray();
    }

    private static DataSet withoutNewTypes(DataSet item) {
        List<DataSet> content = item.items(Tag.CONTENT_SEQUENCE);
        List<DataSet> left = content.stream().filter(child -> !NEW_TYPES.contains(child.string(Tag.VALUE_TYPE).orElseThrow()))
                .map(child -> withoutNewTypes(child).toBuilder().remove(Tag.SPECIFIC_CHARACTER_SET).build()).toList();
        return content.isEmpty() ? item : left.isEmpty() ? item.toBuilder().remove(Tag.CONTENT_SEQUENCE).build()
                : item.toBuilder().setItems(Tag.CONTENT_SEQUENCE, left).build();
    }
}
