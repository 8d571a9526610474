package org.rollcall.escalation.print;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.rollcall.support.print.PagePress;

/** Provides the press, which reads each page once. */
@ApplicationScoped
class PressOfPages {
    @Produces
    @Singleton
    PagePress press() {
        return new PagePress();
    }
}
