package io.muster.application.departure;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.ResourceQuery;
import io.muster.application.SetClock;
import io.muster.application.group.InMemoryGroupRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.departure.Departure;
import io.muster.domain.departure.Departure.Kind;
import io.muster.domain.departure.MassChange;
import io.muster.domain.departure.MassChange.State;
import io.muster.domain.departure.MassChange.Tally;
import io.muster.domain.departure.MassChangeId;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.MemberId;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Departures and mass changes in lists. */
public final class InMemoryDepartureRepository implements DepartureRepository, Participant {
    public final SetClock clock = new SetClock();
    private final UserRepository users;
    private final InMemoryGroupRepository groups;
    private List<Line> lines = new ArrayList<>();
    private List<Held> changes = new ArrayList<>();

    public InMemoryDepartureRepository(UserRepository users, InMemoryGroupRepository groups) {
        this.users = users;
        this.groups = groups;
    }

    @Override
    public synchronized void add(TenantId tenant, ConnectionId connection, List<Departure> departures) {
        departures.forEach(departure -> lines.add(new Line(tenant, connection, departure, Set.of(), clock.instant())));
    }

    @Override
    public synchronized void addGroup(TenantId tenant, ConnectionId connection, GroupId group) {
        UserId self = new UserId(group.value());
        Set<MemberId> people = new HashSet<>();
        List<Departure> departures = new ArrayList<>();
        groups.parentsOf(tenant, group).forEach(parent -> departures.add(Departure.removed(self, parent)));
        groups.members(tenant, List.of(group), Integer.MAX_VALUE)
                .getOrDefault(group, List.of())
                .forEach(member -> {
                    if (member.kind() == GroupMember.Kind.USER) {
                        people.add(member.id());
                    } else {
                        departures.add(Departure.removed(new UserId(member.id().value()), group));
                    }
                });
        add(tenant, connection, departures);
        Departure itself = new Departure(Kind.GROUP_DELETED, new UserId(new UUID(0, lines.size())), Optional.of(group));
        lines.add(new Line(tenant, connection, itself, Set.of(), clock.instant()));
        if (!people.isEmpty()) {
            Departure left =
                    new Departure(Kind.OF_DELETED_GROUP, new UserId(new UUID(-1, lines.size())), Optional.of(group));
            lines.add(new Line(tenant, connection, left, people, clock.instant()));
        }
    }

    @Override
    public synchronized List<Suspect> suspects(Duration window, long least, int limit) {
        Instant from = clock.instant().minus(window);
        Map<List<Object>, List<Line>> byConnection = lines.stream()
                .filter(line -> line.at().isAfter(from))
                .filter(line -> changes.stream().noneMatch(held -> covers(held, line)))
                .collect(Collectors.groupingBy(line -> List.of(line.tenant(), line.connection())));
        return byConnection.values().stream()
                .filter(some -> tally(some).total() >= least)
                .limit(limit)
                .map(some -> new Suspect(
                        some.get(0).tenant(),
                        some.get(0).connection(),
                        some.get(0).at(),
                        tally(some)))
                .toList();
    }

    private static boolean covers(Held held, Line line) {
        MassChange change = held.change();
        return held.tenant().equals(line.tenant())
                && change.connection().equals(line.connection())
                && !line.at().isBefore(change.began())
                && change.ended().filter(line.at()::isAfter).isEmpty();
    }

    private static Tally tally(List<Line> some) {
        return new Tally(
                count(some, Kind.DEACTIVATED),
                count(some, Kind.DELETED),
                count(some, Kind.REMOVED_FROM_GROUP, Kind.OF_DELETED_GROUP));
    }

    private static long count(List<Line> some, Kind... kinds) {
        return some.stream()
                .filter(line -> List.of(kinds).contains(line.departure().kind()))
                .mapToLong(line -> Math.max(1, line.members().size()))
                .sum();
    }

    @Override
    public long people(TenantId tenant) {
        return users.query(tenant, new ResourceQuery(Optional.empty(), 1, 0)).totalResults();
    }

