package vn.tiendo06.evidence;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is what its content says; names and claims must agree with it. */
@QuarkusTest
class FileKindsTest extends EvidenceTest {

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final String ODF = "application/vnd.oasis.opendocument.";
    private static final byte[] CSV = Samples.text("Thôn,Số người\nĐông,12\nĐoài,30\n");
    private static final byte[] HTML = Samples.text("<!DOCTYPE html><html><script>alert(1)</script></html>");

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("a.pdf", Samples.pdf(), "application/pdf"),
                Arguments.of("A.PDF", Samples.pdf(), "application/pdf"),
                Arguments.of("a.docx", Samples.docx(), OOXML + "wordprocessingml.document"),
                Arguments.of("a.xlsx", Samples.xlsx(), OOXML + "spreadsheetml.sheet"),
                Arguments.of("a.odt", Samples.openDocument("text"), ODF + "text"),
                Arguments.of("a.ods", Samples.openDocument("spreadsheet"), ODF + "spreadsheet"),
                Arguments.of("a.png", Samples.image("png"), "image/png"),
                Arguments.of("a.jpg", Samples.image("jpg"), "image/jpeg"),
                Arguments.of("a.jpeg", Samples.image("jpg"), "image/jpeg"),
                Arguments.of("a.csv", CSV, "text/csv"),
                Arguments.of("a.txt", CSV, "text/plain"),
                Arguments.of("bom.csv", Samples.text("\uFEFFThôn,Số\nĐông,1\n"), "text/csv"),
                Arguments.of("bomb.docx", Samples.docxBomb(), OOXML + "wordprocessingml.document"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsTheKindsOfTheList(String name, byte[] content, String mediaType) {
        attach(draft(), 0, name, content).statusCode(201).body("attachments[0].mediaType", is(mediaType));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a.pdf", Samples.exe(), "file-type", "application/x-"),
                Arguments.of("a.exe", Samples.exe(), "file-type", "application/x-"),
                Arguments.of("a.png", HTML, "file-type", "html"),
                Arguments.of("a.txt", HTML, "file-type", "html"),
                Arguments.of("a.txt", Samples.text("#!/bin/sh\nrm -rf /\n"), "file-type", "x-sh"),
                Arguments.of("a.png", Samples.pdf(), "file-extension", "application/pdf"),
                Arguments.of("a.exe", Samples.pdf(), "file-extension", "application/pdf"),
                Arguments.of("a.docx", Samples.xlsx(), "file-extension", "spreadsheetml"),
                Arguments.of("a.docx", Samples.zip(Map.of("a.txt", CSV)), "file-type", "application/zip"),
                Arguments.of("a.zip", Samples.zip(Map.of("a.txt", CSV)), "file-type", "application/zip"),
                Arguments.of("a.odt", Samples.openDocument("presentation"), "file-type", "presentation"),
                Arguments.of("a.docm", Samples.docm(), "macros", "macro"),
                Arguments.of("a.docx", Samples.docm(), "macros", "macro"),
                Arguments.of("a.docx", Samples.docxWithMacros(), "macros", "macro"),
                Arguments.of("a.pdf", new byte[] {0, 1, 2, 3}, "file-type", "application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsDisguised(String name, byte[] content, String code, String found) throws Exception {
        attach(draft(), 0, name, content)
                .statusCode(415)
                .body("code", is("unsupported-media-type"))
                .body("errors[0].code", is(code))
                .body("errors[0].message", containsString(found));
        assertNothingStored();
    }

    @Test
    void theContentTypeMustNotContradict() {
        String id = draft();
        as(REPORTER)
                .contentType("image/png")
                .header("If-Match", tag(0))
                .header("Accept-Language", "en")
                .queryParam("name", "a.pdf")
                .body(Samples.pdf())
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(415)
                .body("errors[0].code", is("file-claim"))
                .body(
                        "errors[0].message",
                        is("The file's content is application/pdf, not image/png as Content-Type says."));
        as(REPORTER)
                .contentType("application/pdf")
                .header("If-Match", tag(0))
                .queryParam("name", "a.pdf")
                .body(Samples.pdf())
                .post("/submissions/{id}/attachments", id)
                .then()
                .statusCode(201);
    }

    @Test
    void anEmptyFileIsNone() {
        attach(draft(), 0, "a.pdf", new byte[0]).statusCode(400).body("errors[0].code", is("empty-file"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Báo cáo số 45.pdf|Báo cáo số 45.pdf",
                "../../etc/passwd.pdf|passwd.pdf",
                "C:\\Users\\an\\ke hoach.pdf|ke hoach.pdf",
                "don\u202Efdp.exe.pdf|donfdp.exe.pdf",
                "a<b>:c?*.pdf|a_b__c__.pdf",
                "a\tb.pdf|a b.pdf",
                "con.pdf|_con.pdf",
                "...an.pdf|an.pdf",
                "không đuôi|không đuôi.pdf",
                "zero\u200Bwidth.pdf|zerowidth.pdf"
            })
    void namesAreCleaned(String given, String kept) {
        attach(draft(), 0, given, Samples.pdf()).statusCode(201).body("attachments[0].name", containsString(kept));
    }

    /** The receipt's offline check finds files by name. */
    @Test
    void aNameIsTakenOnce() {
        String id = draft();
        attach(id, 0, "a.pdf", Samples.pdf()).statusCode(201);
        attach(id, 1, "a.pdf", Samples.pdf())
                .statusCode(400)
                .body("errors[0].pointer", is("query/name"))
                .body("errors[0].code", is("duplicate-code"));
    }

    @Test
    void aLongNameKeepsItsExtension() {
        attach(draft(), 0, "ă".repeat(400) + ".pdf", Samples.pdf())
                .statusCode(201)
                .body("attachments[0].name", is("ă".repeat(196) + ".pdf"));
    }

    @ParameterizedTest
    @CsvSource({"'',400,size", "'../',400,file-name", "'\u202E',400,file-name"})
    void aNameIsNeeded(String name, int status, String code) {
        attach(draft(), 0, name, Samples.pdf()).statusCode(status).body("errors[0].code", is(code));
    }

    @Test
    void theNameOfADownloadCannotLeaveItsHeader() {
        String id = draft();
        String location = attach(id, 0, "đơn 100%; \u2028x'y.pdf", Samples.pdf())
                .statusCode(201)
                .extract()
                .header("Location");
        as(REPORTER)
                .get(location.substring(location.indexOf("/submissions")))
                .then()
                .header(
                        "Content-Disposition",
                        is("attachment; filename=\"don 100_; x'y.pdf\"; "
                                + "filename*=UTF-8''%C4%91%C6%A1n%20100%25%3B%20x%27y.pdf"))
                .header("Content-Disposition", not(containsString("\n")));
    }
}
