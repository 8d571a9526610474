package org.rollcall.localstack.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.localstack.folder.Checkout;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.trace.Span;
import org.rollcall.localstack.trace.SpanFiles;
import org.rollcall.localstack.trace.Trace;
import picocli.CommandLine.Command;

/** {@code trace}: the newest way from an HTTP request to a letter, span by span. */
@Command(name = "trace", description = "Show the newest trace from an HTTP request to a letter.")
final class TraceCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<Span> spans = SpanFiles.read(Checkout.find().instance().traces());
        Trace trace = Trace.newestToLetter(spans)
                .orElseThrow(() -> new StackException("None of the " + spans.size()
                        + " spans so far belongs to a trace that goes from an HTTP request to a letter"));
        System.out.println("Trace " + trace.spans().getFirst().traceId());
        System.out.printf("%13s %13s  %s%n", "began", "took", "service: span");
        trace.lines().forEach(System.out::println);
        return 0;
    }
}
