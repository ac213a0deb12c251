/** What every command passes through: permission, tenancy, routing, field checks, and the names that messages are stored under. */
package plutarc.commandside.message;
