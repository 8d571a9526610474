package org.rollcall.escalation.preview;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.PolicyRefused;
import org.rollcall.rules.policy.yaml.ProfileReader;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Makes of a form the period and the policy to run, or says what is wrong with it. */
@ApplicationScoped
class ReadPreview {
    private static final int LONGEST_YEARS = 3;

    private final SchoolPolicies policies;
    private final SchoolClock clock;

    ReadPreview(SchoolPolicies policies, SchoolClock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** The period to look at: of the past, and of three years at most. */
    DateRange period(PreviewForm form) {
        LocalDate today = clock.today();
        LocalDate to = form.to() == null ? today : form.to();
        LocalDate from = form.from() == null ? SchoolYear.of(to).start() : form.from();
        if (to.isAfter(today)) {
            throw refused("invalid-period", "to", "No mark of a day to come can be looked at.");
        }
        if (from.isAfter(to) || from.isBefore(to.minusYears(LONGEST_YEARS))) {
            throw refused("invalid-period", "from", "Give a period of one day to three years.");
        }
        return new DateRange(from, to);
    }

    /** The policy of that id, or the draft of it, with the answers of the form or else of the school. */
    PolicyProfile profile(String id, PreviewForm form, School school) {
        PolicyProfile profile = form.draft() == null
                ? policies.shipped().find(id).orElseThrow(() -> Problem.notFound("policy"))
                : draft(id, form.draft());
        try {
            return profile.resolve(form.settings() == null ? answers(school, id) : form.settings());
        } catch (IllegalArgumentException unfit) {
            throw refused("invalid-settings", "settings", String.valueOf(unfit.getMessage()));
        }
    }

    private PolicyProfile draft(String id, String text) {
        try {
            PolicyProfile draft = policies.shipped().draft(ProfileReader.read("draft", text));
            if (!draft.id().equals(id)) {
                throw refused("draft-of-another-policy", "draft", "The draft is one of " + draft.id() + ".");
            }
            return draft;
        } catch (PolicyRefused refusal) {
            throw refused("policy-refused", "draft", String.valueOf(refusal.getMessage()));
        }
    }

    private static Map<String, String> answers(School school, String id) {
        return school.policies().stream()
                .filter(policy -> policy.policyId().equals(id))
                .map(SchoolConfigured.Policy::settings)
                .reduce((older, newer) -> newer)
                .orElse(Map.of());
    }

    private static RuntimeException refused(String code, String field, @Nullable String message) {
        String shown = message == null ? "" : message;
        return Problem.unprocessable(code, shown, List.of(new FieldError(field, shown)));
    }
}
