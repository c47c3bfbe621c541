package vn.tiendo06.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** A plan's rows as entities. */
@ApplicationScoped
class SubjectRepository implements PanacheRepositoryBase<Subject, String> {}
