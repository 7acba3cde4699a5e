package io.muster.application.departure;

import io.muster.domain.departure.Departure;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who has departed by which connection, and the mass changes that this made. All times are by one clock, that of the repository. */
public interface DepartureRepository {
    /** Keeps them with the change that made them. */
    void add(TenantId tenant, ConnectionId connection, List<Departure> departures);

    /** Keeps the group that is about to be deleted, and who and what it is in and has in it. */
    void addGroup(TenantId tenant, ConnectionId connection, GroupId group);

    /** Connections with as many departures within the window that belong to no mass change yet, with these; of all tenants. */
    List<Suspect> suspects(Duration window, long least, int limit);

    /** How many people the tenant has, more or less. */
    long people(TenantId tenant);

    /** Begins one with the first of the suspect's departures; tells whether none of that connection was going on. */
    boolean open(TenantId tenant, MassChange change);

    /** Counts anew those that go on, and ends those that are quiet for so long, or held for longer than that. */
    void refresh(Duration window, Duration longestHold);

    /** The latest first. */
    List<MassChange> list(TenantId tenant, int limit);

    Optional<MassChange> find(TenantId tenant, MassChangeId id);

    /** It holds nobody any more. */
    void release(TenantId tenant, MassChangeId id);

    /** Who departed in it, by id, behind that one. */
    List<Departed> departed(TenantId tenant, MassChange change, Optional<UserId> after, int limit);

    /** Those of these who departed in it. */
    List<Departed> departed(TenantId tenant, MassChange change, Collection<UserId> users);

    /** Forgets departures that are older; tells how many, at most so many at once. */
    int forget(Duration age, int atMost);

    /** A connection by which many depart. */
    record Suspect(TenantId tenant, ConnectionId connection, Instant began, MassChange.Tally tally) {}

    /**
     * What somebody lost in a mass change. A group that was deleted comes before everybody, and those who were in it then come behind
     * everybody, at most {@value #MEMBERS_AT_ONCE} at once.
     *
     * @param user or a group that was taken out of another one; nobody if it is about a group that was deleted
     * @param groups that the user was taken out of, or the one that was deleted
     * @param members who were in the one that was deleted
     */
    record Departed(UserId user, Set<Departure.Kind> kinds, Set<GroupId> groups, Set<MemberId> members) {
        Optional<GroupId> deletedGroup() {
            boolean isOfOne =
                    kinds.contains(Departure.Kind.GROUP_DELETED) || kinds.contains(Departure.Kind.OF_DELETED_GROUP);
            return groups.stream().filter(group -> isOfOne).findFirst();
        }
    }

    int MEMBERS_AT_ONCE = 20;
}
