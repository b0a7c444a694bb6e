package org.affinitydomain.xds.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateTimeRange;
import org.affinitydomain.xds.metadata.DataType;
import org.affinitydomain.xds.metadata.Dtm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "OID; 1.2.840.10008", "OID; 0.9", "UNIQUE_ID; 1.2.3^ext", "UNIQUE_ID; urn:uuid:0f0a0b0c-1111-4222-8333-444455556666",
        "HOME; urn:oid:1.2.3", "ENTRY_ID; Document01", "ENTRY_ID; urn:uuid:0F0A0B0C-1111-4222-8333-444455556666",
        "DTM; 2024", "DTM; 20240229", "DTM; 20231231235960", "CX; 123^^^&1.2.3&ISO", "CX; 123^^^&1.2.3&ISO^NH",
        "CXI; acc^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession", "CXI; 1.2.3^^^^urn:ihe:iti:xds:2016:studyInstanceUID",
        "XCN; ^Smitty^Gerald^^^", "XCN; 123", "RECIPIENT; Hospital^^^^^^^^^1.2.3", "RECIPIENT; |^Wel^Marcus", "RECIPIENT; ||^^Internet^a@b",
        "PID; PID-3|pid1^^^&1.2.3&ISO", "PID; PID-3|a^^^&1.2&ISO~b^^^&1.3&ISO", "PID; PID-5|Doe^John^^^", "PID; PID-8|F",
        "INTEGER; 0", "SHA1; e543712c0e10501972de13a5bfcbe826c49feb75", "SHA1; E543712C0E10501972DE13A5BFCBE826C49FEB75",
        "LANGUAGE; en-us", "LANGUAGE; de", "MIME; application/dicom", "MIME; text/xml; charset=UTF-8", "URI; http://a/b"})
    void takesGoodValues(DataType type, String value) {
        assertEquals("", ValueRules.expectation(type, value).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "OID; 1.02.3", "OID; 3.1", "OID; 1", "OID; 1.2.", "UNIQUE_ID; 1.2.3^", "UNIQUE_ID; 1.2.3^12345678901234567", "UNIQUE_ID; doc 1",
        "OID; 1.2345678901234567890123456789012345678901234567890123456789012345",
        "HOME; 1.2.3", "ENTRY_ID; urn:uuid:1234", "ENTRY_ID; urn:oid:1.2", "ENTRY_ID; a b",
        "DTM; 202", "DTM; 20241", "DTM; 20241301", "DTM; 20230229", "DTM; 2024010124", "DTM; 202401012360", "DTM; 20240101T00",
        "DTM; 20240101000061", "CX; 123", "CX; 123^^^A&1.2&ISO", "CX; 123^^^&1.2&DNS", "CX; ^^^&1.2&ISO",
        "CXI; acc^^^&1.2.3&ISO", "CXI; acc^^^&x&ISO^t", "CXI; ^^^&1.2&ISO^t", "XCN; ^^Gerald", "RECIPIENT; ||", "RECIPIENT; a|b|c|d",
        "PID; PID-2|x", "PID; PID-19|123", "PID; PID-3|pid1", "PID; PID-7|yesterday", "PID; PID-8|X", "PID; Doe",
        "INTEGER; -1", "INTEGER; 1.5", "INTEGER; 1234567890123456789", "SHA1; e543712c", "SHA1; z543712c0e10501972de13a5bfcbe826c49feb75",
        "LANGUAGE; e n", "LANGUAGE; abcdefghi", "MIME; dicom", "MIME; a/b c", "URI; a b"})
    void refusesBadValues(DataType type, String value) {
        assertTrue(ValueRules.expectation(type, value).isPresent(), value);
    }

    @Property
    void everyTimeOfTheCalendarIsADtmOfAnyPrecision(@ForAll @DateTimeRange(min = "1000-01-01T00:00:00", max = "9999-12-31T23:59:59") LocalDateTime time,
                                                    @ForAll @IntRange(min = 2, max = 7) int pairs) {
        String full = time.format(DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
        String text = full.substring(0, 2 * pairs);
        assertTrue(ValueRules.isDtm(text));
        assertTrue(Dtm.earliest(text) <= Long.parseLong(full));
        assertTrue(Dtm.fill(text).startsWith(text));
    }

    @Property
    void anyTextIsAnswered(@ForAll DataType type, @ForAll String text) {
        ValueRules.expectation(type, text).ifPresent(wanted -> assertTrue(wanted.length() > 3));
    }
}
