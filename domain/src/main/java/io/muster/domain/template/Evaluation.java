package io.muster.domain.template;

import io.muster.domain.TextKey;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.HeldGrant;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Set;

/**
 * What templates give a user.
 *
 * @param grants one for each grant and template
 * @param defaults for attributes that the user has no value of
 * @param left the templates whose grants stay as they are
 * @param steps what was decided, in words, without data of the user
 */
public record Evaluation(List<HeldGrant> grants, ComplexValue defaults, LeftAlone left, List<String> steps) {
    public Evaluation {
        grants = List.copyOf(grants);
        steps = List.copyOf(steps);
    }

    /** The user with it; what was given by hand stays. */
    public User applyTo(User user) {
        return user.withDefaults(defaults).with(user.grants().withThoseOfTemplates(grants, left::contains));
    }

    /** Templates by the form of their names that is compared: these, or all but these. */
    public record LeftAlone(Set<String> keys, boolean allOthers) {
        static final LeftAlone NONE = new LeftAlone(Set.of(), false);

        boolean contains(String name) {
            return keys.contains(TextKey.of(name)) != allOthers;
        }
    }
}
