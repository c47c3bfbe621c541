package vn.tiendo06.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import vn.tiendo06.kernel.error.ProblemType;

/** A plan's rows as entities. */
@ApplicationScoped
class SubjectRepository implements PanacheRepositoryBase<Subject, String> {

    /** A plan's rows by id, each held against other writers where they are to be changed. */
    List<Subject> ofPlan(String planCode, LockModeType lock) {
        return find("planCode = ?1 order by id", planCode).withLock(lock).list();
    }

    /** What hangs on a row is part of it: its version moves, and two writers cannot both have the same one. */
    void touch(String id, int version) {
        Subject subject = findById(id, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        if (subject.version() != version + 1) {
            throw ProblemType.PRECONDITION_FAILED.because("changed-meanwhile");
        }
        flush();
    }
}
