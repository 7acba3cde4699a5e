package io.muster.scimhttp.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.domain.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagTest {
    private final String tag = EntityTag.of(3, List.of("ann", "bea"));

    @Test
    void whatIsShownBesideTheResourceIsPartOfTheTag() {
        assertThat(tag).startsWith("W/\"3-").isEqualTo(EntityTag.of(3, List.of("ann", "bea")));
        for (List<String> other :
                List.of(List.of("ann"), List.of("annbea"), List.of("bea", "ann"), List.<String>of())) {
            assertThat(EntityTag.of(3, other)).isNotEqualTo(tag);
        }
        assertThat(EntityTag.of(3, List.of())).isEqualTo("W/\"3\"");
    }

    @Test
    void ifNoneMatchComparesTheWholeTagWeakly() {
        assertThat(EntityTag.isNamedBy(tag, tag)).isTrue();
        assertThat(EntityTag.isNamedBy("\"x\", " + tag.substring(2), tag)).isTrue();
        assertThat(EntityTag.isNamedBy("*", tag)).isTrue();
        assertThat(EntityTag.isNamedBy("W/\"3\"", tag)).isFalse();
        assertThat(EntityTag.isNamedBy(tag, "W/\"3\"")).isFalse();
        assertThat(EntityTag.isNamedBy(null, tag)).isFalse();
    }

    @Test
    void whatWasNotLookedAtIsNeverTakenForTheSame() {
        assertThat(EntityTag.isNamedBy(EntityTag.untold(3), EntityTag.untold(3)))
                .isFalse();
    }

    @Test
    void ifMatchComparesTheVersionAlone() {
        for (String given : List.of(tag, "W/\"3\"", "\"3\"", EntityTag.untold(3), "W/\"2\", " + tag, "*")) {
            assertThatCode(() -> EntityTag.ifMatch(given).require(3)).as(given).doesNotThrowAnyException();
        }
        for (String given : List.of("W/\"2-5e0c1f2a9b7d4410\"", "W/\"3-\"", "W/\"3 x\"", "3", "")) {
            assertThatCode(() -> EntityTag.ifMatch(given).require(3)).as(given).isInstanceOf(Refusal.class);
        }
    }
}
