package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Writes a list as a file, page by page as any caller reads it: the same rows by the same filters and permissions. */
@ApplicationScoped
class ListExport {

    private final ExchangeSettings settings;

    ListExport(ExchangeSettings settings) {
        this.settings = settings;
    }

    /**
     * @param name of the file, and of its heading among the words
     * @param sort an order in which no row moves while the list is read
     */
    <T> Response answer(
            String name,
            List<Column<T>> columns,
            ExportOptions options,
            String sort,
            Function<PageRequest, Page<T>> list) {
        boolean byteOrderMark = options.byteOrderMark();
        Words words = options.words();
        return Spool.answer(options.headers, options.format().kind(), name, out -> {
            try (TableFile table = TableFile.open(options.format(), out, words.text("sheet." + name), byteOrderMark)) {
                table.headings(columns.stream()
                        .map(column -> words.column(column.key()))
                        .toList());
                write(table, columns, words, sort, list);
            }
        });
    }

    /** Of a list that is read at once. */
    <T> Response answer(String name, List<Column<T>> columns, ExportOptions options, Supplier<List<T>> list) {
        return answer(name, columns, options, null, page -> new Page<>(list.get(), null));
    }

    private <T> void write(
            TableFile table, List<Column<T>> columns, Words words, String sort, Function<PageRequest, Page<T>> list)
            throws IOException {
        int rows = 0;
        String cursor = null;
        do {
            Page<T> page = list.apply(PageRequest.following(cursor, sort));
            rows += page.items().size();
            if (rows > settings.maxExportRows()) {
                throw Fault.query("format", "too-many-rows", settings.maxExportRows())
                        .asException();
            }
            for (T row : page.items()) {
                List<Object> cells = new ArrayList<>();
                columns.forEach(column -> cells.add(column.value().apply(row, words)));
                table.row(cells);
            }
            cursor = page.next();
        } while (cursor != null);
    }
}
