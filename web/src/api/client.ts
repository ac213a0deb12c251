import { learnServerTime } from '@/lib/ticker'
import { activeWorkspace } from '@/lib/workspace'
import type { ProblemDetails } from './contracts'
import { forgetEarly, takeEarly } from './early'
import type { paths } from './schema'

/** The addresses that the API has: `/api/bots/{bot}` stands for every one with an id in that place. A mistyped or vanished one does not compile. */
type Filled<P extends string> = P extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : P
export type ApiPath = Filled<keyof paths & string>
type ApiAddress = ApiPath | `${ApiPath}?${string}`

/** A request that was refused or failed. Carries the server's problem details, or says plainly that there was no answer. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: ProblemDetails

  constructor(status: number, problem: ProblemDetails) {
    super(problem.detail || problem.title || `The server answered ${status}.`)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }

  /** Messages by field, the last part of a path too, so that `riskLimits.maxLeverage` finds the input `maxLeverage`. */
  get fields(): Record<string, string> {
    const messages: Record<string, string> = {}
    for (const { field, allowed } of this.problem.problems ?? []) {
      const message = allowed ? `Allowed: ${allowed}` : 'Not allowed'
      messages[field] = message
      messages[field.split('.').at(-1) ?? field] ??= message
    }
    return messages
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface RequestOptions {
  /** Sent as JSON; a file as it is. */
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
}

const listeners = new Set<() => void>()

/** Tells when the server no longer knows the session. Returns how to stop listening. */
export function onUnauthorized(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export async function request<T>(method: Method, path: ApiAddress, options: RequestOptions = {}): Promise<T> {
  if (method !== 'GET' && !csrfToken()) {
    await send('GET', '/api/session', {})
  }
  let response = await send(method, path, options)
  if (response.status === 403 && method !== 'GET' && !isProblemWithCode(await peek(response))) {
    // The token belongs to an earlier session: ask for the present one, once.
    await send('GET', '/api/session', {})
    response = await send(method, path, options)
  }
  if (response.status === 401 && path !== '/api/session') {
    listeners.forEach((listener) => listener())
  }
  const text = await response.text()
  const parsed = parse(text)
  if (!response.ok) {
    throw new ApiError(response.status, isObject(parsed) ? (parsed as ProblemDetails) : { status: response.status })
  }
  return parsed as T
}

export const get = <T>(path: ApiAddress, signal?: AbortSignal) => request<T>('GET', path, { signal })
export const post = <T>(path: ApiAddress, body?: unknown, idempotencyKey?: string) =>
  request<T>('POST', path, { body, idempotencyKey })
export const put = <T>(path: ApiAddress, body?: unknown) => request<T>('PUT', path, { body })
export const del = <T>(path: ApiAddress) => request<T>('DELETE', path)

/** A text that the server makes, such as a file to save. */
export async function text(path: ApiAddress): Promise<string> {
  const response = await send('GET', path, {})
  const answer = await response.text()
  if (response.ok) return answer
  const parsed = parse(answer)
  throw new ApiError(response.status, isObject(parsed) ? (parsed as ProblemDetails) : { status: response.status })
}

/** A path with its query, leaving out what is not given. */
export function withQuery<P extends ApiPath>(path: P, query: Record<string, string | number | undefined>): P | `${P}?${string}` {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** A random UUID; works on plain HTTP too, where `crypto.randomUUID` is missing. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

async function send(method: Method, path: string, { body, idempotencyKey, signal }: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' }
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? 'application/octet-stream' : 'application/json'
  if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey
  const workspace = activeWorkspace()
  if (workspace) headers['X-Workspace'] = workspace
  const token = csrfToken()
  if (method !== 'GET' && token) headers['X-XSRF-TOKEN'] = token
  if (method !== 'GET') forgetEarly()
  try {
    const early = method === 'GET' ? await takeEarly(path, workspace) : undefined
    const response =
      early ??
      (await fetch(path, {
        method,
        headers,
        credentials: 'same-origin',
        body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
        signal,
      }))
    learnServerTime(response.headers.get('Date'))
    return response
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError(0, {
      title: 'No answer',
      code: 'no_answer',
      detail: 'The server did not answer. Check that it is running and try again.',
    })
  }
}

function csrfToken(): string | undefined {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='))
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : undefined
}

async function peek(response: Response): Promise<unknown> {
  return parse(await response.clone().text())
}

function isProblemWithCode(value: unknown): boolean {
  return isObject(value) && typeof (value as ProblemDetails).code === 'string'
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function parse(text: string): unknown {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
