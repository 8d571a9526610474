package org.rollcall.localstack.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.localstack.demo.Demo;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.stack.LocalStack;
import org.rollcall.localstack.stack.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code demo}: loads a demonstration into a stack that is up, such as one that was started empty. */
@Command(name = "demo", description = "Load a demonstration into the running stack.")
final class DemoCommand implements Callable<Integer> {

    /** The demonstrations there are. */
    enum Scenario {
        /** The fictional trust with a term of history and one school day. */
        TRUST
    }

    @Parameters(paramLabel = "SCENARIO", description = "trust: five fictional schools, a term of history, one day.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private Scenario scenario;

    @Override
    public Integer call() {
        Checkout checkout = Checkout.find();
        StackFolder folder = checkout.instance();
        if (new PidFile(folder.pids()).read().isEmpty()) {
            throw new StackException("Rollcall is not up: start it with ./rollcall up");
        }
        Progress progress = new Progress(System.out);
        LocalStack stack = new LocalStack(checkout, folder, Ports.fixed(), progress);
        List<String> told = switch (scenario) {
            case TRUST ->
                new Demo(stack.web(), folder.credentials(), stack::addUser, progress).playOnce(folder.demonstration());
        };
        if (told.isEmpty()) {
            throw new StackException("This instance has been through it already; ./rollcall reset starts afresh");
        }
        told.forEach(System.out::println);
        return 0;
    }
}
