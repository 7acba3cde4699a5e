package io.muster.application.user;

import io.muster.application.Actor;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.Audit;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.Refusal;
import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.Grants;
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
import java.util.stream.StreamSupport;

/** Reads the rows twice: first all are judged, then those that are taken are written, some hundred at a time. */
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
        return unitOfWork.execute(() -> {
            TenantId tenant = tenant(slug);
            if (!users.reserveImport(tenant)) {
                throw Refusal.notAllowedNow(
                        "Another import of this tenant is running. Wait for its end, then repeat it.");
            }
            Judgement judgement = judge(actor, tenant, rows);
            int imported = 0;
            Iterator<Row> left = judgement.accepted(rows);
            while (judgement.places.isEmpty() && left.hasNext()) {
                imported += write(actor, tenant, next(left));
            }
            return judgement.report(imported);
        });
    }

    @Override
    public Report addValid(Actor actor, Slug slug, Iterable<Row> rows) {
        TenantId tenant = tenant(slug);
        Judgement judgement = judge(actor, tenant, rows);
        int imported = 0;
        for (Iterator<Row> left = judgement.accepted(rows); left.hasNext(); ) {
            List<Row> batch = next(left);
            imported += unitOfWork.execute(() -> write(actor, tenant, batch));
        }
        return judgement.report(imported);
    }

    private TenantId tenant(Slug slug) {
        return tenants.find(slug).orElseThrow(() -> Refusal.unknownTenant(slug)).id();
    }

    private Judgement judge(Actor actor, TenantId tenant, Iterable<Row> rows) {
        Judgement judgement = new Judgement();
        for (Iterator<Row> left = rows.iterator(); left.hasNext(); ) {
            List<Entry> batch = judgement.read(next(left), actor, clock.instant());
            judgement.refuseKnown(
                    batch,
                    users.known(tenant, batch.stream().flatMap(Entry::names).collect(Collectors.toSet())));
        }
        return judgement;
    }

    private static List<Row> next(Iterator<Row> rows) {
        List<Row> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && rows.hasNext()) {
            batch.add(rows.next());
        }
        return batch;
    }

    private int write(Actor actor, TenantId tenant, List<Row> batch) {
        Instant now = clock.instant();
        List<Entry> entries =
                batch.stream().map(row -> Entry.of(row, actor, now)).toList();
        users.insertAll(tenant, entries.stream().map(Entry::user).toList());
        for (Entry entry : entries) {
            for (String alias : entry.person.aliases()) {
                users.addAlias(tenant, entry.user.id(), alias, Optional.empty());
            }
            audit.keep(tenant, actor, UserEvent.created(entry.user), now);
        }
        return entries.size();
    }

    /** Which rows are refused, and why. */
    private static final class Judgement {
        final Map<String, String> placesByName = new HashMap<>();
        final List<Refused> refused = new ArrayList<>();
        final Set<String> places = new HashSet<>();
        int read;

        /** Those that make sense by themselves. */
        List<Entry> read(List<Row> batch, Actor actor, Instant now) {
            read += batch.size();
            if (read > MAX_PEOPLE) {
                throw Refusal.tooLarge("There are more than " + MAX_PEOPLE + " users; import them in parts.");
            }
            List<Entry> entries = new ArrayList<>();
            for (Row row : batch) {
                try {
                    entries.add(named(Entry.of(row, actor, now)));
                } catch (Refusal refusal) {
                    refuse(row.place(), String.valueOf(refusal.getMessage()));
                }
            }
            return entries;
        }

        private Entry named(Entry entry) {
            Optional<String> other = entry.ownNames()
                    .filter(placesByName::containsKey)
                    .map(placesByName::get)
                    .findFirst();
            if (other.isPresent()) {
                throw Refusal.uniqueness("the userName or an alias stands in " + other.get() + " too");
            }
            entry.ownNames().forEach(name -> placesByName.put(name, entry.place));
            return entry;
        }

        void refuseKnown(List<Entry> batch, Set<String> known) {
            for (Entry entry : batch) {
                entry.knownBy(known)
                        .ifPresent(what -> refuse(
                                entry.place,
                                "the tenant has a user with this " + what + " already; user-list finds it"));
            }
        }

        private void refuse(String place, String reason) {
            places.add(place);
            if (refused.size() < MAX_REFUSED) {
                refused.add(new Refused(place, reason));
            }
        }

        Iterator<Row> accepted(Iterable<Row> rows) {
            return StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> !places.contains(row.place()))
                    .iterator();
        }

        Report report(int imported) {
            return new Report(imported, List.copyOf(refused), places.size());
        }
    }

    private record Entry(String place, Person person, User user) {
        static Entry of(Row row, Actor actor, Instant now) {
            Person person = row.person().get();
            return new Entry(
                    row.place(),
                    person,
                    User.known(
                            UserId.next(now),
                            person.origin(),
                            person.attributes(),
                            Grants.byHand(person.roles(), actor.name()),
                            now));
        }

        /** Names that only one user may have. */
        Stream<String> ownNames() {
            return Stream.concat(
                            Stream.of(user.userNameKey()),
                            person.aliases().stream().map(UserNameKey::of))
                    .distinct();
        }

        Stream<String> names() {
            return Stream.concat(
                    ownNames(),
                    user.addresses().flatMap(address -> Stream.of(TextKey.of(address), UserNameKey.of(address))));
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
}
