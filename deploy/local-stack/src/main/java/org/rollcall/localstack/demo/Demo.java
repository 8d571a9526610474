package org.rollcall.localstack.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.localstack.stack.Progress;

/** Loads the fictional trust and plays one school day, once in the life of an instance. */
public final class Demo {
    private final String gateway;
    private final DemoApi api;
    private final DemoUsers users;
    private final Progress progress;

    /**
     * A demonstration against a running stack.
     *
     * @param gateway address of the gateway
     * @param credentials file of the instance's credentials
     * @param realm where people are added
     * @param progress where to say what happens
     */
    public Demo(String gateway, Path credentials, DemoUsers.Realm realm, Progress progress) {
        this.gateway = gateway;
        this.api = new DemoApi(gateway, credentials);
        this.users = new DemoUsers(realm);
        this.progress = progress;
    }

    /**
     * Loads and plays, unless this instance has been through it. A load that was cut off starts again; what it had loaded
     * is loaded over itself.
     *
     * @param marker file that remembers it
     * @return a summary that a head would understand, line by line; nothing when it was played before
     */
    public List<String> playOnce(Path marker) {
        if (Files.exists(marker)) {
            return List.of();
        }
        List<String> summary = play();
        try {
            Files.createFile(marker);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return summary;
    }

    /** Loads and plays one of the schools: every kind of work, and little of it. */
    public void rehearse() {
        play(DemoTrust.SCHOOLS.subList(0, 1));
    }

    private List<String> play() {
        progress.say("Loading a fictional trust: five schools, a term of history");
        int registers = play(DemoTrust.SCHOOLS);
        return new DemoSummary(api, gateway).lines(registers);
    }

    private int play(List<DemoSchool> schools) {
        users.addAll();
        api.clock(DemoTrust.TODAY, "07:30");
        DemoHistory history = new DemoHistory(api, users, progress);
        Map<DemoSchool, List<DemoPupil>> pupils = new LinkedHashMap<>();
        for (DemoSchool school : schools) {
            pupils.put(school, history.load(school));
        }
        progress.say("Waiting until the term's history has been evaluated; it sends nothing by itself");
        api.quiesce();
        return new DemoDay(api, pupils, progress).play();
    }
}
