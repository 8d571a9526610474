package org.rollcall.localstack.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.PrivateFile;
import org.rollcall.localstack.folder.StackException;

/** What a script needs to sign in at the local stack: the token address, the command line's client and the people. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Credentials(String tokenUrl, String clientId, String clientSecret, List<Person> users) {

    /**
     * A person who may sign in.
     *
     * @param subject the {@code sub} claim of the person's tokens
     */
    public record Person(String username, String password, String subject, List<String> groups) {

        public Person {
            groups = List.copyOf(groups);
        }
    }

    public Credentials {
        users = List.copyOf(users);
    }

    /** Reads the file; nothing if the stack was never up. */
    public static Optional<Credentials> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readString(file), Credentials.class))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The person of that name. */
    public Optional<Person> person(String username) {
        return users.stream()
                .filter(person -> person.username().equals(username))
                .findFirst();
    }

    /** The same with that person added, or put in the place of her earlier entry. */
    public Credentials with(Person person) {
        List<Person> others = users.stream()
                .filter(other -> !other.username().equals(person.username()))
                .toList();
        return new Credentials(
                tokenUrl,
                clientId,
                clientSecret,
                Stream.concat(others.stream(), Stream.of(person)).toList());
    }

    /** Changes the file, one change at a time whatever processes ask for it; it is never seen half written. */
    public static void change(Path file, UnaryOperator<Credentials> change) {
        Path lockFile = file.resolveSibling("credentials.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            Credentials before =
                    read(file).orElseThrow(() -> new StackException("No " + file + ": the stack has not been up yet"));
            PrivateFile.write(file, Json.write(change.apply(before)));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
