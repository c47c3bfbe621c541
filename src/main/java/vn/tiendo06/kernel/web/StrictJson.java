package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;

/**
 * Binds JSON to records and tells every field that does not fit, not only the first: a field that cannot be bound is noted,
 * taken out, and the rest is bound again.
 */
@ApplicationScoped
public class StrictJson {

    private static final int MAX_FAULTS = 100;

    private final ObjectMapper mapper;
    // What follows an element is the next one.
    private final ObjectReader elements;

    StrictJson(ObjectMapper mapper) {
        this.mapper = mapper;
        this.elements = mapper.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Does something with each element of a list, before the next one is read. */
    public interface Element {
        void read(int index, JsonNode element);
    }

    /**
     * Reads an object with a long list element by element, never more of it at once.
     *
     * @param head what the object has beside the list
     * @param list the list's field
     * @param maxItems how many elements it may have, at least one
     * @return the head
     */
    public <H extends Record> H readList(
            InputStream body, long maxSize, Class<H> head, String list, int maxItems, Element each) {
        return reading(() -> {
            try (JsonParser parser = mapper.getFactory().createParser(new BoundedInput(body, maxSize))) {
                if (parser.nextToken() == null) {
                    throw Fault.at("", "required").asException();
                }
                if (!parser.isExpectedStartObjectToken()) {
                    throw Fault.at("", "type", "object").asException();
                }
                ObjectNode rest = mapper.createObjectNode();
                int items = 0;
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    parser.nextToken();
                    if (field.equals(list)) {
                        items = elements(parser, list, maxItems, each);
                    } else {
                        rest.set(field, elements.<JsonNode>readValue(parser));
                    }
                }
                if (parser.nextToken() != null) {
                    throw malformed(parser.currentTokenLocation());
                }
                if (items == 0) {
                    throw Fault.at("/" + list, "required").asException();
                }
                return bind(rest, head);
            }
        });
    }

    private int elements(JsonParser parser, String list, int maxItems, Element each) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw Fault.at("/" + list, "type", "array").asException();
        }
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (index == maxItems) {
                throw Fault.at("/" + list, "size", 1, maxItems).asException();
            }
            each.read(index++, elements.readValue(parser));
        }
        return index;
    }

    /** One JSON value that is no longer than a body may be. */
    JsonNode tree(InputStream body) {
        return reading(() -> mapper.readTree(body));
    }

    /** One JSON value. */
    public JsonNode tree(String text) {
        return reading(() -> mapper.readTree(text));
    }

    /** Reads. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        } catch (NumberFormatException e) {
            // Jackson's own number parser on an exponent beyond all bounds (1e99999999999).
            throw malformed(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApiException malformed(JsonLocation at) {
        return Fault.at("", "malformed-json", at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr())
                .asException();
    }

    /** The value of a type; refuses with all its faults. */
    public <T> T bind(JsonNode tree, Class<T> type) {
        return bind(tree, mapper.constructType(type));
    }

    <T> T bind(JsonNode tree, JavaType type) {
        if (tree == null || tree.isMissingNode() || tree.isNull()) {
            throw Fault.at("", "required").asException();
        }
        List<Fault> faults = new ArrayList<>();
        checkTexts(tree, "", faults);
        ApiException.throwIfAny(faults);
        while (true) {
            try {
                T value = mapper.treeToValue(tree, type);
                ApiException.throwIfAny(faults);
                return value;
            } catch (JsonMappingException e) {
                faults.add(fault(e));
                if (faults.size() == MAX_FAULTS || !takeOut(tree, e)) {
                    throw ApiException.invalid(faults);
                }
            } catch (JsonProcessingException e) {
                throw malformed(e.getLocation());
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
