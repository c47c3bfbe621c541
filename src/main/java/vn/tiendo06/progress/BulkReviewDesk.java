package vn.tiendo06.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemRenderer;
import vn.tiendo06.kernel.error.ProblemType;

/** Reviews several reports: each is checked by the single review's rules before anything of it is changed. */
@ApplicationScoped
class BulkReviewDesk {

    private final ReviewDesk desk;
    private final ProblemRenderer problems;

    BulkReviewDesk(ReviewDesk desk, ProblemRenderer problems) {
        this.desk = desk;
        this.problems = problems;
    }

    private record Numbered(int index, BulkReview.Item item) {}

    private record Admitted(Numbered numbered, Submission submission) {}

    private record Refused(int index, ApiException why) {}

    @Transactional
    BulkReviewReport review(BulkReview review) {
        refuseMalformed(review.items());
        // In one order for everybody, so that two bulk reviews never wait for each other.
        List<Numbered> ordered = IntStream.range(0, review.items().size())
                .mapToObj(i -> new Numbered(i, review.items().get(i)))
                .sorted(Comparator.comparing(numbered -> numbered.item().id()))
                .toList();
        boolean atOnce = !review.isDryRun() && !review.isAtomic();
        List<BulkReviewReport.Result> results = new ArrayList<>();
        List<Admitted> admitted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Numbered numbered : ordered) {
            BulkReview.Item item = numbered.item();
            try {
                Submission submission =
                        desk.admitted(item.id(), item.version(), item.action().action());
                if (atOnce) {
                    results.add(done(numbered, submission));
                } else {
                    admitted.add(new Admitted(numbered, submission));
                }
            } catch (ApiException e) {
                refused.add(new Refused(numbered.index(), e));
                results.add(rejected(numbered, e));
            }
        }
        if (review.isAtomic() && !refused.isEmpty()) {
            throw ApiException.of(ProblemType.BULK_REFUSED, faults(refused));
        }
        admitted.forEach(one -> results.add(
                review.isDryRun()
                        ? wouldBe(one.numbered(), one.submission())
                        : done(one.numbered(), one.submission())));
        results.sort(Comparator.comparingInt(BulkReviewReport.Result::index));
        return new BulkReviewReport(
                review.isDryRun(), results.size() - refused.size(), refused.size(), List.copyOf(results));
    }

    private static void refuseMalformed(List<BulkReview.Item> items) {
        List<Fault> faults = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            BulkReview.Item item = items.get(i);
            boolean returns = item.action() == BulkReview.Action.RETURN;
            if (returns && (item.reason() == null || item.reason().isBlank())) {
                faults.add(Fault.at("/items/" + i + "/reason", "required"));
            } else if (!returns && item.reason() != null) {
                faults.add(Fault.at("/items/" + i + "/reason", "not-for-kind", item.action()));
            }
            if (!seen.add(item.id())) {
                faults.add(Fault.at("/items/" + i + "/id", "duplicate-code", item.id()));
            }
        }
        ApiException.throwIfAny(faults);
    }

    private static List<Fault> faults(List<Refused> refused) {
        return refused.stream()
                .sorted(Comparator.comparingInt(Refused::index))
                .map(one -> Fault.at(
                        "/items/" + one.index(),
                        "item-refused",
                        one.why().type().code()))
                .toList();
    }

    private BulkReviewReport.Result done(Numbered numbered, Submission submission) {
        SubmissionView view = desk.review(
                submission, numbered.item().action().action(), numbered.item().reason());
        return updated(numbered, view.state(), view.version());
    }

    private static BulkReviewReport.Result wouldBe(Numbered numbered, Submission submission) {
        SubmissionState state =
                submission.edge(numbered.item().action().action()).to();
        return updated(numbered, state, submission.version() + 1);
    }

    private static BulkReviewReport.Result updated(Numbered numbered, SubmissionState state, int version) {
        return new BulkReviewReport.Result(
                numbered.index(),
                numbered.item().ref(),
                numbered.item().id(),
                BulkReviewReport.Outcome.UPDATED,
                state,
                version,
                null);
    }

    private BulkReviewReport.Result rejected(Numbered numbered, ApiException why) {
        return new BulkReviewReport.Result(
                numbered.index(),
                numbered.item().ref(),
                numbered.item().id(),
                BulkReviewReport.Outcome.REJECTED,
                null,
                null,
                problems.view(why));
    }
}
