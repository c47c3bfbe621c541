package vn.tiendo06.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.page.Sorting;

/** What anybody may read: versions that are public by the clock. Before its embargo ends a version does not exist. */
@ApplicationScoped
class OpenDataService {

    private static final Sorting SORTING = new Sorting("-publishedAt", "p.code")
            .by("publishedAt", "p.public_from", "timestamptz")
            .by("code", "p.code", "text")
            .by("period", "p.period_code", "text");

    private final EntityManager em;
    private final ContentService contents;
    private final LocalCalendar calendar;

    OpenDataService(EntityManager em, ContentService contents, LocalCalendar calendar) {
        this.em = em;
        this.contents = contents;
        this.calendar = calendar;
    }

    /** A version with its frozen content, as stored and as read. */
    record Data(PublishedVersion version, String text, PublishedContent content) {}

    /** The version in force of each publication; withdrawn ones are not listed. */
    @Transactional
    Page<PublishedVersion> list(PublicationFilter filter, PageRequest page) {
        return PublicationRepository.filtered(seen(PublishedVersion.COLUMNS), filter)
                .where("p.withdrawn_at is null and after.number is null")
                .page(em, SORTING, page, PublishedVersion::of);
    }

    /** All versions of a publication, the latest first, withdrawn ones too: corrections are few. */
    @Transactional
    List<PublishedVersion> versions(String code) {
        List<PublishedVersion> found = seen(PublishedVersion.COLUMNS)
                .where("p.code = :code", "code", code)
                .all(em, "p.number desc limit " + PageRequest.MAX_LIMIT, PublishedVersion::of);
        if (found.isEmpty()) {
            throw ApiException.notFound("publication", code);
        }
        return found;
    }

    /** The version in force; 410 where the latest was withdrawn. */
    @Transactional
    PublishedVersion latest(String code) {
        return present(versions(code).getFirst());
    }

    @Transactional
    PublishedVersion version(String code, int number) {
        return present(one(code, number));
    }

    @Transactional
    Data data(String code, int number) {
        PublishedVersion version = version(code, number);
        String text = new ListQuery("p.content", "publication p")
                .where("p.code = :code", "code", code)
                .where("p.number = :number", "number", number)
                .all(em, "", row -> row.text("content"))
                .getFirst();
        return new Data(version, text, contents.read(text));
    }

    private PublishedVersion one(String code, int number) {
        return seen(PublishedVersion.COLUMNS)
                .where("p.code = :code", "code", code)
                .where("p.number = :number", "number", number)
                .all(em, "", PublishedVersion::of)
                .stream()
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("publication", code + "/" + number));
    }

    private static PublishedVersion present(PublishedVersion version) {
        if (version.withdrawnAt() != null) {
            throw ProblemType.GONE.because(
                    "publication-withdrawn",
                    version.code(),
                    version.number(),
                    version.withdrawnAt(),
                    version.withdrawalReason());
        }
        return version;
    }

    private ListQuery seen(String columns) {
        return new ListQuery(columns, PublishedVersion.FROM)
                .where(PublishedVersion.SEEN)
                .with("now", calendar.now());
    }
}
