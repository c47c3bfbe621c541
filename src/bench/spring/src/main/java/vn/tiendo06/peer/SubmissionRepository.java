package vn.tiendo06.peer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.tiendo06.progress.SubmissionState;

interface SubmissionRepository extends JpaRepository<Submission, UUID> {

    // Three levels: commune, province, nation.
    String VISIBLE = """
            select s from Submission s join s.locality l left join l.parent p left join p.parent n
            where s.state in (APPROVED, SUPERSEDED) and (
              l.code in :#{#reach.localities()} or p.code in :#{#reach.localities()} or n.code in :#{#reach.localities()}
              or s.unit.code in :#{#reach.units()}
              or l.code in (select u.localityCode from Unit u where u.code in :#{#reach.units()}))""";

    @EntityGraph(attributePaths = {"subject", "unit", "attachments", "contributions.unit"})
    @Query(VISIBLE + " and s.id = :id")
    Optional<Submission> findVisible(UUID id, Reach reach);

    @EntityGraph(attributePaths = {"subject", "unit"})
    @Query(VISIBLE
            + " and s.planCode = :plan and s.state = :state order by s.updatedAt desc, cast(s.id as String) desc")
    List<Submission> findVisible(String plan, SubmissionState state, Reach reach, Limit limit);
}
