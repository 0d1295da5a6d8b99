package io.serai.provider;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Stands round each HTTP call to one provider: sets the credential in the last step before the
 * wire, so that it is never in an exchange, a log or a trace; ends the call when the attempt's time
 * is over, never earlier; and bounds the answer in bytes after decompression, a large one as the
 * worker has memory for it. (Camel's own time-out is per read and bounds no slow drip.)
 */
public final class CallGuard {
    /**
     * The internal request header with the attempt's time in milliseconds; it never reaches the
     * wire.
     */
    public static final String TIME_LEFT = "serai-time-left";

    /** The internal request header with the account that calls; it never reaches the wire. */
    public static final String ACCOUNT = "serai-account";

    /** In an answer of 401: the credential was renewed, and the next call has another. */
    public static final String RENEWED = "serai-renewed";

    /** In a call's context: the headers that proved who calls. */
    private static final String PROOF = "serai-proof";

    /** In a call's context: what ends it when its time is over. */
    private static final String ALARM = "serai-alarm";

    /** In a call's context: the request is on its way. */
    private static final String SENT = "serai-sent";

    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    private record Proof(Map<String, String> headers) {}

    private final Credential credential;
    private final Duration longest;
    private final AnswerLimit limit;
    private final ScheduledExecutorService alarms;
    private final CallOwner owner;

    /**
     * @param longest the attempt's time where the request names none
     * @param alarms runs only short cancellations; the owner ends it
     */
    public CallGuard(
            Credential credential,
            Duration longest,
            AnswerLimit limit,
            ScheduledExecutorService alarms,
            CallOwner owner) {
        this.credential = credential;
        this.longest = longest;
        this.limit = limit;
        this.alarms = alarms;
        this.owner = owner;
    }

    /** Puts the guard into a client that is being built. */
    public void configure(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .evictExpiredConnections()
                .evictIdleConnections(IDLE)
                .addRequestInterceptorLast((request, _, context) -> beforeSending(request, context))
                .addExecInterceptorFirst("serai-call-guard", this::execute);
    }

    /**
     * The connection stands. The credential first: a token may have to be waited for, and whether
     * the call may still be made is asked after that.
     */
    private void beforeSending(HttpRequest request, HttpContext context) throws IOException {
        Map<String, String> proof = credential.headers(new HttpCall(request));
        context.setAttribute(PROOF, new Proof(proof));
        request.removeHeaders(ACCOUNT);
        proof.forEach(request::setHeader);
        stopAlarm(context, owner::beforeSending);
        context.setAttribute(SENT, true);
    }

    /** A wait for Kafka is not the provider's time. */
    private static void stopAlarm(HttpContext context, Runnable wait) {
        if (context.getAttribute(ALARM) instanceof Alarm alarm) {
            alarm.stopFor(wait);
        } else {
            wait.run();
        }
    }

    private ClassicHttpResponse execute(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Duration left = takeTimeLeft(request);
        setTimeouts(scope, left);
        scope.clientContext.removeAttribute(SENT);
        Alarm alarm = new Alarm((Cancellable) scope.originalRequest, alarms, left);
        scope.clientContext.setAttribute(ALARM, alarm);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            renewCredential(response, scope.clientContext);
            if (response.getEntity() == null) {
                alarm.off();
            } else {
                response.setEntity(new GuardedEntity(response.getEntity(), limit, alarm, owner));
            }
            return response;
        } catch (IOException | RuntimeException e) {
            alarm.off();
            throw unlessSent(alarm.explain(dropped(e, scope)), scope.clientContext);
        }
    }

    /** Only the guard says so: what the provider says under that name is taken out. */
    private void renewCredential(ClassicHttpResponse response, HttpContext context) {
        response.removeHeaders(RENEWED);
        if (response.getCode() == HttpStatus.SC_UNAUTHORIZED
                && context.getAttribute(PROOF) instanceof Proof(var headers)
                && credential.refused(headers)) {
            response.setHeader(RENEWED, "true");
        }
    }

    /**
     * A connection that was closed while idle is worth another try; one that is dropped at its
     * first request tells of the provider.
     */
    private static Exception dropped(Exception thrown, ExecChain.Scope scope) {
        EndpointDetails connection = scope.clientContext.getEndpointDetails();
        boolean first = connection == null || connection.getRequestCount() <= 1;
        return thrown instanceof NoHttpResponseException && first
                ? new SocketException("the connection was dropped without an answer")
                : thrown;
    }

    /**
     * Connecting, and agreeing on TLS, may end in many ways. A server that asks nobody who calls is
     * on one's own machines.
     */
    private IOException unlessSent(IOException thrown, HttpContext context) {
        boolean connecting =
                thrown instanceof SocketException
                        || thrown instanceof SSLException
                        || thrown instanceof SocketTimeoutException;
        return connecting && context.getAttribute(SENT) == null
                ? new NotSent(thrown, credential.equals(Credential.NONE))
                : thrown;
    }

    private Duration takeTimeLeft(ClassicHttpRequest request) throws HttpException {
        Header header = request.getHeader(TIME_LEFT);
        request.removeHeaders(TIME_LEFT);
        return header == null ? longest : Duration.ofMillis(Long.parseLong(header.getValue()));
    }

    private static void setTimeouts(ExecChain.Scope scope, Duration left) {
        Timeout timeout = Timeout.of(left);
        scope.clientContext.setRequestConfig(
                RequestConfig.copy(scope.clientContext.getRequestConfigOrDefault())
                        .setResponseTimeout(timeout)
                        .setConnectionRequestTimeout(timeout)
                        .build());
    }
}
