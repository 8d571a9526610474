package org.rollcall.localstack.command;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rollcall.localstack.demo.Demo;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.stack.LocalStack;
import org.rollcall.localstack.stack.Preflight;
import org.rollcall.localstack.stack.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code up}: starts the stack, says how to use it, and stays until it is told to stop. */
@Command(name = "up", description = "Start the stack; stay until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return when all is ready; the stack goes on in the background.")
    private boolean detach;

    @Option(names = "--empty", description = "Load no demonstration data: one user, admin.")
    private boolean empty;

    @Option(
            names = "--servers-only",
            description = "Start PostgreSQL, Kafka, Keycloak and mail; you run the services yourself.")
    private boolean serversOnly;

    @Option(names = "--check-only", hidden = true)
    private boolean checkOnly;

    @Override
    public Integer call() throws Exception {
        Checkout checkout = Checkout.find();
        StackFolder folder = checkout.instance();
        Ports ports = Ports.fixed();
        new Preflight(folder, ports).check();
        if (checkOnly) {
            return 0;
        }
        if (detach) {
            return new Detached(checkout, folder).up(empty, serversOnly);
        }
        try (FileChannel channel = FileChannel.open(
                        folder.root().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new StackException("Another ./rollcall up is at work in this folder");
            }
            Progress progress = new Progress(System.out);
            stay(new LocalStack(checkout, folder, ports, progress), progress);
        }
        return 0;
    }

    private void stay(LocalStack stack, Progress progress) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        try {
            stack.start(!serversOnly);
            List<String> played = empty || serversOnly ? List.of() : demonstration(stack, progress);
            new Welcome(stack).print(System.out);
            stack.startedWithoutCache().ifPresent(System.out::println);
            played.forEach(System.out::println);
            System.out.flush();
            stack.markReady();
        } catch (StackException failed) {
            stack.close();
            throw failed;
        }
        // Ends with the process: Ctrl-C, ./rollcall down.
        new CountDownLatch(1).await();
    }

    private static List<String> demonstration(LocalStack stack, Progress progress) {
        return new Demo(stack.web(), stack.folder().credentials(), stack::addUser, progress)
                .playOnce(stack.folder().demonstration());
    }
}
