package vn.tiendo06.testing;

import io.quarkus.agroal.runtime.JdbcDriver;
import io.quarkus.arc.Unremovable;
import io.quarkus.datasource.common.runtime.DatabaseKind;
import io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** The pool drops connections that are dead, as it does in production; that of the embedded database keeps them. */
@Alternative
@Priority(1)
@Unremovable
@ApplicationScoped
@JdbcDriver(DatabaseKind.POSTGRESQL)
class PoolAsInProduction extends PostgreSQLAgroalConnectionConfigurer {}
