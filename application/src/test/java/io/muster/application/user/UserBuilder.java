package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;

import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A user that the IdP of ACME pushed; each is a millisecond younger than the one before, and has a name of its own. */
public final class UserBuilder {
    private static final Instant FIRST = Instant.parse("2026-01-31T09:30:00Z");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final int number = COUNT.incrementAndGet();
    private final Map<String, Object> document = new LinkedHashMap<>();
    private Optional<ConnectionId> linkedTo = Optional.of(connectionOf(ACME).id());

    private UserBuilder() {
        document.put("userName", "user" + number + "@example.com");
    }

    public static UserBuilder aUser() {
        return new UserBuilder();
    }

    public UserBuilder named(String userName) {
        return with("userName", userName);
    }

    public UserBuilder linkedTo(ConnectionId connection) {
        linkedTo = Optional.of(connection);
        return this;
    }

    public UserBuilder linkedToNone() {
        linkedTo = Optional.empty();
        return this;
    }

    /** @param value as JSON has it */
    public UserBuilder with(String attribute, Object value) {
        document.put(attribute, value);
        return this;
    }

    public ComplexValue attributes() {
        return ValueReader.readResource(Schemas.USER, document);
    }

    public User build() {
        Instant created = FIRST.plusMillis(number);
        return User.provisioned(UserId.next(created), linkedTo, attributes(), created);
    }
}
