package vn.tiendo06.feed;

/** Who sees changes of a kind: those who see the object at its own address. */
enum Audience {
    /** Public reference data. */
    EVERYBODY,
    /** Those who see the units of the locality. */
    UNITS,
    /** Those who see the plan. */
    PLAN,
    /** As {@link #PLAN} what is approved; what is not, its unit and its reviewers. */
    SUBMISSION
}
