package vn.tiendo06.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import vn.tiendo06.kernel.page.TextArrays;

/** Stores many submissions and their history, each by one statement for all of them. */
@ApplicationScoped
class SubmissionWriter {

    /**
     * @param type what the text is cast to
     * @param value the column's text, null for null
     */
    private record Column(String name, String type, Function<Submission, Object> value) {}

    /**
     * A step of a submission's history.
     *
     * @param fresh whether the history begins with this write
     * @param place 1 for the first step of this write, and so on
     */
    record Step(
            Submission submission,
            boolean fresh,
            int place,
            SubmissionAction action,
            SubmissionState from,
            SubmissionState to,
            String contentHash) {}

    private final List<Column> fixed = List.of(
            new Column("plan_code", "text", Submission::planCode),
            new Column("locality_code", "text", Submission::localityCode),
            new Column("subject_id", "text", Submission::subjectId),
            new Column("subject_kind", "text", Submission::subjectKind),
            new Column("unit_code", "text", Submission::unitCode),
            new Column("period_code", "text", Submission::periodCode),
            new Column("revision", "integer", Submission::revision),
            new Column("carried_from_id", "uuid", Submission::carriedFromId));

    private final List<Column> changing = List.of(
            new Column("state", "text", Submission::state),
            new Column("value", "numeric", s -> plain(s.figures().value())),
            new Column("numerator", "numeric", s -> plain(s.figures().numerator())),
            new Column("denominator", "numeric", s -> plain(s.figures().denominator())),
            new Column("assessment", "text", s -> s.figures().assessment()),
            new Column("progress_percent", "numeric", s -> plain(s.figures().progressPercent())),
            new Column("task_state", "text", s -> s.figures().taskState()),
            new Column("deliverable_reached", "boolean", s -> s.figures().deliverableReached()),
            new Column("narrative", "text", Submission::narrative),
            new Column("difficulties", "text", Submission::difficulties),
            new Column("proposals", "text", Submission::proposals),
            new Column("evidence", "jsonb", s -> json(s.evidence())),
            new Column("content_hash", "text", Submission::contentHash),
            new Column("confirmation_required", "boolean", Submission::confirmationRequired));

    private final DataSource database;
    private final ObjectMapper mapper;
    private final String insert;
    private final String update;

