package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;

/**
 * Reads request bodies into records and tells every field that does not fit, not only the first: a field that cannot be
 * bound is noted, taken out, and the rest is bound again.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Record> {

    private static final int MAX_FAULTS = 100;
    // A plan document with a thousand rows stays well below this.
    private static final long MAX_SIZE = 5L * 1024 * 1024;

    private final ObjectMapper mapper;

    JsonBodyReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        JsonNode tree = parse(new BoundedInput(body, MAX_SIZE));
        if (tree == null || tree.isMissingNode() || tree.isNull()) {
            throw Fault.at("", "required").asException();
        }
        List<Fault> faults = new ArrayList<>();
        checkTexts(tree, "", faults);
        ApiException.throwIfAny(faults);
        return bind(tree, mapper.constructType(genericType), faults);
    }

    private JsonNode parse(InputStream body) throws IOException {
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            throw Fault.at("", "malformed-json", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr())
                    .asException();
        } catch (NumberFormatException e) {
            // Jackson's own number parser on an exponent beyond all bounds (1e99999999999).
            throw Fault.at("", "malformed-json", 0, 0).asException();
        }
    }

    private Record bind(JsonNode tree, JavaType type, List<Fault> faults) throws IOException {
        while (true) {
            try {
                Record value = mapper.treeToValue(tree, type);
                ApiException.throwIfAny(faults);
                return value;
            } catch (JsonMappingException e) {
                faults.add(fault(e));
                if (faults.size() == MAX_FAULTS || !takeOut(tree, e)) {
                    throw ApiException.invalid(faults);
                }
            }
        }
    }

    private static Fault fault(JsonMappingException e) {
        String pointer = pointer(e);
        if (e instanceof UnrecognizedPropertyException) {
            return Fault.at(pointer, "unknown-field");
        }
        if (e instanceof InvalidFormatException invalid
                && invalid.getTargetType() != null
                && invalid.getTargetType().isEnum()) {
            String accepted = Arrays.stream(invalid.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return Fault.at(pointer, "unknown-value", invalid.getValue(), accepted);
        }
        Class<?> target = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return Fault.at(pointer, "type", target == null ? "JSON" : JsonTypes.nameOf(target));
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/')
                    .append(
                            step.getFieldName() == null
                                    ? String.valueOf(step.getIndex())
                                    : step.getFieldName().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static boolean takeOut(JsonNode tree, JsonMappingException e) {
        String pointer = pointer(e);
        if (pointer.isEmpty()) {
            return false;
        }
        JsonPointer at = JsonPointer.compile(pointer);
        return switch (tree.at(at.head())) {
            case ObjectNode parent -> parent.remove(at.last().getMatchingProperty()) != null;
            case ArrayNode parent -> {
                // Keeps the places of the others. A null that is already there cannot be the fault's cure.
                boolean wasValue = !parent.path(at.last().getMatchingIndex()).isNull();
                parent.setNull(at.last().getMatchingIndex());
                yield wasValue;
            }
            default -> false;
        };
    }

    private static void checkTexts(JsonNode node, String pointer, List<Fault> faults) {
        if (node.isTextual() && !StrictText.isClean(node.textValue())) {
            faults.add(Fault.at(pointer, "control-character"));
        } else if (node.isObject()) {
            node.properties().forEach(e -> checkTexts(e.getValue(), pointer + "/" + e.getKey(), faults));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                checkTexts(node.get(i), pointer + "/" + i, faults);
            }
        }
    }
}
