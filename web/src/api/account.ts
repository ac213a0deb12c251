import { queryOptions } from '@tanstack/react-query'
import { del, get, post, put } from './client'
import type { Permission } from './contracts'
import type { components } from './schema'

/** How people sign in, and what they set for themselves: apart from everything that belongs to a workspace. */
type Schemas = components['schemas']

export type AuthenticatorOffer = Schemas['AuthenticatorOffer']
export type AuthenticatorStatus = Schemas['AuthenticatorStatus']
export type Choices = Schemas['Choices']
export type AlertsSeen = Schemas['SeenAlerts']
export type PasskeyView = Schemas['PasskeyView']
export type SessionOfAccount = Schemas['SessionOfAccount']
export type TokenView = Schemas['TokenView']

export const submitSecondStep = (code: string) => post<void>('/api/sign-in/second-step', { code })
export const forgotPassword = (email: string) => post<void>('/api/sign-in/forgotten', { email })
export const resetPassword = (token: string, password: string) => post<void>('/api/sign-in/reset', { token, password })

export const signInOffersQuery = queryOptions({
  queryKey: ['sign-in-offers'],
  queryFn: ({ signal }) => get<Schemas['SignInOffers']>('/api/sign-in', signal),
  staleTime: Infinity,
})

export const confirmByPassword = (password: string, code: string) => post<void>('/api/account/confirm', { password, code })

export const choicesQuery = queryOptions({
  queryKey: ['account', 'choices'],
  queryFn: ({ signal }) => get<Choices>('/api/account/choices', signal),
  staleTime: Infinity,
})
export const saveChoices = (choices: Choices) => put<void>('/api/account/choices', choices)

export const alertsSeenQuery = queryOptions({
  queryKey: ['account', 'alerts'],
  queryFn: ({ signal }) => get<AlertsSeen>('/api/account/alerts', signal),
  staleTime: Infinity,
})
export const saveAlertsSeen = (seen: AlertsSeen) => put<void>('/api/account/alerts', seen)

export const authenticatorQuery = queryOptions({
  queryKey: ['account', 'authenticator'],
  queryFn: ({ signal }) => get<AuthenticatorStatus>('/api/account/authenticator', signal),
})
export const offerAuthenticator = () => post<AuthenticatorOffer>('/api/account/authenticator')
export const confirmAuthenticator = (code: string) => post<{ recoveryCodes: string[] }>('/api/account/authenticator/confirm', { code })
export const renewRecoveryCodes = () => post<{ recoveryCodes: string[] }>('/api/account/authenticator/recovery-codes')
export const removeAuthenticator = () => del<void>('/api/account/authenticator')

export const passkeysQuery = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: ({ signal }) => get<Schemas['PasskeysOfAccount']>('/api/account/passkeys', signal),
})
export const renamePasskey = (id: string, label: string) => post<void>(`/api/account/passkeys/${encodeURIComponent(id)}/rename`, { label })
export const removePasskey = (id: string) => del<void>(`/api/account/passkeys/${encodeURIComponent(id)}`)

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => get<SessionOfAccount[]>('/api/account/sessions', signal),
})
export const endSession = (id: string) => del<void>(`/api/account/sessions/${encodeURIComponent(id)}`)
export const endOtherSessions = () => post<void>('/api/account/sessions/end-others')

/** For good. */
export const deleteAccount = () => del<void>('/api/account')

export const tokensQuery = queryOptions({
  queryKey: ['account', 'tokens'],
  queryFn: ({ signal }) => get<TokenView[]>('/api/account/tokens', signal),
})
export const makeToken = (name: string, permissions: Permission[], expiresInDays: number) =>
  post<Schemas['MadeToken']>('/api/account/tokens', { name, permissions, expiresInDays })
export const revokeToken = (id: string) => del<void>(`/api/account/tokens/${encodeURIComponent(id)}`)
