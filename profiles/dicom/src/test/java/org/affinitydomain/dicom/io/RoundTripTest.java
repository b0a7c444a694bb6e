package org.affinitydomain.dicom.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.affinitydomain.dicom.Tools;
import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.DataSetBuilder;
import org.affinitydomain.dicom.data.Dictionary;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.json.BulkDataUris;
import org.affinitydomain.dicom.json.DicomJsonReader;
import org.affinitydomain.dicom.json.DicomJsonWriter;
import org.affinitydomain.dicom.uid.TransferSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets of every value representation, nested at will: what is written is read again as it was, in Part 10 and in JSON. */
class RoundTripTest {
    private static final List<TransferSyntax> SYNTAXES =
            List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, SyntaxFiles.JPEG_BASELINE);
    /** One attribute of each kind, so that Implicit VR finds its value representation in the dictionary. */
    private static final List<String> TEXTS = List.of("PatientName", "InstitutionName", "TextValue", "AccessionNumber", "ImageComments",
            "LongCodeValue", "InstitutionAddress");
    private static final List<String> STRINGS = List.of("RetrieveAETitle", "ImageType", "RetrieveURL");
    private static final List<String> SEQUENCES = List.of("ContentSequence", "ReferencedSOPSequence", "ConceptNameCodeSequence");

    /** An attribute with a value; several of one keyword replace one another. */
    private record Attribute(String keyword, List<String> values) {
        private void put(DataSetBuilder builder) {
            builder.set(tag(keyword), values);
        }
    }

    private static int tag(String keyword) {
        return Dictionary.standard().entry(keyword).orElseThrow().tag();
    }

    @Provide
    Arbitrary<DataSet> dataSets() {
        return level(3).map(dataSet -> dataSet.toBuilder().set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7").set(Tag.SOP_INSTANCE_UID, "1.2.3").build());
    }

    private static Arbitrary<DataSet> level(int depth) {
        Arbitrary<List<Attribute>> attributes = attributes().list().ofMaxSize(8);
        if (depth == 0) {
            return attributes.map(list -> builder(list).build());
        }
        Arbitrary<List<DataSet>> items = Arbitraries.lazy(() -> level(depth - 1)).list().ofMaxSize(2);
        return Combinators.combine(attributes, Arbitraries.of(SEQUENCES), items, Arbitraries.bytes().list().ofMaxSize(9))
                .as((list, sequence, children, bytes) -> builder(list).setItems(tag(sequence), children)
                        .setBytes(tag("ICCProfile"), VR.OB, array(bytes)).build());
    }

    private static DataSetBuilder builder(List<Attribute> attributes) {
        DataSetBuilder builder = DataSet.builder();
        attributes.forEach(attribute -> attribute.put(builder));
        return builder;
    }

    private static byte[] array(List<Byte> bytes) {
        byte[] array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = bytes.get(i);
        }
        return array;
    }

    private static Arbitrary<Attribute> attributes() {
        // no backslash, which parts values; no equals sign, which parts the groups of a name
        Arbitrary<String> characters = Arbitraries.strings().withCharRange(' ', '<').withCharRange('>', '[').withCharRange(']', '~')
                .withCharRange('À', 'ÿ').withChars("山田太郎かな한국어Ωя").ofMaxLength(16).map(String::strip);
        return Arbitraries.oneOf(
                of(TEXTS, characters), of(STRINGS, characters),
                of(List.of("Rows"), Arbitraries.integers().between(0, 65_535)),
                of(List.of("InstanceNumber"), Arbitraries.integers()),
                of(List.of("ReferencePixelX0"), Arbitraries.integers()),
                of(List.of("SimpleFrameList"), Arbitraries.longs().between(0, 4_294_967_295L)),
                of(List.of("TagThickness", "RealWorldValueSlope"), Arbitraries.doubles().between(-1e9, 1e9)),
                of(List.of("RecommendedDisplayFrameRateInFloat"), Arbitraries.floats()),
                of(List.of("FrameIncrementPointer"), Arbitraries.integers().map(tag -> String.format("%08X", tag))));
    }

    private static Arbitrary<Attribute> of(List<String> keywords, Arbitrary<?> value) {
        return Combinators.combine(Arbitraries.of(keywords), value.map(String::valueOf)).as((keyword, one) ->
                new Attribute(keyword, one.isEmpty() ? List.of() : List.of(one)));
    }

    @Property(tries = 1000)
    void part10IsReadAsItWasWritten(@ForAll("dataSets") DataSet dataSet) throws IOException {
        for (TransferSyntax syntax : SYNTAXES) {
            byte[] written = written(dataSet, syntax);
            Part10File read = Part10Reader.read(new ByteArrayInputStream(written), ReadOptions.documents());
            assertEquals(syntax, read.transferSyntax());
            assertEquals(dataSet, read.dataSet());
            assertEquals(texts(dataSet), texts(read.dataSet()));
        }
    }

    @Property(tries = 1000)
    void jsonIsReadAsItWasWritten(@ForAll("dataSets") DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DicomJsonWriter json = new DicomJsonWriter(out, BulkDataUris.NONE)) {
            json.write(dataSet);
        }
        try (DicomJsonReader json = new DicomJsonReader(new ByteArrayInputStream(out.toByteArray()))) {
            assertEquals(texts(dataSet), texts(json.next().orElseThrow()));
        }
    }

    /** What pydicom's files hold before their pixels, in Implicit and Explicit VR by turns. */
    @Test
    void dcmtkReadsWhatWasWrittenOfForeignFiles(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of("dcmdump", "-q"));
        int fixed = command.size();
        for (Path file : Tools.pydicomFiles()) {
            DataSet dataSet;
            try {
                dataSet = Part10Reader.read(file, ReadOptions.headers().withMaxValueLength(Integer.MAX_VALUE)).dataSet();
            } catch (DicomFormatException e) {
                continue; // PydicomFilesTest says which may be refused
            }
            if (dataSet.string(Tag.SOP_CLASS_UID).isPresent() && dataSet.string(Tag.SOP_INSTANCE_UID).isPresent()) {
                Path copy = folder.resolve(command.size() + "-" + file.getFileName());
                try (OutputStream out = Files.newOutputStream(copy)) {
                    Part10Writer.write(out, dataSet, SYNTAXES.get(command.size() % 2));
                }
                command.add(copy.toString());
            }
        }
        int written = command.size() - fixed;
        assertTrue(written > 100, "only " + written + " files written");
        Tools.Result dcmdump = Tools.run(command);
        assertEquals(0, dcmdump.status(), dcmdump.output().lines().filter(line -> line.contains("rror")).limit(9).toList().toString());
    }

    private static byte[] written(DataSet dataSet, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Part10Writer.write(out, dataSet, syntax);
        return out.toByteArray();
    }

    /** The values as characters, of items too; bytes as they are. */
    private static List<String> texts(DataSet dataSet) {
        List<String> texts = new ArrayList<>();
        dataSet.elements().forEach(element -> {
            texts.add(Tag.toString(element.tag()) + element.vr()
                    + (element.vr().kind() == VR.Kind.BYTES ? element.hashCode() : dataSet.strings(element.tag())));
            dataSet.items(element.tag()).forEach(item -> texts.addAll(texts(item)));
        });
        return texts;
    }
}
