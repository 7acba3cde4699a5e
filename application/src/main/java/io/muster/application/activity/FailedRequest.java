package io.muster.application.activity;

import io.muster.domain.activity.Cause;
import java.util.Optional;

/**
 * A request that failed.
 *
 * @param operation what was tried, in words, such as {@code user update}
 * @param subject the id of the resource that it was about, if it named one
 * @param answer as the client was given it
 */
public record FailedRequest(String operation, Optional<String> subject, Cause cause, String answer) {
    /** The answer may quote the client, and what cannot be stored would hide the failure. */
    public FailedRequest {
        answer = answer.replace('\0', ' ');
    }
}
