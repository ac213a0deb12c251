/** The live view: what has just changed, sent to every open dashboard of the workspace. */
package plutarc.queryside.live;
