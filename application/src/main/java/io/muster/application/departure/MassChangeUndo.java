package io.muster.application.departure;

import io.muster.application.Actor;
import io.muster.application.activity.Audit;
import io.muster.application.departure.DepartureRepository.Departed;
import io.muster.application.group.GroupRepository;
import io.muster.application.job.JobWork;
import io.muster.application.template.Regranting;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.departure.Departure.Kind;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupEvent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.ExternalIdPolicy;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts back what a mass change took: who was deactivated is active, who or what was deleted is found, and they are in the groups that they
 * were taken out of, with what is granted to them there. A row is one person, or a group that was deleted, or some who were in that.
 */
public final class MassChangeUndo implements JobWork {
    /** Of the mass change. */
    public static final String MASS_CHANGE = "massChange";

    private static final String GONE = "gone";
    private static final String TAKEN = "taken";
    private static final String UNCHANGED = "unchanged";
    private static final String LEFT_TO_THE_IDP = "left to the identity provider";

    private final TenantRepository tenants;
    private final DepartureRepository departures;
    private final UserRepository users;
    private final GroupRepository groups;
    private final Regranting regranting;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public MassChangeUndo(
            TenantRepository tenants,
            DepartureRepository departures,
            UserRepository users,
            GroupRepository groups,
            Regranting regranting,
            Audit audit,
            Clock clock) {
        this.tenants = tenants;
        this.departures = departures;
        this.users = users;
        this.groups = groups;
        this.regranting = regranting;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.MASS_CHANGE_UNDO;
    }

