package org.affinitydomain.dicom.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data dictionary (PS3.6): which value representation, multiplicity and keyword an attribute has.
 * It is read once from a resource beside this class, which is generated from published facts.
 */
public final class Dictionary {
    private static final Dictionary STANDARD = load();

    private final Map<Integer, Entry> byTag;
    private final Map<String, Entry> byKeyword;
    private final List<Entry> repeating;

    /**
     * One attribute.
     *
     * @param tag          the tag; the digits that repeat are zero
     * @param mask         the bits of the tag that count; all of them except in repeating groups
     * @param vrs          the value representations allowed, the first being that of Implicit VR Little Endian
     * @param multiplicity the value multiplicity as PS3.6 writes it, such as {@code 1-n}
     * @param keyword      the keyword, such as {@code PatientName}
     */
    public record Entry(int tag, int mask, List<VR> vrs, String multiplicity, String keyword) {
        /** The value representation that Implicit VR Little Endian uses (PS3.5 A.1). */
        public VR vr() {
            return vrs.get(0);
        }
    }

    private Dictionary(Map<Integer, Entry> byTag, Map<String, Entry> byKeyword, List<Entry> repeating) {
        this.byTag = byTag;
        this.byKeyword = byKeyword;
        this.repeating = repeating;
    }

    /** The dictionary of the standard. */
    public static Dictionary standard() {
        return STANDARD;
    }

    /** The attribute of a tag, if the standard has it. */
    public Optional<Entry> entry(int tag) {
        Entry exact = byTag.get(tag);
        if (exact != null) {
            return Optional.of(exact);
        }
        return Tag.isPrivate(tag) ? Optional.empty()
                : repeating.stream().filter(entry -> (tag & entry.mask()) == entry.tag()).findFirst();
    }

    /** The attribute of a keyword, if the standard has it. */
    public Optional<Entry> entry(String keyword) {
        return Optional.ofNullable(byKeyword.get(keyword));
    }

    /**
     * The value representation to assume where the encoding does not name one (PS3.5 6.2.2, 7.8.1, A.1):
     * group lengths are UL, private creators LO, unknown attributes UN.
     */
    public VR implicitVr(int tag) {
        if (Tag.element(tag) == 0) {
            return VR.UL;
        }
        if (Tag.isPrivate(tag)) {
            int element = Tag.element(tag);
            return element >= 0x10 && element <= 0xFF ? VR.LO : VR.UN;
        }
        Entry exact = byTag.get(tag);
        return exact != null ? exact.vr() : entry(tag).map(Entry::vr).orElse(VR.UN);
    }

    private static Dictionary load() {
        Map<Integer, Entry> byTag = new HashMap<>(8192);
        Map<String, Entry> byKeyword = new HashMap<>(8192);
        List<Entry> repeating = new ArrayList<>();
        try (InputStream in = Dictionary.class.getResourceAsStream("dictionary.tsv");
             BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    Entry entry = parse(line);
                    byKeyword.putIfAbsent(entry.keyword(), entry);
                    if (entry.mask() == -1) {
                        byTag.put(entry.tag(), entry);
                    } else {
                        repeating.add(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data dictionary cannot be read", e);
        }
        return new Dictionary(Map.copyOf(byTag), Map.copyOf(byKeyword), List.copyOf(repeating));
    }

    private static Entry parse(String line) {
        String[] columns = line.split("\t");
        String digits = columns[0];
        int mask = Integer.parseUnsignedInt(digits.replaceAll("[^x]", "f").replace('x', '0'), 16);
        List<VR> vrs = new ArrayList<>(1);
        for (String vr : columns[1].split(",")) {
            vrs.add(VR.valueOf(vr));
        }
        int tag = Integer.parseUnsignedInt(digits.replace('x', '0'), 16);
        return new Entry(tag, mask, List.copyOf(vrs), columns[2].intern(), columns[3]);
    }
}
