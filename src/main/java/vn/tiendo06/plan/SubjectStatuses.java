package vn.tiendo06.plan;

import java.util.Collection;
import java.util.Map;
import vn.tiendo06.kernel.page.Moment;

/** Tells how rows stand; the insight feature knows. */
public interface SubjectStatuses {

    /** Status by subject id now, by one statement for all. */
    Map<String, String> of(Collection<String> subjectIds, SubjectKind kind);

    /** Status by subject id at a moment, by one statement for all. */
    Map<String, String> of(Collection<String> subjectIds, SubjectKind kind, Moment moment);
}