    /** The only one that is held, unless one is named. */
    @Override
    public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
        Optional<String> named = Optional.ofNullable(given.get(MASS_CHANGE));
        if (named.isPresent()) {
            return Map.of(MASS_CHANGE, find(tenant, named.get()).id().toString());
        }
        List<MassChange> held = departures.list(tenant, MassChanges.MAX_LIST).stream()
                .filter(change -> change.state() == MassChange.State.HELD)
                .toList();
        if (held.size() != 1) {
            throw Refusal.invalidValue(
                    MASS_CHANGE, "has to be named, for " + held.size() + " are held; mass-change-list shows them");
        }
        return Map.of(MASS_CHANGE, held.get(0).id().toString());
    }

    @Override
    public long count(TenantId tenant) {
        return departures.list(tenant, 1).stream()
                .mapToLong(change -> change.tally().total())
                .sum();
    }

    @Override
    public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
        return departures.departed(tenant, change(tenant, job), after.map(UserId::new), limit).stream()
                .map(MassChangeUndo::row)
                .toList();
    }

    private static JobRow row(Departed departed) {
        List<String> lost = new ArrayList<>();
        if (departed.kinds().contains(Kind.DEACTIVATED)) {
            lost.add("deactivated");
        }
        if (departed.kinds().contains(Kind.DELETED)) {
            lost.add("deleted");
        }
        if (departed.kinds().contains(Kind.REMOVED_FROM_GROUP)) {
            lost.add("taken out of " + departed.groups().size() + " groups");
        }
        departed.deletedGroup()
                .ifPresent(group -> lost.add(
                        departed.members().isEmpty()
                                ? "group " + group + " deleted"
                                : departed.members().size() + " people of the deleted group " + group));
        return new JobRow(
                departed.user().value(),
                Optional.empty(),
                Optional.of(String.join(", ", lost)),
                Optional.of("as before"),
                JobRow.State.PLANNED,
                Optional.empty());
    }

    @Override
    public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
        return new Batch(tenant, change(tenant, job)).putBack(planned);
    }

    /** Whom the IdP means to be gone, it says again. */
    @Override
    public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
        return done.stream().map(row -> row.kept(LEFT_TO_THE_IDP)).toList();
    }

    private MassChange change(TenantId tenant, Job job) {
        return find(tenant, job.settings().getOrDefault(MASS_CHANGE, ""));
    }

    private MassChange find(TenantId tenant, String id) {
        return MassChangeId.parse(id)
                .flatMap(parsed -> departures.find(tenant, parsed))
                .orElseThrow(MassChangesService::unknown);
    }

    /** Some people at once. */
    private final class Batch {
        private final Tenant tenant;
        private final MassChange change;
        private final Instant now = clock.instant();
        private final Map<UserId, User> gone = new HashMap<>();

        private final Set<String> takenNames = new HashSet<>();
        private final Set<String> takenIds = new HashSet<>();

        private final MissedMemberships missed = new MissedMemberships(groups, users, audit);

        Batch(TenantId tenant, MassChange change) {
            this.tenant = tenants.find(tenant).orElseThrow();
            this.change = change;
        }

        List<JobRow> putBack(List<JobRow> rows) {
            List<UserId> ids =
                    rows.stream().map(row -> new UserId(row.subject())).toList();
            Map<UserId, Departed> departed = departures.departed(tenant.id(), change, ids).stream()
                    .collect(Collectors.toMap(Departed::user, Function.identity()));
            Map<UserId, User> living = users.findAllForUpdate(tenant.id(), ids).stream()
                    .collect(Collectors.toMap(User::id, Function.identity()));
            users.findGone(tenant.id(), ids).forEach(user -> gone.put(user.id(), user));
            findTaken();
            List<JobRow> after = new ArrayList<>();
            for (JobRow row : rows) {
                UserId id = new UserId(row.subject());
                after.add(Optional.ofNullable(departed.get(id))
                        .map(lost -> lost.deletedGroup()
                                .map(group -> ofGroup(row, lost, group))
                                .orElseGet(() -> living.containsKey(id)
                                        ? reactivated(row, lost, living.get(id))
                                        : restored(row, lost)))
                        .orElseGet(() -> row.skipped(UNCHANGED)));
            }
            Set<MemberId> joined = missed.rejoin(tenant, why(), now);
            Set<UserId> regranted =
                    joined.stream().map(member -> new UserId(member.value())).collect(Collectors.toSet());
            regranted.addAll(ids);
            regranting.of(tenant, Actor.SERVICE, List.copyOf(regranted), now);
            return after.stream()
                    .map(row -> isUnchanged(row) && isOf(joined, departed.get(new UserId(row.subject())))
                            ? row.done()
                            : row)
                    .toList();
        }

        private static boolean isUnchanged(JobRow row) {
            return row.reason().filter(UNCHANGED::equals).isPresent();
        }

        private static boolean isOf(Set<MemberId> joined, @Nullable Departed lost) {
            return lost != null
                    && (joined.contains(new MemberId(lost.user().value()))
                            || lost.members().stream().anyMatch(joined::contains));
        }

        private JobRow ofGroup(JobRow row, Departed lost, GroupId id) {
            return lost.members().isEmpty() ? groupRestored(row, id) : refilled(row, lost, id);
        }

        private JobRow groupRestored(JobRow row, GroupId id) {
            Optional<Group> deleted = groups.findDeleted(tenant.id(), id);
            if (deleted.isEmpty()) {
                return row.skipped(UNCHANGED);
            }
            Group before = deleted.get();
            boolean unique = tenant.settings().uniqueGroupNames();
            if (unique && groups.isNameTaken(tenant.id(), before)) {
                return row.skipped(TAKEN);
            }
            Group after = before.touched(now);
            groups.restore(tenant.id(), after, unique);
            audit.keep(tenant.id(), Actor.SERVICE, GroupEvent.created(after), now, why());
            return row.done();
        }

        private JobRow refilled(JobRow row, Departed lost, GroupId id) {
            if (groups.find(tenant.id(), id).isEmpty()) {
                return row.skipped(GONE);
            }
            missed.add(id, lost.members());
            return row.skipped(UNCHANGED);
        }

        private JobRow reactivated(JobRow row, Departed lost, User before) {
            missGroups(lost);
            if (before.active() || !lost.kinds().contains(Kind.DEACTIVATED)) {
                return row.skipped(UNCHANGED);
            }
            User after = before.activate(now);
            users.update(tenant.id(), after);
            audit.keep(tenant.id(), Actor.SERVICE, UserEvent.changed(before, after), now, why());
            return row.done();
        }

        private JobRow restored(JobRow row, Departed lost) {
            User before = gone.get(lost.user());
            if (before == null) {
                return groupWithin(row, lost);
            }
            if (isTaken(before)) {
                return row.skipped(TAKEN);
            }
            takenNames.add(before.userNameKey());
            idOfLink(before).ifPresent(takenIds::add);
            boolean wasActive = lost.kinds().contains(Kind.DEACTIVATED);
            User after = before.comeBack(wasActive ? before.activate(now).attributes() : before.attributes(), now);
            users.restoreWithGroups(tenant.id(), after);
            missGroups(lost);
            audit.keep(tenant.id(), Actor.SERVICE, UserEvent.restored(before, after), now, why());
            return row.done();
        }

        private void findTaken() {
            Set<String> names = gone.values().stream().map(User::userNameKey).collect(Collectors.toSet());
            takenNames.addAll(users.ownersOfNames(tenant.id(), names).keySet());
            Set<String> ids = gone.values().stream()
                    .flatMap(user -> idOfLink(user).stream())
                    .collect(Collectors.toSet());
            takenIds.addAll(users.externalIds(tenant.id(), change.connection(), ids));
        }

        /** Another user has the name by now, or an externalId that is of one person only. */
        private boolean isTaken(User user) {
            return takenNames.contains(user.userNameKey())
                    || idOfLink(user).filter(takenIds::contains).isPresent();
        }

        private Optional<String> idOfLink(User user) {
            return user.linkedTo()
                    .filter(change.connection()::equals)
                    .flatMap(linked -> user.externalId())
                    .filter(ExternalIdPolicy.AUTO::isImmutable);
        }

        /** Groups are taken out of groups too. */
        private JobRow groupWithin(JobRow row, Departed lost) {
            Optional<Group> child = groups.find(tenant.id(), new GroupId(row.subject()));
            child.ifPresent(group -> missed.add(lost.groups(), group));
            return row.skipped(child.isPresent() ? UNCHANGED : GONE);
        }

        private void missGroups(Departed lost) {
            lost.groups()
                    .forEach(group ->
                            missed.add(group, List.of(new MemberId(lost.user().value()))));
        }

        private String why() {
            return "put back after the mass change " + change.id();
        }
    }
}
