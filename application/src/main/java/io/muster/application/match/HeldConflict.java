package io.muster.application.match;

import io.muster.domain.activity.Reference;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.MatchRule;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who was pushed and turned down because people have to decide who it is.
 *
 * @param connection that pushed
 * @param userName as it was pushed
 * @param user the account that is in the way
 * @param reference of the latest push
 * @param times it was pushed
 */
public record HeldConflict(
        Optional<ConnectionId> connection,
        String userName,
        MatchRule rule,
        ConflictCause cause,
        UserId user,
        Reference reference,
        Instant first,
        Instant last,
        long times) {}
