package vn.tiendo06.plan;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/** A task (nhiệm vụ). */
@Entity
@DiscriminatorValue("TASK")
class Task extends Subject {

    private String note;
    private String deliverable;

    @Column(name = "schedule_kind")
    @Enumerated(EnumType.STRING)
    private ScheduleKind scheduleKind;

    @Column(name = "due_dates")
    private LocalDate[] dueDates;

    @Enumerated(EnumType.STRING)
    private Recurrence recurrence;

    private String condition;

    @Column(name = "schedule_text")
    private String scheduleText;

    protected Task() {}

    Task(String planCode, String code) {
        super(SubjectKind.TASK, planCode, code);
    }

    void apply(PlanDocument.TaskSpec spec) {
        note = spec.note();
        deliverable = spec.deliverable();
        scheduleKind = spec.schedule().kind();
        dueDates = spec.schedule().dueDates().toArray(LocalDate[]::new);
        recurrence = spec.schedule().recurrence();
        condition = spec.schedule().condition();
        scheduleText = spec.schedule().text();
    }
}
