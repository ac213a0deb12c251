/** Where the text of exchange keys rests: encrypted, apart, and gone for good when deleted. */
package plutarc.platform.vault;
