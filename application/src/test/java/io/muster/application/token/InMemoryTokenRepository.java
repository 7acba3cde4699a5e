package io.muster.application.token;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.InMemoryTenantRepository;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.SecretDigest;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The tokens of all tenants by id. */
public final class InMemoryTokenRepository implements TokenRepository, Participant {
    private final InMemoryTenantRepository tenants;
    private final ConnectionRepository connections;
    private final OAuthClientRepository clients;
    private final Map<TokenId, Entry> entries = new ConcurrentHashMap<>();
    private final Map<SecretDigest, Access> accesses = new ConcurrentHashMap<>();
    private final Map<TokenId, Integer> told = new ConcurrentHashMap<>();
    private Clock clock = Clock.systemUTC();

    public InMemoryTokenRepository(
            InMemoryTenantRepository tenants, ConnectionRepository connections, OAuthClientRepository clients) {
        this.connections = connections;
        this.tenants = tenants;
        this.clients = clients;
    }

    /** From now on this is the time of the repository. */
    public void use(Clock other) {
        clock = other;
    }

    @Override
    public void insert(TenantId tenant, Token token) {
        entries.put(token.id(), new Entry(tenant, token));
    }

    @Override
    public void update(TenantId tenant, Token token) {
        find(tenant, token.id())
                .ifPresent(before -> entries.put(token.id(), new Entry(tenant, with(token, before.lastUse()))));
    }

    @Override
    public Optional<Token> find(TenantId tenant, TokenId token) {
        return Optional.ofNullable(entries.get(token))
                .filter(entry -> entry.tenant().equals(tenant))
                .map(Entry::token);
    }

    @Override
    public List<Token> list(TenantId tenant, Optional<ClientId> client, int limit) {
        return entries.values().stream()
                .filter(entry -> entry.tenant().equals(tenant))
                .map(Entry::token)
                .filter(token -> token.client().equals(client))
                .sorted(Comparator.comparing((Token token) -> token.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int countActive(TenantId tenant, Optional<ClientId> client) {
        Instant now = clock.instant();
        return (int) list(tenant, client, Integer.MAX_VALUE).stream()
                .filter(token -> token.countsAt(now))
                .count();
    }

    @Override
    public Optional<Holder> find(SecretDigest digest) {
        Access access = accesses.get(digest);
        if (access != null) {
            return holder(entries.get(access.secret()), digest, Optional.of(access.expires()));
        }
        return entries.values().stream()
                .filter(entry -> entry.token().digest().equals(digest))
                .findFirst()
                .flatMap(entry -> holder(entry, digest, Optional.empty()));
    }

    private Optional<Holder> holder(Entry entry, SecretDigest digest, Optional<Instant> accessExpires) {
        return Optional.of(new Holder(
                tenants.find(entry.tenant()).orElseThrow(),
                connections.find(entry.tenant(), entry.token().connection()).orElseThrow(),
                entry.token(),
                digest,
                entry.token()
                        .client()
                        .map(client -> clients.find(entry.tenant(), client)
                                .orElseThrow()
                                .setTo()),
                accessExpires,
                clock.instant()));
    }

    @Override
    public void insertAccess(TenantId tenant, TokenId clientSecret, SecretDigest digest, Duration life) {
        accesses.put(digest, new Access(clientSecret, clock.instant().plus(life)));
    }

    @Override
    public boolean keepUse(TenantId tenant, TokenId id, TokenUse use) {
        Token token = find(tenant, id).orElseThrow();
        if (token.lastUse().filter(last -> !last.at().isBefore(use.at())).isPresent()) {
            return false;
        }
        entries.put(id, new Entry(tenant, with(token, Optional.of(use))));
        return token.replaced()
                .filter(use.at()::isAfter)
                .filter(replaced -> token.lastUse()
                        .filter(last -> last.at().isAfter(replaced))
                        .isEmpty())
                .isPresent();
    }

    @Override
    public List<Expiring> takeExpiring(int limit) {
        return entries.values().stream()
                .flatMap(entry -> daysLeft(entry.token()).stream()
                        .mapToObj(days ->
                                new Expiring(entry.tenant(), entry.token().id(), days)))
                .limit(limit)
                .peek(expiring -> told.put(expiring.token(), expiring.daysLeft()))
                .toList();
    }

    private OptionalInt daysLeft(Token token) {
        Instant now = clock.instant();
        if (!token.countsAt(now) || token.expires().isEmpty()) {
            return OptionalInt.empty();
        }
        Instant end = token.expires().get();
        return IntStream.of(1, 7, 14, 30)
                .filter(days -> !end.isAfter(now.plus(Duration.ofDays(days))))
                .filter(days -> token.created().isBefore(end.minus(Duration.ofDays(days))))
                .filter(days -> days < told.getOrDefault(token.id(), 31))
                .min();
    }

    @Override
    public Runnable remember() {
        Map<TokenId, Entry> before = new HashMap<>(entries);
        Map<TokenId, Integer> toldBefore = new HashMap<>(told);
        return () -> {
            entries.clear();
            entries.putAll(before);
            told.clear();
            told.putAll(toldBefore);
        };
    }

    private static Token with(Token token, Optional<TokenUse> lastUse) {
        return new Token(
                token.id(),
                token.connection(),
                token.client(),
                token.description(),
                token.digest(),
                token.hint(),
                token.setTo(),
                token.createdBy(),
                token.created(),
                token.expires(),
                token.replaced(),
                lastUse);
    }

    private record Access(TokenId secret, Instant expires) {}

    private record Entry(TenantId tenant, Token token) {}
}
