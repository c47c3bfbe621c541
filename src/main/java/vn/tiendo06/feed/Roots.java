package vn.tiendo06.feed;

import java.util.List;
import vn.tiendo06.kernel.page.ListQuery;

/** Localities with their subtrees, by level: a change names its locality and that one's province. */
record Roots(boolean nation, List<String> provinces, List<String> communes) {

    private static final int PROVINCE_DIGITS = 2;
    private static final String NATION = "VN";

    static Roots of(List<String> codes) {
        return new Roots(
                codes.contains(NATION),
                codes.stream()
                        .filter(code -> !code.equals(NATION) && code.length() == PROVINCE_DIGITS)
                        .toList(),
                codes.stream().filter(code -> code.length() > PROVINCE_DIGITS).toList());
    }

    /** Whether a change lies within. */
    boolean cover(String province, String locality) {
        return nation || (province != null && provinces.contains(province)) || communes.contains(locality);
    }

    /** SQL for "change {@code c} lies within", with parameters of this prefix. */
    static String sql(String prefix) {
        return """
                (cast(:%1$sNation as boolean) or c.province_code = any(:%1$sProvinces)
                 or c.locality_code = any(:%1$sCommunes))""".formatted(prefix);
    }

    void bind(ListQuery query, String prefix) {
        query.with(prefix + "Nation", nation)
                .with(prefix + "Provinces", provinces.toArray(String[]::new))
                .with(prefix + "Communes", communes.toArray(String[]::new));
    }
}
