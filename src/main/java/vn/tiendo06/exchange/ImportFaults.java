package vn.tiendo06.exchange;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
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
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.FaultView;
import vn.tiendo06.kernel.error.ProblemView;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Row;

/** Tells of an import's rejected rows by the cells of the file, and hands the file out again. */
@ApplicationScoped
class ImportFaults {

    private static final int MAX_FAULTS = 5000;

    private static final TypeReference<Place> PLACE = new TypeReference<>() {};
    private static final TypeReference<ProblemView> PROBLEM = new TypeReference<>() {};

    private final ImportDesk imports;
    private final EntityManager em;

    ImportFaults(ImportDesk imports, EntityManager em) {
        this.imports = imports;
        this.em = em;
    }

    /**
     * Where a row stands in its file.
     *
     * @param columns from 1, by the name of the field
     */
    record Place(String sheet, int row, String template, Map<String, Integer> columns) {}

    /** Of an import that the caller sees, as far as it is. */
    @Transactional
    CellFaults of(UUID id) {
        imports.get(id);
        List<CellFaultView> all = new ListQuery(
                        "cast(r.place as text) as place, cast(r.problem as text) as problem", "import_row r")
                        .where("r.job_id = :id", "id", id)
                        .where("r.problem is not null and r.place -> 'sheet' is not null")
                        .all(em, "r.index limit " + (MAX_FAULTS + 1), ImportFaults::faults)
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        boolean more = all.size() > MAX_FAULTS;
        return new CellFaults(id, more ? all.subList(0, MAX_FAULTS) : all, more);
    }

    private static List<CellFaultView> faults(Row row) {
        Place place = row.json("place", PLACE);
        ProblemView problem = row.json("problem", PROBLEM);
        List<FaultView> faults = problem.errors() == null ? List.of() : problem.errors();
        return faults.isEmpty()
                ? List.of(fault(
                        place,
                        Optional.empty(),
                        problem.code(),
                        problem.detail() == null ? problem.title() : problem.detail()))
                : faults.stream()
                        .map(fault -> fault(place, Field.ofPointer(fault.pointer()), fault.code(), fault.message()))
                        .toList();
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
    @Transactional
    Path source(UUID id) throws IOException {
        imports.get(id);
        boolean sheet = new ListQuery("1 as one", "import_row r")
                .where("r.job_id = :id", "id", id)
                .where("r.place -> 'sheet' is not null")
                .all(em, "r.index limit 1", row -> true)
                .contains(true);
        if (!sheet) {
            throw ApiException.notFound("workbook", id);
        }
        Path file = Files.createTempFile("tiendo06-", ".source");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int ordinal : pieces(id)) {
                out.write((byte[]) em.createNativeQuery(
                                "select content from import_source where job_id = :id and ordinal = :ordinal",
                                byte[].class)
                        .setParameter("id", id)
                        .setParameter("ordinal", ordinal)
                        .getSingleResult());
            }
        }
        return file;
    }

    private List<Integer> pieces(UUID id) {
        return new ListQuery("s.ordinal", "import_source s")
                .where("s.job_id = :id", "id", id)
                .all(em, "s.ordinal", row -> row.integer("ordinal"));
    }
}
