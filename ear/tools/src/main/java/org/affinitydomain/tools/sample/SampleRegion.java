package org.affinitydomain.tools.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.affinitydomain.tools.sample.SamplePatient.LocalId;
import org.affinitydomain.tools.sample.SampleStudy.Equipment;
import org.affinitydomain.tools.sample.SampleStudy.Region;

/** A dozen people and the four studies made of four of them, at two hospitals and a practice. */
public final class SampleRegion {
    private static final String LUC = "saint-luc";
    private static final String LAKESIDE = "lakeside";
    private static final String MEIER = "meier";

    private SampleRegion() {
    }

    /** The people; those with studies come first. */
    public static List<SamplePatient> patients() {
        return List.of(
                person("AFF-1001", "Lefèvre", "Anaïs", "1971-03-14", "F", "8 chemin des Prés", "1000 Belleville", LUC, "SL-40211", LAKESIDE, "L-7730"),
                person("AFF-1002", "Oyelaran", "Tunde", "1958-11-02", "M", "22 Quay Street", "1001 Lakeside", LAKESIDE, "L-7731"),
                person("AFF-1003", "Müller", "Jürg", "1949-06-30", "M", "Bahnhofstrasse 7", "1002 Altdorf", LAKESIDE, "L-7732", MEIER, "M-118"),
                person("AFF-1004", "Bianchi", "Chiara", "1990-01-25", "F", "Via al Lago 3", "1002 Altdorf", MEIER, "M-119"),
                person("AFF-1005", "Gößmann", "Heiner", "1965-09-09", "M", "Lindenweg 14", "1002 Altdorf", MEIER, "M-120"),
                person("AFF-1006", "Dupont", "Éloïse", "2016-04-18", "F", "3 place du Marché", "1000 Belleville", LUC, "SL-40212"),
                person("AFF-1007", "Nguyễn", "Thị Mai", "1982-12-05", "F", "5 rue Haute", "1000 Belleville", LUC, "SL-40213"),
                person("AFF-1008", "O'Brien", "Sean", "1977-07-21", "M", "9 Harbour Road", "1001 Lakeside", LAKESIDE, "L-7733"),
                person("AFF-1009", "Çelik", "Ayşe", "1995-02-11", "F", "31 Mill Lane", "1001 Lakeside", LAKESIDE, "L-7734"),
                person("AFF-1010", "Petit", "Noël", "1938-12-25", "M", "17 rue Basse", "1000 Belleville", LUC, "SL-40214", MEIER, "M-121"),
                person("AFF-1011", "Sørensen", "Åse", "1969-05-17", "F", "2 Old Bridge", "1001 Lakeside", LAKESIDE, "L-7735"),
                person("AFF-1012", "Łukasik", "Paweł", "2001-10-03", "M", "Gartenstrasse 1", "1002 Altdorf", MEIER, "M-122"));
    }

    /** The studies. */
    public static List<SampleStudy> studies() {
        List<SamplePatient> people = patients();
        return List.of(
                new SampleStudy(LUC, people.get(0), "SL26-008814", "CMD-55120", "Scanner thoracique injecté",
                        LocalDateTime.parse("2026-11-16T09:42:10"), new Region("CHEST", "43799004", "Chest"), "Moreau^Hélène^^Dr",
                        "Girard^Benoît^^Dr", new Equipment("Affinity Sample Devices", "Tomo 64", "SLCT1"), List.of(
                        new SampleSeries(ImageKind.CT, 1, "Repérage", 2, 1, 256, 256, Phantom.chest()),
                        new SampleSeries(ImageKind.CT, 2, "Axial 5 mm parties molles", 40, 1, 256, 256, Phantom.chest()),
                        new SampleSeries(ImageKind.CT, 3, "Axial 5 mm poumon", 40, 1, 256, 256, Phantom.chest()))),
                new SampleStudy(LAKESIDE, people.get(1), "LK-2026-3310", "ORD-90071", "MRI brain without contrast",
                        LocalDateTime.parse("2026-11-17T14:05:00"), new Region("HEAD", "69536005", "Head"), "Adeyemi^Grace^^Dr",
                        "Walker^Iain^^Dr", new Equipment("Affinity Sample Devices", "Field 1.5", "LKMR2"), List.of(
                        new SampleSeries(ImageKind.MR, 1, "T1 axial", 24, 1, 256, 256, Phantom.head()),
                        new SampleSeries(ImageKind.MR, 2, "T1 axial, second pass", 24, 1, 256, 256, Phantom.head()))),
                new SampleStudy(LAKESIDE, people.get(2), "LK-2026-3342", "ORD-90102", "Chest radiograph, 2 views",
                        LocalDateTime.parse("2026-11-18T08:20:30"), new Region("CHEST", "43799004", "Chest"), "Baumann^Ruth^^Dr",
                        "Walker^Iain^^Dr", new Equipment("Affinity Sample Devices", "Flat 43", "LKDX1"), List.of(
                        new SampleSeries(ImageKind.DX, 1, "PA", 2, 1, 1024, 1024, Phantom.chestRadiograph()))),
                new SampleStudy(MEIER, people.get(3), "M26-0417", "UE-2207", "Sonographie Abdomen",
                        LocalDateTime.parse("2026-11-19T16:10:45"), new Region("ABDOMEN", "818981001", "Abdomen"), "Keller^Urs^^Dr. med.",
                        "Meier^Ursula^^Dr. med.", new Equipment("Affinity Sample Devices", "Echo 5", "PMUS1"), List.of(
                        new SampleSeries(ImageKind.US, 1, "Leber Längsschnitt", 1, 30, 360, 480, Phantom.liver()))));
    }

    private static SamplePatient person(String id, String family, String given, String birth, String sex, String street,
                                        String city, String... locals) {
        List<LocalId> ids = locals.length == 2 ? List.of(new LocalId(locals[0], locals[1]))
                : List.of(new LocalId(locals[0], locals[1]), new LocalId(locals[2], locals[3]));
        return new SamplePatient(id, family, given, LocalDate.parse(birth), sex, street, city, ids);
    }
}
