/** Processes over money: instances are metered while they are provisioned, usage is posted, and what cannot be paid for is stopped. */
package plutarc.saga.billing;
