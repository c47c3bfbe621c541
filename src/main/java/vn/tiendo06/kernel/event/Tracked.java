package vn.tiendo06.kernel.event;

/** An object of a {@link Change} that tells more of itself than its JSON, for those who pass changes on. */
public interface Tracked {

    /** The version that its ETag names. */
    int version();

    /** The object as its own address shows it. */
    default Object shown() {
        return this;
    }

    /** Whose it is, where not everybody who sees its locality sees it; null elsewhere. */
    default Confinement confinement() {
        return null;
    }

    /**
     * Whom the content of an object is for.
     *
     * @param approved whether it is for everybody who sees approved figures, else for its own unit and its reviewers
     */
    record Confinement(String unitCode, String subjectId, boolean approved) {}
}
