package vn.tiendo06.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Grant;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.web.RequestOrigin;

/**
 * As whom a job acts, kept with it: the caller's roles and reach when it was asked for, and the call itself.
 *
 * @param fromToken what the token said, which holds for the job's time
 * @param fromMemberships what an administrator had granted, which holds as long as it is granted
 * @param language of the problems
 */
record ImportOwner(
        String issuer,
        String subject,
        String name,
        List<Kept> fromToken,
        List<Kept> fromMemberships,
        String clientId,
        RequestOrigin origin,
        String language) {

    /** A grant as JSON. */
    record Kept(Role role, List<String> units, List<String> localities) {

        static Kept of(Grant grant) {
            return new Kept(grant.role(), grant.scope().units(), grant.scope().localities());
        }

        Grant grant() {
            return new Grant(role, new Scope(units, localities));
        }
    }

    static ImportOwner of(
            Actor actor, List<Grant> memberships, String clientId, RequestOrigin origin, String language) {
        List<Kept> fromToken = new ArrayList<>();
        List<Kept> fromMemberships = new ArrayList<>();
        for (Grant grant : actor.grants()) {
            (memberships.contains(grant) ? fromMemberships : fromToken).add(Kept.of(grant));
        }
        return new ImportOwner(
                actor.issuer(),
                actor.subject(),
                actor.displayName(),
                fromToken,
                fromMemberships,
                clientId,
                origin,
                language);
    }

    /** The account with what it may still do; empty where it may report for no unit any more. */
    Optional<Actor> today(List<Grant> memberships) {
        List<Grant> grants = new ArrayList<>(fromToken.stream().map(Kept::grant).toList());
        for (Kept kept : fromMemberships) {
            memberships.stream()
                    .filter(now -> now.role() == kept.role())
                    .map(now -> new Grant(
                            kept.role(),
                            new Scope(
                                    common(kept.units(), now.scope().units()),
                                    common(kept.localities(), now.scope().localities()))))
                    .forEach(grants::add);
        }
        Actor actor = new Actor(issuer, subject, name, grants);
        boolean reports = !actor.scopeFor(Permission.SUBMISSION_WRITE).units().isEmpty();
        return reports ? Optional.of(actor) : Optional.empty();
    }

    /** The account without anything that it may do: as whom a job ends. */
    Actor nobody() {
        return new Actor(issuer, subject, name, List.of());
    }

    private static List<String> common(List<String> then, List<String> now) {
        return then.stream().filter(now::contains).toList();
    }
}
