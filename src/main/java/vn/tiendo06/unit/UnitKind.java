package vn.tiendo06.unit;

/** What sort of body a unit is. */
public enum UnitKind {
    PARTY_COMMITTEE,
    PEOPLES_COMMITTEE,
    OFFICE,
    DIVISION,
    SERVICE_CENTRE,
    POLICE,
    HEALTH_FACILITY,
    DEPARTMENT,
    SOCIAL_INSURANCE,
    CENTRAL_BANK,
    /** Several units under one name; it reports through its members. */
    GROUP
}
