package io.muster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameKeyTest {
    @ParameterizedTest
    @CsvSource({
        "BJensen, ｂｊｅｎｓｅｎ",
        "bjensen@example.com, Ｂjensen＠ＥＸＡＭＰＬＥ．com",
        "ガイド, ｶﾞｲﾄﾞ",
        "caf\u00e9, ｃａｆｅ\u0301",
        "ㄱㅏ, \uFFA1\uFFC2",
        "STRASSE, ｓtraße"
    })
    void namesThatDifferInWidthCaseOrCompositionAreOne(String one, String other) {
        assertThat(UserNameKey.of(one)).isEqualTo(UserNameKey.of(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob ", " bob", "\u3000bob\u3000", "\u00a0 Bob\u2003"})
    void blanksAtTheEndsDoNotCount(String name) {
        assertThat(UserNameKey.of(name)).isEqualTo("bob");
    }

    @ParameterizedTest
    @CsvSource({"bo b, bob", "x², x2", "①, 1", "а, a"})
    void whatDiffersInMoreThanWidthStaysDifferent(String one, String other) {
        assertThat(UserNameKey.of(one)).isNotEqualTo(UserNameKey.of(other));
    }

    @Test
    void blanksCountAtTheEndsOfAPart() {
        assertThat(UserNameKey.ofPart("Ｂ\u3000")).isEqualTo("b ");
    }

    @Test
    void theKeyOfAKeyIsTheKeyAndOfUsualWidth() {
        for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String character = Character.toString(codePoint);
            String key = UserNameKey.of(character);
            assertThat(UserNameKey.of(key)).as("U+%04X", codePoint).isEqualTo(key);
            if (codePoint >= 0xFF01 && codePoint <= 0xFFEE) {
                assertThat(Normalizer.normalize(UserNameKey.ofPart(character), Form.NFKD))
                        .as("U+%04X", codePoint)
                        .isEqualTo(TextKey.of(Normalizer.normalize(character, Form.NFKD)));
                assertThat(key.codePoints())
                        .allMatch(mapped -> mapped < 0xFF00 || Character.getType(mapped) == Character.UNASSIGNED);
            }
        }
    }
}
