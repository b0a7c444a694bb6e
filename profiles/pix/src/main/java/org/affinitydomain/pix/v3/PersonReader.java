package org.affinitydomain.pix.v3;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.affinitydomain.pix.AdministrativeSex;
import org.affinitydomain.pix.Demographics;
import org.affinitydomain.pix.PersonName;
import org.affinitydomain.pix.PostalAddress;

/** Reads a patient's demographics: the {@code patientPerson} of PRPA_MT201301UV02, 302 and 303. What is not told is empty. */
final class PersonReader {
    private static final int MAX_TEXT = 200;
    private static final int DATE_LENGTH = 8;
    private static final String PERSON = "patientPerson";

    private final String path;

    /** Reads a patient that stands at that XPath. */
    PersonReader(String path) {
        this.path = path + '/' + PERSON;
    }

    /**
     * Reads the demographics.
     *
     * @throws V3Refusal when a value is none
     */
    Demographics read(V3Element patient) throws V3Refusal {
        Optional<V3Element> person = patient.child(PERSON);
        List<V3Element> names = person.map(p -> p.children("name")).orElse(List.of());
        Optional<V3Element> address = person.flatMap(p -> p.child("addr")).or(() -> patient.child("addr"));
        return new Demographics(name(names), birthDate(person), sex(person),
                address.isPresent() ? address(address.get()) : PostalAddress.UNKNOWN);
    }

    /** The legal name ({@code use="L"}), or the first one when none says that it is. */
    private PersonName name(List<V3Element> names) throws V3Refusal {
        Optional<V3Element> legal = names.stream().filter(name -> name.value("use").filter("L"::equals).isPresent()).findFirst();
        Optional<V3Element> chosen = legal.or(() -> names.stream().findFirst());
        if (chosen.isEmpty()) {
            return PersonName.UNKNOWN;
        }
        V3Element name = chosen.get();
        List<String> given = texts(name, "given");
        String family = String.join(" ", texts(name, "family"));
        // a name that is not taken apart is written as a text
        return new PersonName(text("name/family", family.isEmpty() && given.isEmpty() ? name.text() : family),
                text("name/given", given.isEmpty() ? "" : given.get(0)), text("name/given", given.stream().skip(1).collect(Collectors.joining(" "))),
                text("name/suffix", String.join(" ", texts(name, "suffix"))), text("name/prefix", String.join(" ", texts(name, "prefix"))));
    }

    private PostalAddress address(V3Element addr) throws V3Refusal {
        List<String> lines = texts(addr, "streetAddressLine");
        String street = (String.join(" ", texts(addr, "streetName")) + ' ' + String.join(" ", texts(addr, "houseNumber"))).strip();
        return new PostalAddress(text("addr/streetAddressLine", lines.isEmpty() ? street : lines.get(0)),
                text("addr/streetAddressLine", lines.stream().skip(1).collect(Collectors.joining(", "))),
                part(addr, "city"), part(addr, "state"), part(addr, "postalCode"), part(addr, "country"));
    }

    private String part(V3Element addr, String name) throws V3Refusal {
        return text("addr/" + name, String.join(" ", texts(addr, name)));
    }

    /** The date; a time of birth, which TS allows after it, is not kept. */
    private Optional<String> birthDate(Optional<V3Element> person) throws V3Refusal {
        Optional<String> date = person.flatMap(p -> p.child("birthTime")).flatMap(time -> time.value("value"))
                .map(value -> value.substring(0, Math.min(DATE_LENGTH, value.length())));
        if (date.filter(d -> !Demographics.isDate(d)).isPresent()) {
            throw new V3Refusal(DetailCode.SYN102, path + "/birthTime/@value", "this is not a date");
        }
        return date;
    }

    /** AdministrativeGender has a code of its own for what table 0001 calls ambiguous. */
    private AdministrativeSex sex(Optional<V3Element> person) throws V3Refusal {
        Optional<String> code = person.flatMap(p -> p.child("administrativeGenderCode")).flatMap(gender -> gender.value("code"));
        if (code.isEmpty()) {
            return AdministrativeSex.UNKNOWN;
        }
        return code.filter("UN"::equals).map(undifferentiated -> AdministrativeSex.AMBIGUOUS)
                .or(() -> AdministrativeSex.ofCode(code.get()))
                .orElseThrow(() -> new V3Refusal(DetailCode.SYN103, path + "/administrativeGenderCode/@code", "this is no AdministrativeGender"));
    }

    private static List<String> texts(V3Element parent, String name) {
        return parent.children(name).stream().map(V3Element::text).filter(text -> !text.isEmpty()).toList();
    }

    private String text(String place, String text) throws V3Refusal {
        if (text.length() > MAX_TEXT) {
            throw new V3Refusal(DetailCode.SYN102, path + '/' + place, "the text is longer than " + MAX_TEXT + " characters");
        }
        return text;
    }
}
