package vn.tiendo06.progress;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The columns of a submission that hold what the unit says. */
@MappedSuperclass
abstract class ReportedContent {

    private BigDecimal value;
    private BigDecimal numerator;
    private BigDecimal denominator;

    @Enumerated(EnumType.STRING)
    private Assessment assessment;

    @Column(name = "progress_percent")
    private BigDecimal progressPercent;

    @Column(name = "task_state")
    @Enumerated(EnumType.STRING)
    private TaskState taskState;

    @Column(name = "deliverable_reached")
    private Boolean deliverableReached;

    private String narrative;
    private String difficulties;
    private String proposals;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Evidence> evidence;

    void write(ReportContent content) {
        Figures figures = content.figures();
        value = figures.value();
        numerator = figures.numerator();
        denominator = figures.denominator();
        assessment = figures.assessment();
        progressPercent = figures.progressPercent();
        taskState = figures.taskState();
        deliverableReached = figures.deliverableReached();
        narrative = content.narrative();
        difficulties = content.difficulties();
        proposals = content.proposals();
        evidence = content.evidence();
    }

    ReportContent content() {
        return new ReportContent(figures(), narrative, difficulties, proposals, evidence);
    }

    Figures figures() {
        return new Figures(value, numerator, denominator, assessment, progressPercent, taskState, deliverableReached);
    }

    String narrative() {
        return narrative;
    }

    String difficulties() {
        return difficulties;
    }

    String proposals() {
        return proposals;
    }

    List<Evidence> evidence() {
        return evidence;
    }
}
