package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start refuses before anything is opened. */
class StartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "scim.example.com",
                "scim.example.com:8443",
                "localhost:8080",
                "//scim.example.com",
                "/scim",
                "ftp://scim.example.com",
                "https://",
                "https:scim.example.com",
                "https://user:password@scim.example.com",
                "https://scim.example.com?x=1",
                "https://scim.example.com/#top",
                "https://scim example.com"
            })
    void aPublicUrlThatNoClientCanCallIsRefusedByItsName(String setting) {
        assertThatThrownBy(() -> PublicUrl.of(setting, 8080))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("PUBLIC_URL", setting, "https://scim.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "'', http://localhost:8080",
        "' https://scim.example.com/ ', https://scim.example.com",
        "HTTPS://scim.example.com:8443/muster//, HTTPS://scim.example.com:8443/muster",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void aPublicUrlEndsWithoutASlash(String setting, String url) {
        assertThat(PublicUrl.of(setting, 8080)).hasToString(url);
    }

    @Test
    void aPortInUseIsNamedWithItsSetting() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.choose(on("0.0.0.0", other.getLocalPort(), 0)))
                    .isInstanceOf(PortInUse.class)
                    .hasMessageContainingAll(Integer.toString(other.getLocalPort()), "HTTP_PORT", "in use");
        }
    }

    @Test
    void onePortForBothConnectorsIsRefused() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> Ports.choose(on("127.0.0.1", free, free)))
                .isInstanceOf(PortInUse.class)
                .hasMessageContaining("ADMIN_PORT");
        assertThatCode(() -> Ports.choose(on("127.0.0.1", free, 0))).doesNotThrowAnyException();
    }

    @Test
    void anAddressOfAnotherMachineIsNamedWithItsSetting() {
        assertThatThrownBy(() -> Ports.choose(on("192.0.2.1", 0, 0)))
                .isInstanceOf(StartRefused.class)
                .isNotInstanceOf(PortInUse.class)
                .hasMessageContainingAll("192.0.2.1", "HTTP_HOST");
        assertThatThrownBy(() -> Ports.choose(on("muster.invalid", 0, 0))).hasMessageContaining("HTTP_HOST");
    }

    @Test
    void theBeginningOfACommandIsNoCommand() {
        List<String> names = List.of("server", "check", "db");
        assertThatThrownBy(() -> CommandName.requireFull("serv", names))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("serv", "server");
        assertThatCode(() -> CommandName.requireFull("server", names)).doesNotThrowAnyException();
        assertThatCode(() -> CommandName.requireFull("--help", names)).doesNotThrowAnyException();
    }

    private static MusterConfig on(String host, int port, int adminPort) {
        MusterConfig config = new MusterConfig();
        DefaultServerFactory servers = new DefaultServerFactory();
        servers.setApplicationConnectors(List.of(connector(host, port)));
        servers.setAdminConnectors(List.of(connector("127.0.0.1", adminPort)));
        config.setServerFactory(servers);
        return config;
    }

    private static HttpConnectorFactory connector(String host, int port) {
        HttpConnectorFactory connector = new HttpConnectorFactory();
        connector.setBindHost(host);
        connector.setPort(port);
        return connector;
    }
}
