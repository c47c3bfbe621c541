package vn.tiendo06.insight;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tiendo06.testing.Pages;

/** The packaged plan's document, as it is and changed. */
final class PlanFile {

    private PlanFile() {}

    static String asPackaged() {
        try {
            return Files.readString(Path.of("src/main/resources/plans/da06-10816.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String withTrajectory(String code, String trajectory) {
        ObjectNode plan = (ObjectNode) Pages.parse(asPackaged());
        plan.withArray("targets").forEach(target -> {
            if (target.path("code").asText().equals(code)) {
                ((ObjectNode) target).put("trajectory", trajectory);
            }
        });
        return plan.toString();
    }
}
