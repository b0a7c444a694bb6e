package org.affinitydomain.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.affinitydomain.xds.message.Xml;
import org.apache.cxf.BusFactory;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.XMLStreamWriter2;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the code in the EAR finds in the provisioned server. */
@ExtendWith(ArquillianExtension.class)
class InsideIT {

    @Deployment
    static EnterpriseArchive deployment() {
        return AffinityEar.withTests(InsideIT.class);
    }

    @Test
    void databaseIsTheEmbeddedOneInTheDataFolder() throws Exception {
        DataSource dataSource = InitialContext.doLookup("java:jboss/datasources/AffinityDS");
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement();
             ResultSet one = statement.executeQuery("select 1")) {
            assertTrue(connection.getMetaData().getURL().contains(System.getProperty("affinity.data") + "/db/"));
            assertTrue(one.next());
            assertEquals(Connection.TRANSACTION_READ_COMMITTED, connection.getTransactionIsolation());
        }
    }

    @Test
    void configurationReachesTheActors() {
        assertEquals(System.getProperty("affinity.data"),
                ConfigProvider.getConfig().getValue("affinity.data", String.class));
    }

    @Test
    void soapStackIsTheServersOwn() {
        assertFalse(BusFactory.class.getProtectionDomain().getCodeSource().getLocation().getPath().contains("affinity.ear"));
    }

    @Test
    void xmlIsReadAndWrittenByWoodstox() throws Exception {
        assertInstanceOf(XMLStreamWriter2.class, Xml.writer(new ByteArrayOutputStream()));
        assertInstanceOf(XMLStreamReader2.class, Xml.reader(new ByteArrayInputStream("<a/>".getBytes(StandardCharsets.UTF_8))));
    }
}
