package org.affinitydomain.ear;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as the build made it, for Arquillian. */
public final class AffinityEar {
    private static final String DESCRIPTOR = "META-INF/application.xml";

    private AffinityEar() {
    }

    /** As it is delivered; tests speak to it from outside. */
    public static EnterpriseArchive asDelivered() {
        return ShrinkWrap.create(ZipImporter.class, "affinity.ear")
                .importFrom(Path.of(System.getProperty("affinity.ear")).toFile()).as(EnterpriseArchive.class);
    }

    /** With one more web application in it, {@code /inside}, in which the given test classes run. */
    static EnterpriseArchive withTests(Class<?>... tests) {
        EnterpriseArchive ear = asDelivered();
        WebArchive war = ShrinkWrap.create(WebArchive.class, "inside.war").addClasses(tests);
        String descriptor = read(ear, DESCRIPTOR).replace("</application>",
                "<module><web><web-uri>inside.war</web-uri><context-root>/inside</context-root></web></module></application>");
        ear.delete(DESCRIPTOR);
        ear.addAsModule(Testable.archiveToTest(war));
        ear.setApplicationXML(new StringAsset(descriptor));
        return ear;
    }

    private static String read(Archive<?> archive, String path) {
        try (InputStream in = archive.get(path).getAsset().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
