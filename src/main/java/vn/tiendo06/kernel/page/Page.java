package vn.tiendo06.kernel.page;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items the rows, in the order asked for
 * @param next cursor of the page that follows, null on the last page
 */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(
                description = "Cursor of the next page, null on the last one",
                nullable = true,
                examples = "WyJjb2RlIiwiSS41IiwiZGEwNi0xMDgxNi5NVC5JLjUiXQ")
        String next) {}
