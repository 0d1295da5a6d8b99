package io.serai.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarksTest {
    @Test
    void stopsAtTheFirstGap() {
        Marks marks = new Marks();

        marks.done(2);
        marks.done(0);
        assertThat(marks.position()).isEqualTo(1);

        marks.done(1);
        assertThat(marks.position()).isEqualTo(3);
    }
}
