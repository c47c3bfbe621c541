package vn.tiendo06.kernel.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A row of a native query, read by column name. */
public final class Row {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final int MAX_ZEROS = 100;

    private final Tuple tuple;

    public Row(Tuple tuple) {
        this.tuple = tuple;
    }

    public String text(String column) {
        Object value = tuple.get(column);
        return value == null ? null : value.toString();
    }

    public Integer integer(String column) {
        Number value = (Number) tuple.get(column);
        return value == null ? null : value.intValue();
    }

    /** A whole number that may outgrow an int. */
    public long number(String column) {
        return ((Number) tuple.get(column)).longValue();
    }

    public Boolean bool(String column) {
        return (Boolean) tuple.get(column);
    }

    /** A number as stored, without the trailing zeros of its column's scale. */
    public BigDecimal decimal(String column) {
        return plain((BigDecimal) tuple.get(column));
    }

    public UUID uuid(String column) {
        return (UUID) tuple.get(column);
    }

    public byte[] bytes(String column) {
        return (byte[]) tuple.get(column);
    }

    public LocalDate date(String column) {
        Object value = tuple.get(column);
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    public Instant instant(String column) {
        return switch (tuple.get(column)) {
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
        Object value = tuple.get(column);
        return value == null ? List.of() : Arrays.asList((String[]) value);
    }

    /** A JSON column (selected as text). */
    public <T> T json(String column, TypeReference<T> type) {
        String text = text(column);
        try {
            return text == null ? null : JSON.readValue(text, type);
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
