package org.rollcall.escalation.letters.wording;

/**
 * A letter as it is read.
 *
 * @param subject one line
 * @param text for e-mail
 * @param html the printable page
 * @param pdf the same as PDF/UA
 */
@SuppressWarnings("ArrayRecordComponent") // carried through, never compared
public record RenderedLetter(String subject, String text, String html, byte[] pdf) {}
