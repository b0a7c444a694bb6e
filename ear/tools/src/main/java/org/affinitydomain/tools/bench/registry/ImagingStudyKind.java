package org.affinitydomain.tools.bench.registry;

import java.util.SplittableRandom;

/** What was examined, and how often in a hundred studies: a hospital's usual mixture. */
enum ImagingStudyKind {
    CHEST_RADIOGRAPH(24, "DX", "CHEST", "Thorax pa/lat"),
    KNEE_RADIOGRAPH(9, "DX", "KNEE", "Knie rechts ap/seitlich"),
    HAND_RADIOGRAPH(8, "DX", "HAND", "Main gauche, face et oblique"),
    PELVIS_RADIOGRAPH(6, "CR", "PELVIS", "Beckenübersicht"),
    CHEST_CT(9, "CT", "CHEST", "CT Thorax mit i.v. Kontrastmittel"),
    ABDOMEN_CT(9, "CT", "ABDOMEN", "Scanner abdominal injecté, phase portale"),
    HEAD_CT(7, "CT", "HEAD", "CT Schädel nativ"),
    HEAD_MR(7, "MR", "HEAD", "MRI Neurokranium, nativ und mit Gadolinium"),
    SPINE_MR(6, "MR", "LSPINE", "IRM rachis lombaire"),
    ABDOMEN_ULTRASOUND(11, "US", "ABDOMEN", "Sonographie Abdomen"),
    MAMMOGRAPHY(4, "MG", "BREAST", "Mammographie bilatérale, dépistage");

    private final int share;
    private final String modality;
    private final String bodyPart;
    private final String description;

    ImagingStudyKind(int share, String modality, String bodyPart, String description) {
        this.share = share;
        this.modality = modality;
        this.bodyPart = bodyPart;
        this.description = description;
    }

    static ImagingStudyKind any(SplittableRandom random) {
        int left = random.nextInt(100);
        for (ImagingStudyKind kind : values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the shares add up to less than a hundred");
    }

    /** Modality (0008,0060). */
    String modality() {
        return modality;
    }

    /** Body Part Examined (0018,0015). */
    String bodyPart() {
        return bodyPart;
    }

    /** Study Description (0008,1030). */
    String description() {
        return description;
    }
}
