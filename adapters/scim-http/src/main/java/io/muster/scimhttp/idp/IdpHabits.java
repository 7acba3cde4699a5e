package io.muster.scimhttp.idp;

import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Map;

/** All habits, in the order in which they are undone: names before values. */
public final class IdpHabits {
    private static final List<IdpHabit> HABITS = List.of(
            new OperationInAnyCase(),
            new PasswordSent(),
            new PathsAsNames(),
            new RemovedByValue(),
            new BooleanAsTextInPath(),
            new MissingElementMade(),
            new ReferenceAsText(),
            new BooleanAsText(),
            new UnquotedValue(),
            new ElementCompared(),
            new EnterpriseAttributeWithoutUrn(),
            new ReferenceCompared());

    private IdpHabits() {}

    public static Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        Map<String, ?> strict = document;
        for (IdpHabit habit : HABITS) {
            strict = habit.document(type, strict);
        }
        return strict;
    }

    public static List<RawOperation> operations(ResourceType type, RawOperation operation) {
        List<RawOperation> strict = List.of(operation);
        for (IdpHabit habit : HABITS) {
            strict = strict.stream()
                    .flatMap(raw -> habit.operation(type, raw).stream())
                    .toList();
        }
        return strict;
    }

    /** Parses a filter. Refused: INVALID_FILTER. */
    public static Filter filter(ResourceType type, String text) {
        String strictText = text;
        for (IdpHabit habit : HABITS) {
            strictText = habit.filterText(strictText);
        }
        Filter strict = FilterParser.parse(strictText);
        for (IdpHabit habit : HABITS) {
            strict = habit.filter(type, strict);
        }
        return strict;
    }
}
