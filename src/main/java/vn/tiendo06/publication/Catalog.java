package vn.tiendo06.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of the catalogue in the terms of DCAT 3 and DCAT-AP 3, as JSON-LD. */
final class Catalog {

    private static final String LANGUAGE = "http://publications.europa.eu/resource/authority/language/VIE";
    private static final String PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
    private static final String FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/";
    private static final String MEDIA_TYPE = "https://www.iana.org/assignments/media-types/";

    private static final String RFC_4180 = "https://www.rfc-editor.org/info/rfc4180";

    private static final Map<String, Object> CONTEXT = context();

    private final String base;
    private final String licence;

    /** @param base address of this server without a trailing slash */
    Catalog(String base, String licence) {
        this.base = base;
        this.licence = licence;
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("dcat", "http://www.w3.org/ns/dcat#");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("adms", "http://www.w3.org/ns/adms#");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("spdx", "http://spdx.org/rdf/terms#");
        context.put("skos", "http://www.w3.org/2004/02/skos/core#");
        context.put("hydra", "http://www.w3.org/ns/hydra/core#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return context;
    }

    Map<String, Object> page(String self, String next, List<PublishedVersion> versions) {
        Map<String, Object> catalog = new LinkedHashMap<>();
        catalog.put("@context", CONTEXT);
        catalog.put("@id", base + "/public/v1/catalog.jsonld");
        catalog.put("@type", "dcat:Catalog");
        catalog.put("dct:title", vietnamese("Dữ liệu mở về thực hiện kế hoạch"));
        catalog.put("dct:description", vietnamese("Số liệu đã được duyệt và công bố, theo địa bàn và kỳ báo cáo."));
        catalog.put("dct:publisher", agent("Tiến độ 06"));
        catalog.put("dct:language", id(LANGUAGE));
        catalog.put("dct:license", id(licence));
        catalog.put("dcat:dataset", versions.stream().map(this::dataset).toList());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("@id", self);
        view.put("@type", "hydra:PartialCollectionView");
        if (next != null) {
            view.put("hydra:next", id(next));
        }
        catalog.put("hydra:view", view);
        return catalog;
    }

    private Map<String, Object> dataset(PublishedVersion version) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", base + PublishedVersion.ROOT + version.code());
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", version.code());
        dataset.put("dct:title", vietnamese(version.title()));
        dataset.put(
                "dct:description",
                vietnamese(version.plan().title() + ". " + version.locality().name() + ", kỳ "
                        + version.period().code() + "."));
        dataset.put("dct:publisher", agent(version.plan().issuer()));
        dataset.put("dct:issued", typed(version.publishedAt(), "dateTime"));
        dataset.put("dct:modified", typed(version.publishedAt(), "dateTime"));
        dataset.put("dct:language", id(LANGUAGE));
        dataset.put("dct:accessRights", id(PUBLIC));
        dataset.put("dct:spatial", place(version.locality()));
        dataset.put("dct:temporal", time(version.period()));
        dataset.put(
                "dct:accrualPeriodicity",
                id(FREQUENCY + frequency(version.period().kind())));
        dataset.put("dcat:version", Integer.toString(version.number()));
        dataset.put(
                "dcat:keyword",
                List.of(version.plan().programme(), version.locality().name()));
        dataset.put("dcat:landingPage", id(base + PublishedVersion.ROOT + version.code() + "/versions"));
        if (version.corrects() != null) {
            dataset.put("dcat:previousVersion", id(base + version.corrects()));
            dataset.put("adms:versionNotes", vietnamese(version.correctionReason()));
        }
        dataset.put("dcat:inSeries", series(version));
        dataset.put("dcat:distribution", distributions(version));
        return dataset;
    }

