package io.muster.domain.activity;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an event changed, as the activity log may keep it: of people and groups the values of few attributes, of the others the names. */
final class ChangesInWords {
    private static final Map<String, Set<String>> SHOWN = Map.of(
            "user",
                    Set.of(
                            "active",
                            "userType",
                            "locale",
                            "preferredLanguage",
                            "timezone",
                            "grants",
                            "job",
                            "decision"),
            "group", Set.of("displayName"));

    /** Everything is new, or gone; the operation says so. */
    private static final Set<What> WHOLE = Set.of(What.CREATED, What.DELETED);

    private ChangesInWords() {}

    static List<String> of(Event event) {
        Optional<Set<String>> shown = Optional.ofNullable(SHOWN.get(event.kind()));
        if (shown.isPresent() && WHOLE.contains(event.what())) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        event.changes().entrySet().stream()
                .filter(change -> shown.isEmpty() || shown.get().contains(change.getKey()))
                .map(change -> change.getKey() + ": " + inWords(change.getValue()))
                .sorted()
                .forEach(words::add);
        List<String> unshown = event.changes().keySet().stream()
                .filter(name -> shown.isPresent() && !shown.get().contains(name))
                .sorted()
                .toList();
        if (!unshown.isEmpty()) {
            words.add("changed, and not kept here: " + String.join(", ", unshown));
        }
        return words;
    }

    private static String inWords(Event.Change change) {
        return inWords(change.before()) + " → " + inWords(change.after());
    }

    private static String inWords(Optional<AttributeValue> value) {
        return value.map(given -> String.valueOf(given.toPlain())).orElse("none");
    }
}
