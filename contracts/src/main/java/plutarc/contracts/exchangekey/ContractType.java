package plutarc.contracts.exchangekey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Linear contracts settle in the quote currency, inverse ones in the base currency. */
public enum ContractType {
    LINEAR, INVERSE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ContractType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
