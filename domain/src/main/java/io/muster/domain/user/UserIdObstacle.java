package io.muster.domain.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a user keeps the user name that it has; each with the way out. Nothing is guessed. */
public enum UserIdObstacle {
    UNCHANGED("It has this user name already."),
    NO_ADDRESS("Give the user an e-mail address."),
    AMBIGUOUS("Mark one of its e-mail addresses as the primary one."),
    UNICODE("The name has invisible, look-alike or mixed characters, or would be changed by normalization."
            + " Correct the e-mail address."),
    INVALID("It is no e-mail address that could be a user name. Correct it."),
    UNVERIFIED_DOMAIN("The domain is not known to be the tenant's. Have it verified (tenant-set verifiedDomains)."),
    RESERVED("The name is reserved for a function, not for a person. Give the user another e-mail address."),
    PROTECTED("The account is protected. Rename it by hand, or take its protection away."),
    SHARED("Another user has the same e-mail address or would get the same name. Leave it to one of them."),
    TAKEN("The name is the user name or an alias of another user. Rename one of them."),
    GONE("The user was deleted meanwhile."),
    CHANGED("The user name is not any more what the job made of it. Rename the user by hand if need be.");

    private final String fix;

    UserIdObstacle(String fix) {
        this.fix = fix;
    }

    /** Such as {@code unverified-domain}. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }

    /** The one of these words. */
    public static Optional<UserIdObstacle> of(String words) {
        return Arrays.stream(values())
                .filter(obstacle -> obstacle.inWords().equals(words))
                .findFirst();
    }
}
