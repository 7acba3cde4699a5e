package io.muster.domain.health;

/**
 * How often a connection asked, and for what.
 *
 * @param requests all of them; each is a look-up or a write
 * @param failures of look-ups and of writes
 * @param failedWrites of the failures
 */
public record Counts(long requests, long lookUps, long writes, long failures, long failedWrites) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** With fewer, failures tell nothing yet. */
    static final int ENOUGH = 5;

    static Counts of(RequestKind kind, boolean failed) {
        boolean write = kind == RequestKind.WRITE;
        return new Counts(1, write ? 0 : 1, write ? 1 : 0, failed ? 1 : 0, write && failed ? 1 : 0);
    }

    public Counts plus(Counts more) {
        return new Counts(
                requests + more.requests,
                lookUps + more.lookUps,
                writes + more.writes,
                failures + more.failures,
                failedWrites + more.failedWrites);
    }

    boolean areEnough() {
        return requests >= ENOUGH;
    }

    /**
     * Whether half of the requests failed, or half of the writes: before each write an IdP looks up whom it concerns, so that of the
     * requests hardly half can fail.
     */
    boolean failuresPrevail() {
        return areEnough() && 2 * failures >= requests || writes >= ENOUGH && 2 * failedWrites >= writes;
    }
}
