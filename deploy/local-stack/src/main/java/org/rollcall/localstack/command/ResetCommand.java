package org.rollcall.localstack.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reset}: stops the stack and deletes its data, secrets and people. */
@Command(name = "reset", description = "Stop the stack and delete all its data.")
final class ResetCommand implements Callable<Integer> {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        StackFolder folder = Checkout.find().instance();
        if (!yes && !isConfirmed(folder)) {
            System.err.println("rollcall: nothing was deleted");
            return 1;
        }
        DownCommand.stop(folder);
        folder.clear();
        System.out.println("The data in " + folder.root() + " is deleted; the next up starts afresh.");
        return 0;
    }

    private static boolean isConfirmed(StackFolder folder) throws IOException {
        System.out.print("Delete all data, secrets and users in " + folder.root() + "? [y/N] ");
        System.out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().matches("(?i)y|yes");
    }
}
