package io.muster.scimhttp.idp;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** All habits, in the order in which they are undone: names before values. */
public final class IdpHabits {
    private static final List<IdpHabit> HABITS = List.of(
            new OperationInAnyCase(),
            new PasswordSent(),
            new NamesOfAnySchema(),
            new PathsAsNames(),
            new RemovedByValue(),
            new SingleQuotes(),
            new UnquotedValue(),
            new NumberAsTextInFilter(),
            new BooleanAsTextInFilter(),
            new DateWithoutZone(),
            new ElementPresent(),
            new ElementAsText(),
            new MissingElementMade(),
            new ReferenceAsText(),
            new BooleanAsText(),
            new ElementCompared(),
            new ReferenceCompared());

    private static final Pattern SHOWN_URN = Pattern.compile("[\\w:.$-]{1,200}");

    private IdpHabits() {}

    /** The body of a POST or PUT in the RFC's form; the trace keeps what had to be understood. */
    public static Map<String, ?> document(ResourceType type, Map<String, ?> document, Trace trace) {
        Map<String, ?> strict = document;
        for (IdpHabit habit : HABITS) {
            strict = met(habit, strict, habit.document(type, strict), trace);
        }
        noteUnknown(type, strict, trace);
        return strict;
    }

    /** One operation of a PATCH in the RFC's form, which may take none or several. */
    public static List<RawOperation> operations(ResourceType type, RawOperation operation, Trace trace) {
        List<RawOperation> strict = List.of(operation);
        for (IdpHabit habit : HABITS) {
            List<RawOperation> before = strict;
            List<RawOperation> after = before.stream()
                    .flatMap(raw -> habit.operation(type, raw).stream())
                    .toList();
            strict = after.equals(before) ? before : met(habit, before, after, trace);
        }
        for (RawOperation raw : strict) {
            if (raw.path().isEmpty() && raw.value() instanceof Map<?, ?> object) {
                noteUnknown(type, object, trace);
            }
        }
        return strict;
    }

    /** The name of an attribute in the form of its schema; for names that stand alone. */
    public static String name(ResourceType type, String given) {
        return NamesOfAnySchema.name(type, given);
    }

    /** A URN that no schema has says that the IdP maps an attribute that is not served; it stops nothing. */
    private static void noteUnknown(ResourceType type, Map<?, ?> object, Trace trace) {
        for (Object key : object.keySet()) {
            String name = (String) key;
            if (name.regionMatches(true, 0, "urn:", 0, 4) && type.resolve(name).isEmpty()) {
                trace.step("ignored " + (SHOWN_URN.matcher(name).matches() ? name : "a URN") + ", which no schema has");
            }
        }
    }

    /** Parses a filter. Refused: INVALID_FILTER. */
    public static Filter filter(ResourceType type, String text, Limits limits, Trace trace) {
        String strictText = text;
        for (IdpHabit habit : HABITS) {
            strictText = met(habit, strictText, habit.filterText(type, strictText), trace);
        }
        Filter strict = parsed(strictText, text, limits);
        for (IdpHabit habit : HABITS) {
            Filter after = habit.filter(type, strict);
            strict = after.equals(strict) ? strict : met(habit, strict, after, trace);
        }
        return strict;
    }

    /** What cannot be parsed is refused as it was written, so that positions are the client's. */
    private static Filter parsed(String strictText, String text, Limits limits) {
        try {
            return FilterParser.parse(strictText, limits);
        } catch (Refusal refusal) {
            FilterParser.parse(text, limits);
            throw refusal;
        }
    }

    private static <T> T met(IdpHabit habit, T before, T after, Trace trace) {
        if (after != before) {
            trace.understood(habit.getClass().getSimpleName(), habit.words());
        }
        return after;
    }
}
