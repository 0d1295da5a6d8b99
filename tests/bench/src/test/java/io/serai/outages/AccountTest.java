package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountTest {
    private final Account account = new Account(Duration.ofMinutes(15));

    @Test
    void aRequestWithoutAnEndingIsLost() {
        account.ask(1);
        account.ask(2);
        account.end(2, answered(1));

        assertThat(account.counts().lost()).isEqualTo(1);
        assertThat(account.lost()).containsExactly(1);
    }

    @Test
    void aFailedReplyIsNeitherLostNorAnAnswer() {
        account.ask(1);
        account.end(1, new Ending.Failed());

        assertThat(account.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void anAnswerAtTheDeadlineIsInTimeAndOneAfterItIsLate() {
        account.ask(1);
        account.ask(2);
        account.end(1, answered(15));
        account.end(2, answered(16));

        assertThat(account.counts().byDeadline()).isEqualTo(1);
        assertThat(account.counts().late()).isEqualTo(1);
    }

    @Test
    void aSecondEndingIsADuplicateAndTheFirstCounts() {
        account.ask(1);
        account.end(1, answered(16));
        account.end(1, answered(1));

        assertThat(account.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void callsAreCountedAndThoseInVainAsWell() {
        account.call(true);
        account.call(false);
        account.call(false);

        assertThat(account.counts().calls()).isEqualTo(3);
        assertThat(account.counts().wastedCalls()).isEqualTo(1);
    }

    @Test
    void theShareIsThatOfTheRequestsAskedFor() {
        account.ask(1);
        account.ask(2);
        account.end(1, answered(1));

        assertThat(account.shareByDeadline(_ -> true)).isEqualTo(0.5);
        assertThat(account.shareByDeadline(request -> request == 1)).isEqualTo(1);
        assertThat(account.shareByDeadline(_ -> false)).isEqualTo(1);
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> account.end(7, answered(1)));
    }

    private static Ending answered(int minutes) {
        return new Ending.Answered(Duration.ofMinutes(minutes));
    }
}
