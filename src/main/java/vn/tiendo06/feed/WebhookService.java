package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;

/** Keeps webhooks: each for a locality within its owner's own. */
@ApplicationScoped
public class WebhookService {

    private static final int MAX_OF_OWNER = 50;

    private final WebhookRepository webhooks;
    private final WebhookFeed feed;
    private final WebhookSwitch trace;
    private final SecretVault vault;
    private final TargetGuard guard;
    private final CurrentActor actor;
    private final LocalCalendar calendar;
    private final WebhookSettings settings;

    WebhookService(
            WebhookRepository webhooks,
            WebhookFeed feed,
            WebhookSwitch trace,
            SecretVault vault,
            TargetGuard guard,
            CurrentActor actor,
            LocalCalendar calendar,
            WebhookSettings settings) {
        this.webhooks = webhooks;
        this.feed = feed;
        this.trace = trace;
        this.vault = vault;
        this.guard = guard;
        this.actor = actor;
        this.calendar = calendar;
        this.settings = settings;
    }

    @Transactional
    public Page<WebhookView> list(PageRequest page) {
        return webhooks.list(actor.get(), page);
    }

    @Transactional
    WebhookView get(UUID id) {
        return find(Permission.WEBHOOK_READ, id);
    }

    /** Adds a webhook, which is told of what changes from now on. */
    @Transactional
    WebhookView create(WebhookDraft draft) {
        Actor owner = actor.get();
        check(draft);
        if (!vault.isOpen()) {
            throw ProblemType.CONFLICT.because("webhooks-off");
        }
        if (webhooks.ownedBy(owner) >= MAX_OF_OWNER) {
            throw ProblemType.CONFLICT.because("too-many-webhooks", MAX_OF_OWNER);
        }
        UUID id = UUID.randomUUID();
        byte[] secret = vault.lock(id, vault.newSecret());
        webhooks.insert(id, draft, owner, rights(owner, draft), secret, feed.end());
        return trace.changed("CREATE", null, webhooks.get(id));
    }

    @Transactional
    WebhookView update(UUID id, String ifMatch, WebhookDraft draft) {
        WebhookView before = writable(id, ifMatch);
        check(draft);
        if (!webhooks.update(id, before.version(), draft)) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        if (webhooks.isOwnedBy(actor.get(), id)) {
            webhooks.renew(id, rights(actor.get(), draft));
        }
        return trace.changed("UPDATE", before, webhooks.get(id));
    }

    /** Makes a new secret; the one before signs, too, until the overlap is over. */
    @Transactional
    WebhookView changeSecret(UUID id, String ifMatch, SecretOverlap overlap) {
        WebhookView before = writable(id, ifMatch);
        if (!vault.isOpen()) {
            throw ProblemType.CONFLICT.because("webhooks-off");
        }
        byte[] secret = vault.lock(id, vault.newSecret());
        if (!webhooks.changeSecret(id, before.version(), secret, Duration.ofHours(overlap.overlapHours()))) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        return trace.changed("CHANGE_SECRET", before, webhooks.get(id));
    }

    /** The secret that came with a version of the webhook; null where there has been a later one. */
    @Transactional
    String secret(UUID id, int version) {
        return webhooks.secret(id, version)
                .map(stored -> SecretVault.text(vault.unlock(id, stored)))
                .orElse(null);
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        WebhookView before = writable(id, ifMatch);
        if (!webhooks.delete(id, before.version())) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        trace.changed("DELETE", before, null);
    }

    WebhookView find(String permission, UUID id) {
        return webhooks.find(actor.get(), permission, id).orElseThrow(() -> ApiException.notFound("webhook", id));
    }

    private WebhookView writable(UUID id, String ifMatch) {
        WebhookView current = find(Permission.WEBHOOK_WRITE, id);
        Etag.require(ifMatch, current.version());
        return current;
    }

    private OwnerRights rights(Actor owner, WebhookDraft draft) {
        return new OwnerRights(
                feed.isMember(owner, draft.locality()),
                owner.scopeFor(Permission.WEBHOOK_WRITE).plans(),
                calendar.now().plus(settings.renewEvery()));
    }

    private void check(WebhookDraft draft) {
        List<Fault> faults = new ArrayList<>();
        Scope scope = actor.get().scopeFor(Permission.WEBHOOK_WRITE);
        if (!webhooks.isWithin(draft.locality(), scope)) {
            faults.add(Fault.at("/locality", "outside-scope", draft.locality()));
        } else if (draft.plan() != null
                && !(scope.coversPlan(draft.plan()) && webhooks.hasPlan(draft.locality(), draft.plan()))) {
            faults.add(Fault.at("/plan", "unknown-plan", draft.plan()));
        }
        for (int i = 0; i < draft.types().size(); i++) {
            if (!WebhookFeed.isKnownType(draft.types().get(i))) {
                faults.add(
                        Fault.at("/types/" + i, "unknown-value", draft.types().get(i), WebhookFeed.knownKinds()));
            }
        }
        try {
            guard.check(draft.url());
        } catch (TargetGuard.RefusedTarget e) {
            faults.add(Fault.at("/url", "webhook-url", e.getMessage()));
        }
        ApiException.throwIfAny(faults);
    }
}
