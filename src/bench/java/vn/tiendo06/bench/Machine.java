package vn.tiendo06.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The machine that figures are measured on, and what processes take of it (Linux). */
final class Machine {

    private Machine() {}

    static String describe() throws IOException {
        return "%s, %d cores (%s), %.0f GiB, JDK %s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        Runtime.getRuntime().availableProcessors(),
                        value("/proc/cpuinfo", "model name"),
                        kibibytes("/proc/meminfo", "MemTotal") / 1024 / 1024,
                        Runtime.version());
    }

    /** The mean number of processes that wanted a core in the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Resident memory of a process in MB (10^6 bytes). */
    static double residentMegabytes(long pid) throws IOException {
        return kibibytes("/proc/" + pid + "/status", "VmRSS") * 1024 / 1e6;
    }

    /** Time that a process has spent on the processors. */
    static Duration processorTime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** NaN for no values. */
    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static <T> double median(List<T> results, ToDoubleFunction<T> figure) {
        return median(results.stream().mapToDouble(figure).toArray());
    }

    private static double kibibytes(String file, String key) throws IOException {
        return Double.parseDouble(value(file, key).replaceAll("\\D", ""));
    }

    private static String value(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst(".*?:\\s*", "");
        }
    }
}
