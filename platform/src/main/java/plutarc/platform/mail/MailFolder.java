package plutarc.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Puts each message into a file {@code data/mail/TIME-ID.eml} that only this machine's user can read, and forgets it after thirty days. A
 * message that is put down again takes the place of its file. Thread-safe.
 */
final class MailFolder implements Delivery {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final Clock clock;

    MailFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        restrict(folder, "rwx------");
    }

    /** A message as its file says. */
    record Filed(Instant at, String to, String subject, String text, Optional<String> author, String secrecy, String file) {
    }

    @Override
    public void deliver(Letter letter) {
        try {
            MimeMessage mime = letter.mime();
            letter.author().ifPresent(author -> header(mime, Letter.AUTHOR, author));
            header(mime, Letter.SECRECY, letter.secrecy().name());
            Path file = folder.resolve(TIME.format(letter.queued()) + "-" + letter.id() + ".eml");
            Path half = folder.resolve(letter.id() + ".part");
            Files.deleteIfExists(half);
            if (POSIX) {
                Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (OutputStream out = Files.newOutputStream(half)) {
                mime.writeTo(out);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forgetOld();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write into " + folder, failure);
        } catch (MessagingException failure) {
            throw new Undeliverable("the message cannot be written");
        }
    }

    /** The latest messages, the newest first. */
    List<Filed> latest(int most) {
        List<Filed> letters = new ArrayList<>();
        for (Path file : files().stream().sorted(Comparator.comparing(Path::getFileName).reversed()).limit(most).toList()) {
            read(file).ifPresent(letters::add);
        }
        return letters;
    }

    private void forgetOld() throws IOException {
        Instant before = clock.instant().minus(KEPT);
        for (Path file : files()) {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".eml")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder, failure);
        }
    }

    private static Optional<Filed> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mime = new MimeMessage(Session.getInstance(new Properties()), in);
            return Optional.of(new Filed(mime.getSentDate().toInstant(), mime.getAllRecipients()[0].toString(), mime.getSubject(),
                    String.valueOf(mime.getContent()).replace("\r\n", "\n"), Optional.ofNullable(mime.getHeader(Letter.AUTHOR, null)),
                    String.valueOf(mime.getHeader(Letter.SECRECY, null)), file.getFileName().toString()));
        } catch (IOException | MessagingException notOurs) {
            return Optional.empty();
        }
    }

    private static void header(MimeMessage mime, String name, String value) {
        try {
            mime.setHeader(name, value);
        } catch (MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void restrict(Path path, String permissions) {
        try {
            if (POSIX) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot restrict " + path, failure);
        }
    }
}