    @Override
    public synchronized boolean open(TenantId tenant, MassChange change) {
        boolean goesOn = changes.stream()
                .anyMatch(held -> held.tenant().equals(tenant)
                        && held.change().connection().equals(change.connection())
                        && held.change().ended().isEmpty());
        if (!goesOn) {
            changes.add(new Held(tenant, change));
        }
        return !goesOn;
    }

    @Override
    public synchronized void refresh(Duration window, Duration longestHold) {
        changes = changes.stream()
                .map(held -> new Held(held.tenant(), refreshed(held, window, longestHold)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private MassChange refreshed(Held held, Duration window, Duration longestHold) {
        MassChange change = held.change();
        Instant now = clock.instant();
        State state = change.began().isBefore(now.minus(longestHold)) ? State.RELEASED : change.state();
        if (change.ended().isPresent()) {
            return with(change, change.ended(), state, change.tally());
        }
        List<Line> some = lines.stream().filter(line -> covers(held, line)).toList();
        Optional<Instant> ended = some.stream()
                .map(Line::at)
                .max(Comparator.naturalOrder())
                .filter(last -> last.isBefore(now.minus(window)));
        return with(change, ended, state, tally(some));
    }

    private static MassChange with(MassChange change, Optional<Instant> ended, State state, Tally tally) {
        return new MassChange(change.id(), change.connection(), change.began(), ended, state, tally);
    }

    @Override
    public synchronized List<MassChange> list(TenantId tenant, int limit) {
        return changes.stream()
                .filter(held -> held.tenant().equals(tenant))
                .map(Held::change)
                .sorted(Comparator.comparing(MassChange::began).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<MassChange> find(TenantId tenant, MassChangeId id) {
        return list(tenant, Integer.MAX_VALUE).stream()
                .filter(change -> change.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized void release(TenantId tenant, MassChangeId id) {
        changes.replaceAll(
                held -> held.tenant().equals(tenant) && held.change().id().equals(id)
                        ? new Held(
                                tenant,
                                with(
                                        held.change(),
                                        held.change().ended(),
                                        State.RELEASED,
                                        held.change().tally()))
                        : held);
    }

    @Override
    public List<Departed> departed(TenantId tenant, MassChange change, Optional<UserId> after, int limit) {
        return departed(
                        tenant,
                        change,
                        user -> after.isEmpty()
                                || user.toString().compareTo(after.get().toString()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Departed> departed(TenantId tenant, MassChange change, Collection<UserId> some) {
        return departed(tenant, change, some::contains).toList();
    }

    private synchronized Stream<Departed> departed(TenantId tenant, MassChange change, Predicate<UserId> wanted) {
        Map<String, List<Line>> byUser = lines.stream()
                .filter(line -> covers(new Held(tenant, change), line))
                .filter(line -> wanted.test(line.departure().user()))
                .collect(Collectors.groupingBy(
                        line -> line.departure().user().toString(), TreeMap::new, Collectors.toList()));
        return byUser.values().stream().map(InMemoryDepartureRepository::lost);
    }

    private static Departed lost(List<Line> some) {
        Set<Kind> kinds = some.stream().map(line -> line.departure().kind()).collect(Collectors.toSet());
        Set<GroupId> groups =
                some.stream().flatMap(line -> line.departure().group().stream()).collect(Collectors.toSet());
        Set<MemberId> members =
                some.stream().flatMap(line -> line.members().stream()).collect(Collectors.toSet());
        return new Departed(some.get(0).departure().user(), kinds, groups, members);
    }

    @Override
    public synchronized int forget(Duration age, int atMost) {
        List<Line> old = lines.stream()
                .filter(line -> line.at().isBefore(clock.instant().minus(age)))
                .limit(atMost)
                .toList();
        lines.removeAll(old);
        return old.size();
    }

    @Override
    public synchronized Runnable remember() {
        List<Line> linesBefore = List.copyOf(lines);
        List<Held> changesBefore = List.copyOf(changes);
        return () -> {
            lines = new ArrayList<>(linesBefore);
            changes = new ArrayList<>(changesBefore);
        };
    }

    private record Line(
            TenantId tenant, ConnectionId connection, Departure departure, Set<MemberId> members, Instant at) {}

    private record Held(TenantId tenant, MassChange change) {}
}
