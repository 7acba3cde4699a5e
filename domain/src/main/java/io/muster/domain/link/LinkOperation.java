package io.muster.domain.link;

import io.muster.domain.Refusal;
import io.muster.domain.group.GroupId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What support has done to the identity of accounts; it can be undone for some days.
 *
 * @param groups whose membership went over from the account that was retired to the one that was kept, which is the first to change
 * @param undone when it was taken back
 */
public record LinkOperation(
        OperationId id,
        Kind kind,
        List<Change> changes,
        List<GroupId> groups,
        Instant at,
        String actor,
        Optional<Instant> undone) {
    public static final Duration UNDO = Duration.ofDays(30);

    public LinkOperation {
        changes = List.copyOf(changes);
        groups = List.copyOf(groups);
    }

    /** What was done. */
    public enum Kind {
        LINK_CLEARED,
        EMAIL_RECONCILED,
        DUPLICATE_LINKED,
        DUPLICATE_RENAMED,
        DUPLICATE_KEPT
    }

    /**
     * @param retired whether the account was deleted, so that it can be restored
     */
    public record Change(UserId user, Identity before, Identity after, boolean retired) {
        private Change takenBack() {
            return new Change(user, /* before= */ after, /* after= */ before, false);
        }

        /** Refused: NOT_ALLOWED_NOW if the account is not what the operation has left. */
        public void requireUnchanged(User now) {
            if (!Identity.of(now).equals(after)) {
                throw Refusal.notAllowedNow(
                        "The account has been changed since: its names, addresses or IdP link are not"
                                + " what the operation left. Look at it with user-show and mend it by hand.");
            }
        }
    }

    /** The same, by which these memberships go over. */
    public LinkOperation moving(List<GroupId> memberships) {
        return new LinkOperation(id, kind, changes, memberships, at, actor, undone);
    }

    public LinkOperation undone(Instant when) {
        return new LinkOperation(id, kind, changes, groups, at, actor, Optional.of(when));
    }

    /** What it takes to undo it, as done at this time. */
    public LinkOperation takenBack(Instant when) {
        return new LinkOperation(
                id, kind, changes.stream().map(Change::takenBack).toList(), groups, at, actor, Optional.of(when));
    }

    /** Whose accounts change, in the order of the changes. */
    public List<UserId> users() {
        return changes.stream().map(Change::user).toList();
    }

    /** The account that another is made one with. */
    public UserId kept() {
        return changes.get(0).user();
    }

    /** Refused: NOT_ALLOWED_NOW. */
    public void requireUndoable(Instant now) {
        if (undone.isPresent()) {
            throw Refusal.notAllowedNow("The operation was undone already, at " + undone.get() + ".");
        }
        if (at.plus(UNDO).isBefore(now)) {
            throw Refusal.notAllowedNow(
                    "The operation is more than " + UNDO.toDays() + " days old and cannot be undone.");
        }
    }
}
