package vn.tiendo06.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.unit.UnitDirectory;

/** The units that rows name, in order and in which role. */
@ApplicationScoped
class SubjectUnits {

    private final EntityManager em;

    SubjectUnits(EntityManager em) {
        this.em = em;
    }

    /** A unit as a row names it. */
    record Mention(UnitRole role, int ordinal, String unitCode, String wording) {}

    static List<Mention> mentions(UnitRole role, List<String> wordings, UnitDirectory directory) {
        List<Mention> mentions = new ArrayList<>();
        for (String wording : wordings) {
            mentions.add(new Mention(
                    role, mentions.size(), directory.resolve(wording).orElseThrow(), wording));
        }
        return mentions;
    }

    void replace(String subjectId, List<Mention> mentions) {
        em.createNativeQuery("delete from subject_unit where subject_id = :subject")
                .setParameter("subject", subjectId)
                .executeUpdate();
        em.createNativeQuery("""
                        insert into subject_unit (subject_id, role, ordinal, unit_code, mention)
                        select :subject, m.role, m.ordinal, m.unit, m.wording
                        from unnest(cast(:roles as text[]), cast(:ordinals as integer[]), cast(:units as text[]),
                          cast(:wordings as text[])) as m(role, ordinal, unit, wording)""")
                .setParameter("subject", subjectId)
                .setParameter(
                        "roles", mentions.stream().map(m -> m.role().name()).toArray(String[]::new))
                .setParameter(
                        "ordinals", mentions.stream().map(Mention::ordinal).toArray(Integer[]::new))
                .setParameter("units", mentions.stream().map(Mention::unitCode).toArray(String[]::new))
                .setParameter(
                        "wordings", mentions.stream().map(Mention::wording).toArray(String[]::new))
                .executeUpdate();
    }
}
