package org.rollcall.escalation.letters;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.KeepWording.Place;
import org.rollcall.escalation.letters.LetterAudit.Reader;
import org.rollcall.escalation.letters.wording.CheckWording;
import org.rollcall.escalation.letters.wording.Language;
import org.rollcall.escalation.letters.wording.LetterFormat;
import org.rollcall.escalation.letters.wording.LetterKind;
import org.rollcall.escalation.letters.wording.LetterLook;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.escalation.letters.wording.SettingsStore;
import org.rollcall.escalation.letters.wording.Wording;
import org.rollcall.escalation.letters.wording.WordingStore;
import org.rollcall.escalation.letters.wording.WordingVersion;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** What the school's letters say: the standard wording, or the school's own from a date on. */
@Path("/api/v1/schools/{urn}/letter-templates")
@Authenticated
public class LetterTemplateResource {
    private final CurrentCaller caller;
    private final WordingAccess access;
    private final LetterTemplates templates;
    private final WordingStore wordings;
    private final SettingsStore settings;
    private final KeepWording keep;
    private final CheckWording check;
    private final SchoolClock clock;

    LetterTemplateResource(
            CurrentCaller caller,
            WordingAccess access,
            LetterTemplates templates,
            WordingStore wordings,
            SettingsStore settings,
            KeepWording keep,
            CheckWording check,
            SchoolClock clock) {
        this.caller = caller;
        this.access = access;
        this.templates = templates;
        this.wordings = wordings;
        this.settings = settings;
        this.keep = keep;
        this.check = check;
        this.clock = clock;
    }

    /** Every letter with its fields. */
    @GET
    public Uni<TemplateItem.All> list(int urn) {
        Caller who = caller.get();
        TemplateItem.All all = new TemplateItem.All(
                templates.all().stream().map(TemplateItem::of).toList(), null);
        return access.look(urn, who, (transaction, by) -> Uni.createFrom().item(all));
    }

    /** One letter with its wording in a language and every version of the school's own. */
    @GET
    @Path("/{template}")
    public Uni<TemplateItem.Worded> get(int urn, String template, @QueryParam("language") @Nullable String language) {
        Language wanted = WordingForm.language(language);
        Caller who = caller.get();
        return access.look(urn, who, (transaction, by) -> {
            LetterKind kind = kind(template);
            return wordings.versions(transaction, urn, kind.id(), wanted)
                    .map(versions -> new TemplateItem.Worded(
                            TemplateItem.of(kind),
                            wanted,
                            LetterKind.standing(),
                            kind.passages(),
                            kind.standardIn(wanted),
                            WordingStore.inForce(versions, clock.today()),
                            versions));
        });
    }

    /** Saves the school's own wording from a date on; letters that were sent stay as they are. */
    @PUT
    @Path("/{template}")
    public Uni<WordingVersion> save(int urn, String template, @Nullable WordingForm form) {
        WordingForm given = WordingForm.of(form);
        Wording wording = given.wording();
        return change(urn, template, given, (transaction, place, by) -> keep.save(transaction, place, wording, by));
    }

    /** Goes back to the standard wording. */
    @POST
    @Path("/{template}/reset")
    public Uni<WordingVersion> reset(int urn, String template, @Nullable WordingForm form) {
        return change(urn, template, WordingForm.of(form), keep::reset);
    }

    /** Saves an earlier version anew. */
    @POST
    @Path("/{template}/versions/{version: [0-9]{1,6}}/restoration")
    public Uni<WordingVersion> restore(int urn, String template, int version, @Nullable WordingForm form) {
        return change(
                urn,
                template,
                WordingForm.of(form),
                (transaction, place, by) -> keep.restore(transaction, place, version, by));
    }

    /** A letter about people who do not exist, with the words given or those in force; nothing is saved. */
    @POST
    @Path("/{template}/preview")
    @Produces("application/pdf")
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    public Uni<byte[]> preview(int urn, String template, @Nullable WordingForm form) {
        WordingForm given = WordingForm.of(form);
        Language language = given.inLanguage();
        LetterFormat format = new LetterFormat(language == Language.PLAIN, given.isLargePrint());
        @Nullable Wording words = given.hasWords() ? given.wording() : null;
        Caller who = caller.get();
        return access.look(urn, who, (transaction, by) -> {
                    LetterKind kind = kind(template);
                    if (words != null) {
                        KeepWording.refuse(check.faults(kind, words));
                    }
                    return settings.letterhead(transaction, urn)
                            .chain(letterhead -> wordings.versions(transaction, urn, kind.id(), language)
                                    .map(versions -> WordingStore.inForce(versions, clock.today()))
                                    .map(own -> new LetterLook(
                                            letterhead, format, words != null || own == null ? words : own.wording())));
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(look -> check.sample(kind(template), look));
    }

    private interface Work {
        Uni<WordingVersion> of(SqlConnection transaction, Place place, Reader by);
    }

    private Uni<WordingVersion> change(int urn, String template, WordingForm form, Work work) {
        var language = form.inLanguage();
        var from = form.firstDay();
        Caller who = caller.get();
        return access.change(
                urn,
                who,
                (transaction, by) -> work.of(transaction, new Place(urn, kind(template), language, from), by));
    }

    private LetterKind kind(String template) {
        return templates.lookUp(template).orElseThrow(() -> Problem.notFound("letter"));
    }
}
