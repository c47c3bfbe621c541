package vn.tiendo06.kernel.event;

/**
 * Something was read that must not be read unseen.
 *
 * @param kind what kind of object
 * @param objectId the object, null for a list
 * @param localityCode the locality it concerns, for a list the lowest one that covers what the caller sees
 * @param planCode the plan it belongs to, or null
 */
public record Access(String kind, String objectId, String localityCode, String planCode) {}
