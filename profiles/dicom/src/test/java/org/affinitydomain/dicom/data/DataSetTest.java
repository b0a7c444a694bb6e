package org.affinitydomain.dicom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class DataSetTest {
    private static final int REAL_WORLD_VALUE = 0x00409224; // FD
    private static final int REFERENCED_FRAME_NUMBER = 0x00081160; // IS

    @Test
    void elementsStandInTheOrderOfUnsignedTags() {
        DataSet dataSet = DataSet.builder().setBytes(0xFFFC_FFFC, VR.OB, new byte[2]).set(Tag.MODALITY, "CT")
                .set(Tag.PATIENT_ID, "1").build();
        assertEquals(List.of(Tag.MODALITY, Tag.PATIENT_ID, 0xFFFC_FFFC),
                dataSet.elements().stream().map(Element::tag).toList());
    }

    @Test
    void aDataSetDoesNotChangeWithTheBuilderItCameFrom() {
        DataSetBuilder builder = DataSet.builder().set(Tag.MODALITY, "CT");
        DataSet first = builder.build();
        DataSet second = builder.set(Tag.MODALITY, "MR").set(Tag.PATIENT_ID, "1").build();
        builder.remove(Tag.PATIENT_ID);
        assertEquals(Optional.of("CT"), first.string(Tag.MODALITY));
        assertEquals(1, first.size());
        assertEquals(Optional.of("MR"), second.string(Tag.MODALITY));
        assertTrue(second.contains(Tag.PATIENT_ID));
        assertFalse(builder.build().contains(Tag.PATIENT_ID));
    }

    @Test
    void absentEmptyAndUnsuitableValuesGiveEmptyAnswers() {
        DataSet dataSet = DataSet.builder().set(Tag.PATIENT_ID, List.of()).set(Tag.STUDY_DATE, "yesterday")
                .set(Tag.INSTANCE_NUMBER, VR.IS, List.of("one")).build();
        assertTrue(dataSet.contains(Tag.PATIENT_ID));
        assertEquals(Optional.empty(), dataSet.string(Tag.PATIENT_ID));
        assertEquals(Optional.empty(), dataSet.string(Tag.MODALITY));
        assertEquals(Optional.empty(), dataSet.date(Tag.STUDY_DATE));
        assertEquals(OptionalLong.empty(), dataSet.integer(Tag.INSTANCE_NUMBER));
        assertEquals(List.of(), dataSet.items(Tag.PATIENT_ID));
    }

    @Test
    void numbersOfEveryRepresentationAreReadAsTheyWereSet() {
        DataSet dataSet = DataSet.builder().set(REAL_WORLD_VALUE, List.of("0.5", "-2")).setIntegers(REFERENCED_FRAME_NUMBER, 3, 1)
                .set(0x00090010, VR.US, List.of("65535")).set(0x00090012, VR.SS, List.of("-32768"))
                .set(0x00090014, VR.UL, List.of("4294967295")).set(0x00090016, VR.SL, List.of("-1"))
                .set(0x00090018, VR.UV, List.of("18446744073709551615")).set(0x0009001A, VR.SV, List.of("-9"))
                .set(0x0009001C, VR.FL, List.of("1.5")).set(0x0009001E, VR.AT, List.of("7FE00010")).build();
        assertEquals(List.of(0.5, -2.0), dataSet.decimals(REAL_WORLD_VALUE));
        assertEquals(List.of(3L, 1L), dataSet.integers(REFERENCED_FRAME_NUMBER));
        assertEquals(List.of(65535L), dataSet.integers(0x00090010));
        assertEquals(List.of(-32768L), dataSet.integers(0x00090012));
        assertEquals(List.of(4294967295L), dataSet.integers(0x00090014));
        assertEquals(List.of(-1L), dataSet.integers(0x00090016));
        assertEquals(List.of("18446744073709551615"), dataSet.strings(0x00090018));
        assertEquals(List.of(-9L), dataSet.integers(0x0009001A));
        assertEquals(List.of(1.5), dataSet.decimals(0x0009001C));
        assertEquals(List.of("7FE00010"), dataSet.strings(0x0009001E));
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        DataSetBuilder builder = DataSet.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.set(1, VR.US, List.of("65536")));
        assertThrows(IllegalArgumentException.class, () -> builder.set(1, VR.SS, List.of("-32769")));
        assertThrows(IllegalArgumentException.class, () -> builder.set(1, VR.UL, List.of("-1")));
        assertThrows(IllegalArgumentException.class, () -> builder.set(1, VR.FD, List.of("x")));
        assertThrows(IllegalArgumentException.class, () -> builder.set(1, VR.OB, List.of("x")));
    }

    /** Making a number of a million digits takes the square of their time. */
    @Test
    void aMillionDigitsAreNoNumber() {
        DataSet dataSet = DataSet.builder().set(REFERENCED_FRAME_NUMBER, "9".repeat(2_000_000)).build();
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(List.of(), dataSet.integers(REFERENCED_FRAME_NUMBER)));
    }

    @Test
    void backslashesPartValuesOnlyWhereTheStandardSaysSo() {
        DataSet dataSet = DataSet.builder().set(Tag.IMAGE_TYPE, "ORIGINAL\\PRIMARY \\\\AXIAL")
                .set(Tag.RETRIEVE_URL, "https://pacs.example.org/a\\b").build();
        assertEquals(List.of("ORIGINAL", "PRIMARY", "", "AXIAL"), dataSet.strings(Tag.IMAGE_TYPE));
        assertEquals(List.of("https://pacs.example.org/a\\b"), dataSet.strings(Tag.RETRIEVE_URL));
    }

    /** Without (0008,0005), texts in UTF-8 would be read as ISO 8859-1 by whoever gets them. */
    @Test
    void convertedTextsSayThatTheyAreUtf8() {
        byte[] latin = "Müller^Zoë".getBytes(StandardCharsets.ISO_8859_1);
        DataSet undeclared = DataSet.builder(CharacterSet.DEFAULT).setBytes(Tag.PATIENT_NAME, VR.PN, latin).build();
        DataSet converted = undeclared.toBuilder().build();
        assertEquals(CharacterSet.UTF_8.names(), converted.strings(Tag.SPECIFIC_CHARACTER_SET));
        assertEquals(Optional.of("Müller^Zoë"), converted.string(Tag.PATIENT_NAME));

        DataSet nested = DataSet.builder(CharacterSet.DEFAULT).setItem(Tag.CONTENT_SEQUENCE, undeclared).build();
        assertEquals(CharacterSet.UTF_8.names(), nested.toBuilder().build().strings(Tag.SPECIFIC_CHARACTER_SET));

        DataSet ascii = DataSet.builder(CharacterSet.DEFAULT).set(Tag.PATIENT_NAME, "Muller").build();
        assertFalse(ascii.toBuilder().build().contains(Tag.SPECIFIC_CHARACTER_SET));
    }

    /** AE, CS, UR and so on have no character set of their own, and devices write their users' language into them. */
    @Test
    void whatShouldBeAsciiAndIsNotIsReadAsItWasSet() {
        DataSet built = DataSet.builder().set(Tag.RETRIEVE_AE_TITLE, "HÔPITAL").set(Tag.RETRIEVE_URL, "https://hôpital.example.org/rs")
                .set(Tag.IMAGE_TYPE, List.of("ORIGINAL", "頭部")).build();
        assertEquals(Optional.of("HÔPITAL"), built.string(Tag.RETRIEVE_AE_TITLE));
        assertEquals(Optional.of("https://hôpital.example.org/rs"), built.string(Tag.RETRIEVE_URL));
        assertEquals(List.of("ORIGINAL", "頭部"), built.strings(Tag.IMAGE_TYPE));

        DataSet latin = DataSet.builder(CharacterSet.DEFAULT).set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 100")
                .setBytes(Tag.RETRIEVE_AE_TITLE, VR.AE, "HÔPITAL".getBytes(StandardCharsets.ISO_8859_1)).build();
        assertEquals(Optional.of("HÔPITAL"), latin.string(Tag.RETRIEVE_AE_TITLE));
        assertEquals(Optional.of("HÔPITAL"), latin.toBuilder().build().string(Tag.RETRIEVE_AE_TITLE));

        DataSet undeclared = DataSet.builder(CharacterSet.DEFAULT)
                .setBytes(Tag.RETRIEVE_AE_TITLE, VR.AE, "HÔPITAL".getBytes(StandardCharsets.ISO_8859_1)).build();
        assertEquals(CharacterSet.UTF_8.names(), undeclared.toBuilder().build().strings(Tag.SPECIFIC_CHARACTER_SET));
        assertEquals(Optional.of("HÔPITAL"), undeclared.toBuilder().build().string(Tag.RETRIEVE_AE_TITLE));

        // 5CH is a yen sign in ISO_IR 13, but parts the values of code strings all the same
        DataSet japanese = DataSet.builder(CharacterSet.DEFAULT).set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 13")
                .set(Tag.IMAGE_TYPE, List.of("ORIGINAL", "PRIMARY")).build();
        assertEquals(List.of("ORIGINAL", "PRIMARY"), japanese.strings(Tag.IMAGE_TYPE));
        assertEquals(List.of("ORIGINAL", "PRIMARY"), japanese.toBuilder().build().strings(Tag.IMAGE_TYPE));
    }

    @Test
    void theCharacterSetInForceFollowsItsAttribute() {
        DataSetBuilder builder = DataSet.builder(CharacterSet.DEFAULT);
        assertEquals(CharacterSet.DEFAULT, builder.characterSet());
        builder.set(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 144");
        assertEquals(List.of("ISO_IR 144"), builder.characterSet().names());
        assertEquals(CharacterSet.DEFAULT, builder.remove(Tag.SPECIFIC_CHARACTER_SET).characterSet());
    }

    @Test
    void datesAndTimesAreReadInTheirForms() {
        assertEquals(Optional.of(LocalDate.of(2026, 11, 24)), DateTimes.date("20261124"));
        assertEquals(Optional.of(LocalDate.of(1997, 4, 30)), DateTimes.date("1997.04.30"));
        assertEquals(Optional.of(LocalDate.of(2026, 11, 24)), DateTimes.date("20261124103000.5+0100"));
        for (String none : Arrays.asList("20261324", "2026", "2026-11-24", "")) {
            assertEquals(Optional.empty(), DateTimes.date(none), none);
        }
        assertEquals(Optional.of(LocalTime.of(7, 0)), DateTimes.time("07"));
        assertEquals(Optional.of(LocalTime.of(7, 9, 6, 705_600_000)), DateTimes.time("070906.7056 "));
        assertEquals(Optional.of(LocalTime.of(7, 9, 6)), DateTimes.time("07:09:06"));
        assertEquals(Optional.of(LocalTime.of(23, 59, 59)), DateTimes.time("235960"), "a leap second");
        for (String none : Arrays.asList("24", "0760", "070961", "7", "noon", "")) {
            assertEquals(Optional.empty(), DateTimes.time(none), none);
        }
        assertEquals("070906.705600", DateTimes.tm(LocalTime.of(7, 9, 6, 705_600_000)));
        assertEquals("070000", DateTimes.tm(LocalTime.of(7, 0)));
    }
}
