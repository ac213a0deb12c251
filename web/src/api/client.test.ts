import { describe, expect, it, vi } from 'vitest'
import { Refusal, serve } from '@/test/app'
import { ApiError, del, get, onUnauthorized, post, randomId, withQuery } from './client'

describe('the client', () => {
  it('sends the CSRF token and the idempotency key with what changes something, and with nothing else', async () => {
    const asked = serve({ 'POST /api/bots': { botId: 'b' } })
    await post('/api/bots', { name: 'a' }, 'once')
    await get('/api/bots')
    expect(asked[0]!.headers.get('X-XSRF-TOKEN')).toBe('token')
    expect(asked[0]!.headers.get('Idempotency-Key')).toBe('once')
    expect(asked[1]!.headers.get('X-XSRF-TOKEN')).toBeNull()
  })

  it('turns problem details into an error with messages by field', async () => {
    serve({ 'POST /api/bots': new Refusal(422, { detail: 'Not valid.', code: 'request.invalid', problems: [{ field: 'riskLimits.maxLeverage', value: '200', allowed: '1 to 125' }] }) })
    const error = await post('/api/bots', {}).catch((problem: unknown) => problem)
    expect(error).toBeInstanceOf(ApiError)
    expect((error as ApiError).message).toBe('Not valid.')
    expect((error as ApiError).fields.maxLeverage).toBe('Allowed: 1 to 125')
  })

  it('asks for a fresh token once when a stale one was refused', async () => {
    let tries = 0
    const asked = serve({ 'DELETE /api/keys/k': () => (++tries === 1 ? new Refusal(403, {}) : undefined) })
    await del('/api/keys/k')
    expect(asked.map((each) => `${each.method} ${each.path}`)).toEqual(['DELETE /api/keys/k', 'GET /api/session', 'DELETE /api/keys/k'])
  })

  it('does not try again what was forbidden for a reason', async () => {
    const asked = serve({ 'DELETE /api/keys/k': new Refusal(403, { code: 'permission.denied', detail: 'Not allowed.' }) })
    await expect(del('/api/keys/k')).rejects.toThrow('Not allowed.')
    expect(asked).toHaveLength(1)
  })

  it('tells when the session has ended', async () => {
    const ended = vi.fn()
    const stop = onUnauthorized(ended)
    serve({ 'GET /api/bots': new Refusal(401, {}) })
    await get('/api/bots').catch(() => {})
    expect(ended).toHaveBeenCalledOnce()
    stop()
  })

  it('says plainly that there was no answer', async () => {
    serve({})
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
    await expect(get('/api/bots')).rejects.toThrow('The server did not answer')
  })

  it('builds addresses without what is not given, and ids without repeating one', () => {
    expect(withQuery('/api/trades', { bot: undefined, symbol: 'A&B', limit: 5 })).toBe('/api/trades?symbol=A%26B&limit=5')
    expect(randomId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(randomId()).not.toBe(randomId())
  })
})
