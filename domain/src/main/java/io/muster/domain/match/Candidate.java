package io.muster.domain.match;

import io.muster.domain.user.User;

/**
 * An account that meets a rule.
 *
 * @param deleted whether it is only kept, for as long as the policy of its connection says
 */
public record Candidate(MatchRule rule, User user, boolean deleted) {}
