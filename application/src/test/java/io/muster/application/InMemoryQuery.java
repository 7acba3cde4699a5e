package io.muster.application;

import io.muster.domain.filter.ResourceFilter;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.JsonSize;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What a query means, for fakes. */
public final class InMemoryQuery {
    private InMemoryQuery() {}

    /** A resource and all its attributes. */
    public record Candidate<T>(T item, ComplexValue all) {
        public static <T> Candidate<T> of(
                ResourceType type,
                T item,
                String id,
                long version,
                ComplexValue own,
                Instant created,
                Instant modified) {
            Map<String, AttributeValue> meta = new LinkedHashMap<>();
            meta.put("resourceType", new SimpleValue(type.name()));
            meta.put("created", new SimpleValue(created.toString()));
            meta.put("lastModified", new SimpleValue(modified.toString()));
            meta.put("version", new SimpleValue("W/\"" + version + "\""));
            List<AttributeValue> schemas = new ArrayList<>();
            schemas.add(new SimpleValue(type.core().urn()));
            type.extensions().stream()
                    .map(Schema::urn)
                    .filter(urn -> own.get(urn).isPresent())
                    .forEach(urn -> schemas.add(new SimpleValue(urn)));
            return new Candidate<>(
                    item,
                    own.with("id", new SimpleValue(id))
                            .with("meta", new ComplexValue(meta))
                            .with("schemas", new MultiValue(schemas)));
        }

        private String id() {
            return all.text("id").orElseThrow();
        }
    }

    public static <T> Page<T> page(ResourceType type, ResourceQuery query, List<Candidate<T>> everything) {
        Predicate<ComplexValue> filter =
                query.filter().map(given -> ResourceFilter.of(type, given)).orElse(any -> true);
        Comparator<Position> order = order(query.sort());
        List<Candidate<T>> found = everything.stream()
                .filter(candidate -> filter.test(candidate.all()))
                .sorted(Comparator.comparing(candidate -> position(candidate, query.sort()), order))
                .toList();
        List<Candidate<T>> rest = found.stream()
                .filter(candidate -> query.after()
                        .map(after -> order.compare(position(candidate, query.sort()), after) > 0)
                        .orElse(true))
                .skip(query.after().isPresent() ? 0 : query.startIndex() - 1L)
                .toList();
        List<Candidate<T>> page = first(rest.subList(0, Math.min(rest.size(), query.count())), query.bytes());
        Optional<Position> end = page.isEmpty() || page.size() == rest.size()
                ? Optional.empty()
                : Optional.of(position(page.get(page.size() - 1), query.sort()));
        return new Page<>(page.stream().map(Candidate::item).toList(), found.size(), query.startIndex(), end);
    }

    private static <T> List<Candidate<T>> first(List<Candidate<T>> page, int bytes) {
        List<Candidate<T>> first = new ArrayList<>();
        long ahead = 0;
        for (Candidate<T> candidate : page) {
            if (ahead < bytes) {
                first.add(candidate);
            }
            ahead += JsonSize.of(candidate.all());
        }
        return first;
    }

    private static Position position(Candidate<?> candidate, Optional<Sort> sort) {
        return new Position(sort.flatMap(by -> key(candidate.all(), by.path())), UUID.fromString(candidate.id()));
    }

    private static Optional<String> key(ComplexValue all, AttributePath path) {
        List<AttributeValue> elements = ResourceFilter.values(
                        all,
                        new AttributePath(
                                path.steps().subList(0, Math.max(1, path.steps().size() - 1))))
                .toList();
        Optional<AttributeValue> preferred = elements.stream()
                .filter(element -> element instanceof ComplexValue complex
                        && complex.bool("primary").orElse(false))
                .findFirst()
                .or(() -> elements.stream().findFirst());
        return preferred
                .flatMap(element -> element instanceof ComplexValue complex
                        ? complex.get(path.target().name())
                        : Optional.of(element))
                .map(value -> ComparableForm.of(path.target(), value).toPlain().toString());
    }

    private static Comparator<Position> order(Optional<Sort> sort) {
        Comparator<Position> ascending = Comparator.<Position, String>comparing(
                        position -> position.key().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(position -> position.id().toString());
        return sort.filter(Sort::descending).isPresent() ? ascending.reversed() : ascending;
    }
}
