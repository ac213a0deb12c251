import { post } from '@/api/client'

/** Passkeys: what the browser asks its owner, between the two halves of each question to the server. */

/** Whether this browser, at this address, can use passkeys at all. */
export function passkeysSupported(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential && window.isSecureContext
}

export async function addPasskey(label: string): Promise<void> {
  const options = await post<PublicKeyCredentialCreationOptionsJSON>('/api/account/passkeys/begin')
  const credential = await asked(() => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }))
  await post<void>('/api/account/passkeys', { label, credential })
}

export const signInByPasskey = () => answer('/api/sign-in/passkey')
export const confirmByPasskey = () => answer('/api/account/confirm/passkey')

async function answer(path: '/api/sign-in/passkey' | '/api/account/confirm/passkey'): Promise<void> {
  const options = await post<PublicKeyCredentialRequestOptionsJSON>('/api/sign-in/passkey/begin')
  const credential = await asked(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }))
  await post<void>(path, { credential })
}

/** The browser says the same for "cancelled", "timed out" and "no passkey here". */
async function asked(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await ask()
    if (credential instanceof PublicKeyCredential) return credential.toJSON()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') throw new Error('This device has a passkey for your account already.')
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') throw error
  }
  throw new Error('No passkey was used: it was cancelled, took too long, or there is none on this device.')
}
