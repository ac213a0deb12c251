package plutarc.queryside.bot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import plutarc.contracts.bot.SessionWindow;
import plutarc.contracts.trading.Side;

/** Words and figures of the activity feed, always English and UTC. Stateless. */
final class Sentences {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Sentences() {
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String window(SessionWindow window) {
        return time(window.opensAt()) + " to " + time(window.closesAt());
    }

    /** All digits, without trailing zeros. */
    static String figure(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Signed, two decimals or, below one cent, four significant digits. */
    static String money(BigDecimal value) {
        var rounded = value.setScale(2, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0 && value.signum() != 0) {
            rounded = value.round(new java.math.MathContext(4, RoundingMode.HALF_EVEN));
        }
        return (value.signum() > 0 ? "+" : "") + rounded.toPlainString();
    }

    static String side(Side side) {
        return switch (side) {
            case LONG -> "long";
            case SHORT -> "short";
        };
    }

    static String duration(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 1) {
            return duration.toSeconds() + " s";
        }
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? (minutes / 60) + " h " + (minutes % 60) + " min" : (minutes / 1440) + " d " + (minutes / 60 % 24) + " h";
    }

    /** With a full stop, unless it has an end already. */
    static String ended(String sentence) {
        return sentence.isEmpty() || ".!?…".indexOf(sentence.charAt(sentence.length() - 1)) >= 0 ? sentence : sentence + ".";
    }

    /** A code such as {@code trailing_stop} as words. */
    static String words(String code) {
        return code.replace('_', ' ').replace('-', ' ');
    }
}
