package io.muster.persistence.filter;

import io.muster.application.Position;
import io.muster.application.Sort;
import io.muster.domain.Refusal;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.AttributeType;
import io.muster.persistence.SqlCondition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a list is ordered by before its ids.
 *
 * @param sql the expression, null where there is no value
 * @param type of the expression in SQL
 */
record SortKey(String sql, String type, boolean descending) {
    private static final String TEXT = "text";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?");

    /** All are equal, so that their ids order them. */
    static final SortKey NONE = new SortKey("NULL::text", TEXT, false);

    static SortKey of(Sort sort) {
        AttributePath path = sort.path();
        return switch (path.toString()) {
            case "id" -> new SortKey("id", "uuid", sort.descending());
            case "userName" -> text("user_name_key", sort);
            case "externalId" -> text("external_id", sort);
            case "meta.created" -> new SortKey("created", "timestamptz", sort.descending());
            case "meta.lastModified" -> new SortKey("last_modified", "timestamptz", sort.descending());
            default -> inDocument(path.steps(), sort);
        };
    }

    private static SortKey inDocument(List<Attribute> steps, Sort sort) {
        Attribute target = steps.get(steps.size() - 1);
        String first = steps.get(0).name();
        if (first.equals("meta") || first.equals("groups") || first.equals("members") || first.equals("schemas")) {
            throw Refusal.invalidValue("sortBy", "names " + sort.path() + ", by which lists are not sorted");
        }
        int several = 0;
        while (several < steps.size() && !steps.get(several).multiValued()) {
            several++;
        }
        String value = several == steps.size()
                ? DocumentSql.scalar(steps).sql()
                : DocumentSql.part(preferred(steps.subList(0, several + 1)), steps.get(several), target)
                        .sql();
        boolean number = target.type() == AttributeType.INTEGER || target.type() == AttributeType.DECIMAL;
        return number ? new SortKey(value + "::numeric", "numeric", sort.descending()) : text(value, sort);
    }

    /** The primary value, or else the first. */
    private static String preferred(List<Attribute> steps) {
        String values = "(" + DocumentSql.json(steps) + ")";
        return "coalesce(jsonb_path_query_first(" + values + ", '$[*] ? (@.primary == true)'), " + values + " -> 0)";
    }

    private static SortKey text(String sql, Sort sort) {
        return new SortKey("(" + sql + " COLLATE \"C\")", TEXT, sort.descending());
    }

    String order() {
        return descending ? sql + " DESC NULLS FIRST, id DESC" : sql + " NULLS LAST, id";
    }

    /** The same order, of the rows of a page by their {@code sort_key} and {@code page_id}. */
    String orderOfPage() {
        return descending ? "sort_key DESC NULLS FIRST, page_id DESC" : "sort_key NULLS LAST, page_id";
    }

    /** That a row comes behind the position in this order. Refused: INVALID_CURSOR for a key that is no value of it. */
    SqlCondition behind(Position position) {
        String beyond = descending ? " < " : " > ";
        String laterId = "id" + beyond + ":positionId";
        if (position.key().isEmpty()) {
            String condition =
                    descending ? "(" + sql + " IS NOT NULL OR " + laterId + ")" : sql + " IS NULL AND " + laterId;
            return SqlCondition.of(condition, "positionId", position.id());
        }
        String key = ":positionKey::" + type;
        String rest = descending ? "" : " OR " + sql + " IS NULL";
        return new SqlCondition(
                "(" + sql + beyond + key + rest + " OR (" + sql + " = " + key + " AND " + laterId + "))",
                Map.of(
                        "positionId",
                        position.id(),
                        "positionKey",
                        comparable(position.key().get())));
    }

    /** The key as what it is; it was shown as text, and may have been changed since. */
    private Object comparable(String key) {
        Optional<?> comparable = switch (type) {
            case "uuid" -> TimeOrderedId.parse(key);
            case "timestamptz" -> time(key.replace(' ', 'T'));
            case "numeric" ->
                Optional.of(key).filter(text -> NUMBER.matcher(text).matches());
            default -> Optional.of(key);
        };
        return comparable.orElseThrow(() -> Refusal.invalidCursor(
                "The cursor holds no value of the attribute that the list is sorted by. Take nextCursor as it is."));
    }

    private static Optional<Instant> time(String text) {
        return ValueReader.isDateTime(text)
                ? Optional.of(OffsetDateTime.parse(text).toInstant())
                : Optional.empty();
    }
}
