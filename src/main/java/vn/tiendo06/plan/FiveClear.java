package vn.tiendo06.plan;

/** The five things that directors ask of every row (5 rõ): rõ người, rõ việc, rõ thời gian, rõ kết quả, rõ trách nhiệm. */
public enum FiveClear {
    WHO,
    WHAT,
    WHEN,
    RESULT,
    RESPONSIBILITY
}
