package vn.tiendo06.plan;

import java.util.Collection;
import java.util.Map;

/** Tells how rows stand; the insight feature knows. */
public interface SubjectStatuses {

    /** Status by subject id, by one statement for all. */
    Map<String, String> of(Collection<String> subjectIds, SubjectKind kind);
}
