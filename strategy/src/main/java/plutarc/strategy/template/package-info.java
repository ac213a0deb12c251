/** The template: what a user composes from components, its JSON form and its validation. */
package plutarc.strategy.template;
