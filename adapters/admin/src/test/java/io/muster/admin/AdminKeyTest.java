package io.muster.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeyTest {
    @TempDir
    Path folder;

    @Test
    void itIsMadeOnceForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("data").resolve("admin.key");
        AdminKey made = AdminKey.readOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.reveal()).hasSizeGreaterThan(40);
        assertThat(AdminKey.readOrCreate(file).reveal()).isEqualTo(made.reveal());
    }

    @Test
    void oneThatCanBeGuessedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdminKey.of("short"))
                .withMessageContaining("ADMIN_KEY");
    }

    @Test
    void itIsNotPrintedByAccident() {
        assertThat(AdminKey.of("an-admin-key-for-tests-only")).hasToString("AdminKey[redacted]");
    }
}
