package org.rollcall.localstack.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.stack.Progress;
import org.rollcall.localstack.testing.TestServers;
import org.rollcall.localstack.testing.TestStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code test}: builds and runs every test, with one PostgreSQL and one Kafka for all modules. */
@Command(name = "test", description = "Build and run every test.")
final class TestCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MAVEN_ARGUMENT", description = "Handed to Maven, for example -pl register-service -am.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.find();
        Progress progress = new Progress(System.out);
        try (TestServers servers = TestServers.start(checkout)) {
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop test stack"));
            progress.say("PostgreSQL and Kafka for the tests are ready");
            List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "verify"));
            command.addAll(arguments);
            ProcessBuilder maven = new ProcessBuilder(command)
                    .directory(checkout.root().toFile())
                    .inheritIO();
            maven.environment()
                    .put(TestStack.VARIABLE, servers.coordinatesFile().toString());
            maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
            int code = maven.start().waitFor();
            progress.say(code == 0 ? "All tests passed" : "Maven ended with " + code);
            return code;
        }
    }
}
