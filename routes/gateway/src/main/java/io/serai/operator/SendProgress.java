package io.serai.operator;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How many replies have come, for somebody who watches. */
sealed interface SendProgress extends AutoCloseable {
    void step();

    /** Something else is to be printed on the bar's line. */
    void interrupt();

    @Override
    void close();

    static SendProgress of(int requests, boolean interactive) {
        return interactive ? new Bar(requests, System.err) : new Silent();
    }

    /** Nobody watches. */
    record Silent() implements SendProgress {
        @Override
        public void step() {}

        @Override
        public void interrupt() {}

        @Override
        public void close() {}
    }

    /** A bar on standard error. */
    record Bar(ProgressBar bar, PrintStream screen) implements SendProgress {
        private static final String ERASE_LINE = "\r\u001b[2K";
        private static final int WIDTH = 80;

        Bar(int requests, PrintStream screen) {
            this(
                    new ProgressBarBuilder()
                            .setTaskName("Replies")
                            .setInitialMax(requests)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setConsumer(new ConsoleProgressBarConsumer(screen, WIDTH))
                            .hideEta()
                            .build(),
                    screen);
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void interrupt() {
            screen.print(ERASE_LINE);
            screen.flush();
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
