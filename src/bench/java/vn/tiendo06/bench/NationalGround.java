package vn.tiendo06.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What reports stand on: communes with the units, plan and regime of the model, copied by SQL. */
final class NationalGround {

    private static final String MODEL_PLAN = "da06-" + CommuneNames.MODEL;

    // Codes of the model's units, of its plan and of its rows hold its own code or its province's.
    private static final String UNITS = """
            insert into unit (code, name, kind, locality_code, parent_code, valid_from, valid_to)
            select place.code || substr(u.code, length(u.locality_code) + 1), u.name, u.kind, place.code,
              place.code || substr(u.parent_code, length(u.locality_code) + 1), u.valid_from, u.valid_to
            from unit u cross join %1$s place
            where u.locality_code = '%2$s'
            on conflict do nothing""";

    private static final String UNIT_CODE = """
            case u.locality_code
              when '%1$s' then c.code || substr(u.code, 6)
              when '%2$s' then c.province || substr(u.code, 3)
              else u.code
            end""".formatted(CommuneNames.MODEL, CommuneNames.MODEL_PROVINCE);

    // A locality's wordings may mean units above it.
    private static final String ALIASES = """
            insert into unit_alias (locality_code, alias_key, alias, unit_code, ordinal)
            select c.code, a.alias_key, a.alias, %1$s, a.ordinal
            from unit_alias a join unit u on u.code = a.unit_code cross join bench_commune c
            where a.locality_code = '%2$s'
            on conflict do nothing;
            insert into unit_alias (locality_code, alias_key, alias, unit_code, ordinal)
            select distinct c.province, a.alias_key, a.alias, c.province || substr(u.code, 3), a.ordinal
            from unit_alias a join unit u on u.code = a.unit_code cross join bench_commune c
            where a.locality_code = '%3$s' and u.locality_code = '%3$s'
            on conflict do nothing""".formatted(UNIT_CODE, CommuneNames.MODEL, CommuneNames.MODEL_PROVINCE);

    private static final String REST = """
            insert into unit_member (group_code, ordinal, member_code)
            select c.code || substr(m.group_code, 6), m.ordinal, c.code || substr(m.member_code, 6)
            from unit_member m cross join bench_commune c
            where m.group_code like '%1$s.%%'
            on conflict do nothing;
            insert into plan (code, programme, title, number, issued_text, issuer, locality_code, from_year, to_year,
              content_hash, created_at, updated_at)
            select 'da06-' || c.code, p.programme, replace(p.title, 'xã Hà Bắc', c.name), p.number, p.issued_text,
              replace(p.issuer, 'xã Hà Bắc', c.name), c.code, p.from_year, p.to_year,
              encode(sha256(convert_to(p.content_hash || c.code, 'UTF8')), 'hex'), p.created_at, p.updated_at
            from plan p cross join bench_commune c
            where p.code = '%2$s'
            on conflict do nothing;
            insert into plan_section (plan_code, kind, numeral, ordinal, title)
            select 'da06-' || c.code, s.kind, s.numeral, s.ordinal, s.title
            from plan_section s cross join bench_commune c
            where s.plan_code = '%2$s'
            on conflict do nothing;
            insert into subject (id, plan_code, kind, section, ordinal, code, statement, source, indicator_code, measure,
              unit_of_measure, direction, baseline, maximum, milestones, note, deliverable, schedule_kind, due_dates,
              recurrence, condition, schedule_text, row_hash, trajectory)
            select replace(s.id, '%2$s', 'da06-' || c.code), 'da06-' || c.code, s.kind, s.section, s.ordinal, s.code,
              s.statement, s.source, s.indicator_code, s.measure, s.unit_of_measure, s.direction, s.baseline, s.maximum,
              s.milestones, s.note, s.deliverable, s.schedule_kind, s.due_dates, s.recurrence, s.condition,
              s.schedule_text, s.row_hash, s.trajectory
            from subject s cross join bench_commune c
            where s.plan_code = '%2$s'
            on conflict do nothing;
            insert into subject_unit (subject_id, role, ordinal, unit_code, mention)
            select replace(su.subject_id, '%2$s', 'da06-' || c.code), su.role, su.ordinal,
              %3$s, su.mention
            from subject_unit su
            join subject s on s.id = su.subject_id and s.plan_code = '%2$s'
            join unit u on u.code = su.unit_code
            cross join bench_commune c
            on conflict do nothing""".formatted(CommuneNames.MODEL, MODEL_PLAN, UNIT_CODE);

