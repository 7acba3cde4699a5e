package io.muster.domain.user;

/** Why a user has a grant. */
public sealed interface GrantSource {
    /** As people read it, such as {@code template Everyone}. */
    String inWords();

    /** A New User Template, as it was in this version. */
    record OfTemplate(String name, long version) implements GrantSource {
        @Override
        public String inWords() {
            return "template " + name;
        }
    }

    /** Somebody gave it by hand; blank if it is not known who. No template takes it away. */
    record ByHand(String giver) implements GrantSource {
        @Override
        public String inWords() {
            return giver.isBlank() ? "by hand" : "by hand: " + giver;
        }
    }
}
