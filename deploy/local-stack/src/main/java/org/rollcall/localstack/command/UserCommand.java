package org.rollcall.localstack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.keycloak.Credentials.Person;
import org.rollcall.localstack.keycloak.GroupPath;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.stack.LocalStack;
import org.rollcall.localstack.stack.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code user}: the people who may sign in. */
@Command(name = "user", description = "Add people who may sign in.", subcommands = UserCommand.Add.class)
final class UserCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: user add NAME --group PATH");
    }

    /** {@code user add}: creates a person with her groups, or adds groups to a person who is there. */
    @Command(name = "add", description = "Add a person, or further groups to a person.")
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "User name.")
        private String name = "";

        @Option(
                names = "--group",
                paramLabel = "PATH",
                required = true,
                description = "For example /schools/123456/head; may be given more than once.")
        private List<String> groups = new ArrayList<>();

        @Override
        public Integer call() {
            groups.forEach(GroupPath::new);
            Checkout checkout = Checkout.find();
            StackFolder folder = checkout.instance();
            if (new PidFile(folder.pids()).read().isEmpty()) {
                throw new StackException("Rollcall is not up: start it with ./rollcall up");
            }
            Person person =
                    new LocalStack(checkout, folder, Ports.fixed(), new Progress(System.out)).addUser(name, groups);
            System.out.println(person.username() + " is in " + String.join(", ", person.groups())
                    + "; the password is in " + folder.credentials());
            return 0;
        }
    }
}
