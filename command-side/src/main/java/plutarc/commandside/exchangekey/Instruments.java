package plutarc.commandside.exchangekey;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import plutarc.commandside.message.Fields;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.message.RefusedException;

/** The rules of a key's list of instruments. Whether the venue knows a symbol, only the venue can say. */
final class Instruments {
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9_.:/-]{0,39}");
    private static final BigDecimal MAX_LEVERAGE = new BigDecimal("125");
    private static final int MOST = 50;

    private Instruments() {
    }

    /** @throws RefusedException {@code request.invalid} naming the first field that is wrong */
    static List<Instrument> valid(List<Instrument> instruments) {
        if (instruments == null || instruments.size() > MOST) {
            throw Fields.invalid("instruments", instruments == null ? "absent" : instruments.size() + " entries", "a list of 0 to " + MOST);
        }
        var symbols = new HashSet<String>();
        for (int i = 0; i < instruments.size(); i++) {
            var instrument = instruments.get(i);
            var path = "instruments[" + i + "].";
            if (instrument == null || instrument.symbol() == null || !SYMBOL.matcher(instrument.symbol()).matches()) {
                throw Fields.invalid(path + "symbol", instrument == null ? null : instrument.symbol(), "the venue's own name, such as BTCUSDT");
            }
            if (!symbols.add(instrument.symbol())) {
                throw Fields.invalid(path + "symbol", instrument.symbol(), "each symbol once");
            }
            var leverage = instrument.leverage();
            if (leverage == null || leverage.compareTo(BigDecimal.ONE) < 0 || leverage.compareTo(MAX_LEVERAGE) > 0) {
                throw Fields.invalid(path + "leverage", leverage, "1 to " + MAX_LEVERAGE);
            }
            if (instrument.marginMode() == null) {
                throw Fields.invalid(path + "marginMode", null, "isolated or cross");
            }
        }
        return List.copyOf(instruments);
    }
}
