package org.rollcall.register.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtfReaderTest {
    private static final LocalDate START = LocalDate.parse("2026-09-07");

    @TempDir
    Path folder;

    @Test
    void aPupilIsReadWithParentsContactsAndFlags() throws IOException {
        // Given
        Path file = sample();

        // When
        List<FileRow> rows = rows(file);

        // Then
        assertThat(CtfRows.count(file)).isEqualTo(2);
        assertThat(rows.getFirst().fields())
                .containsEntry("legalsurname", "Testpupil")
                .containsEntry("legalforename", "Robin")
                .containsEntry("knownas", "Rob")
                .containsEntry("sex", "M")
                .containsEntry("dateofbirth", "2017-02-03")
                .containsEntry("yeargroup", "3")
                .containsEntry("lacode", "202")
                .containsEntry("lastschool", "Elsewhere Primary")
                .containsEntry("startdate", "2026-09-07")
                .containsEntry("address", "1, Test Street, London, N1C 4AA")
                .containsEntry("flags", "FSM|LAC|SEN_SUPPORT")
                .containsEntry("parentname", "Alex Testparent")
                .containsEntry("parentphone", "+441632960001|+441632960002")
                .containsEntry("parentliveswith", "yes")
                .containsEntry("parent2name", "Chris Testparent")
                .containsEntry("parent2address", "2 Other Road, Leeds, LS1 1AA")
                .containsEntry("parent2liveswith", "no")
                .containsEntry("contactname", "Gran Test")
                .containsEntry("contactrelationship", "GRP");
        assertThat(rows.getLast().fields()).containsEntry("yeargroup", "0").doesNotContainKeys("flags", "upn");
    }

    @Test
    void anExternalEntityIsNeverFetched() throws IOException {
        // Given
        Path secret = Files.writeString(folder.resolve("secret.txt"), "a secret");
        Path file = file("<!DOCTYPE CTfile [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<CTfile><CTFpupilData><Pupil><Surname>&x;</Surname></Pupil></CTFpupilData></CTfile>");

        // Then
        assertThatThrownBy(() -> CtfRows.count(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageNotContaining("a secret");
    }

    @Test
    void entitiesAreNotExpanded() throws IOException {
        // Given
        Path file = file("<!DOCTYPE CTfile [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + "<CTfile><CTFpupilData><Pupil><Surname>&b;&b;</Surname></Pupil></CTFpupilData></CTfile>");

        // Then
        assertThatThrownBy(() -> CtfRows.count(file)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void aBrokenFileIsRefusedBeforeAnythingLands() throws IOException {
        // Given
        Path cut = file("<CTfile><CTFpupilData><Pupil><Surname>Half");
        Path other = file("<html><body/></html>");

        // Then
        assertThatThrownBy(() -> CtfRows.count(cut)).isInstanceOf(MalformedFileException.class);
        assertThatThrownBy(() -> CtfRows.count(other)).isInstanceOf(MalformedFileException.class);
    }

    @Test
    void depthAndLengthAreBounded() throws IOException {
        // Given
        Path deep = file("<CTfile><Pupil>" + "<A>".repeat(100) + "</A>".repeat(100) + "</Pupil></CTfile>");
        Path wide = file("<CTfile><Pupil>" + "<A/>".repeat(10_000) + "</Pupil></CTfile>");
        Path longText = file("<CTfile><Pupil><Surname>" + "x".repeat(100_000) + "</Surname></Pupil></CTfile>");

        // Then
        for (Path file : List.of(deep, wide, longText)) {
            assertThatThrownBy(() -> CtfRows.count(file)).isInstanceOf(MalformedFileException.class);
        }
    }

    @Test
    void theSchoolsMappingHoldsForTransferFilesToo() throws IOException {
        // Given
        ColumnMapping mapping =
                new ColumnMapping(Map.of(), Map.of(), Map.of("className", "3A", "startDate", "2026-11-02"), null);

        // When
        List<FileRow> rows = new ArrayList<>();
        try (CtfRows source = CtfRows.open(sample(), mapping, START)) {
            source.forEach(rows::add);
        }

        // Then
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.fields())
                        .containsEntry("classname", "3A")
                        .containsEntry("startdate", "2026-11-02"));
    }

    private static List<FileRow> rows(Path file) {
        List<FileRow> rows = new ArrayList<>();
        try (CtfRows source = CtfRows.open(file, ColumnMapping.NONE, START)) {
            source.forEach(rows::add);
        }
        return rows;
    }

    private Path sample() throws IOException {
        try (var in = CtfReaderTest.class.getResourceAsStream("/imports/sample-ctf.xml")) {
            return Files.write(
                    folder.resolve("sample.xml"),
                    java.util.Objects.requireNonNull(in).readAllBytes());
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "ctf", ".xml"), content);
    }
}
