package vn.tiendo06.seeded.kernel.page;

/** Breaks a rule on purpose: a cycle within the kernel. */
public class PageThatKnowsError {
    vn.tiendo06.seeded.kernel.error.ErrorThatKnowsPage error;
}
