package vn.tiendo06.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tiendo06.evidence.ContentInspector;
import vn.tiendo06.imports.ImportFormat;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.progress.BulkEntry;
import vn.tiendo06.progress.BulkMode;
import vn.tiendo06.progress.BulkOptions;
import vn.tiendo06.progress.BulkOutcome;
import vn.tiendo06.progress.BulkSubmissions;

/** Reads workbooks and CSV files for an import: whatever they are called, what they are is told by their content. */
@ApplicationScoped
class SheetImport {

    private final ContentInspector inspector;
    private final ImportPlanner planner;
    private final BulkSubmissions reports;
    private final ExchangeSettings settings;

    SheetImport(ContentInspector inspector, ImportPlanner planner, BulkSubmissions reports, ExchangeSettings settings) {
        this.inspector = inspector;
        this.planner = planner;
        this.reports = reports;
        this.settings = settings;
        SheetLimits.apply();
    }

    @Transactional
    void read(Path source, ExportFormat claimed, ImportFormat.Rows rows) throws IOException {
        long limit = settings.maxImportSize().asLongValue();
        if (Files.size(source) > limit) {
            throw UnreadableFile.size("file-too-large", limit);
        }
        ExportFormat found = FileSniffer.kindOf(source, inspector);
        if (claimed != null && claimed != found) {
            throw UnreadableFile.kind(
                    "file-claim", found.kind().mediaType(), claimed.kind().mediaType());
        }
        List<PlannedRow> planned = planner.plan(FileParser.parse(source, found));
        if (planned.isEmpty()) {
            throw UnreadableFile.content("nothing-filled-in");
        }
        Map<Integer, Boolean> unchanged = unchanged(planned);
        for (int i = 0; i < planned.size(); i++) {
            PlannedRow row = planned.get(i);
            boolean stale = row.isStale() && !unchanged.get(i);
            rows.add(place(row.row()), entry(i, row, stale));
        }
    }

    private static BulkEntry entry(int index, PlannedRow planned, boolean stale) {
        String ref = planned.row().ref();
        if (planned.draft() == null) {
            return BulkEntry.unreadable(
                    index, ref, ApiException.invalid(planned.row().faults()));
        }
        return stale
                ? BulkEntry.unreadable(
                        index, ref, Fault.at(Field.BASE.pointer(), "stale-row").asException())
                : BulkEntry.of(index, ref, planned.draft());
    }

    // What somebody else has written meanwhile, word for word, is nothing to complain of.
    private Map<Integer, Boolean> unchanged(List<PlannedRow> planned) {
        List<BulkEntry> stale = IntStream.range(0, planned.size())
                .filter(i -> planned.get(i).isStale())
                .mapToObj(i -> entry(i, planned.get(i), false))
                .toList();
        return stale.isEmpty()
                ? Map.of()
                : reports.write(stale, new BulkOptions(BulkMode.PER_ITEM, false, true)).outcomes().stream()
                        .collect(Collectors.toMap(
                                BulkOutcome::index, outcome -> outcome.kind() == BulkOutcome.Kind.UNCHANGED));
    }

    private static ObjectNode place(ImportRow row) {
        ObjectNode place = JsonNodeFactory.instance.objectNode();
        place.put("sheet", row.where().sheet());
        place.put("row", row.where().number());
        String template = row.text(Field.TEMPLATE);
        if (template != null) {
            place.put("template", template);
        }
        ObjectNode columns = place.putObject("columns");
        row.header().columns().forEach((field, column) -> columns.put(field.key(), column + 1));
        return place;
    }
}
