package io.muster.application.link;

import io.muster.application.Actor;
import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.activity.Audit;
import io.muster.application.group.GroupRepository;
import io.muster.application.job.JobWork;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupEvent;
import io.muster.domain.group.GroupId;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.link.Identity;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.ProtectedAccounts;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves people and groups from one connection to another, so that the IdP behind that one finds them: the same accounts, with what they may
 * do, without the externalId, which is the old IdP's. With no connection to move to, people are linked to none; groups stay where they are.
 */
public final class LinkMove implements JobWork {
    /** The name of a connection, or {@link #ALL}. */
    public static final String FROM = "from";

    /** The name of a connection, or {@link #NONE}. */
    public static final String TO = "to";

    public static final String ALL = "all";
    public static final String NONE = "none";

    private static final String GONE = "gone";
    private static final String CHANGED = "changed";
    private static final String UNCHANGED = "unchanged";
    private static final String PROTECTED = "protected";
    private static final String TAKEN = "taken";

    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final UserRepository users;
    private final GroupRepository groups;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LinkMove(
            TenantRepository tenants,
            ConnectionRepository connections,
            UserRepository users,
            GroupRepository groups,
            Audit audit,
            Clock clock) {
        this.tenants = tenants;
        this.connections = connections;
        this.users = users;
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.LINK_MOVE;
    }