    SubmissionWriter(DataSource database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
        List<Column> all = IntStream.range(0, fixed.size() + changing.size())
                .mapToObj(i -> i < fixed.size() ? fixed.get(i) : changing.get(i - fixed.size()))
                .toList();
        String names = all.stream().map(Column::name).collect(Collectors.joining(", "));
        this.insert = """
                insert into submission (id, version, %1$s, created_at, created_by_issuer, created_by, created_by_name,
                  updated_at, submitted_at, submitted_by_issuer, submitted_by, submitted_by_name)
                select r.id, r.version, %2$s, b.at, b.issuer, b.subject, b.name, b.at,
                  case when r.submitted then b.at end, case when r.submitted then b.issuer end,
                  case when r.submitted then b.subject end, case when r.submitted then b.name end
                from unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as boolean[]), %3$s)
                    with ordinality as r(id, version, submitted, %1$s, ordinal),
                  (select cast(? as timestamptz), cast(? as text), cast(? as text), cast(? as text))
                    as b(at, issuer, subject, name)
                order by r.ordinal
                on conflict do nothing
                returning id""".formatted(names, casts(all), arrays(all));
        this.update = """
                update submission s
                set %1$s, version = s.version + r.moves, updated_at = b.at,
                  submitted_at = case when r.submitted then b.at else s.submitted_at end,
                  submitted_by_issuer = case when r.submitted then b.issuer else s.submitted_by_issuer end,
                  submitted_by = case when r.submitted then b.subject else s.submitted_by end,
                  submitted_by_name = case when r.submitted then b.name else s.submitted_by_name end,
                  confirmed_at = case when not r.submitted then s.confirmed_at end,
                  confirmed_by_issuer = case when not r.submitted then s.confirmed_by_issuer end,
                  confirmed_by = case when not r.submitted then s.confirmed_by end,
                  confirmed_by_name = case when not r.submitted then s.confirmed_by_name end
                from unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as boolean[]), %2$s)
                    as r(id, moves, submitted, %3$s),
                  (select cast(? as timestamptz), cast(? as text), cast(? as text), cast(? as text))
                    as b(at, issuer, subject, name)
                where s.id = r.id""".formatted(
                        changing.stream()
                                .map(c -> c.name() + " = cast(r." + c.name() + " as " + c.type() + ")")
                                .collect(Collectors.joining(", ")),
                        arrays(changing),
                        changing.stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    private static String casts(List<Column> columns) {
        return columns.stream()
                .map(c -> "cast(r." + c.name() + " as " + c.type() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String arrays(List<Column> columns) {
        return columns.stream().map(c -> "cast(? as text[])").collect(Collectors.joining(", "));
    }

    /** A submission as it is to be stored, after so many moves. */
    record Written(Submission submission, int moves, boolean submitted) {}

    /** Adds new ones; gives the ids of those that were added: the others' place was taken meanwhile. */
    Set<UUID> insert(List<Written> added, Stamp by) {
        Set<UUID> stored = new HashSet<>();
        run(insert, statement -> {
            int next = bindKeys(statement, added, one -> one.moves() - 1);
            next = bind(statement, next, fixed, added);
            next = bind(statement, next, changing, added);
            bind(statement, next, by);
            try (ResultSet ids = statement.executeQuery()) {
                while (ids.next()) {
                    stored.add(ids.getObject(1, UUID.class));
                }
            }
        });
        return stored;
    }

    /** Changes those that are locked for it. */
    void update(List<Written> changed, Stamp by) {
        run(update, statement -> {
            int next = bindKeys(statement, changed, Written::moves);
            next = bind(statement, next, changing, changed);
            bind(statement, next, by);
            statement.executeUpdate();
        });
    }

    /** Adds to the histories, in the order given. */
    void record(List<Step> steps, Stamp by) {
        run("""
                insert into submission_event (submission_id, ordinal, event, from_state, to_state, content_hash,
                  actor_issuer, actor_subject, actor_name, at)
                select r.id, r.place + case when r.fresh then 0 else (
                    select max(e.ordinal) from submission_event e where e.submission_id = r.id) end, r.event,
                  r.from_state, r.to_state, r.hash, b.issuer, b.subject, b.name, b.at
                from unnest(cast(? as uuid[]), cast(? as boolean[]), cast(? as integer[]), cast(? as text[]),
                    cast(? as text[]), cast(? as text[]), cast(? as text[]))
                    as r(id, fresh, place, event, from_state, to_state, hash)
                  cross join (select cast(? as timestamptz), cast(? as text), cast(? as text), cast(? as text))
                    as b(at, issuer, subject, name)""", statement -> {
            TextArrays.bind(statement, 1, steps, step -> step.submission().id());
            TextArrays.bind(statement, 2, steps, Step::fresh);
            TextArrays.bind(statement, 3, steps, Step::place);
            TextArrays.bind(statement, 4, steps, Step::action);
            TextArrays.bind(statement, 5, steps, Step::from);
            TextArrays.bind(statement, 6, steps, Step::to);
            TextArrays.bind(statement, 7, steps, Step::contentHash);
            bind(statement, 8, by);
            statement.executeUpdate();
        });
    }

    private static int bindKeys(PreparedStatement statement, List<Written> all, Function<Written, Integer> number)
            throws SQLException {
        TextArrays.bind(statement, 1, all, one -> one.submission().id());
        TextArrays.bind(statement, 2, all, number);
        TextArrays.bind(statement, 3, all, Written::submitted);
        return 4;
    }

    private static int bind(PreparedStatement statement, int first, List<Column> columns, List<Written> all)
            throws SQLException {
        int next = first;
        for (Column column : columns) {
            TextArrays.bind(statement, next++, all, one -> column.value().apply(one.submission()));
        }
        return next;
    }

    private static void bind(PreparedStatement statement, int first, Stamp by) throws SQLException {
        statement.setObject(first, by.at().atOffset(ZoneOffset.UTC));
        statement.setString(first + 1, by.issuer());
        statement.setString(first + 2, by.subject());
        statement.setString(first + 3, by.name());
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is done with a statement. */
    private interface Use {
        void of(PreparedStatement statement) throws SQLException;
    }

    // On the connection of the transaction at hand.
    private void run(String sql, Use use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            use.of(statement);
        } catch (SQLException e) {
            throw new PersistenceException("Submissions cannot be stored", e);
        }
    }
}
