package plutarc.commandside.backtest;

import tools.jackson.databind.json.JsonMapper;

/** Results as JSON. Stateless. */
final class ResultJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ResultJson() {
    }

    static byte[] bytes(Object result) {
        return JSON.writeValueAsBytes(result);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return JSON.readValue(json, type);
    }
}