    // All rows are owed each month, so that a cycle is 107 reports a commune.
    private static final String REGIMES = """
            delete from regime_rule where regime_id in (select id from reporting_regime where plan_code is not null);
            delete from regime_deadline where regime_id in (select id from reporting_regime where plan_code is not null);
            delete from reporting_regime where plan_code is not null;
            insert into reporting_regime (plan_code, effective_from, basis, recorded_by, recorded_at)
            select code, '%1$s', 'Nghị định 09/2019/NĐ-CP, Điều 12', 'bench', created_at from plan;
            insert into regime_rule (regime_id, ordinal, frequency)
            select id, 0, 'MONTH' from reporting_regime where plan_code is not null;
            insert into regime_deadline (regime_id, kind, level, due_working_days, lock_days)
            select r.id, 'MONTH', 'COMMUNE', 2, 10 from reporting_regime r where plan_code is not null""";

    private NationalGround() {}

    /** A month to report on. */
    record Month(String code, LocalDate endsOn, Instant cutOffAt, Instant dueAt) {}

    /**
     * A row of the plan.
     *
     * @param suffix what follows the plan's code in its id
     * @param unit what follows the locality's code in the code of the unit that answers for it
     * @param unitLevel 5 where that is the commune, 2 where the province, 0 where the country
     * @param goal what the plan asks for, 0 without a number
     */
    record Item(
            String suffix,
            boolean task,
            String unit,
            int unitLevel,
            boolean numeric,
            String measure,
            BigDecimal maximum,
            double goal,
            boolean product) {}

    /** The last months that the calendar has until the one of a code. */
    static List<Month> months(Connection connection, String last, int count) throws SQLException {
        List<Month> months = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select code, ends_on, cut_off_at, due_at from period
                where kind = 'MONTH' and ends_on <= (select ends_on from period where code = ?)
                order by ends_on desc limit ?""")) {
            statement.setString(1, last);
            statement.setInt(2, count);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    months.add(new Month(
                            row.getString(1),
                            row.getObject(2, LocalDate.class),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
        }
        if (months.size() < count) {
            throw new IllegalStateException("only " + months.size() + " months until " + last);
        }
        Collections.reverse(months);
        return months;
    }

    static List<String> provinces(Connection connection) throws SQLException {
        List<String> codes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select code from locality where level = 'PROVINCE' order by code")) {
            while (row.next()) {
                codes.add(row.getString(1));
            }
        }
        return codes;
    }

    static void lay(Connection connection, List<CommuneNames.Commune> communes, Month first) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table bench_commune (code text primary key, name text, province text)");
            try (PreparedStatement insert = connection.prepareStatement("insert into bench_commune values (?, ?, ?)")) {
                for (CommuneNames.Commune commune : communes) {
                    insert.setString(1, commune.code());
                    insert.setString(2, commune.name());
                    insert.setString(3, commune.province());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("""
                    insert into locality (code, name, level, parent_code, ancestors, valid_from)
                    select code, name, 'COMMUNE', province, array['VN', province, code], '2025-07-01'
                    from bench_commune
                    on conflict do nothing""");
            String begin = first.endsOn().minusMonths(1).plusDays(1).toString();
            statement.execute("""
                    update plan set from_year = %d, created_at = '%s', updated_at = '%2$s' where code = '%s'""".formatted(first.endsOn().getYear(), begin + "T00:00:00+07:00", MODEL_PLAN));
            String provinces = "(select distinct province as code from bench_commune)";
            statement.execute(UNITS.formatted(provinces, CommuneNames.MODEL_PROVINCE));
            statement.execute(UNITS.formatted("bench_commune", CommuneNames.MODEL));
            statement.execute(ALIASES);
            statement.execute(REST);
            statement.execute(REGIMES.formatted(begin));
        }
    }

    static List<Item> items(Connection connection) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select substr(s.id, length(s.plan_code) + 1), s.kind = 'TASK',
                          substr(u.code, length(u.locality_code) + 1),
                          case u.locality_code when 'VN' then 0 else length(u.locality_code) end,
                          coalesce(subject_is_numeric(s), false), s.measure, s.maximum,
                          coalesce((select max(m.value) from jsonb_to_recordset(s.milestones) as m(value numeric)), 0),
                          s.deliverable is not null
                        from subject s
                        join unit u on u.code = accountable_unit(s, '2026-11-14')
                        where s.plan_code = '%s'
                        order by s.kind, s.ordinal""".formatted(MODEL_PLAN))) {
            while (row.next()) {
                items.add(new Item(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getBoolean(5),
                        row.getString(6),
                        row.getBigDecimal(7),
                        row.getDouble(8),
                        row.getBoolean(9)));
            }
        }
        return items;
    }
}
