package vn.tiendo06.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;

/** What a commune reports on a row in a month: a course of its own from its start towards, or past, what the plan asks. */
record NationalFigures(
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        String assessment,
        BigDecimal progress,
        String taskState,
        Boolean product) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Computes them.
     *
     * @param own random numbers that a commune has for a row in all months
     * @param share how far the months have gone, 0 to 1
     */
    static NationalFigures of(NationalGround.Item item, SplittableRandom own, SplittableRandom random, double share) {
        double start = 0.1 + 0.6 * own.nextDouble();
        double end = start + (1.15 - start) * own.nextDouble();
        double course = start + (end - start) * share + 0.02 * (random.nextDouble() - 0.5);
        if (item.task()) {
            return task(item, course);
        }
        if (!item.numeric()) {
            String assessment = course > 0.95 ? "FULFILLED" : course < 0.25 ? "NOT_STARTED" : "IN_PROGRESS";
            return new NationalFigures(null, null, null, assessment, null, null, null);
        }
        double value = Math.max(0, item.goal() * course);
        if ("PERCENT".equals(item.measure())) {
            return percent(item, own, value);
        }
        int scale = "COUNT".equals(item.measure()) ? 0 : 2;
        return ofValue(plain(BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP)));
    }

    private static NationalFigures task(NationalGround.Item item, double course) {
        if (course > 1.05) {
            return new NationalFigures(null, null, null, null, HUNDRED, "DONE", item.product() ? true : null);
        }
        int percent = (int) Math.clamp(course * 90, 1, 99);
        return new NationalFigures(null, null, null, null, BigDecimal.valueOf(percent), "IN_PROGRESS", null);
    }

    // Most communes give what they count; the percentage follows from it as the application has it.
    private static NationalFigures percent(NationalGround.Item item, SplittableRandom own, double value) {
        double bounded =
                Math.min(value, item.maximum() == null ? 100 : item.maximum().doubleValue());
        boolean counts = own.nextInt(10) < 7;
        long whole = 500 + own.nextInt(20_000);
        if (!counts) {
            return ofValue(plain(BigDecimal.valueOf(bounded).setScale(2, RoundingMode.HALF_UP)));
        }
        long part = Math.min(Math.round(whole * bounded / 100), whole);
        BigDecimal share = BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
        return new NationalFigures(
                plain(share), BigDecimal.valueOf(part), BigDecimal.valueOf(whole), null, null, null, null);
    }

    private static NationalFigures ofValue(BigDecimal value) {
        return new NationalFigures(value, null, null, null, null, null, null);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As the content hash has them: by name, without what is not given. */
    void writeJson(StringBuilder to) {
        to.append('{');
        int begin = to.length();
        member(to, begin, "assessment", assessment == null ? null : '"' + assessment + '"');
        member(to, begin, "deliverableReached", product == null ? null : product.toString());
        member(to, begin, "denominator", text(denominator));
        member(to, begin, "numerator", text(numerator));
        member(to, begin, "progressPercent", text(progress));
        member(to, begin, "taskState", taskState == null ? null : '"' + taskState + '"');
        member(to, begin, "value", text(value));
        to.append('}');
    }

    private static void member(StringBuilder to, int begin, String name, String value) {
        if (value != null) {
            if (to.length() > begin) {
                to.append(',');
            }
            to.append('"').append(name).append("\":").append(value);
        }
    }

    static String text(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
