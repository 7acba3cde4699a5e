package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {
    @Test
    void whatJerseyNamesIsCutToWhatIsServed() {
        assertThat(AllowedMethods.served("POST,GET,OPTIONS")).isEqualTo("GET, HEAD, POST");
        assertThat(AllowedMethods.served("DELETE,PUT,OPTIONS")).isEqualTo("PUT, DELETE");
        assertThat(AllowedMethods.served("OPTIONS")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    /acme/scim/v2/users            | GET, HEAD, POST
                    /acme/scim/Groups/1            | GET, HEAD, PUT, PATCH, DELETE
                    /scim/v2/Users/.search         | POST
                    /acme/scim/v2/Schemas/urn:x    | GET, HEAD
                    /oauth/token                   | POST
                    /acme/scim/v2/Nobody           | ''
                    /nothing                       | ''
                    """, delimiter = '|')
    void aPathNamesWhatItServes(String path, String methods) {
        assertThat(AllowedMethods.at(path)).isEqualTo(methods);
    }
}
