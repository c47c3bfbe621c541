package vn.tiendo06.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.Digests;
import vn.tiendo06.locality.LocalityRepository;
import vn.tiendo06.locality.LocalityView;
import vn.tiendo06.plan.PlanView;

/** Gathers what a version says and freezes it. */
@ApplicationScoped
class ContentService {

    private final ContentRepository figures;
    private final LocalityRepository localities;
    private final BulletinRules rules;
    private final ObjectMapper mapper;
    private final LocalCalendar calendar;

    ContentService(
            ContentRepository figures,
            LocalityRepository localities,
            BulletinRules rules,
            ObjectMapper mapper,
            LocalCalendar calendar) {
        this.figures = figures;
        this.localities = localities;
        this.rules = rules;
        this.mapper = mapper;
        this.calendar = calendar;
    }

    /** A version's identity: what its content begins with. */
    record Heading(String code, int number, PublicationKind kind, String title) {}

    /**
     * A content as it is stored and told, byte for byte.
     *
     * @param digest SHA-256 of the text's UTF-8 bytes, in hexadecimal digits
     */
    record Frozen(String text, String digest) {}

    /** What the version would say now; what is wrong with the request is told by field. */
    PublishedContent gather(Heading heading, PlanView plan, String period, BulletinDraft bulletin) {
        List<Fault> faults = new ArrayList<>();
        PublishedContent.PeriodRef periodRef = figures.period(period).orElse(null);
        if (periodRef == null) {
            faults.add(Fault.at("/period", "unknown-period", period));
        } else if (periodRef.endsOn().isAfter(calendar.today())) {
            faults.add(Fault.at("/period", "period-runs", period, periodRef.endsOn()));
        }
        BulletinRules.Rule rule = rule(heading.kind(), plan.programme(), bulletin, faults);
        ApiException.throwIfAny(faults);
        LocalityView locality = localities.find(plan.localityCode()).orElseThrow();
        List<String> indicators = rule == null ? null : rule.indicators();
        return new PublishedContent(
                heading.code(),
                heading.number(),
                heading.kind(),
                heading.title(),
                new PublishedContent.PlanRef(plan.code(), plan.programme(), plan.title(), plan.issuer()),
                new PublishedContent.PlaceRef(locality.code(), locality.name()),
                periodRef,
                calendar.now(),
                figures.targets(plan.code(), indicators).size(),
                figures.figures(plan.code(), periodRef, indicators),
                rule == null ? null : Bulletin.of(rule.task(), bulletin));
    }

    private BulletinRules.Rule rule(
            PublicationKind kind, String programme, BulletinDraft bulletin, List<Fault> faults) {
        if (kind == PublicationKind.FIGURES) {
            if (bulletin != null) {
                faults.add(Fault.at("/bulletin", "not-for-kind", kind));
            }
            return null;
        }
        if (bulletin == null) {
            faults.add(Fault.at("/bulletin", "required"));
        } else {
            List<Simplification> all = bulletin.simplifications();
            IntStream.range(0, all.size())
                    .forEach(i -> faults.addAll(all.get(i).faults("/bulletin/simplifications/" + i)));
        }
        BulletinRules.Rule rule = rules.of(programme).orElse(null);
        if (rule == null) {
            faults.add(Fault.at("/kind", "no-bulletin", programme));
        }
        return rule;
    }

    /** Whether the figures in force are no longer those of the content. */
    boolean isStale(PublishedContent content) {
        List<String> indicators = content.bulletin() == null
                ? null
                : rules.of(content.plan().programme())
                        .map(BulletinRules.Rule::indicators)
                        .orElse(List.of());
        return !figures.figures(content.plan().code(), content.period(), indicators)
                .equals(content.figures());
    }

    Frozen freeze(PublishedContent content) {
        try {
            String text = mapper.writeValueAsString(content);
            return new Frozen(text, Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    PublishedContent read(String text) {
        try {
            return mapper.readValue(text, PublishedContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
