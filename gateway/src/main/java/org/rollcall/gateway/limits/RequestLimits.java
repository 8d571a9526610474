package org.rollcall.gateway.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives every subject its requests per second. The subjects longest silent are forgotten when there are too many. */
@ApplicationScoped
public class RequestLimits {
    private static final int MOST_SUBJECTS = 20_000;

    private final Bandwidth allowance;
    private final TimeMeter time;
    private final int mostSubjects;
    private final Map<String, Bucket> buckets;

    @Inject
    RequestLimits(@ConfigProperty(name = "rollcall.limits.per-second", defaultValue = "200") int perSecond) {
        this(perSecond, TimeMeter.SYSTEM_NANOTIME, MOST_SUBJECTS);
    }

    RequestLimits(int perSecond, TimeMeter time, int mostSubjects) {
        this.allowance = Bandwidth.builder()
                .capacity(perSecond)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build();
        this.time = time;
        this.mostSubjects = mostSubjects;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > RequestLimits.this.mostSubjects;
            }
        };
    }

    /** Counts one request: zero when it may pass, else the time after which one may. */
    public Duration count(String subject) {
        ConsumptionProbe probe = bucket(subject).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    int subjects() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private Bucket bucket(String subject) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    subject,
                    any -> Bucket.builder()
                            .addLimit(allowance)
                            .withCustomTimePrecision(time)
                            .build());
        }
    }
}
