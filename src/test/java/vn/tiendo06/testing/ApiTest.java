package vn.tiendo06.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests that speak HTTP to the running application on its embedded PostgreSQL. */
@QuarkusTestResource(TestIssuer.class)
public abstract class ApiTest {

    /** The plan, and one of its localities, that the application starts with. */
    protected static final String PLAN = "da06-10816";

    /** Takes out what tests have put in, beside plans and localities. */
    public static final String FORGET = """
            truncate import_job, submission, submission_event, idempotency_record, membership, milestone_assignment, task_trigger,
              exemption, milestone_assignment_past, submission_attachment, evidence_chunk, submission_comment, lock_exception,
              status_threshold, reminder_subscription, reminder_sent, submission_contribution, subject_accountable,
              unit_successor, unit_heir, change, submission_content, subject_accountable_past, status_threshold_past,
              trajectory_choice, holiday_past, publication, webhook, feed_sink cascade;
            update unit set valid_to = null, successor_code = null, administered_at = null
              where administered_at is not null;
            delete from unit_member where group_code like '10816.THU%' or member_code like '10816.THU%';
            delete from unit_alias where unit_code like '10816.THU%';
            delete from unit where code like '10816.THU%';
            update plan set confirmation_required = false where confirmation_required;
            update subject set trajectory_chosen = null where trajectory_chosen is not null;
            with gone as (select id from reporting_regime where recorded_by <> 'Tiến độ 06'),
              rules as (delete from regime_rule where regime_id in (select id from gone)),
              deadlines as (delete from regime_deadline where regime_id in (select id from gone))
            delete from reporting_regime where id in (select id from gone);
            delete from holiday where day >= '2027-01-01' and (name like 'Tết Nguyên đán%' or name like 'Giỗ Tổ%');
            insert into holiday (day, name) values ('2030-09-02', 'Quốc khánh') on conflict do nothing""";

    protected static final String COMMUNE = "10816";
    protected static final String POLICE = "10816.CA";
    protected static final String CULTURE = "10816.VH";

    @Inject
    protected DataSource dataSource;

    @Inject
    SessionFactory sessionFactory;

    @Inject
    @CacheName("dashboards")
    Cache dashboards;

    @BeforeEach
    void freshState() throws Exception {
        TestClock.reset();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(FORGET);
        }
        // What is forgotten like this leaves no trace in the audit trail.
        dashboards.invalidateAll().await().indefinitely();
    }

    /** A request with a bearer token. */
    protected static RequestSpecification as(String token) {
        return given().basePath("/api/v1").auth().oauth2(token);
    }

    /** A request with a JSON body. */
    protected static RequestSpecification as(String token, Object body) {
        return as(token).contentType(ContentType.JSON).body(body);
    }

    /** The number of SQL statements that a call makes. */
    protected long statementsOf(Runnable call) {
        Statistics statistics = sessionFactory.getStatistics();
        long before = statistics.getPrepareStatementCount();
        call.run();
        return statistics.getPrepareStatementCount() - before;
    }
}
