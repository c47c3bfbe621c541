package vn.tiendo06.insight;

import java.awt.Color;
import java.util.Map;

/** The colours of charts: on either background a contrast of 4.5 for text and 3 for every mark. */
public enum ChartTheme {
    LIGHT(new Color(0xFFFFFF), new Color(0x1F2933), new Color(0xD5DBE1), new Color(0x0B5FA5), new Color(0xB4540A)),
    DARK(new Color(0x14181D), new Color(0xE6EAEE), new Color(0x3A434D), new Color(0x6CB6FF), new Color(0xF0A35E));

    static final Map<String, Color> STATUS = Map.ofEntries(
            Map.entry("ACHIEVED", new Color(0x1A7F4B)),
            Map.entry("DONE", new Color(0x1A7F4B)),
            Map.entry("ON_TRACK", new Color(0x3F8FD2)),
            Map.entry("ON_SCHEDULE", new Color(0x3F8FD2)),
            Map.entry("ONGOING", new Color(0x6B8FB3)),
            Map.entry("AT_RISK", new Color(0xB97600)),
            Map.entry("DUE_SOON", new Color(0xB97600)),
            Map.entry("OFF_TRACK", new Color(0xCF3B32)),
            Map.entry("OVERDUE", new Color(0xCF3B32)),
            Map.entry("AWAITING_TRIGGER", new Color(0x9B7FC4)),
            Map.entry("QUALITATIVE", new Color(0x9A8350)),
            Map.entry("UNSCHEDULED", new Color(0x7C6F64)));
    static final Color NO_STATUS = new Color(0x8A94A0);

    final Color background;
    final Color text;
    final Color grid;
    final Color mark;
    final Color second;

    ChartTheme(Color background, Color text, Color grid, Color mark, Color second) {
        this.background = background;
        this.text = text;
        this.grid = grid;
        this.mark = mark;
        this.second = second;
    }

    static Color ofStatus(String status) {
        return STATUS.getOrDefault(status, NO_STATUS);
    }
}
