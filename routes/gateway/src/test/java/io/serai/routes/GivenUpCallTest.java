package io.serai.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.model.ProviderId;
import io.serai.processor.FaultOf;
import io.serai.provider.Breaker;
import io.serai.provider.BreakerSettings;
import java.net.ConnectException;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is thrown in a call and tells nothing of the provider goes on, through Camel's circuit
 * breaker; it opens no circuit, and as a trial it closes none.
 */
class GivenUpCallTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Instant now = Instant.EPOCH;
    private Exception thrown = new IllegalStateException("given up");
    private final Breaker breaker =
            new Breaker(new ProviderId("one"), BreakerSettings.DEFAULT, FaultOf::call, () -> now);

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("breaker", breaker.circuit());
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:call")
                                .circuitBreaker()
                                .resilience4jConfiguration()
                                .circuitBreaker("breaker")
                                .throwExceptionWhenHalfOpenOrOpenState(true)
                                .end()
                                .process(_ -> {
                                    throw thrown;
                                })
                                .onFallback()
                                .process(GivenUpCallTest::explain)
                                .end();
                    }
                });
        camel.start();
    }

    private static void explain(Exchange exchange) throws Exception {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (caught instanceof IllegalStateException) {
            throw caught;
        }
        exchange.getMessage().setBody(caught == null ? "open" : "a fault");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Exchange call() {
        try (ProducerTemplate caller = camel.createProducerTemplate()) {
            return caller.send("direct:call", exchange -> exchange.getMessage().setBody("request"));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open() {
        thrown = new ConnectException("refused");
        for (int n = 0; n < BreakerSettings.DEFAULT.failuresInARow(); n++) {
            assertThat(call().getMessage().getBody()).isEqualTo("a fault");
        }
        assertThat(breaker.isClosed()).isFalse();
        thrown = new IllegalStateException("given up");
    }

    @Test
    void goesOnAsWhatItIs() {
        assertThat(call().getException()).isSameAs(thrown);
    }

    @Test
    void doesNotOpenTheCircuit() {
        for (int n = 0; n < 30; n++) {
            call();
        }
        assertThat(breaker.isClosed()).isTrue();
    }

    /** Two failures, then this, then a third: it was no answer between them. */
    @Test
    void isNoAnswerEither() {
        thrown = new ConnectException("refused");
        call();
        call();
        thrown = new IllegalStateException("given up");
        call();
        assertThat(breaker.isClosed()).isTrue();
        assertThat(breaker.lastAnswered()).isEqualTo(Instant.MIN);

        thrown = new ConnectException("refused");
        call();

        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void isNoTrial() {
        open();
        now = now.plus(BreakerSettings.DEFAULT.openFor());
        assertThat(breaker.permits()).isTrue();

        assertThat(call().getException()).isSameAs(thrown);
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.openUntil()).contains(now.plus(BreakerSettings.DEFAULT.openFor()));

        breaker.probed(true, now);
        assertThat(breaker.permits()).isTrue();
    }
}
