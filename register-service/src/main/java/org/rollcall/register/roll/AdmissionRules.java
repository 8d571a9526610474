package org.rollcall.register.roll;

import org.rollcall.register.input.Fields;

/** What a pupil from a file must hold to be entered. */
public final class AdmissionRules {
    private AdmissionRules() {}

    /** Reads an entry; every fault is noted in {@code fields}, a wrong unique pupil number included. */
    public static Entry read(PupilBody body, Fields fields) {
        Entry entry = EntryRules.read(body, null, fields);
        if (entry.upn() != null && !UpnRules.isValid(entry.upn())) {
            fields.fault("upn", "has the wrong form or its check letter does not fit");
        }
        return entry;
    }
}
