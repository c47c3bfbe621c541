package vn.tiendo06.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.tiendo06.plan.SectionKind;
import vn.tiendo06.plan.SubjectKind;

/** Makes a template's workbook: a sheet for each appendix, one that explains, and one that says what the workbook is. */
final class TemplateWorkbook {

    private static final int GUIDE_LINES = 7;
    private static final int GUIDE_WIDTH = 110 * 256;

    private final Template template;
    private final Words words;

    TemplateWorkbook(Template template, Words words) {
        this.template = template;
        this.words = words;
    }

    void write(OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            TemplateStyles styles = new TemplateStyles(workbook);
            appendix(workbook, styles, SubjectKind.TARGET);
            appendix(workbook, styles, SubjectKind.TASK);
            guide(workbook, styles);
            identity(workbook);
            workbook.getProperties().getCoreProperties().setCreator("Tiến độ 06");
            workbook.write(out);
        }
    }

    private void appendix(XSSFWorkbook workbook, TemplateStyles styles, SubjectKind kind) {
        boolean targets = kind == SubjectKind.TARGET;
        List<ReportedRow> rows =
                template.rows().stream().filter(row -> row.kind() == kind).toList();
        List<TemplateColumn> columns = targets
                ? TemplateColumn.ofTargets(template, PlanReport.years(rows), words)
                : TemplateColumn.ofTasks(template, words);
        XSSFSheet sheet = workbook.createSheet(words.text(targets ? "sheet.appendix-1" : "sheet.appendix-2"));
        TemplateSheet page = new TemplateSheet(sheet, columns, styles, words);
        page.titles(List.of(
                words.text(targets ? "template.title-1" : "template.title-2"),
                template.plan().title(),
                words.text(
                        "template.unit",
                        template.unit().name(),
                        template.period().code(),
                        words.day(template.period().startsOn()),
                        words.day(template.period().endsOn())),
                words.text(rows.isEmpty() ? "template.nothing" : "template.instruction")));
        page.headings();
        SectionKind sectionKind = targets ? SectionKind.TARGETS : SectionKind.TASKS;
        template.plan().sections().stream()
                .filter(section -> section.kind() == sectionKind)
                .forEach(section -> {
                    List<ReportedRow> own = rows.stream()
                            .filter(row -> row.section().equals(section.numeral()))
                            .toList();
                    if (!own.isEmpty()) {
                        page.section(section.numeral(), section.title());
                        own.forEach(page::row);
                    }
                });
        page.finish();
    }

    private void guide(XSSFWorkbook workbook, TemplateStyles styles) {
        XSSFSheet sheet = workbook.createSheet(words.text("sheet.guide"));
        sheet.setColumnWidth(0, GUIDE_WIDTH);
        IntStream.rangeClosed(1, GUIDE_LINES).forEach(line -> {
            XSSFRow row = sheet.createRow(line - 1);
            row.createCell(0).setCellValue(line + ". " + words.text("guide." + line));
            row.getCell(0).setCellStyle(styles.text);
        });
        sheet.enableLocking();
    }

    private void identity(XSSFWorkbook workbook) {
        XSSFSheet sheet = workbook.createSheet(Template.IDENTITY_SHEET);
        List<Map.Entry<String, String>> entries = List.of(
                Map.entry(Template.IDENTITY_MARK, Integer.toString(Template.FORMAT)),
                Map.entry("template", template.id().toString()),
                Map.entry("plan", template.plan().code()),
                Map.entry("unit", template.unit().code()),
                Map.entry("period", template.period().code()));
        for (int i = 0; i < entries.size(); i++) {
            XSSFRow row = sheet.createRow(i);
            row.createCell(0).setCellValue(entries.get(i).getKey());
            row.createCell(1).setCellValue(entries.get(i).getValue());
        }
        sheet.enableLocking();
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
    }
}
