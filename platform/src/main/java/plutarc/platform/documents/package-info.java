/** The document store: views, accounts and the key vault, embedded in this process or a MongoDB server. */
package plutarc.platform.documents;
