package io.muster.scimhttp.message;

import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.Sort;
import io.muster.domain.Refusal;
import io.muster.domain.filter.Filter;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.idp.IdpHabits;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of one type that somebody asked for, and how it is answered.
 *
 * @param fingerprint of the query, if it is read by cursor
 */
public record ListRequest(ResourceQuery query, AttributeSelection selection, Optional<String> fingerprint) {
    /** How long a cursor is taken (RFC 9865 §4). */
    public static final Duration CURSOR_LIFE = Cursor.LIFE;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,1000}");
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    /** Refused: INVALID_FILTER, INVALID_VALUE, INVALID_CURSOR, EXPIRED_CURSOR. */
    public static ListRequest of(ListParameters given, ResourceType type, Caller caller) {
        Optional<String> fingerprint = Optional.ofNullable(given.cursor())
                .map(cursor -> Cursor.fingerprint(List.of(
                        caller.tenant().toString(),
                        caller.connectionId().toString(),
                        type.name(),
                        String.valueOf(given.filter()),
                        String.valueOf(given.sortBy()),
                        String.valueOf(given.sortOrder()))));
        Optional<Position> after = fingerprint
                .filter(query -> !String.valueOf(given.cursor()).isEmpty())
                .map(query -> Cursor.read(String.valueOf(given.cursor()), query, Instant.now()));
        ResourceQuery query = new ResourceQuery(
                Optional.ofNullable(given.filter())
                        .map(text -> IdpHabits.filter(type, text, caller.limits(), caller.trace())),
                sort(given, type),
                number("startIndex", given.startIndex(), 1),
                after,
                Math.min(caller.limits().pageSize(), number("count", given.count(), ResourceQuery.DEFAULT_COUNT)));
        AttributeSelection selection = AttributeSelection.of(given.attributes(), given.excludedAttributes(), type);
        return new ListRequest(query, selection, fingerprint);
    }

    /** The same list by another filter, if it has one. */
    public ListRequest withFilter(UnaryOperator<Filter> change) {
        ResourceQuery changed = new ResourceQuery(
                query.filter().map(change), query.sort(), query.startIndex(), query.after(), query.count());
        return new ListRequest(changed, selection, fingerprint);
    }

    /** What is left to ask for behind what has been found elsewhere: nothing but the total if more follows there. */
    public ListRequest behind(Page<?> elsewhere) {
        long start = Math.max(1, query.startIndex() - elsewhere.totalResults());
        int rest = elsewhere.end().isPresent()
                ? 0
                : query.count() - elsewhere.items().size();
        ResourceQuery behind = new ResourceQuery(
                query.filter(), query.sort(), (int) Math.min(Integer.MAX_VALUE, start), query.after(), rest);
        return new ListRequest(behind, selection, fingerprint);
    }

    /** The resources of a page, with the attributes that were asked for. */
    public <T> List<Map<String, Object>> documents(
            Page<T> page, Function<T, ResourceDocument> asDocument, ScimExchange exchange) {
        return page.items().stream()
                .map(asDocument)
                .map(resource -> selection.select(resource.type(), resource.members(exchange)))
                .toList();
    }

    /** The page as the kind of paging that was asked for has it. */
    public <T> ScimDocument answer(Page<T> page, Function<T, ResourceDocument> asDocument, ScimExchange exchange) {
        List<Map<String, Object>> resources = documents(page, asDocument, exchange);
        return fingerprint
                .map(ours -> ListResponse.byCursor(
                        resources, page.totalResults(), page.end().map(end -> Cursor.write(end, ours, Instant.now()))))
                .orElseGet(() -> ListResponse.of(resources, page.totalResults(), page.startIndex()));
    }

    private static Optional<Sort> sort(ListParameters given, ResourceType type) {
        if (given.sortBy() == null || given.sortBy().isBlank()) {
            return Optional.empty();
        }
        AttributePath path = type.resolve(IdpHabits.name(type, given.sortBy().strip()))
                .filter(named -> !named.isNeverReturned())
                .map(ListRequest::withoutParts)
                .orElseThrow(() -> Refusal.invalidValue("sortBy", "names no attribute of " + type.name()));
        String order =
                given.sortOrder() == null ? "ascending" : given.sortOrder().toLowerCase(Locale.ROOT);
        return switch (order) {
            case "ascending", "" -> Optional.of(new Sort(path, false));
            case "descending" -> Optional.of(new Sort(path, true));
            default -> throw Refusal.invalidValue("sortOrder", "must be ascending or descending");
        };
    }

    /** A complex attribute is sorted by its value. */
    private static AttributePath withoutParts(AttributePath path) {
        if (!path.target().isComplex()) {
            return path;
        }
        Attribute value = path.target()
                .subAttribute("value")
                .orElseThrow(() -> Refusal.invalidValue("sortBy", "names an attribute with parts; name one of them"));
        return path.then(value);
    }

    static int number(String name, @Nullable String text, int absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw Refusal.invalidValue(name, "must be a whole number");
        }
        return new BigInteger(text.strip()).max(SMALLEST).min(LARGEST).intValue();
    }
}
