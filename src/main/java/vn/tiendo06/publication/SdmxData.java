package vn.tiendo06.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.tiendo06.kernel.csv.CsvWriter;

/** Data messages: SDMX-JSON 2.0 and SDMX-CSV 2.0. */
final class SdmxData {

    private SdmxData() {}

    /**
     * The figures. Codes begin with a letter or digit and numbers are no texts, so a spreadsheet's guard changes neither; free
     * texts (UNIT_MEASURE, REPORTING_UNIT) are guarded as in any table, and verbatim in SDMX-JSON (docs/adr/0060).
     */
    static byte[] csv(PublishedContent content) {
        List<String> header = Stream.concat(
                        Stream.of("STRUCTURE", "STRUCTURE_ID", "ACTION"),
                        Sdmx.COMPONENTS.stream().map(Sdmx.Component::id))
                .toList();
        String id = Sdmx.AGENCY + ":" + Sdmx.dataflow(content) + "(" + Sdmx.VERSION + ")";
        List<List<Object>> rows = new ArrayList<>();
        for (PublishedFigure figure : content.figures()) {
            List<Object> row = new ArrayList<>(List.of("dataflow", id, "I"));
            Sdmx.COMPONENTS.forEach(component -> row.add(Sdmx.value(component, content, figure)));
            rows.add(row);
        }
        return CsvWriter.table(header, rows);
    }

    static Map<String, Object> json(PublishedContent content, Instant prepared) {
        Map<String, Object> dataSet = new LinkedHashMap<>();
        dataSet.put("structure", 0);
        dataSet.put("action", "Information");
        dataSet.put("reportingBegin", content.period().startsOn().toString());
        dataSet.put("reportingEnd", content.period().endsOn().toString());
        dataSet.put("links", links(content));
        dataSet.put("observations", observations(content));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("meta", Sdmx.meta("data", content, prepared));
        message.put("data", Map.of("structures", List.of(structure(content)), "dataSets", List.of(dataSet)));
        return message;
    }

    private static List<Map<String, String>> links(PublishedContent content) {
        return List.of(
                Map.of("rel", "dataflow", "urn", Sdmx.dataflowUrn(content)),
                Map.of("rel", "structure", "urn", Sdmx.structureUrn()));
    }

    // A flat data set: each figure by its place among the indicators, all else being the same for all.
    private static Map<String, Object> observations(PublishedContent content) {
        Map<String, Object> observations = new LinkedHashMap<>();
        List<PublishedFigure> figures = content.figures();
        for (int i = 0; i < figures.size(); i++) {
            List<Object> values = new ArrayList<>();
            for (Sdmx.Role role : List.of(Sdmx.Role.MEASURE, Sdmx.Role.ATTRIBUTE)) {
                for (Sdmx.Component component : Sdmx.components(role)) {
                    values.add(Sdmx.value(component, content, figures.get(i)));
                }
            }
            observations.put(Integer.toString(i), values);
        }
        return observations;
    }

    private static Map<String, Object> structure(PublishedContent content) {
        List<Map<String, Object>> same = new ArrayList<>();
        List<Map<String, Object>> varying = new ArrayList<>();
        List<Sdmx.Component> keys = Stream.concat(
                        Sdmx.components(Sdmx.Role.DIMENSION).stream(), Sdmx.components(Sdmx.Role.TIME).stream())
                .toList();
        for (int i = 0; i < keys.size(); i++) {
            Sdmx.Component key = keys.get(i);
            List<Map<String, Object>> values = values(key, content);
            // A data set without figures has no indicator to name.
            if (values.isEmpty()) {
                continue;
            }
            Map<String, Object> dimension = component(key);
            dimension.put("keyPosition", i);
            dimension.put("values", values);
            (key.id().equals("INDICATOR") ? varying : same).add(dimension);
        }
        Map<String, Object> structure = new LinkedHashMap<>();
        structure.put("links", links(content));
        Sdmx.name(structure, content.title());
        structure.put("dimensions", Map.of("dataSet", same, "observation", varying));
        structure.put(
                "measures",
                Map.of(
                        "observation",
                        Sdmx.components(Sdmx.Role.MEASURE).stream()
                                .map(c -> formatted(c, true))
                                .toList()));
        structure.put(
                "attributes",
                Map.of(
                        "observation",
                        Sdmx.components(Sdmx.Role.ATTRIBUTE).stream()
                                .map(SdmxData::attribute)
                                .toList()));
        structure.put("dataSets", List.of(0));
        return structure;
    }

    private static Map<String, Object> component(Sdmx.Component component) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", component.id());
        Sdmx.name(object, component.name());
        return object;
    }

    private static Map<String, Object> formatted(Sdmx.Component component, boolean mandatory) {
        Map<String, Object> object = component(component);
        object.put("isMandatory", mandatory);
        object.put("format", Map.of("dataType", component.dataType()));
        return object;
    }

    private static Map<String, Object> attribute(Sdmx.Component component) {
        Map<String, Object> attribute = formatted(component, false);
        attribute.put("relationship", Map.of("observation", Map.of()));
        return attribute;
    }

    private static List<Map<String, Object>> values(Sdmx.Component key, PublishedContent content) {
        return switch (key.id()) {
            case "FREQ" -> {
                String frequency = Sdmx.frequency(content.period());
                yield List.of(coded(frequency, Sdmx.FREQUENCIES.get(frequency)));
            }
            case "REF_AREA" ->
                List.of(coded(content.locality().code(), content.locality().name()));
            case "INDICATOR" ->
                content.figures().stream()
                        .map(f -> coded(Sdmx.indicator(f), f.statement()))
                        .toList();
            default -> List.of(Map.of("value", Sdmx.time(content.period())));
        };
    }

    private static Map<String, Object> coded(String id, String text) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", id);
        Sdmx.name(value, text);
        return value;
    }
}
