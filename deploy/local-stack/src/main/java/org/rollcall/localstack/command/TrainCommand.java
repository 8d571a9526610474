package org.rollcall.localstack.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackFolder;
import org.rollcall.localstack.stack.Progress;
import org.rollcall.localstack.startup.StartupCaches;
import org.rollcall.localstack.startup.StartupCaches.Use;
import org.rollcall.localstack.testing.WholeStack;
import picocli.CommandLine.Command;

/** {@code train}: runs the stack once for itself, on free ports and with the demonstration, and keeps what it learned. */
@Command(name = "train", description = "Make later starts of this build fast; takes some minutes.")
final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Checkout checkout = Checkout.find();
        Progress progress = new Progress(System.out);
        StackFolder folder = checkout.trainingInstance();
        StartupCaches caches = new StartupCaches(checkout.startupCaches(), Use.TRAIN);
        progress.say("Training run: a start that takes notes is slow");
        try (WholeStack stack = WholeStack.start(checkout, folder.root(), caches)) {
            stack.rehearse();
            progress.say("Writing the start-up caches");
        }
        List<String> missing = caches.keep();
        StackFolder.delete(folder.root());
        progress.say(
                missing.isEmpty()
                        ? "The start-up caches are in " + checkout.startupCaches()
                        : "No start-up cache was written by " + String.join(", ", missing));
        return missing.isEmpty() ? 0 : 1;
    }
}
