package io.muster.application.link;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.user.InMemoryUserRepository;
import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.Duplicate.Reason;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Pairs by what they share, each user with the first of those who share it. */
public final class InMemoryDuplicateRepository implements DuplicateRepository, Participant {
    private final InMemoryUserRepository users;
    private final Set<Pair> distinct = ConcurrentHashMap.newKeySet();

    public InMemoryDuplicateRepository(InMemoryUserRepository users) {
        this.users = users;
    }

    @Override
    public List<Duplicate> find(TenantId tenant, int limit) {
        List<User> all = users.all(tenant).stream()
                .sorted(Comparator.comparing(user -> user.id().toString()))
                .toList();
        Map<Pair, Set<Reason>> found = new LinkedHashMap<>();
        Map<String, UserId> first = new LinkedHashMap<>();
        for (User user : all) {
            addresses(user).forEach(key -> share(tenant, found, first, Reason.SAME_ADDRESS, "a " + key, user.id()));
            user.externalId()
                    .ifPresent(id -> share(tenant, found, first, Reason.MOVED_EXTERNAL_ID, "x " + id, user.id()));
            mailboxes(tenant, user)
                    .forEach(key -> share(tenant, found, first, Reason.SAME_MAILBOX_AND_NAME, "m " + key, user.id()));
        }
        for (User owner : all) {
            for (User other : all) {
                if (!owner.equals(other) && aliases(tenant, owner).anyMatch(names(other)::contains)) {
                    put(tenant, found, Reason.ALIAS, owner.id(), other.id());
                }
            }
        }
        return found.entrySet().stream()
                .filter(entry -> !distinct.contains(entry.getKey()))
                .map(entry -> new Duplicate(entry.getKey().one(), entry.getKey().other(), entry.getValue()))
                .sorted(Comparator.comparing(Duplicate::score).reversed())
                .limit(limit)
                .toList();
    }

    private static void share(
            TenantId tenant,
            Map<Pair, Set<Reason>> found,
            Map<String, UserId> first,
            Reason reason,
            String key,
            UserId user) {
        UserId owner = first.computeIfAbsent(key, any -> user);
        if (!owner.equals(user)) {
            put(tenant, found, reason, owner, user);
        }
    }

    private static void put(TenantId tenant, Map<Pair, Set<Reason>> found, Reason reason, UserId one, UserId other) {
        found.computeIfAbsent(Pair.of(tenant, one, other), any -> EnumSet.noneOf(Reason.class))
                .add(reason);
    }

    private static Set<String> addresses(User user) {
        Set<String> addresses = new HashSet<>();
        Stream.concat(Stream.of(user.userNameKey()), user.addresses().map(TextKey::of))
                .filter(text -> text.contains("@"))
                .forEach(addresses::add);
        return addresses;
    }

    private static Set<String> names(User user) {
        Set<String> names = addresses(user);
        names.add(user.userNameKey());
        return names;
    }

    private Stream<String> aliases(TenantId tenant, User user) {
        return users.aliases(tenant, user.id()).stream().map(UserNameKey::of);
    }

    private Set<String> mailboxes(TenantId tenant, User user) {
        Set<String> mailboxes = new HashSet<>();
        user.attributes()
                .get("name")
                .map(ComplexValue.class::cast)
                .filter(name -> name.text("givenName").isPresent()
                        && name.text("familyName").isPresent())
                .ifPresent(name -> Stream.concat(names(user).stream(), aliases(tenant, user))
                        .forEach(known -> mailboxes.add(known.replaceAll("@.*", "")
                                + " " + TextKey.of(name.text("givenName").orElseThrow())
                                + " " + TextKey.of(name.text("familyName").orElseThrow()))));
        return mailboxes;
    }

    @Override
    public void setDistinct(TenantId tenant, UserId one, UserId other, boolean are) {
        if (are) {
            distinct.add(Pair.of(tenant, one, other));
        } else {
            distinct.remove(Pair.of(tenant, one, other));
        }
    }

    @Override
    public Runnable remember() {
        Set<Pair> before = Set.copyOf(distinct);
        return () -> {
            distinct.clear();
            distinct.addAll(before);
        };
    }

    private record Pair(TenantId tenant, UserId one, UserId other) {
        static Pair of(TenantId tenant, UserId one, UserId other) {
            return one.toString().compareTo(other.toString()) < 0
                    ? new Pair(tenant, one, other)
                    : new Pair(tenant, other, one);
        }
    }
}
