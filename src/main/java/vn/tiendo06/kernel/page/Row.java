package vn.tiendo06.kernel.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** A row of a native query, read by column name. */
public final class Row {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MAX_ZEROS = 100;

    private final Object[] values;
    private final Result result;

    Row(Object[] values, Result result) {
        this.values = values;
        this.result = result;
    }

    /** What the rows of a query have in common: where each column stands, and JSON that several of them say. */
    record Result(Map<String, Integer> places, Map<String, Map<String, Object>> parsed) {}

    /** Has a native query give its rows as these. */
    @SuppressWarnings("unchecked")
    public static Query of(Query query) {
        Result result = new Result(new HashMap<>(), new HashMap<>());
        return query.unwrap(NativeQuery.class).setTupleTransformer((values, names) -> {
            if (result.places.isEmpty()) {
                for (int i = 0; i < names.length; i++) {
                    result.places.put(names[i], i);
                }
            }
            return new Row(values, result);
        });
    }

    private Object value(String column) {
        Integer place = result.places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("No column " + column);
        }
        return values[place];
    }

    public String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    public Integer integer(String column) {
        Number value = (Number) value(column);
        return value == null ? null : value.intValue();
    }

    /** A whole number that may outgrow an int. */
    public long number(String column) {
        return ((Number) value(column)).longValue();
    }

    public Boolean bool(String column) {
        return (Boolean) value(column);
    }

    /** A number as stored, without the trailing zeros of its column's scale. */
    public BigDecimal decimal(String column) {
        return plain((BigDecimal) value(column));
    }

    public UUID uuid(String column) {
        return (UUID) value(column);
    }

    public byte[] bytes(String column) {
        return (byte[]) value(column);
    }

    public LocalDate date(String column) {
        Object value = value(column);
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    public Instant instant(String column) {
        return switch (value(column)) {
            case null -> null;
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            case java.sql.Timestamp time -> time.toInstant();
            case Object other -> throw new IllegalStateException(column + ": " + other.getClass());
        };
    }

    /** An enumerated value, null where the column is. */
    public <E extends Enum<E>> E value(String column, Class<E> type) {
        String text = text(column);
        return text == null ? null : Enum.valueOf(type, text);
    }

    public List<String> texts(String column) {
        Object value = value(column);
        return value == null ? List.of() : Arrays.asList((String[]) value);
    }

    /** A JSON column (selected as text), not to be changed: rows that say the same share it. */
    @SuppressWarnings("unchecked")
    public <T> T json(String column, TypeReference<T> type) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return (T) result.parsed
                .computeIfAbsent(column, any -> new HashMap<>())
                .computeIfAbsent(text, any -> parsed(column, text, type));
    }

    private static Object parsed(String column, String text, TypeReference<?> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(column, e);
        }
    }

    /** Drops trailing zeros but never turns 100 into 1E+2. A number too large to be stored stays as it is. */
    public static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        // Written out, 1E+2000000000 would fill the memory.
        if (value.scale() < -MAX_ZEROS) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** A part in percent of a whole, 2 decimals, half up; null of nothing. */
    public static BigDecimal percent(int part, int whole) {
        return whole == 0
                ? null
                : plain(BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP));
    }
}
