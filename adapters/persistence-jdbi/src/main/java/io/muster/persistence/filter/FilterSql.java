package io.muster.persistence.filter;

import io.muster.domain.Refusal;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.filter.Filter;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.persistence.Json;
import io.muster.persistence.SqlCondition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter (RFC 7644 §3.4.2.2) as a condition on rows. So far {@code eq} joined by {@code and}, which indexes answer: some
 * attributes have a column, any other is looked for in the document {@code comparable}. Values are bound, never written into the
 * SQL. Refused: INVALID_FILTER.
 *
 * <p>To add an operator, give its kind of {@link Filter} a branch in {@link #condition}: {@code or} and {@code not} join what is
 * here in brackets, {@code pr} and the comparisons by order or by part need an index of their own first. What it refuses then
 * becomes less, and nothing else changes.
 */
public final class FilterSql {
    private static final String NOBODY = "FALSE";

    /** What is kept in columns and rows that no filter reaches yet. */
    private static final Set<String> NOT_IN_THE_DOCUMENT = Set.of("meta", "groups", "members");

    private static final Pattern QUOTABLE = Pattern.compile("[A-Za-z0-9$_.:-]{1,120}");

    private final ResourceType type;
    private final Map<String, Object> values = new HashMap<>();

    private FilterSql(ResourceType type) {
        this.type = type;
    }

    public static SqlCondition of(ResourceType type, Filter filter) {
        FilterSql translation = new FilterSql(type);
        return new SqlCondition(translation.condition(filter), translation.values);
    }

    private String condition(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.operands().stream().map(this::condition).collect(Collectors.joining(" AND ", "(", ")"));
        }
        if (filter instanceof Filter.ElementMatch match) {
            return element(match.attribute(), Equalities.of(match.filter()));
        }
        if (filter instanceof Filter.ElementComparison entra) { // one more demand on the same element
            return element(
                    entra.element().attribute(), Equalities.of(entra.element().filter(), entra.comparison()));
        }
        Filter.Comparison equality = Equalities.equality(filter);
        return equals(resolve(equality.attribute()), equality.value());
    }

    private String equals(AttributePath path, @Nullable Object given) {
        Object value = Equalities.comparable(path.target(), given);
        return switch (path.toString()) {
            case "id" ->
                TimeOrderedId.parse(value.toString()).map(this::idEquals).orElse(NOBODY);
            case "userName" -> "user_name_key = " + parameter(value);
            case "externalId" -> externalIdEquals(parameter(value));
            default -> contains(path, value);
        };
    }

    private String idEquals(UUID id) {
        return "id = " + parameter(id);
    }

    /** The index holds the first characters only. */
    private static String externalIdEquals(String value) {
        return "(left(external_id, 256) = left(" + value + ", 256) AND external_id = " + value + ")";
    }

    private String element(String name, List<Filter.Comparison> equalities) {
        AttributePath path = resolve(name);
        if (!path.target().isComplex()) {
            throw Refusal.invalidFilter(path + " has no sub-attributes, so it takes no filter in [ ].");
        }
        Map<String, Object> element = new HashMap<>();
        for (Filter.Comparison equality : equalities) {
            Attribute sub = path.target()
                    .subAttribute(equality.attribute())
                    .orElseThrow(() -> unknown(path + "." + equality.attribute()));
            Object value = Equalities.comparable(sub, equality.value());
            Object other = element.putIfAbsent(sub.name(), value);
            if (other != null && !other.equals(value)) {
                return NOBODY;
            }
        }
        return contains(path, element);
    }

    private String contains(AttributePath path, Object value) {
        return "comparable @> " + parameter(Json.write(document(path.steps(), value))) + "::jsonb";
    }

    /** A list is contained in another if that has all its elements, whatever else it has and in whatever order. */
    private static Map<String, Object> document(List<Attribute> steps, Object value) {
        Attribute first = steps.get(0);
        Object inner = steps.size() == 1 ? value : document(steps.subList(1, steps.size()), value);
        return Map.of(first.name(), first.multiValued() ? List.of(inner) : inner);
    }

    private AttributePath resolve(String name) {
        AttributePath path = type.resolve(name).orElseThrow(() -> unknown(name));
        if (NOT_IN_THE_DOCUMENT.contains(path.steps().get(0).name())) {
            throw Refusal.invalidFilter("Filters on " + path + " are not supported yet. " + Equalities.SUPPORTED);
        }
        return path;
    }

    private Refusal unknown(String name) {
        String shown = QUOTABLE.matcher(name).matches() ? name : "of the name in the filter";
        return Refusal.invalidFilter(type.name() + " has no attribute " + shown + "; /Schemas lists those it has.");
    }

    private String parameter(Object value) {
        String name = "filter" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
