package plutarc.saga.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.Instance;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.bot.RegionView;

/**
 * Runs each bot as a process of this machine, on a loopback address of its own. Processes outlive a backend that is killed and are
 * adopted by the next one; a backend that ends in order ends them. Thread-safe.
 */
public final class LocalProcesses implements ComputeProvider, AutoCloseable {
    private static final String SUFFIX = ".json";

    private final LocalSettings settings;
    private final Function<Deployment, String> tokens;
    private final InstanceListener listener;
    private final InstantSource clock;
    private final InstalledVersions versions;
    private final AddressBook addresses;
    private final Path records;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("local-processes").daemon().factory());
    private final ConcurrentHashMap<BotId, LocalInstance> instances = new ConcurrentHashMap<>();

    /** @param tokens a new one-time enrolment token for each process that is started */
    public LocalProcesses(LocalSettings settings, Function<Deployment, String> tokens, InstanceListener listener, InstantSource clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.listener = listener;
        this.clock = clock;
        this.versions = new InstalledVersions(settings.data().resolve("versions"), settings.classpath(), settings.flags());
        this.addresses = new AddressBook(settings.data().resolve("addresses.json"));
        this.records = settings.data().resolve("instances");
    }

    /** Adopts or starts what should be running. Called once, when the backend can hear from bots. */
    public void resume() {
        recorded().forEach(botId -> instance(botId).resume());
    }

    @Override
    public List<RegionView> regions() {
        return List.of(new RegionView(RegionId.LOCAL, "This machine", "local", true, "A process of its own for each bot, on a loopback address of its own."));
    }

    @Override
    public List<String> versions() {
        return versions.all();
    }

    @Override
    public String reserveAddress(BotId botId) {
        return addresses.reserve(botId);
    }

    @Override
    public void freeAddress(BotId botId) {
        addresses.free(botId);
    }

    @Override
    public Instance provision(Deployment deployment, Optional<String> version) {
        requireRunnable(deployment);
        return instance(deployment.botId()).run(deployment, addresses.reserve(deployment.botId()), version.filter(it -> versions.find(it).isPresent())
                .or(() -> versions.newest().version()));
    }

    @Override
    public void halt(Deployment deployment, String ticket, Duration patience) {
        instance(deployment.botId()).halt(ticket, patience);
    }

    @Override
    public Instance restart(Deployment deployment, String ticket, Optional<String> version, boolean trial) {
        requireRunnable(deployment);
        if (version.isPresent() && versions.find(version.get()).isEmpty()) {
            throw ComputeException.lasting("version " + version.get() + " is not installed; installed are " + String.join(", ", versions.all()));
        }
        return instance(deployment.botId()).replace(deployment, addresses.reserve(deployment.botId()), ticket, version, trial);
    }

    private void requireRunnable(Deployment deployment) {
        if (!deployment.region().equals(RegionId.LOCAL)) {
            throw ComputeException.lasting("region '" + deployment.region() + "' is not known here; allowed is " + RegionId.LOCAL);
        }
        if (settings.classpath().isBlank()) {
            throw ComputeException.lasting("plutarc.bot.classpath is not set, so no bot can be started on this machine");
        }
    }

    @Override
    public boolean holds(BotId botId, DeploymentId deploymentId) {
        return instance(botId).holds(deploymentId);
    }

    @Override
    public void release(BotId botId, DeploymentId deploymentId) {
        var instance = instance(botId);
        if (instance.holds(deploymentId)) {
            instance.end();
        }
    }

    /** Ends every process, all at once, and returns when all have ended. */
    @Override
    public void close() {
        scheduler.shutdown();
        instances.values().forEach(LocalInstance::close);
        instances.values().forEach(LocalInstance::awaitEnd);
    }

    /** Forgets the processes without ending them, as a crash would. */
    void abandon() {
        scheduler.shutdownNow();
    }

    private LocalInstance instance(BotId botId) {
        return instances.computeIfAbsent(botId, id -> new LocalInstance(settings, tokens, listener, scheduler, clock, versions, records.resolve(id + SUFFIX)));
    }

    private List<BotId> recorded() {
        if (!Files.isDirectory(records)) {
            return List.of();
        }
        try (var files = Files.list(records)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX))
                    .map(name -> new BotId(name.substring(0, name.length() - SUFFIX.length()))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + records, e);
        }
    }
}
