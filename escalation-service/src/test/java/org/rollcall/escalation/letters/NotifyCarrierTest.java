package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.escalation.letters.LetterCarrier.Handover;
import org.rollcall.escalation.letters.LetterCarrier.Whereabouts;
import org.rollcall.escalation.letters.wording.RenderedLetter;

class NotifyCarrierTest {
    private static final String KEY = "test-" + new UUID(0, 1) + "-" + new UUID(0, 2);
    private static final UUID LETTER = UUID.randomUUID();

    private final List<String> asked = new ArrayList<>();
    private HttpServer notify;
    private int status = 201;
    private String answer = "{}";

    @BeforeEach
    void startNotify() throws IOException {
        notify = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        notify.createContext("/", this::answer);
        notify.start();
    }

    @AfterEach
    void stopNotify() {
        notify.stop(0);
    }

    @Test
    void aPaperLetterGoesAsPdfUnderTheLettersId() {
        // Given
        answer = "{\"id\":\"" + LETTER + "\",\"reference\":\"" + LETTER + "\",\"postage\":\"second\"}";

        // When
        Handover handover = hand(Channel.PRINT);

        // Then
        assertThat(handover).isEqualTo(new Handover.Accepted(LETTER.toString()));
        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("POST /v2/notifications/letter")
                .contains("\"reference\":\"" + LETTER + "\"");
    }

    @ParameterizedTest
    @CsvSource({"400, Refused", "403, NotNow", "429, NotNow", "500, Unclear", "503, Unclear"})
    void anAnswerIsReadForWhetherTheLetterMayHaveLeft(int code, String meaning) {
        // Given
        status = code;
        answer = "{\"errors\":[{\"error\":\"Some\",\"message\":\"some\"}],\"status_code\":" + code + "}";

        // When
        Handover handover = hand(Channel.PRINT);

        // Then
        assertThat(handover.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void anUnreachableNotifyDidCertainlyNotTakeTheLetter() {
        // Given
        notify.stop(0);

        // When
        Handover handover = hand(Channel.PRINT);

        // Then
        assertThat(handover).isInstanceOf(Handover.NotNow.class);
    }

    @Test
    void aLetterThatNotifyDoesNotKnowDidNotLeave() {
        // Given
        status = 200;
        answer = "{\"notifications\":[],\"links\":{\"current\":\"/v2/notifications\"}}";

        // When
        Whereabouts where = carrier().lookUp(LETTER).await().atMost(java.time.Duration.ofSeconds(20));

        // Then
        assertThat(where).isEqualTo(Whereabouts.NOT_KNOWN_THERE);
        assertThat(asked).singleElement().asString().contains("reference=" + LETTER);
    }

    @Test
    void withoutAKeyItCarriesNothing() {
        // Given
        NotifyCarrier carrier = new NotifyCarrier(Optional.empty(), "http://localhost", Optional.empty());

        // Then
        assertThat(carrier.carries(Channel.PRINT)).isFalse();
        assertThat(carrier().carries(Channel.PRINT)).isTrue();
        assertThat(carrier().carries(Channel.EMAIL)).isFalse();
    }

    private Handover hand(Channel channel) {
        RenderedLetter content =
                new RenderedLetter("subject", "text", "<p/>", "%PDF-".getBytes(StandardCharsets.UTF_8));
        return carrier()
                .hand(new Consignment(900001, LETTER, channel, null, "Testfield School", content))
                .await()
                .atMost(java.time.Duration.ofSeconds(20));
    }

    private NotifyCarrier carrier() {
        return new NotifyCarrier(
                Optional.of(KEY), "http://127.0.0.1:" + notify.getAddress().getPort(), Optional.empty());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
