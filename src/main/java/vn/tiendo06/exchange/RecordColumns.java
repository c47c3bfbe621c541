package vn.tiendo06.exchange;

import java.util.List;
import java.util.function.Function;
import vn.tiendo06.audit.AuditEventView;
import vn.tiendo06.feed.DeliveryView;
import vn.tiendo06.feed.WebhookView;
import vn.tiendo06.publication.PublicationView;

/** The columns of exported publications, webhooks, deliveries and the audit trail. */
final class RecordColumns {

    static final List<Column<PublicationView>> PUBLICATIONS = List.of(
            Column.of("list.publicationCode", PublicationView::code),
            Column.of("list.publicationNumber", PublicationView::number),
            Column.enumerated("list.publicationKind", PublicationView::kind),
            Column.of("list.planCode", PublicationView::plan),
            Column.of("localityCode", PublicationView::locality),
            Column.of("period", PublicationView::period),
            Column.of("list.publicationTitle", PublicationView::title),
            Column.enumerated("list.publicationStatus", PublicationView::status),
            Column.of("list.publicFrom", PublicationView::publicFrom),
            Column.of("list.correctionReason", PublicationView::correctionReason),
            Column.of("list.draftedBy", publication -> publication.created().name()),
            Column.of("createdAt", publication -> publication.created().at()),
            Column.ofPart("list.releasedBy", PublicationView::released, PublicationView.Act::name),
            Column.ofPart("list.releasedAt", PublicationView::released, PublicationView.Act::at),
            Column.ofPart("list.withdrawnBy", PublicationView::withdrawn, PublicationView.Act::name),
            Column.ofPart("list.withdrawnAt", PublicationView::withdrawn, PublicationView.Act::at),
            Column.of("list.withdrawalReason", PublicationView::withdrawalReason),
            Column.of("list.digest", PublicationView::digest),
            Column.of("list.id", publication -> publication.id().toString()));

    static final List<Column<WebhookView>> WEBHOOKS = List.of(
            Column.of("list.webhook", WebhookView::name),
            Column.of("list.url", WebhookView::url),
            Column.of("localityCode", WebhookView::locality),
            Column.of("list.planCode", WebhookView::plan),
            Column.of("list.types", webhook -> String.join("; ", webhook.types())),
            Column.of("list.maxPerMinute", WebhookView::maxPerMinute),
            Column.enumerated("list.webhookState", WebhookView::state),
            new Column<>(
                    "list.disabledReason",
                    (webhook, words) -> webhook.disabledReason() == null
                            ? null
                            : words.text("Disabled." + webhook.disabledReason())),
            Column.of("list.webhookOwner", WebhookView::owner),
            Column.of("list.renewBy", WebhookView::renewBy),
            Column.of("list.previousSecretUntil", WebhookView::previousSecretUntil),
            Column.of("createdAt", WebhookView::createdAt),
            Column.of("updatedAt", WebhookView::updatedAt),
            Column.of("list.id", webhook -> webhook.id().toString()));

    static final List<Column<DeliveryView>> DELIVERIES = List.of(
            Column.of("list.id", delivery -> delivery.id().toString()),
            Column.of("list.eventType", DeliveryView::type),
            Column.of("list.changeId", DeliveryView::changeId),
            Column.enumerated("list.deliveryState", DeliveryView::state),
            Column.of("list.queuedAt", DeliveryView::queuedAt),
            Column.of("list.nextAttemptAt", DeliveryView::nextAttemptAt),
            Column.of("list.deliveryEndedAt", DeliveryView::endedAt),
            Column.of("list.attempts", delivery -> delivery.attempts().size()),
            last("list.attemptAt", DeliveryView.Attempt::at),
            new Column<>(
                    "list.outcome", (delivery, words) -> ofLast(delivery, attempt -> words.value(attempt.outcome()))),
            last("list.answerStatus", DeliveryView.Attempt::status),
            last("list.millis", DeliveryView.Attempt::millis),
            last("list.answer", DeliveryView.Attempt::answer));

    static final List<Column<AuditEventView>> AUDIT_EVENTS = List.of(
            Column.of("list.doneAt", AuditEventView::at),
            Column.of("list.actor", event -> event.actor().name()),
            Column.of("list.account", event -> event.actor().subject()),
            Column.of("list.accountIssuer", event -> event.actor().issuer()),
            Column.of("list.roles", event -> String.join("; ", event.roles())),
            Column.of("list.action", AuditEventView::action),
            Column.of("list.objectKind", AuditEventView::kind),
            Column.of("list.objectId", AuditEventView::objectId),
            Column.of("list.planCode", AuditEventView::planCode),
            Column.of("localityCode", AuditEventView::locality),
            Column.of("list.ordinal", AuditEventView::ordinal),
            Column.of("list.before", AuditEventView::before),
            Column.of("list.after", AuditEventView::after),
            Column.of("list.method", AuditEventView::method),
            Column.of("list.path", AuditEventView::path),
            Column.of("list.clientId", AuditEventView::clientId),
            Column.of("list.clientAddress", AuditEventView::clientAddress),
            Column.of("list.userAgent", AuditEventView::userAgent),
            Column.of("list.requestId", AuditEventView::requestId),
            Column.of("list.id", event -> event.id().toString()),
            Column.of("list.previousHash", AuditEventView::previousHash),
            Column.of("list.hash", AuditEventView::hash));

    private RecordColumns() {}

    private static Column<DeliveryView> last(String key, Function<DeliveryView.Attempt, Object> part) {
        return Column.of(key, delivery -> ofLast(delivery, part));
    }

    private static Object ofLast(DeliveryView delivery, Function<DeliveryView.Attempt, Object> part) {
        return delivery.attempts().isEmpty()
                ? null
                : part.apply(delivery.attempts().getLast());
    }
}
