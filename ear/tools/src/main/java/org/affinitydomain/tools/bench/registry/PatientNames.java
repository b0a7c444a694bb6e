package org.affinitydomain.tools.bench.registry;

import java.util.List;
import java.util.SplittableRandom;

/** Names that patients and doctors of a stock are given: common ones of several languages, some with accents. */
final class PatientNames {

    private static final List<String> FAMILIES = List.of("Müller", "Rossi", "Favre", "Keller", "Rochat", "Bianchi", "Dubois", "Weber", "Huber",
            "Schneider", "Meyer", "Steiner", "Fischer", "Gerber", "Brunner", "Baumann", "Frei", "Zimmermann", "Moser", "Widmer", "Wyss", "Graf",
            "Roth", "Baumgartner", "Suter", "Kaufmann", "Bühler", "Küng", "Aebischer", "Ferreira", "da Silva", "Rodrigues", "Gashi", "Krasniqi",
            "Petrović", "Kovačević", "Yılmaz", "Öztürk", "Nguyen", "Tanaka", "Smith", "Jones", "Andersson", "Nielsen", "Janssen", "Peeters",
            "Novák", "Horváth", "Kowalski", "Nowak", "Papadopoulos", "Ivanov", "Garcia", "Fernández", "López", "Martin", "Bernard", "Laurent");
    private static final List<String> GIVEN = List.of("Anna", "Luca", "Marie", "Noah", "Sofia", "Liam", "Élise", "Matteo", "Clara", "Jonas", "Léa",
            "David", "Nina", "Samuel", "Zoé", "Elias", "Laura", "Thomas", "Sara", "Peter", "Ursula", "Hans", "Margrit", "Jürg", "Thérèse", "José",
            "Inês", "Arben", "Drita", "Milan", "Jelena", "Mehmet", "Ayşe", "Linh", "Kenji", "John", "Mary", "Lars", "Ingrid", "Pavel", "Katarzyna",
            "François", "Chloé", "Giovanni", "Francesca", "Werner", "Heidi", "Urs", "Beatrice", "Stéphane");
    private static final int DOCTORS = 400;

    private PatientNames() {
    }

    /** The name of a patient as XPN. */
    static String patient(int number) {
        return name(new SplittableRandom(number));
    }

    /** The name of one of the region's doctors as XCN. */
    static String doctor(SplittableRandom random) {
        return '^' + name(new SplittableRandom(-1 - random.nextInt(DOCTORS)));
    }

    private static String name(SplittableRandom random) {
        return FAMILIES.get(random.nextInt(FAMILIES.size())) + '^' + GIVEN.get(random.nextInt(GIVEN.size()));
    }
}
