package plutarc.platform.seed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import plutarc.contracts.bot.BotCommand;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.ExchangeKeyCommand;
import plutarc.contracts.exchangekey.ExchangeKeyId;
import plutarc.contracts.exchangekey.Instrument;
import plutarc.contracts.exchangekey.MarginMode;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.link.KeyMaterial;
import plutarc.contracts.link.KeyVault;
import plutarc.contracts.message.Actor;
import plutarc.contracts.message.ActorKind;
import plutarc.contracts.message.Command;
import plutarc.contracts.message.RefusedException;
import plutarc.contracts.message.Sender;
import plutarc.contracts.strategy.TemplateCommand;
import plutarc.contracts.strategy.TemplateId;
import plutarc.contracts.workspace.Role;
import plutarc.platform.PlatformSettings;
import plutarc.platform.documents.Documents;
import plutarc.platform.paper.PaperAccount;
import plutarc.platform.security.DemoOwner;
import plutarc.platform.start.CannotStart;
import plutarc.platform.start.DataFolder;

/**
 * {@code plutarc.seed=demo}: an owner with a one-time password (left in a file for the launcher to show once), a paper key, a template, and
 * a bot that has both. Done once; a later start adds nothing but, while the password has not been replaced, a new one.
 */
@Component
@ConditionalOnProperty("plutarc.seed")
class DemoSeed implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoSeed.class);
    private static final String DONE = "demo_seed";
    private static final long SECONDS = 20;

    private final PlatformSettings settings;
    private final DataFolder folder;
    private final DemoOwner owners;
    private final KeyVault vault;
    private final CommandGateway commands;
    private final MongoCollection<Document> installation;

    DemoSeed(PlatformSettings settings, DataFolder folder, DemoOwner owners, KeyVault vault, CommandGateway commands, Documents documents) {
        String seed = settings.seed().orElseThrow();
        if (!seed.equals("demo")) {
            throw new CannotStart("plutarc.seed is '" + seed + "'; allowed is demo");
        }
        this.settings = settings;
        this.folder = folder;
        this.owners = owners;
        this.vault = vault;
        this.commands = commands;
        this.installation = documents.database().getCollection("installation");
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        DemoOwner.Owner owner = owners.provide();
        owner.oneTimePassword().ifPresent(password -> leaveSignIn(owner.email(), password));
        Document seed = seed();
        if (seed.getBoolean("finished")) {
            return;
        }
        try {
            fill(owner, seed, PaperAccount.open(settings.paper(), "demo", 10_000));
            installation.updateOne(Filters.eq(DONE), Updates.set("finished", true));
        } catch (IOException failure) {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("no demo bot yet: the paper exchange gave no account; the next start tries again");
        }
    }

    /** Names everything before it is made, so that a start that was cut short is taken up where it ended. */
    private Document seed() {
        Document known = installation.find(Filters.eq(DONE)).first();
        if (known == null) {
            known = new Document("_id", DONE).append("key", ExchangeKeyId.random().value()).append("template", TemplateId.random().value())
                    .append("bot", BotId.random().value()).append("finished", false);
            installation.insertOne(known);
        }
        return known;
    }

    private void fill(DemoOwner.Owner owner, Document seed, KeyMaterial paper) throws IOException {
        ExchangeKeyId key = new ExchangeKeyId(seed.getString("key"));
        TemplateId template = new TemplateId(seed.getString("template"));
        BotId bot = new BotId(seed.getString("bot"));
        vault.put(owner.workspaceId(), key, paper);
        send(owner, new ExchangeKeyCommand.AddExchangeKey(key, owner.workspaceId(), "Paper money", Venue.PAPER, ContractType.LINEAR, false, paper.hint(),
                List.of(new Instrument("BTCUSDT", true, BigDecimal.valueOf(5), MarginMode.ISOLATED))));
        send(owner, new TemplateCommand.CreateTemplate(template, owner.workspaceId(), "Demo trend", definition()));
        send(owner, new BotCommand.DeployBot(bot, owner.workspaceId(), "Demo", RegionId.LOCAL));
        send(owner, new BotCommand.AssignExchangeKey(bot, key));
        send(owner, new BotCommand.AssignTemplate(bot, template, 1));
        log.atInfo().addKeyValue("bot", bot).log("demo seeded");
    }

    static String definition() throws IOException {
        return new ClassPathResource("plutarc/platform/demo-template.json").getContentAsString(StandardCharsets.UTF_8);
    }

    private void send(DemoOwner.Owner owner, Command command) {
        Sender sender = new Sender(new Actor(ActorKind.USER, owner.accountId().value()), Optional.of(owner.workspaceId()), Optional.of(Role.OWNER));
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, sender.metaData()), SECONDS, TimeUnit.SECONDS);
        } catch (RefusedException madeBefore) {
            log.atWarn().addKeyValue("command", command.getClass().getSimpleName()).addKeyValue("reason", madeBefore.getMessage()).log("not seeded again");
        }
    }

    private void leaveSignIn(String email, String password) {
        Path file = folder.path().resolve("demo-sign-in.txt");
        try {
            Files.deleteIfExists(file);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, "e-mail:   " + email + "\npassword: " + password + "   (once; then choose your own)\n");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }
}
