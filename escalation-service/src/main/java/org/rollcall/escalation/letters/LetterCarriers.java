package org.rollcall.escalation.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/** The carriers at hand; what none of them takes waits in the print run. */
@ApplicationScoped
class LetterCarriers {
    private final List<LetterCarrier> carriers;

    LetterCarriers(@Any Instance<LetterCarrier> carriers) {
        this.carriers = carriers.stream().toList();
    }

    boolean carry(Channel channel) {
        return forChannel(channel).isPresent();
    }

    Optional<LetterCarrier> forChannel(Channel channel) {
        return carriers.stream().filter(carrier -> carrier.carries(channel)).findFirst();
    }

    Optional<LetterCarrier> named(String name) {
        return carriers.stream().filter(carrier -> carrier.name().equals(name)).findFirst();
    }
}
