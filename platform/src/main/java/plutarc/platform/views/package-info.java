/** Building views again when the operator asks for it. */
package plutarc.platform.views;
