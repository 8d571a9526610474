package org.rollcall.bench.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.StackException;

/** The many small schools of a storm, made through the public API, some at a time. */
public final class StormSchools {

    private static final int SCHOOLS_PER_USER = 40;
    private static final int AT_ONCE = 6;
    private static final int DAYS_AFTER = 7;

    private final StormPlan plan;
    private final int firstUrn;
    private final DemoApi api;

    /** Schools from this number on, not yet there. */
    public StormSchools(StormPlan plan, int firstUrn, DemoApi api) {
        this.plan = plan;
        this.firstUrn = firstUrn;
        this.api = api;
    }

    /**
     * Makes schools, classes and pupils.
     *
     * @param addUser takes a user's name and groups
     */
    public void make(BiConsumer<String, List<String>> addUser) {
        addUser.accept(central(), List.of("/trusts/" + firstUrn + "/central"));
        for (int first = 0; first < plan.schools(); first += SCHOOLS_PER_USER) {
            addUser.accept(
                    officer(first),
                    IntStream.range(first, Math.min(first + SCHOOLS_PER_USER, plan.schools()))
                            .mapToObj(school -> "/schools/" + urn(school) + "/attendance-officer")
                            .toList());
        }
        // Neighbours share a user, whose requests the gateway limits, so they are not made side by side.
        int users = Math.ceilDiv(plan.schools(), SCHOOLS_PER_USER);
        List<Integer> order = IntStream.range(0, SCHOOLS_PER_USER)
                .boxed()
                .flatMap(place -> IntStream.range(0, users).mapToObj(user -> user * SCHOOLS_PER_USER + place))
                .filter(school -> school < plan.schools())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<Void>> made = new ArrayList<>();
            order.forEach(school -> made.add(CompletableFuture.runAsync(() -> make(school), threads)));
            CompletableFuture.allOf(made.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StackException reason ? reason : failed;
        }
    }

    /** A school's number in the register of schools. */
    public int urn(int school) {
        return firstUrn + school;
    }

    /** The user who enters a school's pupils and sends its registers. */
    public String officer(int school) {
        return "storm-officer-" + urn(school - school % SCHOOLS_PER_USER);
    }

    public UUID classId(int register) {
        return id(plan.school(register), "class/" + plan.classOf(register));
    }

    public UUID pupilId(int register, int pupil) {
        return id(plan.school(register), "pupil/" + (plan.classOf(register) * plan.pupils() + pupil));
    }

    private String central() {
        return "storm-central-" + firstUrn;
    }

    private UUID id(int school, String what) {
        return UUID.nameUUIDFromBytes((urn(school) + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    private void make(int school) {
        Enrol enrol = new Enrol(api, urn(school));
        enrol.school(firstUrn);
        enrol.term(central(), plan.firstDay(), plan.day().plusDays(DAYS_AFTER));
        for (int i = 0; i < plan.classes(school); i++) {
            enrol.schoolClass(officer(school), id(school, "class/" + i), "3." + i);
        }
        enrol.pupils(
                officer(school),
                IntStream.range(0, plan.classes(school) * plan.pupils())
                        .mapToObj(i -> enrol.row(
                                i, id(school, "pupil/" + i), id(school, "class/" + i / plan.pupils()), plan.firstDay()))
                        .toList());
    }
}
