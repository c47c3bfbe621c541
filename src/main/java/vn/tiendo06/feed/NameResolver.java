package vn.tiendo06.feed;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks a host's addresses up. */
interface NameResolver {

    InetAddress[] addresses(String host) throws UnknownHostException;

    /** The system's own; tests bring one that changes its mind. */
    class SystemNames {
        @Produces
        @Singleton
        @DefaultBean
        NameResolver names() {
            return InetAddress::getAllByName;
        }
    }
}
