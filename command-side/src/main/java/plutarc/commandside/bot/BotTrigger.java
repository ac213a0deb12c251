package plutarc.commandside.bot;

/** What moves a bot from one state to another. */
public enum BotTrigger {
    DEPLOY("deployed or deployed again", "bots.deploy"),
    COME_ONLINE("linked and heard from", "the bot"),
    FAIL_PROVISIONING("provisioning failed or timed out; what was taken is freed", "system"),
    FAIL("a critical fault", "the bot or system"),
    GO_OFFLINE("heartbeats missed", "system"),
    PAUSE("has stopped opening positions", "the bot, told to"),
    RESUME("opens positions again", "the bot, told to"),
    STOP("told to stop", "bots.stop"),
    RELEASE("instance released", "system"),
    SLEEP("all sessions over and no position open; instance released", "system"),
    WAKE("ahead of the next session, or asked for", "system; bots.deploy"),
    REPLACE("restarted or updated in place, trading halted meanwhile", "bots.restart; bots.update_version");

    private final String meaning;
    private final String who;

    BotTrigger(String meaning, String who) {
        this.meaning = meaning;
        this.who = who;
    }

    /** In words. */
    public String meaning() {
        return meaning;
    }

    /** Who causes it: a permission, the bot, or the backend itself. */
    public String who() {
        return who;
    }
}
