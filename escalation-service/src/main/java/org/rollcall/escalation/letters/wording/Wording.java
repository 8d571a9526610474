package org.rollcall.escalation.letters.wording;

/**
 * What a letter says, with marks such as {@code {firstName}} where something is put in.
 *
 * @param subject one line
 * @param body paragraphs, lists ({@code - }), warnings ({@code ! }) and mandatory passages ({@code {> name}})
 */
public record Wording(String subject, String body) {}
