package io.muster.application.activity;

import io.muster.domain.activity.Cause;
import java.util.Optional;
import java.util.Set;

/**
 * A request that failed.
 *
 * @param operation what was tried, in words, such as {@code user update}
 * @param subject the id of the resource that it was about, if it named one
 * @param persons user names, addresses and externalIds that the request names a person by
 * @param answer as the client was given it
 */
public record FailedRequest(
        String operation, Optional<String> subject, Set<String> persons, Cause cause, String answer) {
    /** The answer may quote the client, and what cannot be stored would hide the failure. */
    public FailedRequest {
        persons = Set.copyOf(persons);
        answer = answer.replace('\0', ' ');
    }
}
