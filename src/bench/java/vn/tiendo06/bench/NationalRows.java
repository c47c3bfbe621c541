package vn.tiendo06.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Reports and their history in COPY's text format, as the application would have written them. What is made of a commune,
 * row and month depends on these and the seed alone.
 */
final class NationalRows {

    static final String SUBMISSION = """
            submission (id, plan_code, locality_code, subject_id, subject_kind, unit_code, period_code, revision, state,
              value, numerator, denominator, assessment, progress_percent, task_state, deliverable_reached, narrative,
              difficulties, evidence, return_reason, content_hash, supersedes_id, created_at, created_by_issuer, created_by,
              created_by_name, submitted_at, submitted_by_issuer, submitted_by, submitted_by_name, reviewed_at,
              reviewed_by_issuer, reviewed_by, reviewed_by_name, updated_at, version, superseded_at)""";

    static final String EVENT = """
            submission_event (id, submission_id, ordinal, event, from_state, to_state, reason, content_hash, actor_issuer,
              actor_subject, actor_name, at)""";

    private static final String ISSUER = "https://id.bench.test";
    private static final String REASON = "Số liệu chưa khớp với báo cáo tháng trước, đề nghị rà soát lại.";
    private static final List<String> NARRATIVES = List.of(
            "Đã rà soát, cập nhật số liệu trong kỳ.",
            "Phối hợp Công an xã tuyên truyền, hướng dẫn người dân thực hiện trên VNeID.",
            "Đã triển khai đến các thôn; tổ công nghệ số cộng đồng hỗ trợ người cao tuổi.",
            "Hoàn thành theo kế hoạch tháng.");
    private static final String DIFFICULTY = "Thiết bị đầu cuối còn thiếu, đường truyền chưa ổn định.";

    private static final int SECOND = 1000;
    private static final int HOUR = 3600 * SECOND;
    private static final int DAY = 24 * HOUR;

    private final long seed;
    private final List<NationalGround.Item> items;
    private final int months;
    private final MessageDigest sha256;

    final StringBuilder submissions = new StringBuilder();
    final StringBuilder events = new StringBuilder();
    long made;

