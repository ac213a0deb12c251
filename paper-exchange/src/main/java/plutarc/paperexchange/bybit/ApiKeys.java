package plutarc.paperexchange.bybit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import plutarc.paperexchange.journal.DataFolder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The keys of all accounts, kept in a file that only its owner can read: these are secrets of paper money. Thread-safe. */
public final class ApiKeys {
    private static final String FILE = "keys.json";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final DataFolder folder;
    private final ObjectMapper json;

    /** Reads the keys of the folder. */
    public ApiKeys(DataFolder folder, ObjectMapper json) {
        this.folder = folder;
        this.json = json;
        try {
            if (Files.exists(folder.path(FILE))) {
                List<ApiKey> stored = json.readValue(Files.readAllBytes(folder.path(FILE)), new TypeReference<List<ApiKey>>() { });
                stored.forEach(k -> keys.put(k.key(), k));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.path(FILE) + " cannot be read", e);
        }
    }

    public Optional<ApiKey> find(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** Makes a key for an account. */
    public ApiKey create(Function<Names, ApiKey> making) {
        return put(making.apply(new Names(text(18), text(36))));
    }

    /** A key's name and secret, made at random. */
    public record Names(String key, String secret) {

        @Override
        public String toString() {
            return "Names[hidden]";
        }
    }

    /** Keeps a key, replacing one of the same name; it is on disk when this returns. */
    public synchronized ApiKey put(ApiKey key) {
        keys.put(key.key(), key);
        save();
        return key;
    }

    /** Forgets a key at once. */
    public synchronized boolean remove(String key) {
        boolean removed = keys.remove(key) != null;
        if (removed) {
            save();
        }
        return removed;
    }

    public List<ApiKey> of(long uid) {
        return keys.values().stream().filter(k -> k.uid() == uid).toList();
    }

    private void save() {
        folder.writeWhole(FILE, json.writeValueAsBytes(new ArrayList<>(keys.values())), true);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
