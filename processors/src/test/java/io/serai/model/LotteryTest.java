package io.serai.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LotteryTest {
    @Test
    void drawsEachAsOftenAsItsWeightHasIt() {
        Random random = new Random(3);
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            drawn.add(Lottery.draw(List.of(3, 0, 1), weight -> weight, random));
        }

        assertThat(drawn).doesNotContain(0);
        assertThat(drawn.stream().filter(weight -> weight == 3).count()).isBetween(2_900L, 3_100L);
    }
}