    @Override
    public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
        String from = given.getOrDefault(FROM, "");
        String to = given.getOrDefault(TO, "");
        if (from.isBlank()) {
            throw Refusal.invalidValue(FROM, "is missing: the name of a connection, or all");
        }
        if (to.isBlank() || to.equals(from)) {
            throw Refusal.invalidValue(TO, "must be the name of another connection, or none");
        }
        List<Connection> all = connections.list(tenant);
        connection(all, from, ALL);
        connection(all, to, NONE);
        return Map.of(FROM, from, TO, to);
    }

    @Override
    public long count(TenantId tenant) {
        ResourceQuery all = new ResourceQuery(Optional.empty(), 1, 0);
        return users.query(tenant, all).totalResults()
                + groups.query(tenant, all).totalResults();
    }

    @Override
    public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
        Ends ends = ends(tenant, job);
        ProtectedAccounts accounts = accounts(tenants.find(tenant).orElseThrow());
        Optional<Position> position = after.map(id -> new Position(Optional.empty(), id));
        ResourceQuery query = new ResourceQuery(ends.from, Optional.empty(), Optional.empty(), 1, position, limit);
        Stream<JobRow> people = users.query(tenant, query).items().stream()
                .filter(user -> !user.created().isAfter(job.created()))
                .map(user -> planned(accounts, ends, user));
        Stream<JobRow> teams = ends.to.isEmpty()
                ? Stream.empty()
                : groups.query(tenant, query).items().stream()
                        .filter(group -> !group.created().isAfter(job.created()))
                        .map(group -> row(group.id().value(), new Link(group.linkedTo(), group.externalId()), ends));
        return Stream.concat(people, teams)
                .sorted(Comparator.comparing(row -> row.subject().toString()))
                .limit(limit)
                .toList();
    }

    private static JobRow planned(ProtectedAccounts accounts, Ends ends, User user) {
        JobRow row = row(user.id().value(), new Link(user.linkedTo(), user.externalId()), ends);
        if (user.linkedTo().equals(ends.to)) {
            return row.skipped(UNCHANGED);
        }
        return accounts.mayBeTakenOver(user) ? row : row.skipped(PROTECTED);
    }

    private static JobRow row(UUID id, Link is, Ends ends) {
        return new JobRow(
                id,
                Optional.empty(),
                Optional.of(is.toString()),
                Optional.of(new Link(ends.to, Optional.empty()).toString()),
                JobRow.State.PLANNED,
                Optional.empty());
    }

    @Override
    public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
        Batch batch = batch(tenant, planned);
        List<JobRow> rows = new ArrayList<>();
        for (JobRow row : planned) {
            Link becomes = Link.of(row.after().orElseThrow());
            rows.add(moved(batch, row, Link.of(row.before().orElseThrow()), becomes, false)
                    .map(row::skipped)
                    .orElseGet(row::done));
        }
        return rows;
    }

    @Override
    public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
        Batch batch = batch(tenant, done);
        Set<Link> taken = taken(batch, done);
        List<JobRow> rows = new ArrayList<>();
        for (JobRow row : done) {
            Link becomes = Link.of(row.before().orElseThrow());
            Optional<String> inTheWay = Optional.of(TAKEN)
                    .filter(any -> batch.people.containsKey(row.subject()) && taken.contains(becomes));
            rows.add(inTheWay.or(() -> moved(batch, row, Link.of(row.after().orElseThrow()), becomes, true))
                    .map(row::kept)
                    .orElseGet(row::undone));
        }
        return rows;
    }

    /** Links of people before that others have now: their IdP has pushed somebody else under the externalId. */
    private Set<Link> taken(Batch batch, List<JobRow> done) {
        Map<ConnectionId, Set<String>> wanted = new HashMap<>();
        for (JobRow row : done) {
            Link link = Link.of(row.before().orElseThrow());
            if (link.connection.isPresent() && link.externalId.isPresent()) {
                wanted.computeIfAbsent(link.connection.get(), any -> new HashSet<>())
                        .add(link.externalId.get());
            }
        }
        Set<Link> taken = new HashSet<>();
        wanted.forEach((connection, ids) -> users.externalIds(batch.tenant.id(), connection, ids)
                .forEach(id -> taken.add(new Link(Optional.of(connection), Optional.of(id)))));
        return taken;
    }

    /**
     * Why not; empty if it was done.
     *
     * @param exactly whether an externalId that has come since is in the way: it is the other IdP's
     */
    private Optional<String> moved(Batch batch, JobRow row, Link is, Link becomes, boolean exactly) {
        User user = batch.people.get(row.subject());
        if (user != null) {
            return moved(batch.tenant, user, is, becomes, exactly);
        }
        Optional<Group> group = groups.findForUpdate(batch.tenant.id(), new GroupId(row.subject()));
        return group.isPresent() ? moved(batch.tenant, group.get(), is, becomes, exactly) : Optional.of(GONE);
    }

    private Optional<String> moved(Tenant tenant, User before, Link is, Link becomes, boolean exactly) {
        if (!is.isOf(before.linkedTo(), before.externalId(), exactly)) {
            return Optional.of(CHANGED);
        }
        if (!accounts(tenant).mayBeTakenOver(before)) {
            return Optional.of(PROTECTED);
        }
        Instant now = clock.instant();
        User after = Identity.of(before)
                .linkedTo(becomes.connection, becomes.externalId)
                .appliedTo(before, now);
        users.relink(tenant.id(), before, after);
        audit.keep(
                tenant.id(),
                Actor.SERVICE,
                after.linkedTo().isPresent() ? UserEvent.linked(before, after) : UserEvent.unlinked(before, after),
                now);
        return Optional.empty();
    }

    private Optional<String> moved(Tenant tenant, Group before, Link is, Link becomes, boolean exactly) {
        if (!is.isOf(before.linkedTo(), before.externalId(), exactly)) {
            return Optional.of(CHANGED);
        }
        boolean uniqueName = tenant.settings().uniqueGroupNames();
        Instant now = clock.instant();
        Group after = before.linkedTo(becomes.connection, becomes.externalId, now);
        if (uniqueName && groups.isNameTaken(tenant.id(), after)) {
            return Optional.of(TAKEN);
        }
        groups.relink(tenant.id(), before, after, uniqueName);
        audit.keep(tenant.id(), Actor.SERVICE, GroupEvent.changed(before, after), now);
        return Optional.empty();
    }

    private Ends ends(TenantId tenant, Job job) {
        List<Connection> all = connections.list(tenant);
        return new Ends(
                connection(all, job.settings().getOrDefault(FROM, ""), ALL),
                connection(all, job.settings().getOrDefault(TO, ""), NONE));
    }

    private static Optional<ConnectionId> connection(List<Connection> all, String name, String noName) {
        if (name.equals(noName)) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .filter(connection -> connection.name().equals(name))
                .map(Connection::id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("The tenant has no connection of the name that from or to gives;"
                        + " connection-list shows those it has.")));
    }

    private Batch batch(TenantId tenant, List<JobRow> rows) {
        List<UserId> ids = rows.stream().map(row -> new UserId(row.subject())).toList();
        Map<UUID, User> people = users.findAllForUpdate(tenant, ids).stream()
                .collect(Collectors.toMap(user -> user.id().value(), Function.identity()));
        return new Batch(tenants.find(tenant).orElseThrow(), people);
    }

    private static ProtectedAccounts accounts(Tenant tenant) {
        return new ProtectedAccounts(tenant.settings().protection());
    }

    /** @param people who are among the rows, locked */
    private record Batch(Tenant tenant, Map<UUID, User> people) {}

    private record Ends(Optional<ConnectionId> from, Optional<ConnectionId> to) {}

    /** A link as rows hold it: the connection, and behind a blank the externalId. */
    private record Link(Optional<ConnectionId> connection, Optional<String> externalId) {
        static Link of(String text) {
            int blank = text.indexOf(' ');
            String connection = blank < 0 ? text : text.substring(0, blank);
            return new Link(
                    connection.equals(NONE)
                            ? Optional.empty()
                            : Optional.of(new ConnectionId(UUID.fromString(connection))),
                    blank < 0 ? Optional.empty() : Optional.of(text.substring(blank + 1)));
        }

        boolean isOf(Optional<ConnectionId> linkedTo, Optional<String> given, boolean exactly) {
            return linkedTo.equals(connection) && (!exactly || given.equals(externalId));
        }

        @Override
        public String toString() {
            return connection.map(ConnectionId::toString).orElse(NONE)
                    + externalId.map(id -> " " + id).orElse("");
        }
    }
}
