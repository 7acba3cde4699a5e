package io.muster.domain;

import java.util.Comparator;
import java.util.Locale;

/**
 * What a user may use in the product.
 *
 * @param id the product's own, opaque here but for the roles that rules ask for
 */
public record Grant(Kind kind, String id) implements Comparable<Grant> {
    private static final int MAX_LENGTH = 255;
    private static final Comparator<Grant> ORDER =
            Comparator.comparing(Grant::kind).thenComparing(Grant::id);

    /** The kinds of things that the product hands out. */
    public enum Kind {
        ROLE,
        WORK_AREA;

        /** As receivers and operators know it, such as {@code work-area}. */
        public String publicName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One that somebody names. Refused: INVALID_VALUE for an id that is blank, too long or not printable. */
    public static Grant named(Kind kind, String id) {
        if (id.isBlank() || id.length() > MAX_LENGTH || id.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalidValue(
                    "A " + kind.publicName(), "must have 1 to " + MAX_LENGTH + " characters, none of them a control");
        }
        return new Grant(kind, id);
    }

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.publicName() + " " + id;
    }
}
