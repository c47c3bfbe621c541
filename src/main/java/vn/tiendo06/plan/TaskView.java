package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.unit.UnitRef;

/** A task (nhiệm vụ). */
@Schema(name = "Task")
public record TaskView(
        @Schema(required = true, examples = "da06-10816.NV.VII.4")
        String id,

        @Schema(required = true, examples = "da06-10816") String planCode,
        @Schema(required = true, examples = "VII.4") String code,

        @Schema(description = "Numeral of its section", required = true, examples = "VII")
        String section,

        @Schema(required = true) String statement,

        @Schema(description = "The plan's footnote", nullable = true)
        String note,

        @Schema(description = "In the plan's order; the first answers for the task", required = true)
        List<UnitRef> leads,

        @Schema(required = true) List<UnitRef> coordinators,

        @Schema(description = "What it is to result in", nullable = true)
        String deliverable,

        @Schema(description = "As the plan states it", required = true)
        Schedule schedule,

        @Schema(description = "Documents that set it in motion, oldest first; the last one dates it", required = true)
        List<TriggerView> triggers,

        @Schema(
                description =
                        "Units that were set to answer for it, by day; before the first it is the one named first",
                required = true)
        List<AccountableView> accountable,

        @Schema(description = "The row as the plan has it", required = true)
        String source,

        @Schema(description = "In lists only; for one task see its progress", examples = "OVERDUE")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String status,

        @JsonIgnore int version)
        implements Tracked {

    private static final TypeReference<List<TriggerView>> TRIGGERS = new TypeReference<>() {};

    /** Columns of a task {@code s}, with what was decided by the parameter {@code recordedBy}. */
    static final String COLUMNS = """
            s.id, s.plan_code, s.code, s.section, s.statement, s.note, s.deliverable, s.schedule_kind,
            cast(to_json(s.due_dates) as text) as due_dates, s.recurrence, s.condition, s.schedule_text, s.source,
            s.version, task_triggers(s.id, :recordedBy) as triggers,""" + " " + UnitsColumn.of(UnitRole.LEAD, "leads") + ", "
            + UnitsColumn.of(UnitRole.COORDINATOR, "coordinators") + ", " + AccountableView.COLUMN;

    private static final TypeReference<List<LocalDate>> DATES = new TypeReference<>() {};

    static TaskView of(Row row) {
        return new TaskView(
                row.text("id"),
                row.text("plan_code"),
                row.text("code"),
                row.text("section"),
                row.text("statement"),
                row.text("note"),
                UnitsColumn.read(row, "leads"),
                UnitsColumn.read(row, "coordinators"),
                row.text("deliverable"),
                schedule(row),
                triggers(row),
                AccountableView.read(row),
                row.text("source"),
                null,
                row.integer("version"));
    }

    /** The schedule in a row that has {@code schedule_kind} and its fellow columns. */
    public static Schedule schedule(Row row) {
        return new Schedule(
                row.value("schedule_kind", ScheduleKind.class),
                row.json("due_dates", DATES),
                row.value("recurrence", Recurrence.class),
                row.text("condition"),
                row.text("schedule_text"));
    }

    /** The triggers in a row that has {@code task_triggers} as {@code triggers}. */
    public static List<TriggerView> triggers(Row row) {
        return row.json("triggers", TRIGGERS);
    }

    TaskView withStatus(String newStatus) {
        return new TaskView(
                id,
                planCode,
                code,
                section,
                statement,
                note,
                leads,
                coordinators,
                deliverable,
                schedule,
                triggers,
                accountable,
                source,
                newStatus,
                version);
    }
}
