package vn.tiendo06.publication;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all SDMX 3.0 messages share (ISO 17369): identifiers, components, time. One data structure for all programmes and
 * communes, so that their data can be put side by side; a dataflow for each programme.
 */
final class Sdmx {

    static final String AGENCY = "VN_TIENDO06";
    static final String VERSION = "1.0.0";
    static final String STRUCTURE_ID = "PLAN_FIGURES";
    static final String CONCEPTS = "CONCEPTS";
    static final String LANGUAGE = "vi";

    /** What a component holds. */
    enum Role {
        DIMENSION,
        TIME,
        MEASURE,
        ATTRIBUTE
    }

    /**
     * A component of the data structure.
     *
     * @param codelist id of its code list, null where it has none
     * @param dataType its type where it has no code list
     */
    record Component(String id, String name, Role role, String codelist, String dataType) {}

    static final List<Component> COMPONENTS = List.of(
            new Component("FREQ", "Tần suất", Role.DIMENSION, "CL_FREQ", null),
            new Component("REF_AREA", "Địa bàn", Role.DIMENSION, "CL_AREA", null),
            new Component("INDICATOR", "Chỉ tiêu", Role.DIMENSION, "CL_INDICATOR", null),
            new Component("TIME_PERIOD", "Kỳ báo cáo", Role.TIME, null, "ObservationalTimePeriod"),
            new Component("OBS_VALUE", "Giá trị", Role.MEASURE, null, "Decimal"),
            new Component("UNIT_MEASURE", "Đơn vị tính", Role.ATTRIBUTE, null, "String"),
            new Component("NUMERATOR", "Tử số", Role.ATTRIBUTE, null, "Decimal"),
            new Component("DENOMINATOR", "Mẫu số", Role.ATTRIBUTE, null, "Decimal"),
            new Component("REPORTING_UNIT", "Đơn vị báo cáo", Role.ATTRIBUTE, null, "String"),
            new Component("PERIOD_START", "Ngày đầu kỳ", Role.ATTRIBUTE, null, "GregorianDay"),
            new Component("PERIOD_END", "Ngày cuối kỳ", Role.ATTRIBUTE, null, "GregorianDay"));

    static final Map<String, String> FREQUENCIES = frequencies();

    private Sdmx() {}

    private static Map<String, String> frequencies() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("M", "Hằng tháng");
        names.put("Q", "Hằng quý");
        names.put("S", "Sáu tháng");
        names.put("A", "Hằng năm");
        return names;
    }

    static List<Component> components(Role role) {
        return COMPONENTS.stream().filter(c -> c.role() == role).toList();
    }

    static String frequency(PublishedContent.PeriodRef period) {
        return switch (period.kind()) {
            case "MONTH" -> "M";
            case "QUARTER" -> "Q";
            case "HALF_YEAR" -> "S";
            default -> "A";
        };
    }

    /** As SDMX writes it: 2026-11, 2026-Q4, 2026-S2, 2026. */
    static String time(PublishedContent.PeriodRef period) {
        return period.code().replace("-H", "-S");
    }

    /** An indicator's code: SDMX keeps the dot for keys. */
    static String indicator(PublishedFigure figure) {
        return figure.indicator().replace('.', '_');
    }

    static String dataflow(PublishedContent content) {
        return "DF_" + content.plan().programme();
    }

    static String urn(String packaged, String id) {
        return "urn:sdmx:org.sdmx.infomodel." + packaged + "=" + AGENCY + ":" + id + "(" + VERSION + ")";
    }

    static String dataflowUrn(PublishedContent content) {
        return urn("datastructure.Dataflow", dataflow(content));
    }

    static String structureUrn() {
        return urn("datastructure.DataStructure", STRUCTURE_ID);
    }

    /** An attribute's or measure's value of an observation. */
    static Object value(Component component, PublishedContent content, PublishedFigure figure) {
        return switch (component.id()) {
            case "FREQ" -> frequency(content.period());
            case "REF_AREA" -> content.locality().code();
            case "INDICATOR" -> indicator(figure);
            case "TIME_PERIOD" -> time(content.period());
            case "OBS_VALUE" -> figure.value();
            case "UNIT_MEASURE" -> figure.unitOfMeasure();
            case "NUMERATOR" -> figure.numerator();
            case "DENOMINATOR" -> figure.denominator();
            case "REPORTING_UNIT" -> figure.unitName();
            case "PERIOD_START" -> content.period().startsOn().toString();
            case "PERIOD_END" -> content.period().endsOn().toString();
            default -> throw new IllegalStateException(component.id());
        };
    }

    static Map<String, Object> meta(String schema, PublishedContent content, Instant prepared) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put(
                "schema",
                "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/" + schema
                        + "-message/tools/schemas/2.0.0/sdmx-json-" + schema + "-schema.json");
        meta.put("id", content.code().replace('.', '_') + "_" + content.number());
        meta.put("prepared", prepared.toString());
        meta.put("contentLanguages", List.of(LANGUAGE));
        meta.put("sender", Map.of("id", AGENCY));
        return meta;
    }

    /** A text in its one language, as best match and by language. */
    static void name(Map<String, Object> object, String text) {
        object.put("name", text);
        object.put("names", Map.of(LANGUAGE, text));
    }
}
