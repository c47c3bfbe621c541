package vn.tiendo06.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook with its new secret. */
@Schema(name = "WebhookWithSecret")
public record WebhookWithSecret(
        @Schema(required = true) WebhookView webhook,

        @Schema(
                description =
                        "Verifies its signatures (Standard Webhooks); shown this once. Null where the answer is told "
                                + "again after another secret has been made",
                nullable = true,
                examples = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD")
        String secret) {}
