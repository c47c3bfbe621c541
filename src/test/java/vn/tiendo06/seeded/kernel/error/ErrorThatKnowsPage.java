package vn.tiendo06.seeded.kernel.error;

/** Breaks a rule on purpose: a cycle within the kernel. */
public class ErrorThatKnowsPage {
    vn.tiendo06.seeded.kernel.page.PageThatKnowsError page;
}
