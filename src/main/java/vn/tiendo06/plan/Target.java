package vn.tiendo06.plan;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A target (chỉ tiêu). */
@Entity
@DiscriminatorValue("TARGET")
class Target extends Subject {

    @Column(name = "indicator_code")
    private String indicatorCode;

    @Enumerated(EnumType.STRING)
    private Measure measure;

    @Column(name = "unit_of_measure")
    private String unitOfMeasure;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @JdbcTypeCode(SqlTypes.JSON)
    private Baseline baseline;

    private BigDecimal maximum;

    @Enumerated(EnumType.STRING)
    private Trajectory trajectory;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Milestone> milestones;

    protected Target() {}

    Target(String planCode, String code) {
        super(SubjectKind.TARGET, planCode, code);
    }

    void apply(PlanDocument.TargetSpec spec) {
        indicatorCode = spec.indicatorCode();
        measure = spec.measure();
        unitOfMeasure = spec.unitOfMeasure();
        direction = spec.direction();
        baseline = spec.baseline();
        maximum = spec.maximum();
        trajectory = spec.trajectory();
        milestones = spec.milestones();
    }
}
