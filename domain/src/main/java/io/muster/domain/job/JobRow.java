package io.muster.domain.job;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that a job is about: what it was, what it is to be, and what became of that. The rows of a job are its plan, its record and
 * what it is undone by.
 *
 * @param subject the id of the thing; rows are worked on in the order of their subjects
 * @param key what only one row may have; empty where any number may have the same
 * @param before as the job's kind writes it down; empty if there was nothing
 * @param after as the job's kind writes it down; empty if there is nothing to be
 * @param reason why it is skipped, or kept when the job is undone; a word such as {@code taken}
 */
public record JobRow(
        UUID subject,
        Optional<String> key,
        Optional<String> before,
        Optional<String> after,
        State state,
        Optional<String> reason) {
    /** What two rows with one key are skipped for. */
    public static final String SHARED = "shared";

    /** What became of a row. */
    public enum State {
        PLANNED,
        DONE,
        SKIPPED,
        UNDONE,
        /** It was done, and is not undone, for it is not any more what the job made of it. */
        KEPT;

        /** Such as {@code planned}. */
        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** It is to become this. */
    public static JobRow planned(UUID subject, String key, String before, String after) {
        return new JobRow(
                subject, Optional.of(key), Optional.of(before), Optional.of(after), State.PLANNED, Optional.empty());
    }

    public JobRow done() {
        return new JobRow(subject, key, before, after, State.DONE, Optional.empty());
    }

    public JobRow skipped(String why) {
        return new JobRow(subject, key, before, after, State.SKIPPED, Optional.of(why));
    }

    public JobRow undone() {
        return new JobRow(subject, key, before, after, State.UNDONE, Optional.empty());
    }

    public JobRow kept(String why) {
        return new JobRow(subject, key, before, after, State.KEPT, Optional.of(why));
    }
}
