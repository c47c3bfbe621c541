package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.tiendo06.access.WellFormed;

/** Bodies that an operation takes: JSON by its schema or by a sample, lines, tables, workbooks, files. */
final class Bodies {

    /** A body and what it is; JSON as a tree that can still be changed. */
    record Body(String mediaType, JsonNode json, byte[] bytes) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> RETARGETED = Set.of("subjectId", "period", "unit", "subject");

    private final Values values;
    private final Known known;
    private final Random random;
    private final Map<String, List<WellFormed>> samples;

    Bodies(Values values, Known known, Random random, Map<String, List<WellFormed>> samples) {
        this.values = values;
        this.known = known;
        this.random = random;
        this.samples = samples;
    }

    Body of(Operation operation) {
        List<String> types = operation.mediaTypes();
        String type = types.get(random.nextInt(types.size()));
        return switch (type) {
            case "application/json" -> new Body(type, json(operation, type), null);
            case "application/x-ndjson" -> new Body(type, null, lines());
            case "text/csv" -> new Body(type, null, csv(operation));
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ->
                new Body(type, null, workbook());
            default -> file(operation, type);
        };
    }

    private JsonNode json(Operation operation, String type) {
        WellFormed sample = sample(operation, true);
        if (sample == null || random.nextInt(3) == 0) {
            return values.good("", operation.content().path(type).path("schema"), 0);
        }
        JsonNode body = sample.body() instanceof String text
                ? parsed(text)
                : JSON.valueToTree(sample.body()).deepCopy();
        retarget(body);
        return body;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private WellFormed sample(Operation operation, boolean json) {
        List<WellFormed> all = samples.getOrDefault(operation.id(), List.of()).stream()
                .filter(one -> one.body() != null && one.mediaType().equals("application/json") == json)
                .toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    /** Has a body speak of other objects, so that not every report is of one row. */
    private void retarget(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("action") && object.has("id")) {
                String submission = known.any("/api/v1/submissions/{id}");
                if (submission != null) {
                    object.put("id", submission).put("version", random.nextInt(4));
                }
            }
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                boolean creates = field.getKey().equals("code") && object.has("name")
                        || field.getKey().equals("url");
                if ((RETARGETED.contains(field.getKey()) && random.nextInt(4) > 0) || creates && random.nextBoolean()) {
                    object.set(field.getKey(), values.meant(field.getKey()));
                }
            }
        }
        if (node instanceof ArrayNode array && array.size() == 1 && random.nextInt(3) == 0) {
            array.add(array.get(0).deepCopy());
        }
        node.forEach(this::retarget);
    }

    private List<String> row() {
        return List.of(
                values.meant("subjectId").textValue(),
                values.meant("unit").textValue(),
                values.meant("period").textValue(),
                random.nextInt(6) == 0 ? "nhiều" : Integer.toString(random.nextInt(120)),
                "Kết quả " + random.nextInt(100));
    }

    private byte[] lines() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= random.nextInt(4); i++) {
            List<String> row = row();
            ObjectNode line = JSON.createObjectNode();
            line.put("subjectId", row.get(0)).put("unit", row.get(1)).put("period", row.get(2));
            line.putObject("figures").put("value", random.nextInt(100));
            lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] csv(Operation operation) {
        WellFormed sample = sample(operation, false);
        StringBuilder table = new StringBuilder();
        if (sample != null && sample.body() instanceof String text) {
            table.append(text);
            if (random.nextBoolean()) {
                String line = text.lines().reduce((one, other) -> other).orElse("");
                table.append(line.replaceFirst("\\d{2},", "%02d,".formatted(random.nextInt(60))))
                        .append('\n');
            }
        } else {
            table.append("subjectId,unit,period,value,narrative\n");
            for (int i = 0; i <= random.nextInt(4); i++) {
                table.append(String.join(",", row())).append('\n');
            }
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] workbook() {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Mã định danh", "Mã đơn vị", "Kỳ báo cáo", "Giá trị", "Kết quả thực hiện"));
            for (int i = 0; i <= random.nextInt(3); i++) {
                rows.add(row());
            }
            var sheet = workbook.createSheet("Báo cáo");
            for (int y = 0; y < rows.size(); y++) {
                XSSFRow row = sheet.createRow(y);
                for (int x = 0; x < rows.get(y).size(); x++) {
                    row.createCell(x).setCellValue(rows.get(y).get(x));
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Body file(Operation operation, String type) {
        if (operation.id().equals("createImport")) {
            return new Body(type, null, random.nextBoolean() ? workbook() : csv(operation));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Body("application/pdf", null, "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
            case 1 -> new Body("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null, workbook());
            default -> new Body("text/plain", null, "Số liệu tháng 11".getBytes(StandardCharsets.UTF_8));
        };
    }
}
