package org.rollcall.localstack.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.rollcall.localstack.demo.Demo;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.Ports.Port;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.keycloak.Credentials;
import org.rollcall.localstack.keycloak.Credentials.Person;
import org.rollcall.localstack.process.Leftovers;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.stack.LocalStack;
import org.rollcall.localstack.stack.Progress;
import org.rollcall.localstack.startup.StartupCaches;

/** The entire stack for {@code end-to-end}: what {@code ./rollcall up --empty} starts, in another folder, on free ports. */
public final class WholeStack implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final StackFolder folder;
    private final Ports ports;
    private final LocalStack stack;

    private WholeStack(StackFolder folder, Ports ports, LocalStack stack) {
        this.folder = folder;
        this.ports = ports;
        this.stack = stack;
    }

    /**
     * Starts it afresh and returns when all is ready: what an earlier run left in the folder is ended and deleted. The
     * services must have been built.
     *
     * @throws org.rollcall.localstack.folder.StackException saying what did not start; nothing keeps running then
     */
    public static WholeStack start(Path folder) {
        Checkout checkout = Checkout.find();
        return start(checkout, folder, StartupCaches.of(checkout));
    }

    /** The same with a say in what is done with the start-up caches. */
    public static WholeStack start(Checkout checkout, Path folder, StartupCaches caches) {
        StackFolder instance = new StackFolder(folder.toAbsolutePath());
        new PidFile(instance.pids())
                .read()
                .ifPresent(earlier -> Leftovers.end(earlier.survivors().toList(), GRACE));
        instance.clear();
        Ports ports = Ports.free();
        LocalStack stack = new LocalStack(checkout, instance, ports, new Progress(System.out), caches);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop whole stack"));
        try {
            stack.start(true);
            stack.markReady();
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
        return new WholeStack(instance, ports, stack);
    }

    /** The gateway's address, without a slash at its end. */
    public URI url() {
        return URI.create(stack.web());
    }

    /** Loads one school of the demonstration and plays its day. */
    public void rehearse() {
        new Demo(stack.web(), folder.credentials(), stack::addUser, new Progress(System.out)).rehearse();
    }

    /** The file that {@code ./rollcall up} keeps as {@code .rollcall/credentials.json}. */
    public Path credentials() {
        return folder.credentials();
    }

    /** The number of one of its ports. */
    public int port(Port port) {
        return ports.of(port);
    }

    /** Adds a person as {@code ./rollcall user add} does. */
    public Person addUser(String name, String... groups) {
        return stack.addUser(name, List.of(groups));
    }

    /** What a script needs to sign in. */
    public Credentials people() {
        return Credentials.read(folder.credentials()).orElseThrow();
    }

    @Override
    public void close() {
        stack.close();
    }
}
