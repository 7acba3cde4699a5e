package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.tenant.Slug;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Some hundred rows at a time: whether anybody of them is known is asked at once, and they are written at once. */
public final class UserImportService implements UserImport {
    private static final int BATCH = 250;

    private final UnitOfWork unitOfWork;
    private final TenantRepository tenants;
    private final UserRepository users;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public UserImportService(
            UnitOfWork unitOfWork, TenantRepository tenants, UserRepository users, Audit audit, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.tenants = tenants;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Report addAll(Actor actor, Slug slug, Iterable<Row> rows) {
        try {
            return unitOfWork.execute(() -> {
                Run run = new Run(actor, tenant(slug), clock.instant());
                for (Iterator<Row> left = rows.iterator(); left.hasNext(); ) {
                    List<Entry> batch = run.read(left);
                    run.end(batch, run.refusedCount == 0 ? write(run, batch) : known(run, batch));
                }
                if (run.refusedCount > 0) {
                    run.imported = 0;
                    throw new NothingImported(run.report());
                }
                return run.report();
            });
        } catch (NothingImported nothing) {
            return nothing.report;
        }
    }

    @Override
    public Report addValid(Actor actor, Slug slug, Iterable<Row> rows) {
        Run run = new Run(actor, tenant(slug), clock.instant());
        for (Iterator<Row> left = rows.iterator(); left.hasNext(); ) {
            List<Entry> batch = run.read(left);
            run.end(batch, unitOfWork.execute(() -> write(run, batch)));
        }
        return run.report();
    }

    private TenantId tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug)).id();
    }

    /** Writes whoever is not known; the names and addresses by which the others are. */
    private Set<String> write(Run run, List<Entry> batch) {
        Set<String> known = known(run, batch);
        List<Entry> fresh =
                batch.stream().filter(entry -> entry.knownBy(known).isEmpty()).toList();
        users.insertAll(run.tenant, fresh.stream().map(Entry::user).toList());
        for (Entry entry : fresh) {
            for (String alias : entry.person.aliases()) {
                users.addAlias(run.tenant, entry.user.id(), alias, Optional.empty());
            }
            audit.keep(run.tenant, run.actor, UserEvent.created(entry.user), run.now);
        }
        return known;
    }

    private Set<String> known(Run run, List<Entry> batch) {
        if (!users.reserveImport(run.tenant)) {
            throw Refusal.notAllowedNow("Another import of this tenant is running. Wait for its end, then repeat it.");
        }
        Set<String> known = new HashSet<>(
                users.known(run.tenant, batch.stream().flatMap(Entry::names).collect(Collectors.toSet())));
        known.removeAll(run.addresses);
        return known;
    }

    /** One import: what has been read, and what has become of it. */
    private static final class Run {
        final Actor actor;
        final TenantId tenant;
        final Instant now;
        final Map<String, String> placesByName = new HashMap<>();
        /** Those of people who were taken: within one import people may share them. */
        final Set<String> addresses = new HashSet<>();

        final List<Refused> refused = new ArrayList<>();
        int refusedCount;
        int imported;
        int read;

        Run(Actor actor, TenantId tenant, Instant now) {
            this.actor = actor;
            this.tenant = tenant;
            this.now = now;
        }

        /** The next rows that make sense; the others are refused. */
        List<Entry> read(Iterator<Row> rows) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < BATCH && rows.hasNext(); i++) {
                Row row = rows.next();
                if (++read > MAX_PEOPLE) {
                    throw Refusal.tooLarge("There are more than " + MAX_PEOPLE + " users; import them in parts.");
                }
                try {
                    entries.add(entry(row));
                } catch (Refusal refusal) {
                    refuse(row.place(), String.valueOf(refusal.getMessage()));
                }
            }
            return entries;
        }

        private Entry entry(Row row) {
            Person person = row.person().get();
            Entry entry = new Entry(
                    row.place(),
                    person,
                    User.known(UserId.next(now), person.origin(), person.attributes(), person.roles(), now));
            entry.ownNames()
                    .map(placesByName::get)
                    .filter(place -> place != null)
                    .findFirst()
                    .ifPresent(place -> {
                        throw Refusal.uniqueness("the userName or an alias stands in " + place + " too");
                    });
            entry.ownNames().forEach(name -> placesByName.put(name, row.place()));
            return entry;
        }

        /** @param known the names and addresses by which people of the batch are known already */
        void end(List<Entry> batch, Set<String> known) {
            for (Entry entry : batch) {
                Optional<String> by = entry.knownBy(known);
                if (by.isPresent()) {
                    refuse(entry.place, "the tenant has a user with this " + by.get() + " already; user-list finds it");
                } else {
                    imported++;
                    entry.addresses().forEach(addresses::add);
                }
            }
        }

        private void refuse(String place, String reason) {
            refusedCount++;
            if (refused.size() < MAX_REFUSED) {
                refused.add(new Refused(place, reason));
            }
        }

        Report report() {
            return new Report(imported, List.copyOf(refused), refusedCount);
        }
    }

    private record Entry(String place, Person person, User user) {
        /** Names that only one user may have. */
        Stream<String> ownNames() {
            return Stream.concat(
                            Stream.of(user.userNameKey()),
                            person.aliases().stream().map(TextKey::of))
                    .distinct();
        }

        Stream<String> names() {
            return Stream.concat(ownNames(), addresses());
        }

        Stream<String> addresses() {
            return user.addresses().map(TextKey::of);
        }

        Optional<String> knownBy(Set<String> known) {
            if (known.contains(user.userNameKey())) {
                return Optional.of("userName");
            }
            return ownNames().anyMatch(known::contains)
                    ? Optional.of("alias")
                    : Optional.of("e-mail address").filter(any -> names().anyMatch(known::contains));
        }
    }

    /** Undoes the unit of work. */
    private static final class NothingImported extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Report report;

        NothingImported(Report report) {
            super("rows were refused", null, false, false);
            this.report = report;
        }
    }
}
