package org.rollcall.leave.lunch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PhotoTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0};

    @Test
    @DisplayName("AET-9.4 what a photograph is, is read from its first bytes")
    void theFirstBytesSayWhatItIs() {
        assertThat(Photo.of(JPEG).mediaType()).isEqualTo("image/jpeg");
        assertThat(Photo.of(PNG).mediaType()).isEqualTo("image/png");
        assertThatThrownBy(() -> Photo.of("<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("JPEG");
        assertThatThrownBy(() -> Photo.of(new byte[0])).hasMessageContaining("JPEG");
    }

    @Test
    void aMegabyteIsTheLargest() {
        // Given
        byte[] largest = Arrays.copyOf(JPEG, Photo.LARGEST);
        byte[] larger = Arrays.copyOf(JPEG, Photo.LARGEST + 1);

        // Then
        assertThat(Photo.of(largest).content()).hasSize(Photo.LARGEST);
        assertThatThrownBy(() -> Photo.of(larger)).hasMessageContaining("at most");
    }
}
