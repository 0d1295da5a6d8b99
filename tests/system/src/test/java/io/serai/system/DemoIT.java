package io.serai.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.standins.demo.DemoMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import picocli.CommandLine;

/** What a newcomer runs first, with as few requests as it takes; that is most of a minute. */
@EnabledIfSystemProperty(named = "serai.chaos", matches = "whole")
class DemoIT {
    /** It ends with 0 only if every request was answered exactly once. */
    @Test
    void answersEachRequestOnceThroughEveryCloud() {
        CommandLine demo = new CommandLine(new DemoMain());

        assertThat(demo.execute("--chain", "cross-cloud", "--requests", "50")).isZero();
    }
}
