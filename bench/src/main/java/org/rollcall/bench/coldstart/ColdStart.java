package org.rollcall.bench.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.rollcall.bench.plan.Plan;
import org.rollcall.bench.plan.Schools;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.stack.LocalStack;
import org.rollcall.localstack.stack.Progress;

/**
 * Starts the stack again and again on the same data, with start-up caches and without in turns. Everything is built and
 * was read before: programs and data come from the system's page cache.
 */
public final class ColdStart {

    private static final int FIRST_URN = 930_000;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Checkout checkout;
    private final StackFolder folder;
    private final Launcher launcher;
    private final int rounds;
    private final Plan plan;
    private int sent;

    private ColdStart(int rounds) {
        this.checkout = Checkout.find();
        this.folder = new StackFolder(checkout.root().resolve(".rollcall/cold-start"));
        this.launcher = new Launcher(checkout, folder.root());
        this.rounds = rounds;
        // A register for each start, and what the smallest school has beside them.
        this.plan = Plan.of(2 * rounds, 1, 1);
    }

    /**
     * Measures that many rounds on an instance of its own.
     *
     * @throws StackException if a start fails, if the ports are taken, or if there are no start-up caches of this build
     */
    public static List<Start> measure(int rounds) throws InterruptedException {
        return new ColdStart(rounds).starts();
    }

    private List<Start> starts() throws InterruptedException {
        makeInstance();
        List<Start> starts = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (boolean caches : List.of(true, false)) {
                Start start = start(caches);
                say("Round " + round + (caches ? ", with caches: " : ", without: ") + start.firstMarkMillis() + " ms, "
                        + start.allCpuMillis() + " ms of processor time");
                starts.add(start);
            }
        }
        StackFolder.delete(folder.root());
        return starts;
    }

    private void makeInstance() throws InterruptedException {
        say("Making an instance with one school");
        try {
            StackFolder.delete(folder.root());
            Files.createDirectories(folder.root());
        } catch (IOException refused) {
            throw new StackException("Cannot create " + folder.root() + ": " + refused.getMessage(), refused);
        }
        launcher.run(true, "up", "--empty", "--detach");
        try {
            LocalStack local = new LocalStack(checkout, folder, Ports.fixed(), new Progress(System.err));
            DemoApi api = new DemoApi(local.web(), folder.credentials());
            new Schools(plan, FIRST_URN, api).make(local::addUser);
        } finally {
            launcher.run(true, "down");
        }
    }

    private Start start(boolean caches) throws InterruptedException {
        long commandNanos = System.nanoTime();
        StartWatch watch = new StartWatch(
                new PidFile(folder.pids()),
                new FirstMark(plan, FIRST_URN, sent++, folder.credentials()),
                Clock.systemUTC());
        Process command = launcher.begin(caches, "up", "--empty", "--detach");
        long returned = 0;
        try {
            while (!watch.isComplete() || returned == 0) {
                watch.look();
                if (returned == 0 && !command.isAlive()) {
                    launcher.ended(command);
                    returned = System.nanoTime();
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (caches && !watch.usesCaches()) {
                throw new StackException("There are no start-up caches of this build; make them with ./rollcall train");
            }
            return watch.start(caches, commandNanos, returned);
        } finally {
            launcher.run(caches, "down");
        }
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
