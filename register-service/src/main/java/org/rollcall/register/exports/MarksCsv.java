package org.rollcall.register.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** Writes the marks of a school or a class as CSV, some pupils at a time; the file can be imported again as it is. */
@ApplicationScoped
public class MarksCsv {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final int PUPILS_AT_A_TIME = 100;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkTable marks;
    private final AuditTrail audit;

    MarksCsv(Snapshots snapshots, ScopedDatabase database, MarkTable marks, AuditTrail audit) {
        this.snapshots = snapshots;
        this.database = database;
        this.marks = marks;
        this.audit = audit;
    }

    /** The pupils whose marks are asked for; 404 when there is no such school or class. */
    List<Pupil> pupils(int urn, @Nullable UUID classId, LocalDate from, LocalDate to, Actor by) {
        SchoolSnapshot school = snapshots.current(urn).await().atMost(LONGEST_STEP);
        if (classId != null && school.findClass(classId).isEmpty()) {
            throw Problem.notFound("class");
        }
        await(database.inTransaction(
                Scope.school(urn),
                transaction -> audit.keep(transaction, urn, by, "marks-exported", urn + "/marks/" + from + "/" + to)));
        return school.pupils().values().stream()
                .filter(pupil -> !pupil.startDate().isAfter(to)
                        && (pupil.lastDay() == null || !pupil.lastDay().isBefore(from)))
                .filter(pupil -> classId == null
                        || pupil.placementOn(to).classId().equals(classId)
                        || pupil.placementOn(from).classId().equals(classId))
                .toList();
    }

    /** Writes the marks; blocks. */
    void write(int urn, List<Pupil> pupils, LocalDate from, LocalDate to, OutputStream out) {
        SchoolSnapshot school = snapshots.known(urn).await().atMost(LONGEST_STEP);
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "pupilId",
                    "upn",
                    "name",
                    "className",
                    "date",
                    "session",
                    "code",
                    "meaning",
                    "class",
                    "minutesLate");
            for (int i = 0; i < pupils.size(); i += PUPILS_AT_A_TIME) {
                Map<UUID, Pupil> some = pupils.subList(i, Math.min(pupils.size(), i + PUPILS_AT_A_TIME)).stream()
                        .collect(Collectors.toMap(Pupil::pupilId, Function.identity()));
                await(database.inTransaction(
                                Scope.school(urn),
                                transaction -> marks.standing(transaction, urn, some.keySet(), from, to)))
                        .forEach(mark -> write(csv, school, some, mark));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(CsvWriter csv, SchoolSnapshot school, Map<UUID, Pupil> pupils, MarkTable.Mark mark) {
        Pupil pupil = pupils.get(mark.pupilId());
        if (pupil != null) {
            csv.writeRecord(List.of(
                    mark.pupilId().toString(),
                    CellRules.cell(pupil.upn()),
                    CellRules.cell(pupil.name()),
                    CellRules.cell(
                            school.findClass(pupil.placementOn(mark.date()).classId())
                                    .map(SchoolSnapshot.SchoolClass::name)
                                    .orElse(null)),
                    mark.date().toString(),
                    mark.session().name(),
                    mark.code(),
                    CellRules.cell(mark.attendanceCode().meaning()),
                    mark.attendanceCode().codeClass().name(),
                    CellRules.cell(mark.minutesLate())));
        }
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(LONGEST_STEP);
    }
}
