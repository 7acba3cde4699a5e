package io.muster.domain.user;

import io.muster.domain.TextKey;
import io.muster.domain.UserNameKey;
import io.muster.domain.resource.ComplexValue;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What user names are made of. Only addresses of domains that are known to be the tenant's make one, and none that needs a guess. */
public enum UserIdSource {
    /** The e-mail address: of {@code bob} with the address {@code bob@example.com}, that address. */
    EMAIL {
        @Override
        Optional<String> address(User user) {
            return user.addresses().findAny().isEmpty() ? nameAsAddress(user) : primaryAddress(user);
        }

        @Override
        String nameIn(String address) {
            return address;
        }
    },

    /** What stands before the {@code @}: of {@code bob@example.com}, {@code bob}. A user name that is an address comes before others. */
    MAILBOX {
        @Override
        Optional<String> address(User user) {
            return nameAsAddress(user).or(() -> primaryAddress(user));
        }

        @Override
        String nameIn(String address) {
            return mailbox(address);
        }
    };

    private static final int MAX_ADDRESS = 254;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\\p{Cntrl}<>(),;:\"\\\\\\[\\]]{1,64}"
            + "@([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    /** Names of functions (RFC 2142 and of systems), which nobody should get by way of a mailbox. */
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "admin",
            "administrator",
            "anonymous",
            "daemon",
            "guest",
            "hostmaster",
            "info",
            "mailer-daemon",
            "noc",
            "nobody",
            "noreply",
            "no-reply",
            "operator",
            "postmaster",
            "root",
            "scim",
            "security",
            "service",
            "support",
            "sys",
            "system",
            "webmaster");

    /** Scripts that one word is written in together. */
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

    /** The address that the user name is made of. */
    abstract Optional<String> address(User user);

    abstract String nameIn(String address);

    /** @param verifiedDomains those that are known to be the tenant's, in lower case */
    public UserIdProposal propose(User user, List<String> verifiedDomains) {
        Optional<String> address = address(user);
        if (address.isEmpty()) {
            return UserIdProposal.none(
                    user.addresses().findAny().isEmpty() ? UserIdObstacle.NO_ADDRESS : UserIdObstacle.AMBIGUOUS);
        }
        return new UserIdProposal(
                address,
                address.map(this::nameIn),
                obstacle(user, address.orElseThrow(), nameIn(address.orElseThrow()), verifiedDomains));
    }

    private static Optional<UserIdObstacle> obstacle(
            User user, String address, String name, List<String> verifiedDomains) {
        if (UserNameKey.of(name).equals(user.userNameKey())) {
            return Optional.of(UserIdObstacle.UNCHANGED);
        }
        if (isUnusual(name) || isMixed(mailbox(address))) {
            return Optional.of(UserIdObstacle.UNICODE);
        }
        if (address.length() > MAX_ADDRESS || !ADDRESS.matcher(address).matches()) {
            return Optional.of(UserIdObstacle.INVALID);
        }
        if (!verifiedDomains.contains(TextKey.of(address.substring(address.lastIndexOf('@') + 1)))) {
            return Optional.of(UserIdObstacle.UNVERIFIED_DOMAIN);
        }
        return RESERVED.contains(UserNameKey.of(name)) ? Optional.of(UserIdObstacle.RESERVED) : Optional.empty();
    }

    private static Optional<String> nameAsAddress(User user) {
        return Optional.of(user.userName()).filter(name -> name.contains("@"));
    }

    private static Optional<String> primaryAddress(User user) {
        List<ComplexValue> emails = user.attributes().elements("emails").toList();
        return emails.stream()
                .filter(email -> email.bool("primary").orElse(false))
                .findFirst()
                .flatMap(email -> email.text("value"))
                .or(() -> user.addresses().map(TextKey::of).distinct().count() == 1
                        ? user.addresses().findFirst()
                        : Optional.empty());
    }

    private static String mailbox(String address) {
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }

    /** Whether it looks like another text or like none: composed otherwise, in compatibility forms, or with what cannot be seen. */
    private static boolean isUnusual(String name) {
        return !Normalizer.isNormalized(name, Normalizer.Form.NFKC)
                || name.codePoints()
                        .anyMatch(point -> Character.getType(point) == Character.FORMAT
                                || Character.getType(point) == Character.UNASSIGNED
                                || Character.getType(point) == Character.PRIVATE_USE
                                || Character.getType(point) == Character.SURROGATE);
    }

    /** Whether letters of several scripts stand together that nobody writes together, such as a Cyrillic а among Latin ones. */
    private static boolean isMixed(String mailbox) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        mailbox.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && WRITTEN_TOGETHER.stream().noneMatch(together -> together.containsAll(scripts));
    }
}
