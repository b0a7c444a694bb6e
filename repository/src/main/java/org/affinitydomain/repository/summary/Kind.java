package org.affinitydomain.repository.summary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.affinitydomain.dicom.uid.SopClass;

/** Kinds of object that a reader tells apart; the SOP Class says which (PS3.4 B.5, PS3.6 A). */
enum Kind {
    IMAGE, WAVEFORM, REPORT, DOCUMENT, KEY_OBJECTS, PRESENTATION, OTHER;

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    /** Modalities with the ends of the Storage SOP Classes that only they make; classes that several share are left out. */
    private static final String[][] MODALITIES = {
        {"CR", "1"}, {"DX", "1.1", "1.1.1"}, {"MG", "1.2", "1.2.1", "13.1.3", "13.1.4", "13.1.5"}, {"IO", "1.3", "1.3.1"},
        {"CT", "2", "2.1", "2.2"}, {"US", "3.1", "6.1", "6.2"}, {"MR", "4", "4.1", "4.2", "4.3", "4.4"}, {"NM", "20"},
        {"XA", "12.1", "12.1.1", "13.1.1"}, {"RF", "12.2", "12.2.1"}, {"PT", "128", "128.1", "130"},
        {"ES", "77.1.1", "77.1.1.1"}, {"GM", "77.1.2", "77.1.2.1"}, {"SM", "77.1.3", "77.1.6"}, {"XC", "77.1.4", "77.1.4.1"},
        {"OP", "77.1.5.1", "77.1.5.2"}, {"OPT", "77.1.5.4"}, {"ECG", "9.1.1", "9.1.2", "9.1.3"},
    };
    private static final Map<String, String> BY_CLASS = byClass();

    private static Map<String, String> byClass() {
        Map<String, String> modalities = new HashMap<>();
        for (String[] modality : MODALITIES) {
            for (int i = 1; i < modality.length; i++) {
                modalities.put(STORAGE + modality[i], modality[0]);
            }
        }
        return Map.copyOf(modalities);
    }

    /** The kind of the objects of a SOP Class. */
    static Kind of(String sopClassUid) {
        if (sopClassUid.equals(SopClass.KEY_OBJECT_SELECTION_DOCUMENT)) {
            return KEY_OBJECTS;
        } else if (sopClassUid.startsWith(STORAGE + "88.")) {
            return REPORT;
        } else if (sopClassUid.startsWith(STORAGE + "104.")) {
            return DOCUMENT;
        } else if (sopClassUid.startsWith(STORAGE + "11.")) {
            return PRESENTATION;
        } else if (sopClassUid.startsWith(STORAGE + "66.")) {
            // segmentations and surfaces: some have pixel data, and none is an image to look at
            return OTHER;
        } else if (SopClass.isWaveform(sopClassUid)) {
            return WAVEFORM;
        }
        return SopClass.isImage(sopClassUid) ? IMAGE : OTHER;
    }

    /** The modality that a SOP Class implies. */
    static Optional<String> modality(String sopClassUid) {
        return switch (of(sopClassUid)) {
            case REPORT -> Optional.of("SR");
            case KEY_OBJECTS -> Optional.of("KO");
            case PRESENTATION -> Optional.of("PR");
            default -> Optional.ofNullable(BY_CLASS.get(sopClassUid));
        };
    }
}
