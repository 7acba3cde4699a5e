package io.muster.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement with named parameters as JDBC takes it: parameters by position. */
record SqlTemplate(String positional, List<String> names) {
    /** A name behind one colon; two are a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]\\w*)");

    /** The statements of the repositories, which are few; none holds a value. */
    private static final Map<String, SqlTemplate> KNOWN = new ConcurrentHashMap<>();

    SqlTemplate {
        names = List.copyOf(names);
    }

    static SqlTemplate of(String sql) {
        return KNOWN.computeIfAbsent(sql, SqlTemplate::parse);
    }

    private static SqlTemplate parse(String sql) {
        List<String> names = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(sql);
        while (parameter.find()) {
            names.add(parameter.group(1));
        }
        return new SqlTemplate(PARAMETER.matcher(sql).replaceAll("?"), names);
    }

    List<@Nullable Object> arguments(Map<String, @Nullable Object> values) {
        List<@Nullable Object> arguments = new ArrayList<>(names.size());
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalStateException("nothing is bound to :" + name);
            }
            arguments.add(values.get(name));
        }
        return arguments;
    }
}
