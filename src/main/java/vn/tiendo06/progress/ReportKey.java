package vn.tiendo06.progress;

/** Of what there is one unfinished report and one figure in force. */
record ReportKey(String subjectId, String unitCode, String periodCode) implements Comparable<ReportKey> {

    static ReportKey of(Submission submission) {
        return new ReportKey(submission.subjectId(), submission.unitCode(), submission.periodCode());
    }

    @Override
    public int compareTo(ReportKey other) {
        int bySubject = subjectId.compareTo(other.subjectId);
        int byUnit = bySubject == 0 ? unitCode.compareTo(other.unitCode) : bySubject;
        return byUnit == 0 ? periodCode.compareTo(other.periodCode) : byUnit;
    }
}
