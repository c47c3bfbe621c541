package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.web.VerbatimText;
import vn.tiendo06.unit.UnitSpec;

/** A whole plan with its units, sections, targets and tasks: the form in which a plan is loaded. */
@Schema(name = "PlanDocument")
public record PlanDocument(
        @NotBlank
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Size(max = 40)
        @Schema(required = true, examples = "da06-10816")
        String code,

        @NotBlank
        @Pattern(regexp = "[A-Z0-9]{2,12}")
        @Schema(description = "What every locality's plan of the kind shares", required = true, examples = "DA06")
        String programme,

        @NotBlank @Size(max = 500) @Schema(required = true) String title,
        @Size(max = 100) @Schema(nullable = true) String number,
        @Schema(nullable = true) LocalDate issuedOn,

        @Size(max = 300) @Schema(description = "Number and date as the document has them", nullable = true)
        String issuedText,

        @NotBlank @Size(max = 300) @Schema(required = true) String issuer,

        @NotBlank @Size(max = 5) @Schema(required = true, examples = "10816")
        String localityCode,

        @NotNull @Min(2000) @Max(2100) @Schema(required = true, examples = "2026")
        Integer fromYear,

        @NotNull @Min(2000) @Max(2100) @Schema(required = true, examples = "2030")
        Integer toYear,

        @NotNull @Size(max = 1000) List<@NotNull @Valid UnitSpec> units,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid SectionSpec> sections,
        @NotNull @Size(max = 1000) List<@NotNull @Valid TargetSpec> targets,
        @NotNull @Size(max = 1000) List<@NotNull @Valid TaskSpec> tasks) {

    private static final String ROW_CODE = "[IVXLC]{1,8}\\.[1-9][0-9]{0,3}";

    public PlanDocument {
        units = units == null ? List.of() : units;
        sections = sections == null ? List.of() : sections;
        targets = targets == null ? List.of() : targets;
        tasks = tasks == null ? List.of() : tasks;
    }

    /** A section of either appendix. */
    @Schema(name = "PlanSection")
    public record SectionSpec(
            @NotNull @Schema(required = true) SectionKind kind,

            @NotBlank @Pattern(regexp = "[IVXLC]{1,8}") @Schema(required = true, examples = "III")
            String numeral,

            @NotBlank @Size(max = 500) @Schema(required = true)
            String title) {}

    /** A row of Appendix I. Units stand under any of their wordings. */
    @Schema(name = "PlanTarget")
    public record TargetSpec(
            @NotBlank @Pattern(regexp = ROW_CODE) @Schema(required = true, examples = "I.1")
            String code,

            @NotBlank
            @Pattern(regexp = "[A-Z0-9]{2,12}(\\.[A-Z0-9]+)+")
            @Size(max = 60)
            @Schema(
                    description = "The same in every locality's plan: what rollups group by",
                    required = true,
                    examples = "DA06.I.1")
            String indicatorCode,

            @NotBlank @Size(max = 4000) @Schema(required = true)
            String statement,

            @Schema(nullable = true) Measure measure,

            @Size(max = 100) @Schema(nullable = true, examples = "%")
            String unitOfMeasure,

            @NotNull @Schema(required = true) Direction direction,
            @Valid @Schema(nullable = true) Baseline baseline,

            @Digits(integer = 14, fraction = 6)
            @DecimalMin("0")
            @Schema(
                    description = "Highest figure that makes sense; null: 100 for PERCENT, none otherwise",
                    nullable = true)
            BigDecimal maximum,

            // Left out of the row's hash where it is not given: plans loaded before it existed are unchanged.
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "How it is expected to approach its milestones; null: LINEAR", nullable = true)
            Trajectory trajectory,

            @NotNull @Size(max = 50) List<@NotNull @Valid Milestone> milestones,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> monitoringUnits,

            @NotBlank
            @Size(max = 8000)
            @JsonDeserialize(using = VerbatimText.class)
            @Schema(description = "The row as the document has it", required = true)
            String source) {

        public TargetSpec {
            milestones = milestones == null ? List.of() : milestones;
            monitoringUnits = monitoringUnits == null ? List.of() : monitoringUnits;
        }
    }

    /** A row of Appendix II. */
    @Schema(name = "PlanTask")
    public record TaskSpec(
            @NotBlank @Pattern(regexp = ROW_CODE) @Schema(required = true, examples = "VII.4")
            String code,

            @NotBlank @Size(max = 4000) @Schema(required = true)
            String statement,

            @Size(max = 8000) @Schema(nullable = true) String note,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> leads,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 200) String> coordinators,
            @Size(max = 4000) @Schema(nullable = true) String deliverable,
            @NotNull @Valid @Schema(required = true) Schedule schedule,

            @NotBlank
            @Size(max = 8000)
            @JsonDeserialize(using = VerbatimText.class)
            @Schema(description = "The row as the document has it", required = true)
            String source) {

        public TaskSpec {
            leads = leads == null ? List.of() : leads;
            coordinators = coordinators == null ? List.of() : coordinators;
        }
    }
}
