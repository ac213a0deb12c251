/** Fills an empty installation for a demonstration, by sending the commands that anybody could send. */
package plutarc.platform.seed;
