package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/** An instant of a body, as its contract has it: a text, in years that the database and every calendar know. */
public final class SensibleInstant extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    public SensibleInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText().strip();
        try {
            Instant instant = Instant.parse(text);
            if (DeclaredParameters.Parameter.isSensible(
                    instant.atOffset(ZoneOffset.UTC).getYear())) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Told below, as what lies beyond the calendar is.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, text, "no date-time");
    }
}
