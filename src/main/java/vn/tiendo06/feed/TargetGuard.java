package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses webhooks may be at: public ones by TLS, and what the installation's allow-list names. A name is looked up
 * once for each call and the call goes to the address that was judged, whatever the name says a moment later.
 */
@ApplicationScoped
class TargetGuard {

    /** Of IPv4 what is not the public Internet (RFC 6890 and later). */
    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this is the public Internet: neither loopback, local, mapped, NAT64 nor multicast lie in it. */
    private static final Network GLOBAL = Network.of("2000::/3");

    /** And in it not Teredo and its like, documentation, 6to4, which hide other addresses. */
    private static final List<Network> NOT_GLOBAL = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final int MAX_PORT = 65_535;

    private final NameResolver names;
    private final Set<String> allowedHosts;
    private final List<Network> allowedNetworks;

    TargetGuard(NameResolver names, WebhookSettings settings) {
        this.names = names;
        List<String> allowed = settings.allowList().orElse(List.of()).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        this.allowedHosts = allowed.stream()
                .filter(entry -> !isNetwork(entry))
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.allowedNetworks =
                allowed.stream().filter(TargetGuard::isNetwork).map(Network::of).toList();
    }

    /** A call's target: the URL, and the address to connect to. */
    record Target(URI url, InetAddress address) {

        boolean isTls() {
            return url.getScheme().equalsIgnoreCase("https");
        }

        int port() {
            if (url.getPort() >= 0) {
                return url.getPort();
            }
            return isTls() ? 443 : 80;
        }

        /** Without the brackets of an IPv6 literal. */
        String host() {
            return TargetGuard.host(url);
        }
    }

    /** Why a target is refused. */
    static final class RefusedTarget extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedTarget(String reason) {
            super(reason);
        }
    }

    /** The URL of a text that is one at which a webhook can be; nothing is looked up. */
    URI form(String text) throws RefusedTarget {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new RefusedTarget("no URL");
        }
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getPort() == 0 || url.getPort() > MAX_PORT) {
            throw new RefusedTarget("no web address");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new RefusedTarget("user or fragment");
        }
        return url;
    }

    /** What can be said of a target before it is called: its form, and where an address written out in digits is. */
    void check(String text) throws RefusedTarget {
        URI url = form(text);
        boolean mayBeAllowed = !allowedHosts.isEmpty() || !allowedNetworks.isEmpty();
        if (!url.getScheme().equalsIgnoreCase("https") && !mayBeAllowed) {
            throw new RefusedTarget("not https");
        }
        if (isNetwork(host(url))) {
            try {
                resolve(text);
            } catch (UnknownHostException e) {
                throw new RefusedTarget("no address");
            }
        }
    }

    /** Looks the host up and judges where it is. */
    Target resolve(String text) throws RefusedTarget, UnknownHostException {
        URI url = form(text);
        String host = host(url);
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            boolean allowed = isAllowed(host, address);
            if (!allowed && !url.getScheme().equalsIgnoreCase("https")) {
                throw new RefusedTarget("not https");
            }
            // One that is not public is enough: an honest name has none.
            if (!allowed && !isPublic(address)) {
                throw new RefusedTarget("not public: " + address.getHostAddress());
            }
        }
        return new Target(url, addresses[0]);
    }

    private boolean isAllowed(String host, InetAddress address) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT)) || matches(allowedNetworks, address);
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !matches(NOT_PUBLIC, address)
                : GLOBAL.contains(address) && !matches(NOT_GLOBAL, address);
    }

    private static boolean matches(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isNetwork(String entry) {
        return entry.contains(":") || entry.matches("[0-9.]+(/\\d+)?");
    }

    private static List<Network> networks(String... networks) {
        return Stream.of(networks).map(Network::of).toList();
    }
}
