package org.rollcall.rules.deletion;

/** Why a pupil leaves, whatever letter an edition of the regulations gives it. */
public enum Reason {
    OTHER_SCHOOL("is registered at another school"),
    NURSERY_ENDED("had a nursery place and does not go on to reception here"),
    DUAL_REGISTRATION_ENDED("is registered at several schools and stopped attending this one"),
    ORDER_NAMES_OTHER_SCHOOL("has a school attendance order that now names another school"),
    ORDER_REVOKED("had a school attendance order that was revoked"),
    /** The 2006 edition has one ground for both. */
    ORDER_CHANGED("had a school attendance order that was revoked or now names another school"),
    HOME_EDUCATION("is educated otherwise than at school, as the parent wrote"),
    MOVED_AWAY("no longer lives within a reasonable distance"),
    NOT_BACK_AFTER_LEAVE("did not come back in the ten school days after leave"),
    ABSENT_TWENTY_DAYS("was absent without permission for twenty school days on end"),
    DETAINED("is detained under a sentence"),
    UNFIT("is certified unfit to attend until compulsory school age ends"),
    DIED("has died"),
    OVER_AGE("is past compulsory school age and does not stay"),
    CHARGES_UNPAID("boarded and the charges stayed unpaid"),
    OTHER_KIND_OF_SCHOOL("has left a school of a kind that this one is not"),
    PERMANENTLY_EXCLUDED("is permanently excluded");

    private final String says;

    Reason(String says) {
        this.says = says;
    }

    /** The ground in a few words, with the pupil as its subject. */
    public String says() {
        return says;
    }

    /** Whether nobody knows where the child is when it is used, so that the child is missing from education. */
    public boolean whereaboutsUnknown() {
        return this == NOT_BACK_AFTER_LEAVE || this == ABSENT_TWENTY_DAYS;
    }
}
