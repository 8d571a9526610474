package org.rollcall.escalation.letters;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What templates may say of a date: {@code long}, {@code short} and {@code weekday}. */
final class LetterFormats implements ValueResolver {
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    @Override
    public int getPriority() {
        // Before the resolver that reads properties.
        return 10;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof LocalDate
                && switch (context.getName()) {
                    case "long", "short", "weekday" -> true;
                    default -> false;
                };
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        LocalDate date = (LocalDate) Objects.requireNonNull(context.getBase());
        DateTimeFormatter format = switch (context.getName()) {
            case "long" -> LONG;
            case "short" -> SHORT;
            default -> WEEKDAY;
        };
        return CompletableFuture.completedFuture(format.format(date));
    }
}
