package org.affinitydomain.dicom.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of PS3.5, annexes H, I, J and K. */
class CharacterSetTest {
    private static String decode(List<String> terms, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return CharacterSet.of(terms).decode(bytes, 0, bytes.length);
    }

    @Test
    void japaneseWithKanjiAndKana() {
        assertEquals("Yamada^Tarou=山田^太郎=やまだ^たろう", decode(List.of("", "ISO 2022 IR 87"),
                "59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42 3d"
                        + "1b 24 42 24 64 24 5e 24 40 1b 28 42 5e 1b 24 42 24 3f 24 6d 24 26 1b 28 42"));
        assertEquals("ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう", decode(List.of("ISO 2022 IR 13", "ISO 2022 IR 87"),
                "d4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a 5e 1b 24 42 42 40 4f 3a 1b 28 4a 3d"
                        + "1b 24 42 24 64 24 5e 24 40 1b 28 4a 5e 1b 24 42 24 3f 24 6d 24 26 1b 28 4a"));
    }

    @Test
    void koreanWithHangulAndHanja() {
        assertEquals("Hong^Gildong=洪^吉洞=홍^길동", decode(List.of("", "ISO 2022 IR 149"),
                "48 6f 6e 67 5e 47 69 6c 64 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7 3d"
                        + "1b 24 29 43 c8 ab 5e 1b 24 29 43 b1 e6 b5 bf"));
    }

    @Test
    void chineseInUnicodeAndGb18030() {
        String name = "Wang^XiaoDong=王^小东=";
        assertEquals(name, decode(List.of("ISO_IR 192"), HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8))));
        assertEquals(name, decode(List.of("GB18030"), "57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d cd f5 5e d0 a1 b6 ab 3d"));
        assertEquals("Zhang^XiaoDong=张^小东=", decode(List.of("", "ISO 2022 IR 58"),
                "5a 68 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d 1b 24 29 41 d5 c5 5e 1b 24 29 41 d0 a1 b6 ab 3d"));
    }

    /** A few letters of each single-byte set, alone and as code extension. */
    @ParameterizedTest
    @CsvSource({"100,ISO-8859-1,Äneas", "101,ISO-8859-2,Wałęsa", "109,ISO-8859-3,Ĉapelo", "110,ISO-8859-4,Jānis", "144,ISO-8859-5,Люкceмбypг",
        "127,ISO-8859-6,قباني", "126,ISO-8859-7,Διονυσιος", "138,ISO-8859-8,שרון", "148,ISO-8859-9,Çavuşoğlu", "166,TIS-620,ประเทศไทย",
        "203,ISO-8859-15,Œuvre"})
    void singleByteSets(String number, String charset, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(Charset.forName(charset)));
        assertEquals(text, decode(List.of("ISO_IR " + number), hex));
        assertEquals(text, decode(List.of("ISO 2022 IR " + number), hex));
    }

    @Test
    void namesThatAreMisspeltOrUnknownStillGiveText() {
        assertEquals("Ä", decode(List.of("ISO-IR 100"), "c4"));
        assertEquals("Ä", decode(List.of("ISO 2022 IR 100", "ISO 2022 IR 999"), "c4"));
        assertEquals("A", decode(List.of("KLINGON"), "41"));
        assertEquals("Ä", decode(List.of("iso_ir 192"), "c384"));
    }

    /** Whatever the bytes, a value becomes text: half letters and broken escape sequences too. */
    @Property(tries = 500)
    void anyBytesBecomeText(@ForAll @Size(max = 40) byte[] bytes) {
        for (List<String> terms : List.of(List.of("", "ISO 2022 IR 87", "ISO 2022 IR 159"), List.of("ISO 2022 IR 13"),
                List.of("", "ISO 2022 IR 149"), List.of("GB18030"), List.of("ISO_IR 192"))) {
            byte[] escaped = new byte[bytes.length * 2];
            for (int i = 0; i < bytes.length; i++) {
                escaped[2 * i] = i % 3 == 0 ? (byte) 0x1B : bytes[i];
                escaped[2 * i + 1] = i % 3 == 0 ? (byte) "$()-B".charAt(i % 5) : bytes[i];
            }
            String text = CharacterSet.of(terms).decode(escaped, 0, escaped.length);
            assertTrue(text.length() <= escaped.length, text);
        }
    }
}
