package vn.tiendo06.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.tiendo06.imports.ImportDesk;
import vn.tiendo06.kernel.error.FaultView;
import vn.tiendo06.kernel.error.ProblemView;

/** Tells of an import's rejected rows by the cells of the file, and hands the file out again. */
@ApplicationScoped
class ImportFaults {

    private static final int MAX_FAULTS = 5000;

    // Lines of JSON tell their places, too, but not by cells.
    private static final String SHEET = "sheet";

    private static final TypeReference<Place> PLACE = new TypeReference<>() {};

    private final ImportDesk imports;

    ImportFaults(ImportDesk imports) {
        this.imports = imports;
    }

    /**
     * Where a row stands in its file.
     *
     * @param columns from 1, by the name of the field
     */
    record Place(String sheet, int row, String template, Map<String, Integer> columns) {}

    /** Of an import that the caller sees, as far as it is. */
    CellFaults of(UUID id) {
        List<CellFaultView> all = imports.rejected(id, SHEET, PLACE, MAX_FAULTS + 1).stream()
                .flatMap(row -> faults(row.place(), row.problem()))
                .toList();
        boolean more = all.size() > MAX_FAULTS;
        return new CellFaults(id, more ? all.subList(0, MAX_FAULTS) : all, more);
    }

    private static Stream<CellFaultView> faults(Place place, ProblemView problem) {
        List<FaultView> faults = problem.errors() == null ? List.of() : problem.errors();
        return faults.isEmpty()
                ? Stream.of(fault(
                        place,
                        Optional.empty(),
                        problem.code(),
                        problem.detail() == null ? problem.title() : problem.detail()))
                : faults.stream()
                        .map(fault -> fault(place, Field.ofPointer(fault.pointer()), fault.code(), fault.message()));
    }

    // What a file has no column for is told at its row's subject.
    private static CellFaultView fault(Place place, Optional<Field> field, String code, String message) {
        String key = field.map(Field::key).orElse(null);
        int column = Stream.of(key, Field.SUBJECT_ID.key())
                .filter(name -> name != null && place.columns().containsKey(name))
                .mapToInt(name -> place.columns().get(name))
                .findFirst()
                .orElse(1);
        return new CellFaultView(
                place.sheet(), CellName.of(column - 1, place.row()), place.row(), column, key, code, message);
    }

    /** Writes the file that was sent to a temporary one; refuses an import that came without. */
    Path source(UUID id) throws IOException {
        Path file = Files.createTempFile("tiendo06-", ".source");
        try (OutputStream out = Files.newOutputStream(file)) {
            imports.copySource(id, SHEET, out);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
