package io.muster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {
    @ParameterizedTest
    @CsvSource({
        "BJensen, bjensen",
        "STRASSE, Straße",
        "STRASSE, STRAẞE",
        "Σίσυφος, ΣΊΣΥΦΟΣ",
        "Ǆ, ǆ",
        "caf\u00e9, cafe\u0301",
        "İSTANBUL, i\u0307stanbul"
    })
    void lettersThatDifferInCaseOrCompositionAreOne(String one, String other) {
        assertThat(TextKey.of(one)).isEqualTo(TextKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ı, i", "e, é", "a, а", "b.jensen, bjensen"})
    void differentLettersStayDifferent(String one, String other) {
        assertThat(TextKey.of(one)).isNotEqualTo(TextKey.of(other));
    }

    @Test
    void theLocaleOfTheMachineDoesNotCount() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(TextKey.of("ISIK")).isEqualTo("isik");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void foldingTwiceChangesNothingMore() {
        for (int codePoint = 1; codePoint < 0x1_0000; codePoint++) {
            if (Character.isLetter(codePoint)) {
                String once = TextKey.of(Character.toString(codePoint));
                assertThat(TextKey.of(once)).as("U+%04X", codePoint).isEqualTo(once);
            }
        }
    }
}
