package io.muster.application.token;

import io.muster.application.Caller;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.token.TokenId;
import java.util.Optional;

/** Tells who presents a bearer token. */
public interface ClientAuthentication {
    /**
     * @param presented what stands after {@code Bearer}
     * @param path the tenant's slug in the path that was called, if there is one; it has to be the token's own
     * @return the caller, or why there is none
     */
    Result authenticate(String presented, Optional<String> path, Trace trace);

    /** What a presented token turned out to be. */
    sealed interface Result {
        record Known(Caller caller, TokenId token) implements Result {}

        /** @param holder of a token that opened something once, or will; it gets no further than to be told so */
        record Denied(Cause cause, Optional<Caller> holder) implements Result {}

        /** The token is right, and its tenant takes no provisioning at present. */
        record Off(Caller caller, Refusal why) implements Result {}
    }

    /** Why a token opens nothing. */
    enum Cause {
        /** Not of the form of a token, or cut off: a slip of the hand rather than a wrong token. */
        MALFORMED,
        /** No such token, or one of another tenant than the path's; which of the two is not told. */
        UNKNOWN,
        /** The token was good once, or will be; told to nobody but who holds it. */
        EXPIRED,
        INACTIVE,
        REVOKED
    }
}
