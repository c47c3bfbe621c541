package vn.tiendo06.publication;

/** Media types of SDMX messages, as its REST interface names them. */
final class SdmxTypes {

    static final String CSV_PLAIN = "application/vnd.sdmx.data+csv";
    static final String JSON_PLAIN = "application/vnd.sdmx.data+json";
    static final String CSV = CSV_PLAIN + ";version=2.0.0";
    static final String JSON = JSON_PLAIN + ";version=2.0.0";
    static final String STRUCTURE = "application/vnd.sdmx.structure+json;version=2.0.0";

    private SdmxTypes() {}
}
