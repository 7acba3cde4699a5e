package io.muster.domain.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.resource.ComplexValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchKeysTest {
    private static final List<String> DOMAINS = List.of("example.com", "example.net");

    @Test
    void thePrimaryAddressCountsOrElseTheFirstAndAUserNameThatIsOne() {
        Map<String, Object> first = Map.of("value", "First@Example.com");
        Map<String, Object> primary = Map.of("value", "Primary@Example.com", "primary", true);
        assertThat(keys(Map.of("userName", "bob", "emails", List.of(first, primary)))
                        .addresses())
                .containsExactly("primary@example.com");
        assertThat(keys(Map.of("userName", "Bob@Example.com", "emails", List.of(first)))
                        .addresses())
                .containsExactly("first@example.com", "bob@example.com");
        assertThat(keys(Map.of("userName", "bob")).addresses()).isEmpty();
    }

    @Test
    void aMailboxIsNamedByItsFirstPartInVerifiedDomainsOnly() {
        assertThat(keys(Map.of("userName", "Bob@example.COM")).mailboxNames()).containsExactly("bob");
        assertThat(keys(Map.of("userName", "bob@example.org")).mailboxNames()).isEmpty();
        assertThat(keys(Map.of("userName", "bob@sub.example.com")).mailboxNames())
                .isEmpty();
    }

    @Test
    void aNameWithoutDomainIsAMailboxInEachOfThem() {
        assertThat(keys(Map.of("userName", "Bob")).mailboxAddresses())
                .containsExactly("bob@example.com", "bob@example.net");
        assertThat(keys(Map.of("userName", "bob@example.org")).mailboxAddresses())
                .isEmpty();
    }

    @Test
    void widthAndBlanksAtTheEndsOfAUserNameDoNotCount() {
        MatchKeys keys = keys(Map.of("userName", " Ｂob@example.com"));
        assertThat(keys.userName()).isEqualTo("bob@example.com");
        assertThat(keys.addresses()).contains("bob@example.com");
        assertThat(keys.mailboxNames()).contains("bob");
    }

    @Test
    void anAddressIsComparedAsItIsAndAsAUserName() {
        assertThat(keys(Map.of("userName", "x", "emails", List.of(Map.of("value", "Ｂob@example.com"))))
                        .addresses())
                .containsExactly("ｂob@example.com", "bob@example.com");
    }

    @Test
    void aBlankExternalIdIsNone() {
        assertThat(keys(Map.of("userName", "bob", "externalId", " ")).externalId())
                .isEmpty();
    }

    private static MatchKeys keys(Map<String, Object> pushed) {
        return MatchKeys.of(ComplexValue.ofPlain(pushed), DOMAINS);
    }
}
