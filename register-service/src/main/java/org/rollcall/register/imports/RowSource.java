package org.rollcall.register.imports;

/** A file as rows, in its order; read once, and never held in memory as a whole. */
interface RowSource extends Iterable<FileRow>, AutoCloseable {
    @Override
    void close();
}
