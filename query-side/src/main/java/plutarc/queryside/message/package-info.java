/** How events reach the projections and queries their handlers, and who may ask. */
package plutarc.queryside.message;
