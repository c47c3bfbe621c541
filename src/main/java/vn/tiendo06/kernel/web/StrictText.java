package vn.tiendo06.kernel.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.text.Normalizer;

/** Text is a JSON string: stripped, in NFC (diacritics composed); a blank one is none at all. */
public final class StrictText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    private StrictText() {
        super(String.class);
    }

    static void register(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("strict-text").addDeserializer(String.class, new StrictText()));
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text =
                Normalizer.normalize(parser.getText(), Normalizer.Form.NFC).strip();
        return text.isEmpty() ? null : text;
    }

    /** Whether a text can be stored and shown: no control characters but tab and line ends, no broken pairs. */
    public static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(c -> (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
                        || c == 0x7f
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
