package org.rollcall.localstack.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.localstack.folder.Json;
import org.rollcall.localstack.folder.PrivateFile;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.keycloak.Credentials.Person;

class CredentialsTest {

    @TempDir
    Path folder;

    @Test
    void the_file_has_the_documented_fields_and_only_its_owner_may_read_it() throws IOException {
        // Given
        Path file = written();

        // When
        Credentials.change(file, before -> before.with(person("head", "/schools/123456/head")));

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Json.MAPPER.readTree(file.toFile())).isEqualTo(Json.MAPPER.readTree("""
                        {"tokenUrl": "http://localhost:1/token", "clientId": "rollcall-cli", "clientSecret": "s",
                         "users": [{"username": "head", "password": "p", "subject": "id-of-head",
                                    "groups": ["/schools/123456/head"]}]}"""));
    }

    @Test
    void a_person_who_is_added_again_replaces_her_entry() {
        // Given
        Credentials before =
                new Credentials("t", "c", "s", List.of(person("head", "/schools/123456/head"), person("dsl")));

        // When
        Credentials after = before.with(person("head", "/schools/123456/head", "/schools/123456/dsl"));

        // Then
        assertThat(after.users()).extracting(Person::username).containsExactly("dsl", "head");
        assertThat(after.person("head").orElseThrow().groups()).hasSize(2);
    }

    @Test
    void no_entry_is_lost_when_two_programs_add_people_one_after_the_other() {
        // Given
        Path file = written();

        // When
        IntStream.range(0, 20).forEach(i -> Credentials.change(file, before -> before.with(person("teacher-" + i))));

        // Then
        assertThat(Credentials.read(file).orElseThrow().users()).hasSize(20);
    }

    @Test
    void a_stack_that_was_never_up_has_no_credentials_to_add_to() {
        assertThatThrownBy(() -> Credentials.change(folder.resolve("credentials.json"), before -> before))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("has not been up");
    }

    private Path written() {
        Path file = folder.resolve("credentials.json");
        PrivateFile.write(
                file, Json.write(new Credentials("http://localhost:1/token", "rollcall-cli", "s", List.of())));
        return file;
    }

    private static Person person(String name, String... groups) {
        return new Person(name, "p", "id-of-" + name, List.of(groups));
    }
}
