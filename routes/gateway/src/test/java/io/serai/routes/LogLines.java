package io.serai.routes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What one class writes into the log while this is open. */
final class LogLines extends AbstractAppender implements AutoCloseable {
    /** A line, with its keys and their values. */
    record Line(Level level, String text, Map<String, String> values) {}

    private final Logger logger;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private LogLines(Logger logger) {
        super("lines", null, null, false, Property.EMPTY_ARRAY);
        this.logger = logger;
    }

    static LogLines of(Class<?> writer) {
        LogLines lines = new LogLines((Logger) LogManager.getLogger(writer));
        lines.start();
        lines.logger.addAppender(lines);
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(
                new Line(
                        event.getLevel(),
                        event.getMessage().getFormattedMessage(),
                        event.getContextData().toMap()));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        stop();
    }
}
