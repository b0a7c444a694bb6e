package org.affinitydomain.tools.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.affinitydomain.tools.CommandFailure;

/**
 * The throw-away certificates of an installation, for the demonstration and for a first trial between sites: an authority
 * of its own, a server certificate for this machine, a client certificate. Production uses certificates of the region's
 * authority instead ({@code affinity.tls.*}). Made with the JDK's {@code keytool}; valid for two years.
 *
 * <p>{@code server.p12}, {@code client.p12} (key and chain), {@code trust.p12} (the authority), {@code ca.p12} (the
 * authority's key), {@code ca.pem}, {@code client.pem}, {@code client.key} for tools that read PEM.
 */
public final class Certificates {
    /** Of every key store; the folder itself is readable by its owner only. */
    public static final String PASSWORD = "changeit";
    private static final String VALID_DAYS = "730";

    private final Path folder;

    /** In that folder. */
    public Certificates(Path folder) {
        this.folder = folder;
    }

    /** Makes them when there are none. */
    public boolean createIfAbsent() throws IOException, InterruptedException {
        if (Files.exists(folder.resolve("server.p12"))) {
            return false;
        }
        create();
        return true;
    }

    /** Makes new ones over those that there are. All or nothing: they appear when the last is ready. */
    public void create() throws IOException, InterruptedException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.delete(draft);
        Folders.createPrivate(draft);
        Path all = draft.resolve("ca.p12");
        generate(all, "ca", "CN=Affinity throw-away CA", "bc:c=ca:true,pathlen:0", "ku:c=keyCertSign,cRLSign");
        issue(all, "server", "CN=localhost", "eku=serverAuth,clientAuth", "san=dns:localhost,ip:127.0.0.1");
        issue(all, "client", "CN=affinity-client", "eku=clientAuth", "san=dns:localhost");
        for (String holder : List.of("server", "client")) {
            keytool(all, "-importkeystore", "-srckeystore", all.toString(), "-srcstorepass", PASSWORD, "-srcalias", holder,
                    "-destkeystore", draft.resolve(holder + ".p12").toString(), "-deststoretype", "PKCS12", "-deststorepass", PASSWORD);
            keytool(all, "-delete", "-alias", holder, "-keystore", all.toString(), "-storepass", PASSWORD);
        }
        Path pem = draft.resolve("ca.pem");
        keytool(all, "-exportcert", "-rfc", "-alias", "ca", "-keystore", all.toString(), "-storepass", PASSWORD, "-file", pem.toString());
        keytool(all, "-importcert", "-noprompt", "-alias", "ca", "-file", pem.toString(), "-storetype", "PKCS12",
                "-keystore", draft.resolve("trust.p12").toString(), "-storepass", PASSWORD);
        PemFiles.write(draft.resolve("client.p12"), "client", PASSWORD.toCharArray(), draft);
        Folders.delete(folder);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void issue(Path store, String alias, String name, String... extensions) throws IOException, InterruptedException {
        List<String> signed = new ArrayList<>(List.of(extensions));
        signed.add("ku:c=digitalSignature,keyEncipherment");
        generate(store, alias, name, signed.toArray(String[]::new));
    }

    private static void generate(Path store, String alias, String name, String... extensions) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "RSA",
                "-keysize", "2048", "-sigalg", "SHA256withRSA", "-validity", VALID_DAYS, "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD));
        if (!alias.equals("ca")) {
            arguments.addAll(List.of("-signer", "ca"));
        }
        for (String extension : extensions) {
            arguments.addAll(List.of("-ext", extension));
        }
        keytool(store, arguments.toArray(String[]::new));
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        // a JVM that lives for a moment needs no optimising compiler
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new CommandFailure("keytool could not write " + store + ": " + output);
        }
    }
}
