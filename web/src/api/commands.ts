import { del, post, put } from './client'
import type {
  ContractType,
  Instrument,
  InvitationSeen,
  KeyFindings,
  RiskLimits,
  Role,
  Side,
  TemplateDefinition,
  TemplateValidation,
  Venue,
} from './contracts'

/** Everything that the dashboard asks the backend to do. Accepted is not done: what became of it comes over the live view. */

export type InstructionVerb = 'pause' | 'resume' | 'stop' | 'close-all' | 'restart'

interface Accepted {
  instructionId: string
}

export const setUp = (email: string, password: string) => post<void>('/api/setup', { email, password })
export const signIn = (email: string, password: string) => post<void>('/api/session', { email, password })
export const signOut = () => del<void>('/api/session')
export const changePassword = (current: string, next: string) =>
  post<void>('/api/session/password', { current, next })

export const createOrganisation = (name: string, slug: string) => post<{ workspaceId: string }>('/api/organisations', { name, slug })
export const renameWorkspace = (name: string) => put<void>('/api/workspace/name', { name })
export const changeSlug = (slug: string) => put<void>('/api/workspace/slug', { slug })
export const transferOwnership = (accountId: string) => post<void>('/api/workspace/transfer', { accountId })
export const deleteWorkspace = () => del<void>('/api/workspace')
export const leaveWorkspace = () => post<void>('/api/workspace/leave')
export const changeRole = (accountId: string, role: Role) => put<void>(`/api/members/${accountId}/role`, { role })
export const removeMember = (accountId: string) => del<void>(`/api/members/${accountId}`)
export const invite = (email: string, role: Role) => post<{ invitationId: string }>('/api/invitations', { email, role })
export const resendInvitation = (invitationId: string) => post<void>(`/api/invitations/${invitationId}/resend`)
export const revokeInvitation = (invitationId: string) => del<void>(`/api/invitations/${invitationId}`)
export const lookAtInvitation = (token: string) => post<InvitationSeen>('/api/join/look', { token })
export const join = (token: string) => post<{ workspaceId: string }>('/api/join', { token })
export const joinAsNew = (token: string, password: string) => post<{ workspaceId: string }>('/api/join/sign-up', { token, password })

export const instructAsStaff = (botId: string, verb: 'pause' | 'resume' | 'restart', reason: string) => post<Accepted>(`/api/staff/bots/${botId}/${verb}`, { reason })

export const deployBot = (name: string, region: string) => post<{ botId: string }>('/api/bots', { name, region })
export const redeployBot = (botId: string) => post<void>(`/api/bots/${botId}/redeploy`)
export const wakeBot = (botId: string) => post<void>(`/api/bots/${botId}/wake`)
export const updateBot = (botId: string, version: string, reason: string, idempotencyKey: string) =>
  post<Accepted>(`/api/bots/${botId}/update`, { version, reason: reason || null }, idempotencyKey)
export const renameBot = (botId: string, name: string) => post<void>(`/api/bots/${botId}/rename`, { name })
export const assignKey = (botId: string, keyId: string) => put<void>(`/api/bots/${botId}/key`, { keyId })
export const unassignKey = (botId: string) => del<void>(`/api/bots/${botId}/key`)
export const assignTemplate = (botId: string, templateId: string, version: number) =>
  put<void>(`/api/bots/${botId}/template`, { templateId, version })
export const setRiskLimits = (botId: string, limits: RiskLimits) => put<void>(`/api/bots/${botId}/risk-limits`, limits)

export const instruct = (botId: string, verb: InstructionVerb, reason: string, idempotencyKey: string) =>
  post<Accepted>(`/api/bots/${botId}/${verb}`, { reason: reason || null }, idempotencyKey)
export const closePosition = (botId: string, symbol: string, reason: string, idempotencyKey: string) =>
  post<Accepted>(
    `/api/bots/${botId}/positions/${encodeURIComponent(symbol)}/close`,
    { reason: reason || null },
    idempotencyKey,
  )

export interface OrderByHand {
  symbol: string
  side: Side
  quantity: number
  limitPrice: number | null
  stopPrice: number | null
  reduceOnly: boolean
  reason: string | null
}

export const placeOrder = (botId: string, order: OrderByHand, idempotencyKey: string) => post<Accepted>(`/api/bots/${botId}/orders`, order, idempotencyKey)
export const cancelOrder = (botId: string, clientOrderId: string, idempotencyKey: string) =>
  post<Accepted>(`/api/bots/${botId}/orders/${encodeURIComponent(clientOrderId)}/cancel`, {}, idempotencyKey)

export interface NewKey {
  label: string
  venue: Venue
  contractType: ContractType
  testnet: boolean
  apiKey: string
  apiSecret: string
  passphrase: string | null
  instruments: Instrument[]
}

export const addKey = (key: NewKey) => post<{ keyId: string; findings: KeyFindings }>('/api/keys', key)
/** Opens an account at the paper exchange with so much play money, and adds its key. */
export const addPaperAccount = (label: string, balance: number, instruments: Instrument[]) =>
  post<{ keyId: string }>('/api/keys/paper', { label, balance, instruments })
export const relabelKey = (keyId: string, label: string) => post<void>(`/api/keys/${keyId}/relabel`, { label })
export const activateKey = (keyId: string) => post<void>(`/api/keys/${keyId}/activate`)
export const deactivateKey = (keyId: string) => post<void>(`/api/keys/${keyId}/deactivate`)
export const configureInstruments = (keyId: string, instruments: Instrument[]) =>
  put<void>(`/api/keys/${keyId}/instruments`, { instruments })
export const deleteKey = (keyId: string) => del<void>(`/api/keys/${keyId}`)

export const createTemplate = (name: string, definition: TemplateDefinition) =>
  post<{ templateId: string }>('/api/templates', { name, definition })
export const reviseTemplate = (templateId: string, definition: TemplateDefinition) =>
  post<void>(`/api/templates/${templateId}/versions`, { definition })
export const renameTemplate = (templateId: string, name: string) =>
  post<void>(`/api/templates/${templateId}/rename`, { name })
export const deleteTemplate = (templateId: string) => del<void>(`/api/templates/${templateId}`)
export const restoreTemplate = (templateId: string) => post<void>(`/api/templates/${templateId}/restore`)
export const validateTemplate = (definition: TemplateDefinition) =>
  post<TemplateValidation>('/api/templates/validate', { definition })

/** Pays in; the key names the payment, so that sending it again books nothing twice. */
export const topUp = (amountMicros: number, reference: string | null, paymentKey: string) =>
  post<{ paymentId: string; checkout: string | null }>('/api/billing/top-ups', { amountMicros, reference }, paymentKey)
