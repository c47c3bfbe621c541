package vn.tiendo06.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What a version of the application meets in a database: columns, and what may refuse or answer it. */
record Schema(Map<String, Column> columns, Map<String, Rule> rules, Set<String> functions) {

    private static final String COLUMNS = """
            select c.table_name || '.' || c.column_name, c.table_name, format_type(a.atttypid, a.atttypmod),
              c.is_nullable = 'YES', c.column_default is not null or c.is_generated = 'ALWAYS' or c.is_identity = 'YES'
            from information_schema.columns c
            join pg_attribute a on a.attrelid = cast(quote_ident(c.table_name) as regclass) and a.attname = c.column_name
            where c.table_schema = 'public'""";

    private static final String RULES = """
            select 'check', cast(conrelid as regclass), pg_get_constraintdef(oid), '' from pg_constraint
            where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'x') and conparentid = 0
            union all
            select 'unique', cast(indrelid as regclass), regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', ''), ''
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where indisunique and c.relnamespace = 'public'::regnamespace
            union all
            select 'trigger', cast(tgrelid as regclass), tgname, pg_get_triggerdef(t.oid)
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not tgisinternal and c.relnamespace = 'public'::regnamespace""";

    private static final String FUNCTIONS = """
            select cast(cast(p.oid as regprocedure) as text) || ' returns ' || pg_get_function_result(p.oid)
            from pg_proc p
            where p.pronamespace = 'public'::regnamespace
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')""";

    /** @param filled whether it has a value where the writer gives none */
    record Column(String table, String type, boolean nullable, boolean filled) {}

    /** A constraint or unique index by what it says, or a trigger by its name. */
    record Rule(String kind, String table, String name, String definition) {
        @Override
        public String toString() {
            return kind + " of " + table + ": " + name;
        }
    }

    static Schema of(DataSource database) throws SQLException {
        Schema schema = new Schema(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(COLUMNS)) {
                while (row.next()) {
                    schema.columns.put(
                            row.getString(1),
                            new Column(row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)));
                }
            }
            try (ResultSet row = statement.executeQuery(RULES)) {
                while (row.next()) {
                    Rule rule = new Rule(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                    schema.rules.put(rule.toString(), rule);
                }
            }
            try (ResultSet row = statement.executeQuery(FUNCTIONS)) {
                while (row.next()) {
                    schema.functions.add(row.getString(1));
                }
            }
        }
        return schema;
    }

    /** What in a later schema may break an application that knows this one. */
    Set<String> brokenBy(Schema later) {
        Set<String> found = new TreeSet<>();
        Set<String> tables = columns.values().stream().map(Column::table).collect(Collectors.toSet());
        columns.forEach((name, column) -> {
            Column now = later.columns.get(name);
            if (now == null) {
                found.add("gone: column " + name);
            } else if (!now.type().equals(column.type())) {
                found.add("other type: column " + name + ", now " + now.type());
            } else if (column.nullable() && !now.nullable()) {
                found.add("tightened: column " + name);
            } else if (column.filled() && !now.filled()) {
                found.add("default gone: column " + name);
            }
        });
        later.columns.forEach((name, column) -> {
            if (!columns.containsKey(name)
                    && tables.contains(column.table())
                    && !column.nullable()
                    && !column.filled()) {
                found.add("required: column " + name);
            }
        });
        later.rules.forEach((text, rule) -> {
            Rule known = rules.get(text);
            if (known == null && tables.contains(rule.table())) {
                found.add("added: " + text);
            } else if (known != null && !known.definition().equals(rule.definition())) {
                found.add("changed: " + text);
            }
        });
        rules.forEach((text, rule) -> {
            // Who writes may name what is unique (ON CONFLICT) and count on what a trigger does; a check less refuses
            // nothing.
            if (!later.rules.containsKey(text) && !rule.kind().equals("check")) {
                found.add("gone: " + text);
            }
        });
        functions.stream()
                .filter(one -> !later.functions.contains(one))
                .forEach(one -> found.add("gone: function " + one));
        return found;
    }
}
