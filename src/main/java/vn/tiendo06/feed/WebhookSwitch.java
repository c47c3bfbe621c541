package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;

/** Tells what happens to webhooks, and switches one off that must not be called any more. */
@ApplicationScoped
class WebhookSwitch {

    private final WebhookRepository webhooks;
    private final Events events;

    WebhookSwitch(WebhookRepository webhooks, Events events) {
        this.webhooks = webhooks;
        this.events = events;
    }

    void disable(UUID id, String reason) {
        WebhookView before = webhooks.get(id);
        webhooks.disable(id, reason);
        changed("DISABLE", before, webhooks.get(id));
    }

    WebhookView changed(String action, WebhookView before, WebhookView after) {
        WebhookView known = after == null ? before : after;
        events.changed(
                new Change("webhook", known.id().toString(), known.locality(), known.plan(), action, before, after));
        return after;
    }
}
