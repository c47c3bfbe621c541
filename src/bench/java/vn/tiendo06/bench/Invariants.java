package vn.tiendo06.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What must hold in the database however calls raced and wherever the application was killed. */
final class Invariants {

    /** Each query finds what breaks its rule. */
    private static final Map<String, String> RULES = Map.of(
            "a submission's version counts its events",
            """
            select s.id from submission s
            where s.version + 1 <> (select count(*) from submission_event e where e.submission_id = s.id)""",
            "events are numbered without a gap and each begins where the last one ended",
            """
            select e.submission_id from submission_event e
            left join submission_event p on p.submission_id = e.submission_id and p.ordinal = e.ordinal - 1
            where e.ordinal > 1 and (p.id is null or p.to_state is distinct from e.from_state)""",
            "a submission is in the state of its last event",
            """
            select s.id from submission s
            join lateral (select to_state from submission_event e where e.submission_id = s.id
              order by ordinal desc limit 1) e on true
            where e.to_state <> s.state""",
            "one figure in force and one report open",
            """
            select min(s.id::text) from submission s
            group by s.subject_id, s.unit_code, s.period_code
            having count(*) filter (where s.state = 'APPROVED') > 1
              or count(*) filter (where s.state in ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'RETURNED')) > 1""",
            "a superseded figure has its successor",
            """
            select s.id from submission s where s.state = 'SUPERSEDED'
              and not exists (select 1 from submission n where n.supersedes_id = s.id
                and n.state in ('APPROVED', 'SUPERSEDED'))""",
            "every event has its audit event, in the same order, and the other way round",
            """
            select s.id from submission s
            where (select array_agg(e.event order by e.ordinal) from submission_event e where e.submission_id = s.id)
              is distinct from (select array_agg(a.action order by a.ordinal) from audit_event a
                where a.kind = 'submission' and a.object_id = s.id::text and a.action <> 'READ')""",
            "an approval's hash is the one of what was submitted",
            """
            select s.id from submission s
            join submission_event a on a.submission_id = s.id and a.event = 'APPROVE'
            where a.content_hash is distinct from s.content_hash""",
            "a key is stored with its answer",
            "select key from idempotency_record where status is null");

    /** What holds where every write but an edit has its key. */
    private static final Map<String, String> KEYED_RULES = Map.of(
            "a key's answer tells of one event by the key's owner, and each event but an edit and what follows has a key",
            """
            with told as (
                select key, issuer, subject, body::jsonb ->> 'id' as id, etag::integer as version
                from idempotency_record where body::jsonb ->> 'subjectId' is not null),
              done as (select * from submission_event where event not in ('EDIT', 'SUPERSEDE'))
            select coalesce('key ' || told.key, 'event ' || done.id) from told
            full join done on done.submission_id::text = told.id and done.ordinal - 1 = told.version
              and done.actor_issuer = told.issuer and done.actor_subject = told.subject
            where told.key is null or done.id is null
            union all
            select t || ' keys, ' || d || ' events'
            from (select count(*) from told) as tolds (t), (select count(*) from done) as dones (d) where t <> d""");

    private Invariants() {}

    /** All that is wrong when a round is over. */
    static List<String> breaches(DataSource database, Round round, int people) throws SQLException {
        List<String> wrong = new ArrayList<>(round.faults);
        if (round.finished.get() != people) {
            wrong.add("of " + people + " people " + round.finished + " worked to the end");
        }
        wrong.addAll(breaches(database));
        wrong.addAll(lost(database, round.acknowledged));
        long keyed =
                round.acknowledged.stream().filter(one -> one.key() != null).count();
        long events = count(database, "select count(*) from submission_event where event not in ('EDIT', 'SUPERSEDE')");
        if (events != keyed) {
            wrong.add(events + " events of keyed calls, " + keyed + " acknowledged");
        }
        long told = round.acknowledged.size() - keyed;
        long edits = count(database, "select count(*) from submission_event where event = 'EDIT'");
        if (edits < told || edits > told + round.lostEdits.get()) {
            wrong.add(edits + " edits, " + told + " acknowledged and " + round.lostEdits + " lost");
        }
        return wrong;
    }

    /** Every breach, by rule, where every write but an edit has had its key. */
    static List<String> breaches(DataSource database) throws SQLException {
        List<String> breaches = lasting(database);
        breaches.addAll(breaches(database, KEYED_RULES));
        return breaches;
    }

    /** Every breach of what holds whoever has written, and how. */
    static List<String> lasting(DataSource database) throws SQLException {
        return breaches(database, RULES);
    }

    private static List<String> breaches(DataSource database, Map<String, String> rules) throws SQLException {
        List<String> breaches = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Map.Entry<String, String> rule : rules.entrySet()) {
                try (PreparedStatement query = connection.prepareStatement(rule.getValue());
                        ResultSet found = query.executeQuery()) {
                    while (found.next()) {
                        breaches.add(rule.getKey() + ": " + found.getString(1));
                    }
                }
            }
        }
        return breaches;
    }

    /** What was acknowledged and is not there as acknowledged, or was acknowledged twice. */
    static List<String> lost(DataSource database, Collection<Round.Acknowledged> acknowledged) throws SQLException {
        Map<String, String> events = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select submission_id, ordinal, event from submission_event");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                events.put(found.getString(1) + " " + (found.getInt(2) - 1), found.getString(3));
            }
        }
        List<String> wrong = new ArrayList<>();
        Map<String, Round.Acknowledged> seen = new HashMap<>();
        for (Round.Acknowledged one : acknowledged) {
            String place = one.submissionId() + " " + one.version();
            Round.Acknowledged other = seen.put(place, one);
            if (other != null) {
                wrong.add("acknowledged twice: " + one + " and " + other);
            }
            if (!one.action().equals(events.get(place))) {
                wrong.add("lost: " + one + ", there is " + events.get(place));
            }
        }
        return wrong;
    }

    static long count(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet found = query.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }
}
