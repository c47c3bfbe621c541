package vn.tiendo06.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of our own, a certificate of 127.0.0.1 by it, and the trust store that names it; by keytool. */
final class TestCertificates {

    private static final String PASSWORD = "changeit";
    private static final List<String> STORE = List.of("-storetype", "PKCS12", "-storepass", PASSWORD);

    private final Path directory;

    TestCertificates() throws Exception {
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "certificates-")
                .toAbsolutePath();
        keytool("ca.p12", "-genkeypair -alias ca -keyalg EC -dname CN=Thu -ext bc:c -startdate -2d -validity 30");
        keytool("server.p12", "-genkeypair -alias server -keyalg EC -dname CN=127.0.0.1 -startdate -2d -validity 30");
        keytool("ca.p12", "-exportcert -alias ca -file " + file("ca.crt"));
        keytool("server.p12", "-certreq -alias server -file " + file("server.csr"));
        keytool(
                "ca.p12",
                "-gencert -alias ca -ext SAN=ip:127.0.0.1 -startdate -2d -validity 30 -infile " + file("server.csr")
                        + " -outfile " + file("server.crt"));
        keytool("server.p12", "-importcert -noprompt -alias ca -file " + file("ca.crt"));
        keytool("server.p12", "-importcert -noprompt -alias server -file " + file("server.crt"));
        keytool("trust.p12", "-importcert -noprompt -alias ca -file " + file("ca.crt"));
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void keytool(String store, String arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-keystore", file(store).toString()));
        command.addAll(STORE);
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new AssertionError("keytool " + arguments + ": " + said);
        }
    }

    SSLContext server() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file("server.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** What makes a JVM trust the authority, and it alone. */
    String trustOptions() {
        return "-Djavax.net.ssl.trustStore=" + file("trust.p12") + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD
                + " -Djavax.net.ssl.trustStoreType=PKCS12";
    }
}
