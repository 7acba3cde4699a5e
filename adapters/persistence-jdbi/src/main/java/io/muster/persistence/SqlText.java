package io.muster.persistence;

/** SQL with parts that are put together here, never with a value: values are bound. */
public final class SqlText {
    private SqlText() {}

    /** @param namesAndParts each name as it stands in the template between {@code <} and {@code >}, and what to put there */
    public static String of(String template, String... namesAndParts) {
        String sql = template;
        for (int i = 0; i < namesAndParts.length; i += 2) {
            sql = sql.replace("<" + namesAndParts[i] + ">", namesAndParts[i + 1]);
        }
        return sql;
    }
}
