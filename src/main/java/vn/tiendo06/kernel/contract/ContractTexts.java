package vn.tiendo06.kernel.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What the contract says of itself. */
final class ContractTexts {

    private static final String DESCRIPTION = """
            Follows a government plan: which unit owes which figure by when, what it reported, who approved it, and \
            whether the plan will make it.

            - Lists answer `{items, next}`; pass `next` as `cursor` for the page that follows. An unknown or malformed \
            parameter is a 400 that names it.
            - Errors are problem details (RFC 9457) with a stable `code`, in Vietnamese or English by Accept-Language.
            - Reads carry an ETag and answer 304; changes need If-Match; a POST with an Idempotency-Key can be repeated.
            - Every answer names its request by X-Request-Id, the caller's own where it sends one of 8 to 64 letters, \
            digits and `._:-`.
            - Machines, and the people of one unit together, have an allowance of requests: RateLimit and RateLimit-Policy \
            tell what is left, 429 with Retry-After that nothing is.
            - Instants are UTC; dates and days are those of Việt Nam.""";

    private record Text(String name, String description) {}

    private static final List<Text> TAGS = List.of(
            new Text("Plans", "Plans (kế hoạch): load, read, and what they leave unclear."),
            new Text("Targets", "Targets (chỉ tiêu): what is to be reached by when."),
            new Text("Tasks", "Tasks (nhiệm vụ): what is to be done by when."),
            new Text("Submissions", "Submissions (báo cáo tiến độ): draft, submit, approve, return, correct."),
            new Text("Obligations", "Obligations (nghĩa vụ báo cáo): regimes, what is owed by when, what to do now."),
            new Text("Insight", "How plans, targets and tasks stand, and why."),
            new Text("Periods", "Reporting periods (kỳ báo cáo)."),
            new Text("Units", "Units (đơn vị): who owes and who helps."),
            new Text("Localities", "Localities (địa bàn): nation, province, commune."),
            new Text("Memberships", "Who may act where, when the sign-in system does not say so."),
            new Text("Changes", "What has changed, for those who keep copies."),
            new Text("Publications", "Publications (công bố số liệu): what is told to the public, and from when on."),
            new Text("Open data", "Published data for anybody, without a token: JSON, CSV, SDMX, DCAT."),
            new Text("Audit", "Who did what to which object, and that nobody has changed the record of it."));

    private ContractTexts() {}

    static void describe(OpenAPI contract) {
        contract.setInfo(OASFactory.createInfo()
                .title("Tiến độ 06")
                .version("1.0.0")
                .description(DESCRIPTION)
                .license(OASFactory.createLicense()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")));
        contract.setServers(List.of(OASFactory.createServer().url("/").description("This server")));
        contract.setTags(TAGS.stream()
                .map(tag -> OASFactory.createTag().name(tag.name()).description(tag.description()))
                .toList());
    }
}
