package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.util.List;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.TargetStatus;

/** What the rule for targets decides: pure numbers, without words. */
record Verdict(TargetStatus status, String rule, BigDecimal expected, MilestoneView next, List<Object> args) {}
