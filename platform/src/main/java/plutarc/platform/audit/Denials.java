package plutarc.platform.audit;

import plutarc.contracts.message.ActorKind;

/** Which refusals are denials: the actor may not, or it is somebody else's, which looks like what never was. Stateless. */
final class Denials {

    private Denials() {
    }

    static boolean denies(String code, ActorKind kind) {
        return switch (code) {
            case "permission.denied", "message.no_sender", "workspace.unknown", "session.csrf", "session.password_change_required" -> true;
            case "resource.unknown" -> false;
            case String other -> other.endsWith(".unknown") && kind != ActorKind.SYSTEM;
        };
    }
}
