package vn.tiendo06.kernel.page;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** A column of many rows as one parameter. */
public final class TextArrays {

    private TextArrays() {}

    /**
     * Binds an array of texts, null where a value is. An array of the values' own type is sent as it is; one of objects as a text
     * with every quote escaped.
     *
     * @param at the parameter's number, from 1
     */
    public static <T> void bind(PreparedStatement statement, int at, List<T> rows, Function<T, ?> value)
            throws SQLException {
        String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            Object one = value.apply(rows.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
    }
}
