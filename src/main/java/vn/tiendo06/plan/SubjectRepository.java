package vn.tiendo06.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import vn.tiendo06.kernel.error.ProblemType;

/** A plan's rows as entities. */
@ApplicationScoped
class SubjectRepository implements PanacheRepositoryBase<Subject, String> {

    /** What hangs on a row is part of it: its version moves, and two writers cannot both have the same one. */
    void touch(String id, int version) {
        Subject subject = findById(id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        if (subject.version() != version + 1) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        flush();
    }
}
