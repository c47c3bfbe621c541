package vn.tiendo06.feed;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Names in tests: some answer otherwise each time they are asked, as an attacker's do. */
final class TestNames {

    private static final Map<String, Deque<String>> ANSWERS = new ConcurrentHashMap<>();
    static final AtomicInteger LOOKUPS = new AtomicInteger();

    private TestNames() {}

    /** What the name answers first, then, and from then on. */
    static void answer(String host, String... addresses) {
        ANSWERS.put(host, new ArrayDeque<>(Arrays.asList(addresses)));
        LOOKUPS.set(0);
    }

    /** Takes the place of the system's names. */
    static class Producer {
        @Produces
        @Singleton
        NameResolver names() {
            return host -> {
                Deque<String> answers = ANSWERS.get(host);
                if (answers == null) {
                    return InetAddress.getAllByName(host);
                }
                LOOKUPS.incrementAndGet();
                String next = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
                return InetAddress.getAllByName(next);
            };
        }
    }
}
