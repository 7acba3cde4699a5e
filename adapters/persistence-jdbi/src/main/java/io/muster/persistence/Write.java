package io.muster.persistence;

import io.muster.domain.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A statement that changes data, and what it means that it meets no row, or one that is in the way. */
public final class Write {
    /** Stands before the name of the part of the statement that has a row for each row that was met. */
    public static final String REQUIRED = "SELECT 1 / count(*) FROM ";

    private final SqlTemplate template;
    private final Optional<Supplier<Refusal>> missing;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Map<String, Supplier<Refusal>> taken = new HashMap<>();

    private Write(String sql, Optional<Supplier<Refusal>> missing) {
        this.template = SqlTemplate.of(sql);
        this.missing = missing;
    }

    /** @param sql with named parameters, such as {@code :tenant} */
    public static Write of(String sql) {
        return new Write(sql, Optional.empty());
    }

    /**
     * A statement whose last part counts by {@link #REQUIRED} the rows that it has met. If there are none it fails by itself, so
     * nothing behind it is done either, and it is the refusal.
     */
    public static Write meeting(String sql, Supplier<Refusal> missing) {
        return new Write(sql, Optional.of(missing));
    }

    /** @param value text, number, Boolean, UUID, Instant, enum, byte[], UUID[], String[], or an Optional of one; empty is null */
    public Write bind(String name, Object value) {
        values.put(name, plain(value));
        return this;
    }

    /** A violation of the named unique constraint is the refusal. */
    public Write unlessTaken(String uniqueConstraint, Supplier<Refusal> refusal) {
        taken.put(uniqueConstraint, refusal);
        return this;
    }

    String sql() {
        return template.positional();
    }

    List<@Nullable Object> arguments() {
        return template.arguments(values);
    }

    Optional<Refusal> refusalOfMissing() {
        return missing.map(Supplier::get);
    }

    Optional<Refusal> refusalOfTaken(String uniqueConstraint) {
        return Optional.ofNullable(taken.get(uniqueConstraint)).map(Supplier::get);
    }

    private static @Nullable Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Write::plain).orElse(null);
        }
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> one ? one.name() : value;
    }
}
