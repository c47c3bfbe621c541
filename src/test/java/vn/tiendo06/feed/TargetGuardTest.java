package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGuardTest {

    private static TargetGuard guard(String allowList, NameResolver names) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withDefaultValue("tiendo06.webhooks.allow-list", allowList)
                .build();
        return new TargetGuard(names, config.getConfigMapping(WebhookSettings.class));
    }

    private static TargetGuard closed() {
        return guard("", InetAddress::getAllByName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.8.9.10/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://100.64.0.1/",
                "https://100.127.255.255/",
                "https://169.254.169.254/latest/meta-data",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://192.0.0.1/",
                "https://192.0.2.1/",
                "https://192.88.99.1/",
                "https://198.18.0.1/",
                "https://198.51.100.7/",
                "https://203.0.113.7/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://2130706433/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fe80::1]/",
                "https://[fc00::1]/",
                "https://[fd00:ec2::254]/",
                "https://[fec0::1]/",
                "https://[ff02::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::10.0.0.1]/",
                "https://[2002:7f00:1::]/",
                "https://[2002:a00:1::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2001::1]/",
                "https://[2001:db8::1]/",
                "https://[3fff::1]/",
                "https://localhost/",
                "http://93.184.216.34/",
            })
    void refusesWhatIsNotPublic(String url) {
        assertThrows(TargetGuard.RefusedTarget.class, () -> closed().resolve(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "https://100.63.255.255/",
                "https://100.128.0.1/",
                "https://172.32.0.1/",
                "https://[2606:4700:4700::1111]/",
                "https://[2001:4860:4860::8888]:8443/x?y=z",
            })
    void callsWhatIsPublic(String url) {
        assertDoesNotThrow(() -> closed().resolve(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://93.184.216.34/",
                "https:///x",
                "https://user:pass@hook.example/",
                "https://hook.example/#x",
                "//hook.example",
                "hook.example",
                "file:///etc/passwd",
                "https://hook.example:70000/",
                "ht tp://x",
                "",
                "https://hook.example:0/",
            })
    void refusesWhatIsNoWebAddress(String url) {
        assertThrows(TargetGuard.RefusedTarget.class, () -> closed().form(url));
    }

    @Test
    void anAllowListOpensNetworksAndNames() throws Exception {
        String allowed = "10.1.0.0/16, intranet.example, fd00::/8";
        TargetGuard guard = guard(allowed, host -> switch (host.toLowerCase(Locale.ROOT)) {
            case "intranet.example", "other.example" -> InetAddress.getAllByName("192.168.7.7");
            default -> InetAddress.getAllByName(host);
        });
        assertEquals(80, guard.resolve("http://10.1.200.3/x").port());
        assertEquals(443, guard.resolve("https://[fd00::7]/").port());
        assertEquals(
                "192.168.7.7",
                guard.resolve("http://Intranet.example:8080/").address().getHostAddress());
        assertThrows(TargetGuard.RefusedTarget.class, () -> guard.resolve("http://10.2.0.1/"));
        assertThrows(TargetGuard.RefusedTarget.class, () -> guard.resolve("https://[ff02::1]/"));
        assertThrows(TargetGuard.RefusedTarget.class, () -> guard.resolve("https://other.example/"));
    }

    /** A name with a public and a private address is an attacker's: whichever is called first. */
    @Test
    void oneAddressThatIsNotPublicIsEnough() {
        TargetGuard guard = guard("", host ->
                new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")});
        assertThrows(TargetGuard.RefusedTarget.class, () -> guard.resolve("https://two.example/"));
    }
}
