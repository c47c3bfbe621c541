package vn.tiendo06.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Communes of a country made up for measuring: codes of five digits, each province's after those of the one before. */
final class CommuneNames {

    /** The commune whose plan all others copy, and its province. */
    static final String MODEL = "10816";

    static final String MODEL_PROVINCE = "31";

    /** Communes of the model's province. */
    private static final int OF_MODEL_PROVINCE = 114;

    private static final int STEP = 9;

    private static final List<String> FIRST = List.of(
            "An", "Bình", "Cẩm", "Đại", "Đông", "Giang", "Hải", "Hòa", "Hồng", "Hưng", "Kim", "Lạc", "Long", "Minh",
            "Nam", "Ngọc", "Phú", "Quang", "Sơn", "Tân", "Tây", "Thái", "Thanh", "Thịnh", "Tiên", "Trung", "Vĩnh",
            "Xuân", "Yên");
    private static final List<String> SECOND = List.of(
            "Bắc", "Châu", "Cường", "Dương", "Đức", "Hà", "Hiệp", "Khánh", "Lâm", "Lập", "Lộc", "Lợi", "Mỹ", "Nghĩa",
            "Phong", "Phúc", "Thạch", "Thắng", "Thành", "Thọ", "Tiến", "Trạch", "Trì", "Viên", "Vinh");

    private CommuneNames() {}

    record Commune(String code, String name, String province) {}

    /** The model first; up to 114 all of its province, more spread over all provinces as unevenly as they are. */
    static List<Commune> of(int count, List<String> provinces, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sizes = sizes(count, provinces, random);
        List<Commune> communes = new ArrayList<>();
        communes.add(new Commune(MODEL, "Xã Hà Bắc", MODEL_PROVINCE));
        int code = 4;
        for (int p = 0; p < provinces.size(); p++) {
            String province = provinces.get(p);
            int made = province.equals(MODEL_PROVINCE) ? 1 : 0;
            for (; made < sizes[p]; made++) {
                String name = (random.nextInt(5) == 0 ? "Phường " : "Xã ") + FIRST.get(random.nextInt(FIRST.size()))
                        + " " + SECOND.get(random.nextInt(SECOND.size()));
                communes.add(new Commune("%05d".formatted(code), name, province));
                code += STEP;
            }
        }
        return communes;
    }

    private static int[] sizes(int count, List<String> provinces, SplittableRandom random) {
        int[] sizes = new int[provinces.size()];
        int model = provinces.indexOf(MODEL_PROVINCE);
        sizes[model] = Math.min(count, OF_MODEL_PROVINCE);
        int others = count - sizes[model];
        double[] weights =
                provinces.stream().mapToDouble(any -> 0.6 + random.nextDouble()).toArray();
        weights[model] = 0;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int left = others;
        for (int p = 0; p < sizes.length; p++) {
            if (p != model) {
                sizes[p] = (int) (others * weights[p] / total);
                left -= sizes[p];
            }
        }
        for (int p = 0; left > 0; p = (p + 1) % sizes.length) {
            if (p != model) {
                sizes[p]++;
                left--;
            }
        }
        return sizes;
    }
}
