package org.affinitydomain.xds.validation;

import static org.affinitydomain.xds.validation.SubmissionView.name;

import java.util.List;
import java.util.Optional;
import org.affinitydomain.xds.ebrim.Classification;
import org.affinitydomain.xds.ebrim.RegistryObject;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Author;
import org.affinitydomain.xds.metadata.Code;
import org.affinitydomain.xds.metadata.DataType;
import org.affinitydomain.xds.metadata.Location;
import org.affinitydomain.xds.metadata.ObjectKind;
import org.affinitydomain.xds.metadata.Presence;
import org.affinitydomain.xds.metadata.Submission;

/** Presence, cardinality and form of every attribute, as the table of {@link Attribute} says (ITI TF-3 4.2.3, 4.3.1). */
final class AttributeRules implements SubmissionRule {

    private static final List<DataType> CLASSIFIED = List.of(DataType.CODE, DataType.AUTHOR);

    private final CodeMembership codes;

    AttributeRules(CodeMembership codes) {
        this.codes = codes;
    }

    @Override
    public void check(SubmissionView view, Submission submission, Problems problems) {
        for (ObjectKind kind : ObjectKind.values()) {
            for (RegistryObject object : view.of(kind)) {
                Submission rules = presenceOf(object, submission);
                for (Attribute attribute : Attribute.of(kind)) {
                    occurrences(object, attribute, attribute.presence(rules), problems);
                    values(object, attribute, problems);
                }
            }
        }
    }

    /** An On-Demand entry lacks in its later versions what it lacks in its first. */
    private static Submission presenceOf(RegistryObject object, Submission submission) {
        boolean onDemand = submission.isUpdate() && object.attribute("objectType").filter(ObjectKind.ON_DEMAND::equals).isPresent();
        return onDemand ? Submission.REGISTER_ON_DEMAND : submission;
    }

    private void occurrences(RegistryObject object, Attribute attribute, Presence presence, Problems problems) {
        List<String> values = attribute.values(object);
        int parts = attribute.location().occurrences(object);
        boolean present = attribute.type() == DataType.AUTHOR || attribute.type() == DataType.CODE ? parts > 0
                : values.stream().anyMatch(v -> !v.isBlank());
        if (presence == Presence.REQUIRED && !present) {
            problems.metadata(name(object) + ": " + attribute.label() + " is missing");
        }
        if (presence == Presence.PROHIBITED && present) {
            problems.metadata(name(object) + ": " + attribute.label() + " may not be sent in this transaction");
        }
        // several languages of a title are one title
        boolean translated = attribute.location() instanceof Location.Name || attribute.location() instanceof Location.Description;
        if (!attribute.multiple() && !translated && Math.max(parts, values.size()) > 1) {
            problems.metadata(name(object) + ": " + attribute.label() + " may have one value only, but has "
                    + Math.max(parts, values.size()));
        }
    }

    private void values(RegistryObject object, Attribute attribute, Problems problems) {
        if (CLASSIFIED.contains(attribute.type())) {
            for (Classification c : object.classifications(attribute.scheme())) {
                if (attribute.type() == DataType.CODE) {
                    code(object, attribute, Code.of(c), problems);
                } else {
                    author(object, attribute, c, problems);
                }
            }
            return;
        }
        for (String value : attribute.values(object)) {
            if (!value.isEmpty()) {
                ValueRules.expectation(attribute.type(), value).ifPresent(wanted -> problems.metadata(
                        name(object) + ": " + attribute.label() + " is '" + value + "', expected " + wanted));
            }
        }
    }

    private void code(RegistryObject object, Attribute attribute, Code code, Problems problems) {
        if (code.code().isBlank()) {
            problems.metadata(name(object) + ": " + attribute.label() + " has no code (nodeRepresentation)");
        } else if (code.codingScheme().isBlank()) {
            problems.metadata(name(object) + ": " + attribute.label() + " '" + code.code() + "' has no codingScheme");
        } else if (!codes.contains(attribute, code)) {
            problems.metadata(name(object) + ": " + attribute.label() + " '" + code.code() + "' of coding scheme "
                    + code.codingScheme() + " is not a code of this affinity domain");
        }
    }

    private void author(RegistryObject object, Attribute attribute, Classification c, Problems problems) {
        String where = name(object) + ": " + attribute.label();
        Author author = Author.of(c);
        if (author.person().isEmpty() && author.institutions().isEmpty() && author.telecommunications().isEmpty()) {
            problems.metadata(where + " needs a person, an institution or a telecommunication address");
        }
        if (c.slotValues(Author.PERSON).size() > 1) {
            problems.metadata(where + " has several persons; each is an author of its own");
        }
        wrong(author.person().stream().toList(), Hl7Values::isXcn).ifPresent(v ->
                problems.metadata(where + ": person '" + v + "' is no XCN"));
        wrong(author.institutions(), Hl7Values::isXon).ifPresent(v ->
                problems.metadata(where + ": institution '" + v + "' is no XON"));
        wrong(author.telecommunications(), Hl7Values::isXtn).ifPresent(v ->
                problems.metadata(where + ": telecommunication '" + v + "' is no XTN"));
    }

    private static Optional<String> wrong(List<String> values, java.util.function.Predicate<String> rule) {
        return values.stream().filter(rule.negate()).findFirst();
    }
}
