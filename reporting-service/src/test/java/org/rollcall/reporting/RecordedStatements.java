package org.rollcall.reporting;

import jakarta.inject.Singleton;
import org.rollcall.localstack.testing.StatementRecorder;

/** The database statements of this service. */
@Singleton
public class RecordedStatements extends StatementRecorder {}
