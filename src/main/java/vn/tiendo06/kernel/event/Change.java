package vn.tiendo06.kernel.event;

/**
 * Something was written. Observers see it as one of its {@link Changes}.
 *
 * @param kind what kind of object, as a path of the API names one: {@code submission}, {@code plan}
 * @param localityCode the locality it concerns, null where it concerns none
 * @param planCode the plan it belongs to, or null
 * @param action what was done, for example {@code APPROVE}
 * @param before the object as the API showed it, null where it was not there
 * @param after the object as the API shows it, null where it is no longer there
 */
public record Change(
        String kind,
        String objectId,
        String localityCode,
        String planCode,
        String action,
        Object before,
        Object after) {}
