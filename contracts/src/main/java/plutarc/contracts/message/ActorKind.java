package plutarc.contracts.message;

/** Who can cause something: a person, the operator's staff, the backend itself, a bot, or a personal API token. */
public enum ActorKind {
    USER, STAFF, SYSTEM, BOT, TOKEN
}
