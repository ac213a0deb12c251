package plutarc.candles;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Reads the opening instant of a candle: epoch in s, ms, µs or ns, or ISO with or without a zone (none means UTC). Stateless. */
final class CandleTime {

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd HH:mm").optionalStart().appendPattern(":ss")
            .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().optionalEnd().toFormatter();
    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder().append(LOCAL).appendPattern("[XXX][XX][X]").toFormatter();

    private CandleTime() {
    }

    /** Epoch milliseconds; throws DateTimeException if the text is no time between 2000 and 2100. */
    static long parse(String text) {
        String trimmed = text.strip();
        long millis = isDigits(trimmed) ? ofEpoch(trimmed) : ofIso(trimmed);
        if (millis < 946_684_800_000L || millis > 4_102_444_800_000L) {
            throw new DateTimeException("'" + trimmed + "' is not a time between 2000 and 2100");
        }
        return millis;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < 20;
    }

    private static long ofEpoch(String digits) {
        long number = Long.parseLong(digits);
        return switch (digits.length()) {
            case 9, 10 -> number * 1000;
            case 12, 13 -> number;
            case 15, 16 -> number / 1000;
            case 18, 19 -> number / 1_000_000;
            default -> throw new DateTimeException("'" + digits + "' is neither epoch seconds nor milliseconds");
        };
    }

    private static long ofIso(String text) {
        String spaced = text.replace('T', ' ').replace(" UTC", "Z");
        try {
            if (spaced.length() == 10) {
                return LocalDate.parse(spaced).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
            }
            char last = spaced.charAt(spaced.length() - 1);
            boolean zoned = last == 'Z' || spaced.length() > 16 && (spaced.indexOf('+', 16) > 0 || spaced.indexOf('-', 16) > 0);
            return zoned ? OffsetDateTime.parse(spaced, ZONED).toInstant().toEpochMilli() : LocalDateTime.parse(spaced, LOCAL).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException | IndexOutOfBoundsException unreadable) {
            throw new DateTimeException("'" + text + "' is not a time; allowed are epoch seconds or milliseconds and ISO such as 2022-01-31T23:59:00Z");
        }
    }
}
