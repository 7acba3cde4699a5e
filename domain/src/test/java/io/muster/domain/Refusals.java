package io.muster.domain;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asks for the refusal that a call ends in. */
public final class Refusals {
    private Refusals() {}

    public static Refusal refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }

    public static Refusal.Reason refusalOf(ThrowingCallable call) {
        return refusal(call).reason();
    }
}
