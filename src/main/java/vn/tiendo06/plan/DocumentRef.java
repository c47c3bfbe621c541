package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that something rests on. */
@Schema(name = "DocumentRef")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DocumentRef(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "1234/BCA-C06")
        String number,

        @NotNull @Schema(required = true, examples = "2026-10-20")
        LocalDate date,

        @NotBlank @Size(max = 300) @Schema(required = true, examples = "Bộ Công an")
        String issuer,

        @Size(max = 500) @Schema(nullable = true, examples = "Hướng dẫn triển khai Trợ lý ảo trên VNeID")
        String title) {}
