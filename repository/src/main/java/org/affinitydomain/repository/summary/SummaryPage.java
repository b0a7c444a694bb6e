package org.affinitydomain.repository.summary;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Identifier;
import org.affinitydomain.dicom.manifest.Patient;
import org.affinitydomain.dicom.manifest.Study;

/**
 * A summary as a page: HTML in the form of XML, with its style in it, without scripts and without anything from elsewhere. It is
 * made part by part, one for each series.
 */
final class SummaryPage {

    private static final String STYLE = """
            body{font:16px/1.4 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:60em;margin:1.5em auto;padding:0 1em}
            h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:1.4em 0 .3em;border-bottom:1px solid #999}
            .notice{border-left:4px solid #b36b00;background:#fff6e5;padding:.5em .8em;margin:.8em 0}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1.2em;margin:0}dt{color:#444}dd{margin:0;font-weight:600}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3em .6em;border-bottom:1px solid #ccc}
            .absent{color:#666;font-weight:400;font-style:italic}.uid{font-size:.8em;color:#444;overflow-wrap:anywhere}
            @media print{body{margin:0;max-width:none}tr{break-inside:avoid}}
            """;

    private final StudySummary summary;
    private final Words words;
    private final List<Column> columns;

    /** The columns of the table of series. */
    private enum Column {
        NUMBER("number", SummaryPage::number), MODALITY("modality", SummaryPage::modality),
        DESCRIPTION("description", (page, series) -> series.description()),
        REGION("region", (page, series) -> series.region().map(page::region)), OBJECTS("objects", SummaryPage::objects);

        private final String key;
        private final BiFunction<SummaryPage, SeriesSummary, Optional<String>> value;

        Column(String key, BiFunction<SummaryPage, SeriesSummary, Optional<String>> value) {
            this.key = key;
            this.value = value;
        }
    }

    SummaryPage(StudySummary summary, Words words) {
        this.summary = summary;
        this.words = words;
        // a column of which no series says anything would only be in the way
        this.columns = Arrays.stream(Column.values())
                .filter(column -> summary.series().stream().anyMatch(series -> column.value.apply(this, series).isPresent())).toList();
    }

    /** The parts of the page, made as they are asked for. */
    Iterator<String> parts() {
        return Stream.concat(Stream.concat(Stream.of(head(), patient(), study(), tableHead()), summary.series().stream().map(this::row)),
                Stream.of(foot())).iterator();
    }

    private String head() {
        String title = Markup.text(words.say("title"));
        return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + words.language() + "\" xml:lang=\"" + words.language()
                + "\">\n<head>\n<meta charset=\"UTF-8\"/>\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" + title + "</title>\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n<p class=\"notice\">" + Markup.text(words.say("notice")) + "</p>\n";
    }

    private String patient() {
        Patient patient = summary.patient();
        return heading("patient") + "<dl>\n" + fact("name", patient.name().flatMap(PersonName::display))
                + fact("born", patient.birthDate().map(words::day))
                + fact("sex", patient.sex().map(sex -> words.find("sex." + sex).orElse(sex)))
                + fact("identifier", patient.id().map(SummaryPage::identifier)) + "</dl>\n";
    }

    private static String identifier(Identifier id) {
        return id.issuerOid().map(oid -> id.value() + " (" + oid + ')').orElse(id.value());
    }

    private String study() {
        Study study = summary.study();
        Optional<String> start = study.date().map(date -> words.day(date) + study.time().map(time -> ", " + words.time(time)).orElse(""));
        return heading("study") + "<dl>\n" + fact("description", study.description()) + fact("date", start)
                + fact("procedure", joined(summary.procedures())) + fact("accession", joined(summary.accessions()))
                + fact("referrer", study.referringPhysician().flatMap(PersonName::display))
                + fact("institution", summary.institution()) + "</dl>\n";
    }

    private static Optional<String> joined(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", values));
    }

    private String tableHead() {
        String note = summary.isDescribed() ? "" : "<p class=\"absent\">" + Markup.text(words.say("undescribed")) + "</p>\n";
        return heading("series", summary.series().size(), summary.objects()) + note + "<table>\n<thead><tr>"
                + columns.stream().map(column -> "<th scope=\"col\">" + Markup.text(words.say("column." + column.key)) + "</th>")
                .collect(Collectors.joining()) + "</tr></thead>\n<tbody>\n";
    }

    private String row(SeriesSummary series) {
        return "<tr>" + columns.stream().map(column -> "<td>" + orAbsent(column.value.apply(this, series)) + "</td>")
                .collect(Collectors.joining()) + "</tr>\n";
    }

    private Optional<String> number(SeriesSummary series) {
        return series.number().isPresent() ? Optional.of(Integer.toString(series.number().getAsInt())) : Optional.empty();
    }

    private Optional<String> modality(SeriesSummary series) {
        return series.modality().map(modality -> words.find("modality." + modality).orElse(modality));
    }

    private Optional<String> objects(SeriesSummary series) {
        return Optional.of(series.objects().entrySet().stream()
                .map(entry -> words.say("kind." + entry.getKey().name(), entry.getValue())).collect(Collectors.joining(", ")));
    }

    /** The name of a region: in the reader's language where it is one of those that MADO names, or else as the source called it. */
    private String region(Code region) {
        return words.find("region." + region.value()).orElse(region.meaning().isBlank() ? region.value() : region.meaning());
    }

    private String foot() {
        String made = summary.made().map(time -> words.day(time.toLocalDate()) + ", " + words.time(time.toLocalTime())
                + summary.timezone().map(offset -> " (" + offset + ')').orElse("")).orElse(words.say("absent"));
        return "</tbody>\n</table>\n<p>" + Markup.text(words.say("state", made)) + "</p>\n<p class=\"uid\">"
                + Markup.text(words.say("uids", summary.study().instanceUid(), summary.manifestUid())) + "</p>\n</body>\n</html>\n";
    }

    private String heading(String key, Object... values) {
        return "<h2>" + Markup.text(words.say("heading." + key, values)) + "</h2>\n";
    }

    private String fact(String key, Optional<String> value) {
        return "<dt>" + Markup.text(words.say("fact." + key)) + "</dt><dd>" + orAbsent(value) + "</dd>\n";
    }

    /** What the manifest says, or that it does not. */
    private String orAbsent(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).map(Markup::text)
                .orElseGet(() -> "<span class=\"absent\">" + Markup.text(words.say("absent")) + "</span>");
    }
}
