package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer mus_1",
                "bearer mus_1",
                "BEARER   mus_1 ",
                "Bearer Bearer mus_1",
                "mus_1",
                "Bearer \"mus_1\"",
                "\"Bearer mus_1\""
            })
    void whatHandsDoToATokenIsUndone(String header) {
        assertThat(BearerHeader.read(List.of(header)).map(BearerHeader::text)).contains("mus_1");
        assertThat(BearerHeader.read(List.of(header)).orElseThrow().isStrict())
                .isEqualTo(header.equalsIgnoreCase("Bearer mus_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic bXVzXzE6", "Bearer a b", "Bearer a, Bearer b", "Bearer a,b"})
    void anythingElseIsNotRead(String header) {
        assertThat(BearerHeader.read(List.of(header))
                        .filter(token -> !token.text().equalsIgnoreCase("bearer")))
                .isEmpty();
    }

    @Test
    void twoHeadersAreNotRead() {
        assertThat(BearerHeader.read(List.of("Bearer a", "Bearer a"))).isEmpty();
        assertThat(BearerHeader.read(List.of())).isEmpty();
    }
}
