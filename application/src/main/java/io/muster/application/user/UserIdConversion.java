package io.muster.application.user;

import io.muster.application.Position;
import io.muster.application.ResourceQuery;
import io.muster.application.event.Outbox;
import io.muster.application.job.JobLedger;
import io.muster.application.job.JobWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.application.user.UserRepository.Renaming;
import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.UserNameKey;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.user.User;
import io.muster.domain.user.UserEvent;
import io.muster.domain.user.UserId;
import io.muster.domain.user.UserIdObstacle;
import io.muster.domain.user.UserIdProposal;
import io.muster.domain.user.UserIdSource;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives users names that are made of their e-mail addresses. They go on being known by the names before for a while, so nobody is locked
 * out; whoever has a name of another sort already, whose name would be another's or a guess, or who is protected, is left alone.
 */
public final class UserIdConversion implements JobWork {
    /** What user names are made of: {@code email} or {@code mailbox}. */
    public static final String TO = "to";

    /** How long the names before stay valid. */
    public static final String KEEP_ALIAS_DAYS = "keepAliasDays";

    public static final int DEFAULT_ALIAS_DAYS = 30;
    public static final int MAX_ALIAS_DAYS = 3650;

    private final TenantRepository tenants;
    private final UserRepository users;
    private final JobLedger ledger;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    public UserIdConversion(
            TenantRepository tenants, UserRepository users, JobLedger ledger, Outbox outbox, Clock clock) {
        this.tenants = tenants;
        this.users = users;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.USERID_CONVERT;
    }

    @Override
    public Map<String, String> settings(TenantId tenant, Map<String, String> given) {
        String to = given.getOrDefault(TO, word(UserIdSource.EMAIL));
        if (source(to).isEmpty()) {
            throw Refusal.invalidValue(TO, "must be email or mailbox");
        }
        String days = given.getOrDefault(KEEP_ALIAS_DAYS, Integer.toString(DEFAULT_ALIAS_DAYS));
        if (!days.matches("\\d{1,4}") || Integer.parseInt(days) > MAX_ALIAS_DAYS) {
            throw Refusal.invalidValue(KEEP_ALIAS_DAYS, "must be 0 to " + MAX_ALIAS_DAYS);
        }
        return Map.of(TO, to, KEEP_ALIAS_DAYS, days);
    }

    @Override
    public long count(TenantId tenant) {
        return users.query(tenant, new ResourceQuery(Optional.empty(), 1, 0)).totalResults();
    }

    @Override
    public List<JobRow> plan(TenantId tenant, Job job, Optional<UUID> after, int limit) {
        Optional<Position> position = after.map(id -> new Position(Optional.empty(), id));
        List<User> page = users
                .query(tenant, new ResourceQuery(Optional.empty(), Optional.empty(), 1, position, limit))
                .items()
                .stream()
                .filter(user -> !user.created().isAfter(job.created()))
                .toList();
        return assess(tenant, job, page);
    }

    @Override
    public List<JobRow> run(TenantId tenant, Job job, List<JobRow> planned) {
        Map<UUID, User> found = found(tenant, planned);
        Map<UUID, JobRow> assessed = assess(tenant, job, List.copyOf(found.values())).stream()
                .collect(Collectors.toMap(JobRow::subject, Function.identity()));
        Set<String> shared = sharedSince(tenant, job, planned, assessed);
        List<JobRow> rows = new ArrayList<>();
        List<Renaming> renamings = new ArrayList<>();
        Instant now = clock.instant();
        for (JobRow row : planned) {
            User user = found.get(row.subject());
            JobRow fresh = assessed.getOrDefault(row.subject(), skipped(row, UserIdObstacle.GONE));
            if (user == null || fresh.state() != JobRow.State.PLANNED) {
                rows.add(fresh);
            } else if (fresh.key().filter(shared::contains).isPresent()) {
                rows.add(skipped(fresh, UserIdObstacle.SHARED));
            } else {
                renamings.add(new Renaming(user, user.named(fresh.after().orElseThrow(), now)));
                rows.add(fresh.done());
            }
        }
        rename(tenant, job, renamings, now);
        return rows;
    }

