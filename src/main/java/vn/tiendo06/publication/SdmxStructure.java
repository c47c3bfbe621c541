package vn.tiendo06.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The SDMX-JSON 2.0 structure message that a version's data follow. Its code lists are marked as partial: they hold the
 * codes of this version.
 */
final class SdmxStructure {

    private SdmxStructure() {}

    static Map<String, Object> of(PublishedContent content, Instant prepared) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dataStructures", List.of(structure()));
        data.put("dataflows", List.of(dataflow(content)));
        data.put("conceptSchemes", List.of(concepts()));
        data.put("codelists", codelists(content));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("meta", Sdmx.meta("structure", content, prepared));
        message.put("data", data);
        return message;
    }

    private static Map<String, Object> maintained(String id, String name, String packaged) {
        Map<String, Object> artefact = new LinkedHashMap<>();
        artefact.put("id", id);
        artefact.put("version", Sdmx.VERSION);
        artefact.put("agencyID", Sdmx.AGENCY);
        Sdmx.name(artefact, name);
        artefact.put("links", List.of(Map.of("rel", "self", "urn", Sdmx.urn(packaged, id))));
        return artefact;
    }

    private static Map<String, Object> structure() {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        dimensions.put("id", "DimensionDescriptor");
        List<Map<String, Object>> keys = new ArrayList<>();
        for (Sdmx.Component component : Sdmx.components(Sdmx.Role.DIMENSION)) {
            Map<String, Object> key = component(component);
            key.put("position", keys.size());
            keys.add(key);
        }
        dimensions.put("dimensions", keys);
        dimensions.put(
                "timeDimension", component(Sdmx.components(Sdmx.Role.TIME).getFirst()));
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("dimensionList", dimensions);
        components.put(
                "measureList",
                Map.of(
                        "id",
                        "MeasureDescriptor",
                        "measures",
                        Sdmx.components(Sdmx.Role.MEASURE).stream()
                                .map(SdmxStructure::measure)
                                .toList()));
        components.put(
                "attributeList",
                Map.of(
                        "id",
                        "AttributeDescriptor",
                        "attributes",
                        Sdmx.components(Sdmx.Role.ATTRIBUTE).stream()
                                .map(SdmxStructure::attribute)
                                .toList()));
        Map<String, Object> structure =
                maintained(Sdmx.STRUCTURE_ID, "Số liệu kế hoạch", "datastructure.DataStructure");
        structure.put("dataStructureComponents", components);
        return structure;
    }

    private static Map<String, Object> measure(Sdmx.Component component) {
        Map<String, Object> measure = used(component, "mandatory");
        // Says the same once more: the official schema asks for it.
        measure.put("isMandatory", true);
        return measure;
    }

    private static Map<String, Object> attribute(Sdmx.Component component) {
        Map<String, Object> attribute = used(component, "optional");
        attribute.put("attributeRelationship", Map.of("observation", Map.of()));
        return attribute;
    }

    private static Map<String, Object> used(Sdmx.Component component, String usage) {
        Map<String, Object> object = component(component);
        object.put("usage", usage);
        return object;
    }

    private static Map<String, Object> component(Sdmx.Component component) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", component.id());
        object.put("conceptIdentity", Sdmx.urn("conceptscheme.Concept", Sdmx.CONCEPTS) + "." + component.id());
        object.put(
                "localRepresentation",
                component.codelist() == null
                        ? Map.of("format", Map.of("dataType", component.dataType()))
                        : Map.of("enumeration", Sdmx.urn("codelist.Codelist", component.codelist())));
        return object;
    }

    private static Map<String, Object> dataflow(PublishedContent content) {
        Map<String, Object> dataflow = maintained(
                Sdmx.dataflow(content), "Số liệu chương trình " + content.plan().programme(), "datastructure.Dataflow");
        dataflow.put("structure", Sdmx.structureUrn());
        return dataflow;
    }

    private static Map<String, Object> concepts() {
        Map<String, Object> scheme = maintained(Sdmx.CONCEPTS, "Khái niệm", "conceptscheme.ConceptScheme");
        scheme.put(
                "concepts",
                Sdmx.COMPONENTS.stream().map(c -> item(c.id(), c.name())).toList());
        return scheme;
    }

    private static List<Map<String, Object>> codelists(PublishedContent content) {
        List<Map<String, Object>> lists = new ArrayList<>();
        lists.add(codelist(
                "CL_FREQ",
                "Tần suất",
                false,
                Sdmx.FREQUENCIES.entrySet().stream()
                        .map(e -> item(e.getKey(), e.getValue()))
                        .toList()));
        lists.add(codelist(
                "CL_AREA",
                "Địa bàn",
                true,
                List.of(item(content.locality().code(), content.locality().name()))));
        List<Map<String, Object>> indicators = content.figures().stream()
                .map(f -> item(Sdmx.indicator(f), f.statement()))
                .toList();
        lists.add(codelist("CL_INDICATOR", "Chỉ tiêu", true, indicators));
        return lists;
    }

    private static Map<String, Object> codelist(
            String id, String name, boolean partial, List<Map<String, Object>> codes) {
        Map<String, Object> list = maintained(id, name, "codelist.Codelist");
        list.put("isPartial", partial);
        // The schema knows no empty list of codes.
        if (!codes.isEmpty()) {
            list.put("codes", codes);
        }
        return list;
    }

    private static Map<String, Object> item(String id, String name) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        Sdmx.name(item, name);
        return item;
    }
}
