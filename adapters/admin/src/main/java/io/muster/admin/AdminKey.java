package io.muster.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of those who run the service. */
public final class AdminKey {
    /** Characters. */
    public static final int MIN_LENGTH = 16;

    private static final int RANDOM_BYTES = 32;

    private final String text;

    private AdminKey(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is too short to be a secret */
    public static AdminKey of(String text) {
        if (text.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    "ADMIN_KEY has fewer than " + MIN_LENGTH + " characters. Set a longer one.");
        }
        return new AdminKey(text);
    }

    /** The key in the file; made, for its owner alone to read, if there is none. */
    public static AdminKey readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The admin key cannot be kept in " + file, e);
        }
    }

    /** Under another name first, so that no half of a key is ever read. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = Files.createTempFile(
                folder,
                "admin",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(draft, file);
    }

    /** Takes the same time however much of it is right, and however long it is. */
    boolean isPresentedAs(String presented) {
        return MessageDigest.isEqual(digest(text), digest(presented));
    }

    /** The text itself, for the one who starts the service. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "AdminKey[redacted]";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
