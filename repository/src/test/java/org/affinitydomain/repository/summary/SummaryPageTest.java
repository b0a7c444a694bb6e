package org.affinitydomain.repository.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.affinitydomain.dicom.io.DicomFormatException;
import org.affinitydomain.dicom.manifest.Code;
import org.affinitydomain.dicom.manifest.Manifest;
import org.affinitydomain.dicom.manifest.Series;
import org.affinitydomain.platform.Settings;
import org.affinitydomain.repository.Manifests;
import org.affinitydomain.repository.ondemand.OnDemandDocumentProvider;
import org.affinitydomain.xds.transaction.DocumentContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a reader sees of a manifest, whatever it says. */
class SummaryPageTest {

    private static final Code HEAD = new Code("774007", "SCT", "Head and neck");
    private static final Code KNEE = new Code("72696002", "SCT", "Knee region");
    private final OnDemandDocumentProvider provider =
            new StudySummaryFactory().create(new Settings(key -> Optional.empty()));

    private static String page(Manifest manifest, String language) throws IOException {
        try (InputStream in = new TextStream(new SummaryPage(StudySummary.of(manifest), Words.of(language)).parts())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Reads the page as XML; the DOCTYPE is HTML's, without a DTD. */
    private static Document xml(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document page, String element) {
        NodeList nodes = page.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }

    private static Manifest described() {
        return Manifests.of("1.2.3", "Muster^Anna^^Dr.", "CT Thorax", List.of(
                Manifests.described("1.2.3.1", "CT", "Axial 1 mm", HEAD, Manifests.CT, 42),
                Manifests.described("1.2.3.2", "XX", "Scout", KNEE, Manifests.CT, 1),
                Manifests.series("1.2.3.3", Manifests.STRUCTURED_REPORT, 1)));
    }

    @Test
    void saysWhatTheManifestSays() throws Exception {
        Document page = xml(page(described(), "en-GB"));
        assertEquals("en", page.getDocumentElement().getAttribute("lang"));
        assertEquals(List.of("Dr. Anna Muster", "31 January 1970", "female", "P-4711 (1.2.3.4)", "CT Thorax", "11 March 2026, 09:05",
                "CT of the chest", "ACC-1", "not stated", "Hôpital Saint-Luc"), texts(page, "dd"));
        assertEquals(List.of("Patient", "Study", "3 series, 44 objects"), texts(page, "h2"));
        assertEquals(List.of("3", "Computed tomography (CT)", "Axial 1 mm", "Head and neck", "42 images",
                "3", "XX", "Scout", "Knee region", "1 image",
                "not stated", "Structured report (SR)", "not stated", "not stated", "1 structured report"), texts(page, "td"));
        assertTrue(texts(page, "p").get(1).startsWith("State of the list: 12 March 2026, 14:03 (+0100)."), () -> texts(page, "p").toString());
    }

    @Test
    void saysWhatAPlainManifestDoesNotSay() throws Exception {
        Document page = xml(page(Manifests.of("1.2.3", "", "", List.of(Manifests.series("1.2.3.1", Manifests.CT, 2))), "en"));
        assertEquals("not stated", texts(page, "dd").get(0));
        assertEquals(List.of("Modality", "Objects"), texts(page, "th"), "nothing is said of the others");
        assertEquals(List.of("Computed tomography (CT)", "2 images"), texts(page, "td"));
        assertTrue(texts(page, "p").stream().anyMatch(p -> p.contains("follows from the kind of these objects")));
        assertFalse(texts(xml(page(described(), "en")), "p").stream().anyMatch(p -> p.contains("follows from")));
    }

    @Test
    void speaksTheLanguageOfTheEntry() throws Exception {
        Document french = xml(page(described(), "fr-CH"));
        assertEquals("fr", french.getDocumentElement().getAttribute("lang"));
        assertEquals("Résumé de l'examen d'imagerie", texts(french, "h1").get(0));
        assertTrue(texts(french, "td").containsAll(List.of("Tête et cou", "42 images", "1 compte rendu structuré")));
        assertEquals("31 janvier 1970", texts(french, "dd").get(1));
        assertEquals("Zusammenfassung der Untersuchung", texts(xml(page(described(), "de-CH")), "h1").get(0));
        for (String other : List.of("ja", "", "no such language")) {
            assertEquals("Study summary", texts(xml(page(described(), other)), "h1").get(0));
        }
    }

    @Test
    void everyLanguageHasAllWordsWithTheSameValuesInThem() throws Exception {
        Properties english = words("words.properties");
        for (String other : List.of("words_fr.properties", "words_de.properties")) {
            Properties translated = words(other);
            assertEquals(english.stringPropertyNames(), translated.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                for (String value : List.of("{0", "{1")) {
                    assertEquals(english.getProperty(key).contains(value), translated.getProperty(key).contains(value), other + ' ' + key);
                }
            }
        }
    }

    private static Properties words(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = SummaryPage.class.getResourceAsStream(name)) {
            properties.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "a & b \"c\" 'd'", "]]>", "<!--", "&#0;",
        "\u0000\u0001\u0008\u001b[31m", "\u0085\u009f", "\uD800", "\uDC00x", "\uFFFE\uFFFF\uFDD0", "\u202Egpj.exe", "{0} '{1}'", "\uD83E\uDE7B"})
    void hostileTextsAreText(String hostile) throws Exception {
        Manifest manifest = Manifests.of("1.2.3", hostile, hostile, List.of(
                Manifests.described("1.2.3.1", hostile, hostile, new Code(hostile, "SCT", hostile), Manifests.CT, 1)));
        String page = page(manifest, "fr");
        Document document = xml(page);
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertEquals(0, document.getElementsByTagName("img").getLength());
        assertEquals(5, texts(document, "td").size());
        assertTrue(page.chars().noneMatch(c -> c < ' ' && c != '\n' || c >= 0x7F && c < 0xA0 || c == 0x202E));
        if (hostile.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            assertEquals(hostile, texts(document, "td").get(2));
        }
    }

    @Test
    void nothingComesFromElsewhere() throws Exception {
        Document page = xml(page(described(), "en"));
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            assertFalse(element.hasAttribute("src") || element.hasAttribute("href"), element.getTagName());
            assertFalse(element.getTextContent().contains("@import") || element.getTextContent().contains("url("));
        }
        assertTrue(page(described(), "en").contains("default-src 'none'"));
    }

