package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rollcall.register.cover.CoverStore;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.problem.Problem;

/** Who takes the registers of a class: its teachers, and who covers for them that day (AET-2.8, BHCET-4.14). */
@ApplicationScoped
class ClassTeachers {
    private final CoverStore covers;

    ClassTeachers(CoverStore covers) {
        this.covers = covers;
    }

    /** Whether the class is the caller's without asking who covers: another role's, or the teacher's own. */
    static boolean isOwn(SchoolSnapshot school, UUID classId, Caller caller, Role role) {
        return role != Role.TEACHER
                || school.findClass(classId)
                        .filter(ofClass -> ofClass.teachers().contains(caller.subject()))
                        .isPresent();
    }

    /** Fails with 403 unless the class is the caller's, or the caller covers it in that session. */
    Uni<Void> require(SchoolSnapshot school, UUID classId, SessionRef session, Caller caller, Role role) {
        return isOwn(school, classId, caller, role)
                ? Uni.createFrom().voidItem()
                : covers.covers(school.urn(), classId, session, caller.subject())
                        .invoke(covering -> {
                            if (!covering) {
                                throw Problem.forbidden(
                                        "A teacher sees and takes the registers of the own classes, and of those covered"
                                                + " that day.");
                            }
                        })
                        .replaceWithVoid();
    }
}
