package org.rollcall.support.watch;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Figures that operators watch because somebody must act when they grow; read now and then, never per request. */
public interface WatchedFigures {
    /** What is read, by the name of its gauge, each with one sentence that says what it counts. */
    Map<String, String> gauges();

    /** The present figures by the name of their gauge. */
    Uni<Map<String, Long>> read();
}
