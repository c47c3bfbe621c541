package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** What an owner does with deliveries: looks at them, tries the webhook, has them sent again. */
@ApplicationScoped
public class DeliveryDesk {

    static final String PING = "webhook.ping";

    private static final int MAX_DEAD = 1000;

    private final WebhookService webhooks;
    private final WebhookSwitch trace;
    private final DeliveryQueue queue;
    private final WebhookFeed feed;

    DeliveryDesk(WebhookService webhooks, WebhookSwitch trace, DeliveryQueue queue, WebhookFeed feed) {
        this.webhooks = webhooks;
        this.trace = trace;
        this.queue = queue;
        this.feed = feed;
    }

    @Transactional
    public Page<DeliveryView> list(UUID webhook, DeliveryState state, PageRequest page) {
        webhooks.find(Permission.WEBHOOK_READ, webhook);
        return queue.list(webhook, state, page);
    }

    /** Sends a word that means nothing but that the webhook works; it comes before all that waits. */
    @Transactional
    DeliveryView ping(UUID id) {
        WebhookView webhook = active(id);
        UUID delivery = queue.add(id, PING);
        queue.wake(id);
        trace.changed("PING", webhook, webhook);
        return queue.get(delivery);
    }

    @Transactional
    ReplayReport replay(UUID id, ReplayRequest request) {
        request.check();
        WebhookView webhook = active(id);
        int queued = 0;
        if (request.since() == null) {
            queued = queue.repeat(id, request.deliveries(), MAX_DEAD);
        } else {
            feed.rewind(id, request.since());
        }
        queue.wake(id);
        trace.changed("REPLAY", webhook, webhook);
        return new ReplayReport(queued);
    }

    private WebhookView active(UUID id) {
        WebhookView webhook = webhooks.find(Permission.WEBHOOK_WRITE, id);
        if (webhook.state() != WebhookState.ACTIVE) {
            throw ProblemType.CONFLICT.because("webhook-not-active", webhook.state());
        }
        return webhook;
    }
}
