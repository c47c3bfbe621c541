package vn.tiendo06.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import vn.tiendo06.kernel.csv.CsvWriter;

/** A published table as CSV: each row begins with what is published, where and for when. */
final class PublishedTable {

    private static final List<String> ORIGIN = List.of(
            "publication", "version", "plan", "locality", "locality_name", "period", "period_start", "period_end");

    private PublishedTable() {}

    /**
     * @param header of the columns after those of the origin
     * @param cells of a row in those columns
     */
    static <T> byte[] of(
            PublishedContent content, List<String> header, List<T> rows, Function<? super T, List<?>> cells) {
        List<Object> origin = Arrays.asList(
                content.code(),
                content.number(),
                content.plan().code(),
                content.locality().code(),
                content.locality().name(),
                content.period().code(),
                content.period().startsOn(),
                content.period().endsOn());
        return CsvWriter.table(
                after(ORIGIN, header),
                rows.stream().map(row -> after(origin, cells.apply(row))).toList());
    }

    private static <T> List<T> after(List<? extends T> first, List<? extends T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
