package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlusSignsTest {
    @ParameterizedTest
    @CsvSource({
        "filter=userName%20eq%20%22ann+b@x.c%22, filter=userName%20eq%20%22ann%2Bb@x.c%22",
        "filter=userName%20eq%20ann+b@x.c, filter=userName%20eq%20ann%2Bb@x.c",
        "filter=a%20gt%20%222011-05-13T04:42:34+02:00%22, filter=a%20gt%20%222011-05-13T04:42:34%2B02:00%22",
        "filter=a+eq+%22b%20c+d%22+and+e+pr, filter=a+eq+%22b%20c%2Bd%22+and+e+pr",
        "filter=a+eq+%22b%20%5C%22+%22+and+e+pr, filter=a+eq+%22b%20%5C%22%2B%22+and+e+pr",
        "count=1&filter=a%20eq%20%22b+%22&x, count=1&filter=a%20eq%20%22b%2B%22&x",
        "filter=a+eq+'b%20c+d'+or+e+pr, filter=a+eq+'b%20c%2Bd'+or+e+pr"
    })
    void aPlusBesideEscapedBlanksIsAPlusSign(String query, String escaped) {
        assertThat(PlusSigns.escaped(query)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=userName+eq+%22ann+b%22",
                "filter=displayName+eq+%22Ann%20Marsh%22",
                "filter=displayName+eq+%22O'Dwyer%20x%22+and+title+pr",
                "filter=userName+eq+%22ann+b%22&attributes=userName,%20title",
                "filter=userName%20eq%20%22ann%2Bb%22",
                "startIndex=+1",
                "aadOptscim062020&",
                ""
            })
    void anyOtherPlusIsABlank(String query) {
        assertThat(PlusSigns.escaped(query)).isEqualTo(query);
    }

    @Test
    void aCutEscapeIsNoConcernOfIt() {
        assertThat(PlusSigns.escaped("filter=a%20eq%20%22b+%2")).isEqualTo("filter=a%20eq%20%22b%2B%2");
    }
}
