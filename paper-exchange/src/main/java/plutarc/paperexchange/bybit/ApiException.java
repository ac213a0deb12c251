package plutarc.paperexchange.bybit;

import java.util.Map;

/** A request that the venue turns away, with its own code and words. */
public final class ApiException extends RuntimeException {
    private final transient Map<String, ?> result;
    private final int code;
    private final int status;

    public ApiException(int code, String message) {
        this(200, code, message, Map.of());
    }

    ApiException(int status, int code, String message, Map<String, ?> result) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.result = result;
    }

    /** A parameter that is missing or not what it may be. */
    static ApiException parameter(String name, Object value, String allowed) {
        return new ApiException(10001, "params error: " + name + " is '" + value + "', allowed: " + allowed);
    }

    public int code() {
        return code;
    }

    int status() {
        return status;
    }

    Map<String, ?> result() {
        return result;
    }
}
