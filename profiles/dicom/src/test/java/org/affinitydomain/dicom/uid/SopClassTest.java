package org.affinitydomain.dicom.uid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.affinitydomain.dicom.Tools;
import org.junit.jupiter.api.Test;

class SopClassTest {
    private static final String LIST = "from pydicom._uid_dict import UID_dictionary as d\n"
            + "for u, (name, kind, *rest) in d.items():\n"
            + "    if kind == 'SOP Class' and u.startswith('1.2.840.10008.5.1.4.1.1.') and name: print(u, name)";
    /** Classes whose instances have pixel data though their names do not say image. */
    private static final Set<String> IMAGES_BY_ANOTHER_NAME = Set.of("Parametric Map Storage", "RT Dose Storage",
            "Enhanced US Volume Storage", "Segmentation Storage", "Ophthalmic Thickness Map Storage",
            "Corneal Topography Map Storage");

    /** pydicom's list of PS3.6: classes tell by their names what they are. */
    @Test
    void imagesAndWaveformsAreToldApartFromDocuments() throws Exception {
        List<String> classes = Tools.run("/usr/bin/python3", "-c", LIST).output().lines().toList();
        assertTrue(classes.size() > 100, classes.size() + " classes");
        for (String line : classes) {
            String uid = line.substring(0, line.indexOf(' '));
            String name = line.substring(line.indexOf(' ') + 1);
            boolean image = IMAGES_BY_ANOTHER_NAME.contains(name)
                    || name.contains("Image") && name.contains("Storage");
            assertEquals(image, SopClass.isImage(uid), line);
            assertEquals(name.contains("Waveform") && !name.contains("Presentation State"), SopClass.isWaveform(uid), line);
        }
    }

    @Test
    void privateClassesAreNeither() {
        assertEquals(false, SopClass.isImage("1.2.840.113619.4.30"));
        assertEquals(false, SopClass.isWaveform("1.2.840.113619.4.30"));
    }
}