    @Override
    public List<JobRow> undo(TenantId tenant, Job job, List<JobRow> done) {
        Map<UUID, User> found = found(tenant, done);
        Instant now = clock.instant();
        Set<String> names =
                done.stream().map(row -> UserNameKey.of(before(row))).collect(Collectors.toSet());
        NamesInTheWay inTheWay = new NamesInTheWay(
                users, tenant, tenant(tenant).settings().protection(), found.values(), names, Set.of(), now);
        List<JobRow> rows = new ArrayList<>();
        List<Renaming> renamings = new ArrayList<>();
        for (JobRow row : done) {
            User user = found.get(row.subject());
            if (user == null) {
                rows.add(row.kept(UserIdObstacle.GONE.inWords()));
            } else if (!user.userName().equals(row.after().orElseThrow())) {
                rows.add(row.kept(UserIdObstacle.CHANGED.inWords()));
            } else {
                Optional<UserIdObstacle> obstacle = inTheWay.of(user, before(row));
                rows.add(obstacle.map(why -> row.kept(why.inWords())).orElseGet(row::undone));
                if (obstacle.isEmpty()) {
                    renamings.add(new Renaming(user, user.named(before(row), now)));
                }
            }
        }
        rename(tenant, job, renamings, now);
        return rows;
    }

    private static String before(JobRow row) {
        return row.before().orElseThrow();
    }

    private static JobRow skipped(JobRow row, UserIdObstacle why) {
        return row.skipped(why.inWords());
    }

    /** What would become of these users now. */
    private List<JobRow> assess(TenantId tenant, Job job, List<User> page) {
        TenantSettings settings = tenant(tenant).settings();
        UserIdSource source = source(job.settings().getOrDefault(TO, "")).orElseThrow();
        List<Proposed> proposals = page.stream()
                .map(user -> new Proposed(user, source.propose(user, settings.verifiedDomains())))
                .toList();
        NamesInTheWay inTheWay = new NamesInTheWay(
                users,
                tenant,
                settings.protection(),
                page,
                keys(proposals, UserIdProposal::nameKey),
                keys(proposals, UserIdProposal::addressKey),
                clock.instant());
        return proposals.stream().map(proposed -> row(proposed, inTheWay)).toList();
    }

    private static JobRow row(Proposed proposed, NamesInTheWay inTheWay) {
        User user = proposed.user();
        UserIdProposal proposal = proposed.proposal();
        JobRow row = new JobRow(
                user.id().value(),
                proposal.nameKey().filter(key -> proposal.obstacle().isEmpty()),
                Optional.of(user.userName()),
                proposal.name(),
                JobRow.State.PLANNED,
                Optional.empty());
        return proposal.obstacle()
                .or(() -> inTheWay.of(
                        user,
                        proposal.name().orElseThrow(),
                        proposal.addressKey().orElseThrow()))
                .map(why -> skipped(row, why))
                .orElse(row);
    }

    /** Names that are wanted only since the plan was made, and that another row wants too. */
    private Set<String> sharedSince(TenantId tenant, Job job, List<JobRow> planned, Map<UUID, JobRow> assessed) {
        Map<String, UUID> wanted = new HashMap<>();
        for (JobRow row : planned) {
            Optional.ofNullable(assessed.get(row.subject()))
                    .flatMap(JobRow::key)
                    .filter(key -> !row.key().equals(Optional.of(key)))
                    .ifPresent(key -> wanted.put(key, row.subject()));
        }
        return wanted.isEmpty()
                ? Set.of()
                : ledger.withKeys(tenant, job.id(), wanted.keySet()).stream()
                        .filter(other ->
                                !other.subject().equals(wanted.get(other.key().orElseThrow())))
                        .flatMap(other -> other.key().stream())
                        .collect(Collectors.toSet());
    }

    private void rename(TenantId tenant, Job job, List<Renaming> renamings, Instant now) {
        if (renamings.isEmpty()) {
            return;
        }
        int days = Integer.parseInt(job.settings().getOrDefault(KEEP_ALIAS_DAYS, "0"));
        users.rename(tenant, renamings, days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days))));
        List<Event> events = renamings.stream()
                .map(renaming -> UserEvent.identifierChanged(
                        renaming.before(), renaming.after(), job.id().toString()))
                .toList();
        outbox.addAll(tenant, events, now);
    }

    private Map<UUID, User> found(TenantId tenant, List<JobRow> rows) {
        Set<UserId> ids = rows.stream().map(row -> new UserId(row.subject())).collect(Collectors.toSet());
        return users.find(tenant, ids).stream()
                .collect(Collectors.toMap(user -> user.id().value(), Function.identity()));
    }

    private Tenant tenant(TenantId tenant) {
        return tenants.find(tenant).orElseThrow(() -> new IllegalStateException("a job of a tenant that is not there"));
    }

    private static Set<String> keys(List<Proposed> proposals, Function<UserIdProposal, Optional<String>> key) {
        return proposals.stream()
                .map(Proposed::proposal)
                .filter(proposal -> proposal.obstacle().isEmpty())
                .flatMap(proposal -> key.apply(proposal).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<UserIdSource> source(String word) {
        return Arrays.stream(UserIdSource.values())
                .filter(source -> word(source).equals(word))
                .findFirst();
    }

    private static String word(UserIdSource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private record Proposed(User user, UserIdProposal proposal) {}
}
