package io.muster.application.match;

import io.muster.domain.activity.Reference;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.ConflictId;
import io.muster.domain.match.Decision;
import io.muster.domain.match.MatchRule;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who was pushed and refused because an operator has to decide which account is the person's.
 *
 * @param connection that pushed
 * @param userName as it was pushed
 * @param user the account that the person may have
 * @param renamed the account that was to get the user name, if it was not pushed as a new person
 * @param reference of the latest push
 * @param times it was pushed
 * @param decision that the next push follows
 */
public record HeldConflict(
        ConflictId id,
        Optional<ConnectionId> connection,
        String userName,
        MatchRule rule,
        ConflictCause cause,
        UserId user,
        Optional<UserId> renamed,
        Reference reference,
        Instant first,
        Instant last,
        long times,
        Optional<Decision> decision) {
    /** How an operator resolves it; names the tasks that do. */
    public String fix() {
        if (decision.isPresent()) {
            return "Decided: " + decision.get().inWords() + ", when the person is pushed before "
                    + decision.get().endsAt() + ". conflict-resolve how=undecided takes it back.";
        }
        if (renamed.isPresent() && !rule.isName()) {
            return "The user " + renamed.get()
                    + " was to get an address of an account that is protected or an administrator's. If both are one"
                    + " person, merge them with duplicate-resolve (keep, retire). If two people share the address,"
                    + " resolve it with conflict-resolve how=two-people.";
        }
        if (renamed.isPresent()) {
            return "The user " + renamed.get()
                    + " was to get a userName that another account has. If both are one person, merge them"
                    + " with duplicate-resolve (keep, retire). If not, have another userName pushed.";
        }
        String link = switch (cause) {
            case OTHER_CONNECTION ->
                "If it is the same person, resolve it with conflict-resolve how=link, which ends the link to"
                        + " the other connection; link-move moves everybody.";
            case UNVERIFIED_DOMAIN ->
                "If it is the same person, resolve it with conflict-resolve how=link, or verify the domain"
                        + " with tenant-set verifiedDomains=….";
            case AMBIGUOUS, PROTECTED ->
                isOfSeveral()
                        ? "If one of the accounts is this person's, resolve it with conflict-resolve how=link user=…."
                        : "If it is the same person, resolve it with conflict-resolve how=link.";
        };
        return cause.problem(rule) + " " + link
                + (rule.isName()
                        ? " If not, have another userName pushed: two people cannot share one."
                        : " If not, resolve it with conflict-resolve how=two-people.");
    }

    boolean isOfSeveral() {
        return cause.isOfSeveral(rule);
    }

    HeldConflict with(Optional<Decision> made) {
        return new HeldConflict(
                id,
                connection,
                userName,
                rule,
                cause,
                made.map(Decision::account).orElse(user),
                renamed,
                reference,
                first,
                last,
                times,
                made);
    }

    /** Without a decision that has ended. */
    HeldConflict at(Instant now) {
        return with(decision.filter(made -> made.isValidAt(now)));
    }
}
