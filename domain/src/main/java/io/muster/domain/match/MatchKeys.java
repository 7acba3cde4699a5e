package io.muster.domain.match;

import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What accounts are looked for by; names in the form of {@link UserNameKey}, addresses in that of {@link TextKey} too, the externalId as it is.
 *
 * @param addresses the primary e-mail address, or else the first, and a user name that is one
 * @param verifiedDomains those of addresses that are known to be the tenant's, in lower case
 */
public record MatchKeys(
        Optional<String> externalId, String userName, List<String> addresses, List<String> verifiedDomains) {
    public MatchKeys {
        addresses = List.copyOf(addresses);
        verifiedDomains = List.copyOf(verifiedDomains);
    }

    public static MatchKeys of(ComplexValue pushed, List<String> verifiedDomains) {
        String name = pushed.text("userName").orElse("");
        String userName = UserNameKey.of(name);
        List<String> addresses = Stream.concat(address(pushed).stream(), Stream.of(name))
                .flatMap(address -> Stream.of(TextKey.of(address), UserNameKey.of(address)))
                .filter(text -> text.indexOf('@') > 0)
                .distinct()
                .toList();
        return new MatchKeys(
                pushed.text("externalId").filter(id -> !id.isBlank()), userName, addresses, verifiedDomains);
    }

    /** User names that would be the same mailbox: of {@code bob@example.com} {@code bob}, if the domain is verified. */
    public List<String> mailboxNames() {
        return addresses.stream()
                .filter(this::isVerified)
                .map(address -> address.substring(0, address.lastIndexOf('@')))
                .distinct()
                .toList();
    }

    /** Addresses that would be the same mailbox: of a user name {@code bob} those in each verified domain. */
    public List<String> mailboxAddresses() {
        return userName.contains("@")
                ? List.of()
                : verifiedDomains.stream()
                        .map(domain -> userName + "@" + domain)
                        .toList();
    }

    /** Whether the account shares an address, and none that is outside of the tenant's domains. */
    boolean areVerifiedFor(User user) {
        List<String> shared = sharedWith(user);
        return !shared.isEmpty() && shared.stream().allMatch(this::isVerified);
    }

    /** Whether the account has one of the addresses. */
    boolean share(User user) {
        return !sharedWith(user).isEmpty();
    }

    private List<String> sharedWith(User user) {
        return addresses.stream()
                .filter(address -> user.userNameKey().equals(address)
                        || user.addresses().map(TextKey::of).anyMatch(address::equals))
                .toList();
    }

    private boolean isVerified(String address) {
        return verifiedDomains.contains(address.substring(address.lastIndexOf('@') + 1));
    }

    /** Whether the account still has what it was found by; it may have been renamed meanwhile. */
    public boolean areOf(Candidate candidate) {
        return switch (candidate.rule()) {
            case EXTERNAL_ID -> candidate.user().externalId().equals(externalId);
            case USER_NAME -> candidate.user().userNameKey().equals(userName);
            case ALIAS, EMAIL, MAILBOX_NAME -> true;
        };
    }

    private static Optional<String> address(ComplexValue pushed) {
        List<ComplexValue> emails = pushed.elements("emails").toList();
        return emails.stream()
                .filter(email -> email.bool("primary").orElse(false))
                .findFirst()
                .or(() -> emails.stream().findFirst())
                .flatMap(email -> email.text("value"));
    }
}
