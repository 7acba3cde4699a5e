package io.muster.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Limits;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    @ParameterizedTest
    @ValueSource(longs = {7643, 7644, 9865})
    void whatIsWrittenReadsAsTheSameFilter(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int round = 0; round < 4_000; round++) {
            Filter filter = RandomFilterTree.filter(random, random.nextInt(4));
            String text = FilterText.of(filter);
            assertThat(text).hasSizeLessThan(Limits.DEFAULT.filterLength());
            assertThat(FilterParser.parse(text))
                    .as("seed %d, round %d: %s", seed, round, text)
                    .isEqualTo(filter);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "(a PR)  AND ((b pr) or (c pr)) | a pr and (b pr or c pr)",
                "(a pr and b pr) or c pr | a pr and b pr or c pr",
                "a pr and (b pr and c pr) | a pr and (b pr and c pr)",
                "NOT ((a pr)) | not (a pr)",
                "a[(b Eq True) and c ne NULL].d GT -1.50 | a[b eq true and c ne null].d gt -1.50",
                "a eq \"\\u0041\\/\\n\\\"\\\\\" | a eq \"A/\\u000a\\\"\\\\\"",
                "a eq 12e3 or a eq 12e30 | a eq 12000 or a eq 1.2E+31"
            })
    void isOneFormOfAllThatMeanTheSame(String written, String canonical) {
        assertThat(FilterText.of(FilterParser.parse(written))).isEqualTo(canonical);
    }

    @Test
    void halfACharacterIsEscapedBecauseNoEncodingCarriesIt() {
        assertThat(FilterText.of(new Filter.Comparison("a", Operator.EQ, "😀\uD83D")))
                .isEqualTo("a eq \"😀\\ud83d\"");
    }
}
