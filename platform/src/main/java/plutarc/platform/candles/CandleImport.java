package plutarc.platform.candles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import plutarc.candles.BadCandleFile;
import plutarc.candles.CandleFile;
import plutarc.candles.Spans;
import plutarc.contracts.candles.CandleSetCommand.AddCandleSet;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.strategy.backtest.TimeSeries;
import plutarc.strategy.market.Candles;

/** Reads a file that is being uploaded and puts its candles aside. One file at a time, since each takes memory. Thread-safe. */
@Component
class CandleImport {

    static final long MOST_BYTES = 64L << 20;
    /** Two years of minutes, and room. */
    static final int MOST_CANDLES = 1_100_000;

    private final CandleFolder folder;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock(true);

    CandleImport(CandleFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @throws RefusedException {@code candles.unreadable} naming line and reason, or {@code request.too_large} */
    void read(AddCandleSet wanted, InputStream body) throws IOException {
        String file = wanted.file().orElse("the file");
        one.lock();
        try {
            Candles candles = CandleFile.read(file, new Bounded(body), MOST_CANDLES);
            CandleSetView set = new CandleSetView(wanted.candleSetId(), wanted.name(), wanted.symbol(), wanted.contractType(), Spans.of(candles), 0, wanted.origin(), wanted.venue(),
                    wanted.file(), Optional.of(clock.instant()));
            folder.putAside(wanted.workspaceId(), set, candles, TimeSeries.empty());
        } catch (BadCandleFile bad) {
            throw new RefusedException(Refusal.of("candles.unreadable", bad.getMessage(), "file", file, "CSV, gzipped or not, with time, open, high, low, close and, if there is one, volume"));
        } finally {
            one.unlock();
        }
    }

    static RefusedException tooLarge() {
        return new RefusedException(Refusal.of("request.too_large", "The file is too large.", "file", "more than " + (MOST_BYTES >> 20) + " MB", "up to " + (MOST_BYTES >> 20) + " MB; gzip it, or cut it in two"));
    }

    /** Ends with a refusal where more comes than is allowed, whatever the request's header said. */
    private static final class Bounded extends FilterInputStream {
        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
