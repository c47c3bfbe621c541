package vn.tiendo06.exchange;

import java.util.List;

/**
 * What was read of a file.
 *
 * @param template null where it is none
 * @param rows all that report anything, in the file's order
 * @param blank number of rows that name a subject and report nothing
 */
record ImportedFile(ExportFormat format, TemplateIdentity template, List<ImportRow> rows, int blank) {}
