package org.rollcall.rules.penalty;

import java.util.Collection;
import java.util.List;

/** The two whom one notice is about: every parent has one for every child (KCA-10.6, AET-7.11, ATT-A1.8.6). */
public record ParentOfChild<P, C>(P parent, C child) {

    /** All notices about these parents and these children. */
    public static <P, C> List<ParentOfChild<P, C>> each(Collection<P> parents, Collection<C> children) {
        return parents.stream()
                .flatMap(parent -> children.stream().map(child -> new ParentOfChild<>(parent, child)))
                .toList();
    }
}
