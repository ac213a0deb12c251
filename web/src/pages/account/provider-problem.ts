const SENTENCES: Record<string, string> = {
  'provider.unverified': 'The identity provider has not verified your e-mail address, so it opens no account here.',
  'provider.no_account': 'There is no account for your address here. Ask a member of your organisation for an invitation.',
  'provider.other_identity': 'The account of your address is linked to somebody else at the identity provider. Ask whoever runs this installation.',
}

/** Why signing in at the identity provider ended back at the door; nothing where it did not. */
export function providerProblem(code: string | null): string | undefined {
  if (!code?.startsWith('provider.')) return undefined
  return SENTENCES[code] ?? 'Signing in at the identity provider did not work. Try again.'
}