    NationalRows(long seed, List<NationalGround.Item> items, int months) {
        this.seed = seed;
        this.items = items;
        this.months = months;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private enum Course {
        MISSING,
        DRAFT,
        SUBMITTED,
        RETURNED,
        WITHDRAWN,
        APPROVED,
        APPROVED_AFTER_RETURN,
        CORRECTED
    }

    /** Of a thousand reports on a month that is closed, and on the last one, which is under way. */
    private static Course course(int chance, boolean last) {
        if (last) {
            return chance < 120
                    ? Course.MISSING
                    : chance < 200
                            ? Course.DRAFT
                            : chance < 480
                                    ? Course.SUBMITTED
                                    : chance < 520
                                            ? Course.RETURNED
                                            : chance < 960 ? Course.APPROVED : Course.APPROVED_AFTER_RETURN;
        }
        return chance < 20
                ? Course.MISSING
                : chance < 24
                        ? Course.SUBMITTED
                        : chance < 30
                                ? Course.RETURNED
                                : chance < 34
                                        ? Course.WITHDRAWN
                                        : chance < 64
                                                ? Course.CORRECTED
                                                : chance < 104 ? Course.APPROVED_AFTER_RETURN : Course.APPROVED;
    }

    /** A report in the making. */
    private static final class Report {
        CommuneNames.Commune commune;
        NationalGround.Item item;
        NationalGround.Month month;
        String unit;
        String subject;
        SplittableRandom random;

        String id;
        int revision = 1;
        NationalFigures figures;
        String narrative;
        String difficulties;
        String evidence;
        String hash;
        long createdAt;
        long submittedAt;
        long reviewedAt;
        long updatedAt;
        String supersedes;
        int version;
        int events;
    }

    /** Appends what a commune has on a row in a month. */
    void add(CommuneNames.Commune commune, int itemAt, NationalGround.Month month, int monthAt) {
        NationalGround.Item item = items.get(itemAt);
        long place = seed * 31 + Integer.parseInt(commune.code()) * 1_000L + itemAt;
        Report report = new Report();
        report.random = new SplittableRandom(place * 1_000L + monthAt);
        boolean last = monthAt == months - 1;
        Course course = course(report.random.nextInt(1000), last);
        if (course == Course.MISSING) {
            return;
        }
        report.commune = commune;
        report.item = item;
        report.month = month;
        report.unit = switch (item.unitLevel()) {
            case 5 -> commune.code() + item.unit();
            case 2 -> commune.province() + item.unit();
            default -> "VN" + item.unit();
        };
        report.subject = "da06-" + commune.code() + item.suffix();
        report.figures = NationalFigures.of(item, new SplittableRandom(place), report.random, (monthAt + 1.0) / months);
        write(report);
        time(report, last);
        follow(report, course);
    }

    private static void write(Report report) {
        SplittableRandom random = report.random;
        int chance = random.nextInt(100);
        report.narrative = chance < 45 ? NARRATIVES.get(random.nextInt(NARRATIVES.size())) : null;
        report.difficulties = random.nextInt(100) < 6 ? DIFFICULTY : null;
        LocalDate day = report.month.endsOn();
        report.evidence = random.nextInt(100) < 15
                ? "[{\"date\":\"" + day + "\",\"issuer\":\"" + report.commune.name() + "\",\"link\":null,\"number\":\""
                        + (1 + random.nextInt(400)) + "/BC-UBND\",\"title\":null}]"
                : "[]";
    }

    // Most hand in within the last hour; some are late.
    private static void time(Report report, boolean last) {
        SplittableRandom random = report.random;
        long due = report.month.dueAt().toEpochMilli();
        boolean late = random.nextInt(100) < 6;
        if (late) {
            report.submittedAt = due + random.nextInt((last ? 3 : 8) * DAY);
        } else {
            report.submittedAt =
                    due - SECOND - (random.nextInt(10) < 8 ? random.nextInt(HOUR) : random.nextInt(2 * DAY));
        }
        report.createdAt = report.submittedAt - 60 * SECOND - random.nextInt(DAY);
        report.reviewedAt = report.submittedAt + HOUR / 2 + random.nextInt(36 * HOUR);
    }

    private void follow(Report report, Course course) {
        report.id = id(report.createdAt, report.random);
        report.hash = hash(report);
        event(report, "CREATE", null, "DRAFT", null, report.createdAt, false);
        report.updatedAt = report.createdAt;
        if (course == Course.DRAFT) {
            row(report, "DRAFT");
            return;
        }
        if (course == Course.APPROVED_AFTER_RETURN) {
            long back = report.submittedAt;
            event(report, "SUBMIT", "DRAFT", "SUBMITTED", null, back, false);
            event(report, "RETURN", "SUBMITTED", "RETURNED", REASON, back + HOUR, true);
            report.submittedAt = back + 5 * HOUR;
            report.reviewedAt += 5 * HOUR;
            report.narrative = NARRATIVES.getFirst();
            report.hash = hash(report);
            event(report, "EDIT", "RETURNED", "RETURNED", null, report.submittedAt - 60 * SECOND, false);
            event(report, "SUBMIT", "RETURNED", "SUBMITTED", null, report.submittedAt, false);
        } else {
            event(report, "SUBMIT", "DRAFT", "SUBMITTED", null, report.submittedAt, false);
        }
        report.updatedAt = report.submittedAt;
        switch (course) {
            case SUBMITTED -> row(report, "SUBMITTED");
            case WITHDRAWN -> {
                report.updatedAt = report.submittedAt + HOUR;
                event(report, "WITHDRAW", "SUBMITTED", "WITHDRAWN", null, report.updatedAt, false);
                row(report, "WITHDRAWN");
            }
            case RETURNED -> {
                event(report, "RETURN", "SUBMITTED", "RETURNED", REASON, report.reviewedAt, true);
                report.updatedAt = report.reviewedAt;
                row(report, "RETURNED");
            }
            case CORRECTED -> {
                approve(report);
                correct(report);
            }
            default -> {
                approve(report);
                row(report, "APPROVED");
            }
        }
    }

    private void approve(Report report) {
        event(report, "APPROVE", "SUBMITTED", "APPROVED", null, report.reviewedAt, true);
        report.updatedAt = report.reviewedAt;
    }

    private void correct(Report first) {
        Report next = new Report();
        next.commune = first.commune;
        next.item = first.item;
        next.month = first.month;
        next.unit = first.unit;
        next.subject = first.subject;
        next.random = first.random;
        next.revision = 2;
        next.figures = first.figures;
        next.narrative = NARRATIVES.get(1);
        next.difficulties = first.difficulties;
        next.evidence = first.evidence;
        next.supersedes = first.id;
        next.createdAt = first.reviewedAt + HOUR + first.random.nextInt(2 * DAY);
        next.submittedAt = next.createdAt + HOUR;
        next.reviewedAt = next.submittedAt + HOUR + first.random.nextInt(DAY);
        event(first, "SUPERSEDE", "APPROVED", "SUPERSEDED", null, next.reviewedAt, true);
        first.updatedAt = next.reviewedAt;
        row(first, "SUPERSEDED");
        next.id = id(next.createdAt, next.random);
        next.hash = hash(next);
        event(next, "CORRECT", null, "DRAFT", null, next.createdAt, false);
        event(next, "SUBMIT", "DRAFT", "SUBMITTED", null, next.submittedAt, false);
        approve(next);
        row(next, "APPROVED");
    }

    private void row(Report report, String state) {
        StringBuilder to = submissions;
        boolean submitted = !state.equals("DRAFT");
        boolean reviewed = submitted && !state.equals("SUBMITTED") && !state.equals("WITHDRAWN");
        NationalFigures figures = report.figures;
        to.append(report.id).append("\tda06-").append(report.commune.code()).append('\t');
        to.append(report.commune.code()).append('\t').append(report.subject).append('\t');
        to.append(report.item.task() ? "TASK" : "TARGET")
                .append('\t')
                .append(report.unit)
                .append('\t');
        to.append(report.month.code())
                .append('\t')
                .append(report.revision)
                .append('\t')
                .append(state);
        cell(to, NationalFigures.text(figures.value()));
        cell(to, NationalFigures.text(figures.numerator()));
        cell(to, NationalFigures.text(figures.denominator()));
        cell(to, figures.assessment());
        cell(to, NationalFigures.text(figures.progress()));
        cell(to, figures.taskState());
        cell(to, figures.product() == null ? null : "t");
        cell(to, report.narrative);
        cell(to, report.difficulties);
        cell(to, report.evidence);
        cell(to, state.equals("RETURNED") ? REASON : null);
        cell(to, submitted ? report.hash : null);
        cell(to, report.supersedes);
        stamp(to, true, report, report.createdAt, false);
        stamp(to, submitted, report, report.submittedAt, false);
        stamp(to, reviewed, report, report.reviewedAt, true);
        to.append('\t').append(Instant.ofEpochMilli(report.updatedAt));
        to.append('\t').append(report.events - 1);
        cell(
                to,
                state.equals("SUPERSEDED")
                        ? Instant.ofEpochMilli(report.updatedAt).toString()
                        : null);
        to.append('\n');
        made++;
    }

    private void event(
            Report report, String event, String from, String state, String reason, long at, boolean reviewer) {
        StringBuilder to = events;
        report.events++;
        to.append(id(at, report.random))
                .append('\t')
                .append(report.id)
                .append('\t')
                .append(report.events);
        cell(to, event);
        cell(to, from);
        cell(to, state);
        cell(to, reason);
        cell(to, report.hash);
        actor(to, report, reviewer);
        to.append('\t').append(Instant.ofEpochMilli(at)).append('\n');
    }

    private static void stamp(StringBuilder to, boolean there, Report report, long at, boolean reviewer) {
        if (there) {
            to.append('\t').append(Instant.ofEpochMilli(at));
            actor(to, report, reviewer);
        } else {
            to.append("\t\\N\t\\N\t\\N\t\\N");
        }
    }

    private static void actor(StringBuilder to, Report report, boolean reviewer) {
        cell(to, ISSUER);
        if (reviewer) {
            to.append("\tduyet-").append(report.commune.code()).append("\tNgười duyệt");
        } else {
            to.append("\tbao-cao-").append(report.unit).append("\tNgười báo cáo");
        }
    }

    private static void cell(StringBuilder to, String value) {
        to.append('\t').append(value == null ? "\\N" : value);
    }

    /** As ContentHash makes it. */
    private String hash(Report report) {
        StringBuilder text = new StringBuilder(400);
        text.append("{\"content\":{\"difficulties\":");
        quoted(text, report.difficulties);
        text.append(",\"evidence\":").append(report.evidence).append(",\"figures\":");
        report.figures.writeJson(text);
        text.append(",\"narrative\":");
        quoted(text, report.narrative);
        text.append(",\"proposals\":null},\"period\":\"").append(report.month.code());
        text.append("\",\"revision\":").append(report.revision);
        text.append(",\"subjectId\":\"").append(report.subject);
        text.append("\",\"unit\":\"").append(report.unit).append("\"}");
        return HexFormat.of().formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void quoted(StringBuilder to, String value) {
        if (value == null) {
            to.append("null");
        } else {
            to.append('"').append(value).append('"');
        }
    }

    /** A UUID of version 7 for an instant. */
    private static String id(long millis, SplittableRandom random) {
        long high = millis << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new java.util.UUID(high, low).toString();
    }
}
