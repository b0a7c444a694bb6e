package org.affinitydomain.tools.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the Java process that is the server. */
final class ServerCommand {

    /** What WildFly needs to see of the JDK's modules; the same list as in its own start script (bin/common.sh). */
    private static final List<String> MODULE_OPTIONS = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

    private ServerCommand() {
    }

    static List<String> of(Installation installation, Settings settings) {
        Path base = installation.serverBase();
        Path wildfly = installation.wildfly();
        List<String> command = new ArrayList<>();
        // nohup: the server outlives the terminal from which it was started
        command.add("nohup");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-D[affinity]");
        command.add("-Xms64m");
        command.add("-Xmx" + settings.get("affinity.jvm.heap", "512m"));
        // a server without memory answers nonsense: end it, and let its supervisor start it again
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of(settings.get("affinity.jvm.options", "").strip().split("\\s+")));
        command.removeIf(String::isEmpty);
        command.addAll(MODULE_OPTIONS);
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Djava.awt.headless=true");
        // requests under way may end when the server is asked to stop (seconds)
        command.add("-Dorg.wildfly.sigterm.suspend.timeout=" + settings.get("affinity.stop.seconds", "20"));
        command.add("-Djboss.home.dir=" + wildfly);
        command.add("-Djboss.server.base.dir=" + base);
        command.add("-Djboss.server.log.dir=" + installation.logs());
        command.add("-Dorg.jboss.boot.log.file=" + installation.log());
        command.add("-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
        command.addAll(List.of("-jar", wildfly.resolve("jboss-modules.jar").toString(),
                "-mp", wildfly.resolve("modules").toString(), "org.jboss.as.standalone",
                "--read-only-server-config=affinity.xml",
                "--properties=" + installation.effectiveSettings()));
        Path yaml = installation.home().resolve("wildfly.yaml");
        if (yaml.toFile().exists()) {
            // WildFly's own means to change any of its settings without touching affinity.xml
            command.add("--yaml=" + yaml);
        }
        return command;
    }
}
