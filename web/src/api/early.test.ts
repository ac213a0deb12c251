import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { get, post } from './client'
import { rememberWorkspace } from './early'
import { workIn } from '@/lib/workspace'

const begin = new Function(readFileSync('public/begin.js', 'utf8'))
const answered = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status })

describe('answers that are asked for before the dashboard has arrived', () => {
  const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>()
  const paths = () => asked.mock.calls.map(([path]) => path)

  beforeEach(() => {
    asked.mockReset().mockImplementation(async () => answered('now'))
    vi.stubGlobal('fetch', asked)
  })
  afterEach(() => {
    localStorage.clear()
    history.replaceState(null, '', '/')
    workIn(undefined)
    globalThis.plutarcEarly = undefined
    vi.unstubAllGlobals()
  })

  it('are the session alone where nobody is known to be signed in, or another page is opened', () => {
    begin()
    expect(paths()).toEqual(['/api/session'])
    asked.mockClear()
    rememberWorkspace(undefined, 'w1')
    history.replaceState(null, '', '/bots')
    begin()
    expect(paths()).toEqual(['/api/session'])
  })

  it('are those of the fleet page too, of the workspace that was last seen at this address', () => {
    rememberWorkspace('acme-1a2b3c4d', 'w2')
    history.replaceState(null, '', '/w/acme-1a2b3c4d/fleet?money=live')
    begin()
    expect(paths()).toEqual(['/api/session?at=acme-1a2b3c4d', '/api/bots', '/api/positions', '/api/activity?limit=100'])
    expect(asked.mock.calls[1]![1].headers).toMatchObject({ 'X-Workspace': 'w2' })
    asked.mockClear()
    history.replaceState(null, '', '/fleet')
    begin()
    expect(paths()).toEqual(['/api/session'])
    rememberWorkspace(undefined, undefined)
    expect(localStorage).toHaveLength(0)
  })

  it('are handed on once, to a question about the same workspace', async () => {
    rememberWorkspace(undefined, 'w1')
    asked.mockImplementation(async () => answered('early'))
    begin()
    asked.mockImplementation(async () => answered('now'))
    expect(await get('/api/session')).toBe('early')
    expect(await get('/api/session')).toBe('now')
    workIn('w1')
    expect(await get('/api/bots')).toBe('early')
    workIn('w2')
    expect(await get('/api/positions')).toBe('now')
  })

  it('count for nothing where they were refused, or something was changed meanwhile', async () => {
    document.cookie = 'XSRF-TOKEN=token'
    rememberWorkspace(undefined, 'w1')
    asked.mockImplementation(async (path) => answered('early', path === '/api/bots' ? 401 : 200))
    begin()
    asked.mockImplementation(async () => answered('now'))
    workIn('w1')
    expect(await get('/api/bots')).toBe('now')
    await post('/api/keys/k1/relabel', {})
    expect(await get('/api/positions')).toBe('now')
  })
})
