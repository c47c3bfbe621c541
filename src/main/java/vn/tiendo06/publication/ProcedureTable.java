package vn.tiendo06.publication;

import java.util.Arrays;
import java.util.List;
import vn.tiendo06.plan.DocumentRef;

/** The procedures of a bulletin as a table, each with what has been cut of it. */
final class ProcedureTable {

    private static final List<String> HEADER = List.of(
            "task",
            "procedure_code",
            "procedure",
            "field",
            "documents_before",
            "documents_after",
            "documents_cut",
            "days_before",
            "days_after",
            "days_cut",
            "basis_number",
            "basis_date",
            "basis_issuer",
            "basis_title");

    private ProcedureTable() {}

    /** @param content of a bulletin */
    static byte[] of(PublishedContent content) {
        Bulletin bulletin = content.bulletin();
        return PublishedTable.of(content, HEADER, bulletin.simplifications(), one -> row(bulletin.task(), one));
    }

    private static List<?> row(String task, Simplification one) {
        DocumentRef basis = one.basis();
        return Arrays.asList(
                task,
                one.procedureCode(),
                one.procedure(),
                one.field(),
                one.documentsBefore(),
                one.documentsAfter(),
                one.documentsCut(),
                one.daysBefore(),
                one.daysAfter(),
                one.daysCut(),
                basis == null ? null : basis.number(),
                basis == null ? null : basis.date(),
                basis == null ? null : basis.issuer(),
                basis == null ? null : basis.title());
    }
}
