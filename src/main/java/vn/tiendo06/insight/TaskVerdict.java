package vn.tiendo06.insight;

import java.time.LocalDate;
import java.util.List;
import vn.tiendo06.plan.TaskStatus;

/** What the rule for tasks decides. */
record TaskVerdict(TaskStatus status, String rule, LocalDate dueOn, List<Object> args) {}
