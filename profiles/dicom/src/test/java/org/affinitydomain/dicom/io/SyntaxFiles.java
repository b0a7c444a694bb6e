package org.affinitydomain.dicom.io;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.affinitydomain.dicom.data.DataSet;
import org.affinitydomain.dicom.data.Element;
import org.affinitydomain.dicom.data.Tag;
import org.affinitydomain.dicom.data.VR;
import org.affinitydomain.dicom.uid.TransferSyntax;

/**
 * Small files in every kind of transfer syntax, made here, so that the tests with them need nothing installed. Big endian and
 * deflated ones are encoded by this class itself, so that reader and writer cannot err alike.
 */
final class SyntaxFiles {
    static final TransferSyntax JPEG_BASELINE = TransferSyntax.of("1.2.840.10008.1.2.4.50");
    static final List<TransferSyntax> SYNTAXES = List.of(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
            TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, JPEG_BASELINE);
    private static final byte[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8};

    private SyntaxFiles() {
    }

    /** What each of the files holds. */
    static DataSet sample(TransferSyntax syntax) {
        return head().toBuilder().setItems(Tag.CONTENT_SEQUENCE, List.of(item(), item())).put(pixels(syntax)).build();
    }

    static byte[] file(TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        fileMeta(file, syntax);
        if (syntax.bigEndian()) {
            bigEndian(sample(syntax), new DataOutputStream(file));
        } else if (syntax.deflated()) {
            try (OutputStream deflated = deflated(file)) {
                body(deflated, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
            }
        } else {
            body(file, syntax);
        }
        return file.toByteArray();
    }

    /** Preamble and File Meta Information (PS3.10 7.1) of a file in any syntax. */
    static void fileMeta(OutputStream out, TransferSyntax syntax) throws IOException {
        ByteArrayOutputStream meta = new ByteArrayOutputStream();
        write(meta, DataSet.builder().setBytes(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1})
                .set(Tag.TRANSFER_SYNTAX_UID, syntax.uid()).build());
        out.write(new byte[128]);
        out.write(new byte[] {'D', 'I', 'C', 'M'});
        write(out, DataSet.builder().setIntegers(Tag.FILE_META_INFORMATION_GROUP_LENGTH, meta.size()).build());
        meta.writeTo(out);
    }

    /** A raw deflate stream (RFC 1951), as PS3.5 A.5 wants it. */
    static OutputStream deflated(OutputStream out) {
        return new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, true));
    }

    private static void write(OutputStream out, DataSet dataSet) throws IOException {
        new DataSetWriter(out, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN).write(dataSet).flush();
    }

    private static DataSet head() {
        return DataSet.builder().set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192").set(Tag.SOP_CLASS_UID, "1.2.840.10008.5.1.4.1.1.7")
                .set(Tag.SOP_INSTANCE_UID, "1.2.3.4").set(Tag.STUDY_DATE, "20261124").set(Tag.MODALITY, "CT")
                .set(Tag.PATIENT_NAME, "Müller^Zoë").set(Tag.STUDY_INSTANCE_UID, "1.2.3").setIntegers(Tag.PIXEL_REPRESENTATION, 1)
                .set(0x00280106, VR.SS, List.of("-2")).build();
    }

    private static DataSet item() {
        return DataSet.builder().set(Tag.CODE_VALUE, "113030").set(Tag.CODING_SCHEME_DESIGNATOR, "DCM")
                .setItem(Tag.CONCEPT_NAME_CODE_SEQUENCE, DataSet.builder().set(Tag.CODE_MEANING, "nested").build()).build();
    }

    private static Element pixels(TransferSyntax syntax) {
        return syntax.encapsulated() ? new Element.Fragments(Tag.PIXEL_DATA, VR.OB, List.of(new byte[0], PIXELS, PIXELS))
                : new Element.Value(Tag.PIXEL_DATA, VR.OW, PIXELS);
    }

    /** One item of defined length and one of undefined length, in a sequence of undefined length. */
    private static void body(OutputStream out, TransferSyntax syntax) throws IOException {
        DataSetWriter writer = new DataSetWriter(out, syntax);
        writer.write(head()).beginSequence(Tag.CONTENT_SEQUENCE).item(item());
        writer.beginItem().write(item()).endItem().endSequence();
        writer.write(pixels(syntax)).flush();
    }

    private static void bigEndian(DataSet dataSet, DataOutputStream out) throws IOException {
        for (Element element : dataSet.elements()) {
            byte[] value = element instanceof Element.Sequence sequence ? items(sequence) : reversed((Element.Value) element);
            out.writeShort(Tag.group(element.tag()));
            out.writeShort(Tag.element(element.tag()));
            out.writeBytes(element.vr().name());
            if (element.vr().hasLongLength()) {
                out.writeShort(0);
                out.writeInt(value.length);
            } else {
                out.writeShort(value.length);
            }
            out.write(value);
        }
    }

    private static byte[] items(Element.Sequence sequence) throws IOException {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(items);
        for (DataSet item : sequence.items()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            bigEndian(item, new DataOutputStream(content));
            out.writeInt(Tag.ITEM);
            out.writeInt(content.size());
            content.writeTo(out);
        }
        return items.toByteArray();
    }

    private static byte[] reversed(Element.Value value) {
        int word = value.vr().wordSize();
        byte[] bytes = new byte[value.bytes().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = value.bytes()[i - i % word + word - 1 - i % word];
        }
        return bytes;
    }
}
