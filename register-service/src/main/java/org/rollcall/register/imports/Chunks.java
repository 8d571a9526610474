package org.rollcall.register.imports;

import java.util.List;

/** Takes the rows of one file in, some at a time; a chunk lands whole, together with its progress, or not at all. */
interface Chunks {
    /** Most rows that are taken in together. */
    int size();

    /** Takes these rows in; runs on a worker thread and may block. */
    void take(List<FileRow> rows, Progress progress);

    /** Remembers rows that landed before the import was cut off. */
    void skip(List<FileRow> rows);
}
