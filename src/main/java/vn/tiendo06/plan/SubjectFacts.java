package vn.tiendo06.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * What reporting has to know of a target or task.
 *
 * @param code in its plan
 * @param numeric whether a target has a milestone with a value
 * @param maximum highest figure that makes sense, null for none
 * @param hasDeliverable whether a task is to result in something
 * @param reporters codes of the units that may report on it: monitoring units or leads, the members of groups among
 *     them, and their heirs, in the plan's order
 */
public record SubjectFacts(
        String id,
        String code,
        SubjectKind kind,
        String planCode,
        String localityCode,
        int fromYear,
        int toYear,
        boolean numeric,
        Measure measure,
        String unitOfMeasure,
        Direction direction,
        BigDecimal maximum,
        boolean hasDeliverable,
        List<String> reporters) {}