    private List<Map<String, Object>> distributions(PublishedVersion version) {
        PublishedVersion.Files files = version.files();
        Map<String, Object> json =
                distribution(version, files.json(), "application/json", "JSON", "Toàn bộ nội dung như khi được chốt.");
        json.put(
                "spdx:checksum",
                Map.of(
                        "@type",
                        "spdx:Checksum",
                        "spdx:algorithm",
                        id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
                        "spdx:checksumValue",
                        typed(version.digest(), "hexBinary")));
        List<Map<String, Object>> all = new ArrayList<>(List.of(json));
        all.add(table(version, files.csv(), "CSV", "Mỗi dòng một chỉ tiêu: số liệu, mục tiêu, đơn vị báo cáo."));
        if (files.procedures() != null) {
            all.add(
                    table(
                            version,
                            files.procedures(),
                            "CSV, thủ tục hành chính",
                            "Mỗi dòng một thủ tục: thành phần hồ sơ và số ngày làm việc trước và sau khi đơn giản hóa, căn cứ."));
        }
        all.add(distribution(version, files.sdmxCsv(), SdmxTypes.CSV_PLAIN, "SDMX-CSV 2.0", "Số liệu theo ISO 17369."));
        all.add(distribution(
                version, files.sdmxJson(), SdmxTypes.JSON_PLAIN, "SDMX-JSON 2.0", "Số liệu theo ISO 17369."));
        return all;
    }

    private Map<String, Object> table(PublishedVersion version, String path, String title, String description) {
        Map<String, Object> table = distribution(version, path, "text/csv", title, description);
        table.put("dct:conformsTo", id(RFC_4180));
        return table;
    }

    private Map<String, Object> distribution(
            PublishedVersion version, String path, String type, String title, String description) {
        Map<String, Object> distribution = new LinkedHashMap<>();
        distribution.put("@id", base + path);
        distribution.put("@type", "dcat:Distribution");
        distribution.put("dct:title", title);
        distribution.put("dct:description", vietnamese(description));
        distribution.put("dcat:accessURL", id(base + version.path()));
        distribution.put("dcat:downloadURL", id(base + path));
        distribution.put("dcat:mediaType", id(MEDIA_TYPE + type));
        distribution.put("dct:license", id(licence));
        distribution.put("dct:issued", typed(version.publishedAt(), "dateTime"));
        return distribution;
    }

    private Map<String, Object> series(PublishedVersion version) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put(
                "@id", base + "/public/v1/publications?plan=" + version.plan().code() + "&kind=" + version.kind());
        series.put("@type", "dcat:DatasetSeries");
        series.put("dct:title", vietnamese(version.plan().title()));
        series.put("dct:description", vietnamese("Các lần công bố theo kỳ báo cáo."));
        return series;
    }

    private static Map<String, Object> place(PublishedContent.PlaceRef locality) {
        return Map.of(
                "@type",
                "dct:Location",
                "skos:notation",
                locality.code(),
                "skos:prefLabel",
                vietnamese(locality.name()));
    }

    private static Map<String, Object> time(PublishedContent.PeriodRef period) {
        return Map.of(
                "@type",
                "dct:PeriodOfTime",
                "dcat:startDate",
                typed(period.startsOn(), "date"),
                "dcat:endDate",
                typed(period.endsOn(), "date"));
    }

    private static String frequency(String kind) {
        return switch (kind) {
            case "MONTH" -> "MONTHLY";
            case "QUARTER" -> "QUARTERLY";
            case "HALF_YEAR" -> "ANNUAL_2";
            default -> "ANNUAL";
        };
    }

    private static Map<String, Object> agent(String name) {
        return Map.of("@type", "foaf:Agent", "foaf:name", vietnamese(name));
    }

    private static Map<String, Object> vietnamese(String text) {
        return Map.of("@value", text, "@language", "vi");
    }

    private static Map<String, Object> typed(Object value, String type) {
        return Map.of("@value", value.toString(), "@type", "xsd:" + type);
    }

    private static Map<String, Object> id(String address) {
        return Map.of("@id", address);
    }
}
