package plutarc.contracts.message;

/** The keys under which every command, event and query carries who sent it, from where, in which workspace. Values are strings. */
public final class MetaDataKeys {

    /** An {@link ActorKind}'s name. */
    public static final String ACTOR_KIND = "actorKind";
    /** The actor's id. */
    public static final String ACTOR_ID = "actorId";
    /** The workspace that the message belongs to. */
    public static final String WORKSPACE = "workspaceId";
    /** The actor's role in that workspace at the time of sending; absent for systems and bots. */
    public static final String ROLE = "role";
    /** The permissions that a token is for, codes with commas between; present for tokens alone. */
    public static final String PERMISSIONS = "permissions";
    /** Network address of the request. */
    public static final String ADDRESS = "address";
    /** User agent of the request. */
    public static final String USER_AGENT = "userAgent";
    /** Why, in the actor's words. */
    public static final String REASON = "reason";

    private MetaDataKeys() {
    }
}
