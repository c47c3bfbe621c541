package vn.tiendo06.kernel.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.text.Messages;

/** A fault as the caller reads it. */
@Schema(name = "Fault", description = "One thing wrong with the request.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultView(
        @Schema(
                description = "JSON pointer into the body, or query/…, header/…, path/…",
                examples = "/figures/value",
                required = true)
        String pointer,

        @Schema(description = "Stable code of the reason", examples = "out-of-range", required = true)
        String code,

        @Schema(
                description = "The reason in words, in Vietnamese or English",
                examples = "Giá trị phải trong khoảng 0 đến 100.",
                required = true)
        String message,

        @Schema(description = "The row of a plan document, where the fault stands in one", examples = "targets/I.1")
        String row) {

    static FaultView of(Fault fault, Locale locale) {
        return new FaultView(
                fault.pointer(),
                fault.code(),
                Messages.text("problems", locale, "fault." + fault.code(), fault.args()),
                fault.row());
    }
}
