package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final History.Memory CALLED = new History.Memory("called", true);
    private static final History.Memory WAITED = new History.Memory("waited", false);

    @Test
    void aDeferralStartsTheRedeliveriesAnew() {
        History deferred = History.NONE.repeated(3).deferred(null);
        assertThat(deferred.redeliveries()).isZero();
        assertThat(deferred.possiblyRepeated()).isTrue();
    }

    @Test
    void whatIsRememberedAccountsForWhatWas() {
        assertThat(History.before(true).deferred(WAITED).possiblyRepeated()).isFalse();
        assertThat(History.before(false).deferred(CALLED).possiblyRepeated()).isFalse();
    }

    @Test
    void whoDoesNotKnowItMustTakeItForRepeated() {
        assertThat(History.NONE.deferred(CALLED).mayHaveActed()).isTrue();
        assertThat(History.NONE.deferred(WAITED).mayHaveActed()).isFalse();
        assertThat(History.NONE.deferred(CALLED).deferred(null).mayHaveActed()).isTrue();
    }

    @Test
    void aFailureForgetsNothing() {
        History failed = History.NONE.deferred(WAITED).repeated(1);
        assertThat(failed.memory()).isEqualTo(WAITED);
        assertThat(failed.possiblyRepeated()).isTrue();
    }
}
