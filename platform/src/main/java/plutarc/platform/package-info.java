/** The runnable backend: its entry point and settings. */
package plutarc.platform;
