package vn.tiendo06.insight;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import vn.tiendo06.kernel.web.Digests;

/**
 * A chart with what a screen reader says of it.
 *
 * @param strip what stands below the chart, or null
 * @param title what it shows
 * @param description its content in words
 */
record Picture(JFreeChart chart, JFreeChart strip, String title, String description, Locale language, int height) {

    static final String SVG = "image/svg+xml";
    static final String PNG = "image/png";

    static final int STRIP = 130;

    private static final int WIDTH = 960;
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    new MediaType("image", "svg+xml"), new MediaType("image", "png"))
            .build();

    /** SVG, or PNG where the caller prefers it, with a tag made of the content. */
    Response answer(Request request) {
        Variant wanted = request.selectVariant(VARIANTS);
        boolean png = wanted != null && wanted.getMediaType().getSubtype().equals("png");
        byte[] content = png ? png() : svg().getBytes(StandardCharsets.UTF_8);
        return Response.ok(content, png ? PNG : SVG + ";charset=UTF-8")
                .tag(new EntityTag(Digests.sha256Hex(content)))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }

    String svg() {
        SVGGraphics2D canvas = new SVGGraphics2D(WIDTH, height);
        canvas.setDefsKeyPrefix("c");
        canvas.setFontFunction(family -> "Liberation Sans, Arial, sans-serif");
        draw(canvas);
        String head = "role=\"img\" aria-labelledby=\"chart-title chart-desc\" xml:lang=\"" + language.getLanguage()
                + "\" viewBox=\"0 0 " + WIDTH + " " + height + "\" ";
        String words = "<title id=\"chart-title\">" + escaped(title) + "</title><desc id=\"chart-desc\">"
                + escaped(description) + "</desc>";
        String svg = canvas.getSVGElement(null, true, null, null, null);
        int end = svg.indexOf('>');
        return "<svg " + head + svg.substring("<svg ".length(), end + 1) + words + svg.substring(end + 1);
    }

    private void draw(Graphics2D canvas) {
        int below = strip == null ? 0 : STRIP;
        chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, height - below));
        if (strip != null) {
            strip.draw(canvas, new Rectangle2D.Double(0, height - below, WIDTH, below));
        }
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        draw(canvas);
        canvas.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
