package io.muster.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonSizeTest {
    @Test
    void isTheLengthOfTheDocumentInUtf8() {
        assertThat(JsonSize.of(ComplexValue.EMPTY)).isEqualTo("{}".length());
        assertThat(JsonSize.of(ComplexValue.ofPlain(Map.of("a", "é")))).isEqualTo("{'a':'ee'}".length());
        assertThat(JsonSize.of(ComplexValue.ofPlain(
                        Map.of("list", List.of(Map.of("n", 12L), Map.of("b", true)), "d", new BigDecimal("1.5")))))
                .isEqualTo("{'list':[{'n':12},{'b':true}],'d':1.5}".length());
    }
}
