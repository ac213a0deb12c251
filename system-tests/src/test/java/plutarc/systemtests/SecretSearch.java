package plutarc.systemtests;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for a text in every file below a folder, byte by byte, however it may have been written down. */
final class SecretSearch {

    private final Path folder;
    private final Predicate<Path> searched;

    /** @param searched which files, by their path below the folder */
    SecretSearch(Path folder, Predicate<Path> searched) {
        this.folder = folder;
        this.searched = searched;
    }

    /** File and form of every find. */
    List<String> find(String text) throws IOException {
        Map<String, byte[]> forms = forms(text);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(each -> searched.test(folder.relativize(each))).toList()) {
                // One byte a character, so that a search for characters is a search for bytes.
                String content = latin(Files.readAllBytes(file));
                forms.forEach((form, bytes) -> {
                    if (content.contains(latin(bytes))) {
                        found.add(folder.relativize(file) + " holds it " + form);
                    }
                });
            }
        }
        return found;
    }

    static Map<String, byte[]> forms(String text) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        forms.put("plain", plain);
        forms.put("in UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
        forms.put("as a JSON text", Json.object().put("t", text).get("t").toString().getBytes(StandardCharsets.UTF_8));
        forms.put("URL-encoded", URLEncoder.encode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
        forms.put("in hex", HexFormat.of().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        forms.put("in upper-case hex", HexFormat.of().withUpperCase().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            // Somewhere in a longer text it begins at any of three places of Base64's groups; the first and last group hold its neighbours too.
            byte[] shifted = new byte[shift + plain.length];
            System.arraycopy(plain, 0, shifted, shift, plain.length);
            forms.put("in Base64, shifted by " + shift, inner(Base64.getEncoder().encodeToString(shifted)));
            forms.put("in URL-safe Base64, shifted by " + shift, inner(Base64.getUrlEncoder().encodeToString(shifted)));
        }
        return forms;
    }

    private static byte[] inner(String base64) {
        return base64.substring(4, base64.length() - 4).getBytes(StandardCharsets.US_ASCII);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