    @Test
    void longTextsAreCut() throws Exception {
        String text = texts(xml(page(Manifests.of("1.2.3", "A", "x".repeat(5_000), List.of()), "en")), "dd").get(4);
        assertEquals("x".repeat(1_000) + '\u2026', text);
    }

    @Test
    void sameManifestSameBytesHoweverTheyAreRead() throws Exception {
        byte[] file = Manifests.file("1.2.3.4");
        DocumentContent source = () -> new ByteArrayInputStream(file);
        byte[] whole;
        try (InputStream in = provider.make(source, "fr")) {
            whole = in.readAllBytes();
        }
        List<Byte> single = new ArrayList<>();
        try (InputStream in = provider.make(source, "fr")) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                single.add((byte) b);
            }
        }
        assertEquals(whole.length, single.size());
        for (int i = 0; i < whole.length; i++) {
            assertEquals(whole[i], single.get(i));
        }
        assertEquals("CT Thorax", texts(xml(new String(whole, StandardCharsets.UTF_8)), "dd").get(4));
    }

    @Test
    void documentsThatAreNoManifestsAreRefused() {
        assertThrows(DicomFormatException.class, () -> provider.make(() -> new ByteArrayInputStream(new byte[200]), "en"));
    }

    @Test
    void manySeriesAreManyRows() throws Exception {
        List<Series> series = IntStream.range(0, 5_000).mapToObj(i -> Manifests.series("1.2.3." + i, Manifests.CT, 1)).toList();
        assertEquals(5_000, texts(xml(page(Manifests.of("1.2.3", "A", "B", series), "en")), "td").size() / 2);
    }

    @Test
    void codesAreTheDomainsToSet() {
        String prefix = "affinity.repository.on-demand.study-summary.";
        Settings settings = new Settings(key -> Optional.ofNullable(Map.of(prefix + "class-code", "SUMMARIES^Summaries^1.2.3").get(key)));
        assertEquals("text/html", new StudySummaryFactory().create(settings).mimeType());
        Settings wrong = new Settings(key -> Optional.ofNullable(Map.of(prefix + "class-code", "SUMMARIES").get(key)));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new StudySummaryFactory().create(wrong)).getMessage().startsWith("AFF2058"));
    }
}
