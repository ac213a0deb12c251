import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openApp, Refusal, serve } from '@/test/app'
import { session } from '@/test/fixtures'
import { deviceName } from './settings/device'
import { zoneGroups } from './settings/zones'

const signedOut = session({ state: 'signed_out', account: null })

describe('the sign-in', () => {
  it('asks for the code of the authenticator app after the password, and takes a recovery code instead', async () => {
    let state = 'second_step'
    const asked = serve({
      'GET /api/session': () => session({ state, account: null }),
      'POST /api/sign-in/second-step': ({ body }: { body: { code: string } }) => {
        if (body.code !== 'abcd-efgh-jkmn') return new Refusal(422, { detail: 'That code is wrong or was used before.', code: 'session.wrong_code' })
        state = 'signed_in'
        return undefined
      },
    })
    const { user } = openApp('/keys')
    await user.type(await screen.findByLabelText('Code'), '123456')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('That code is wrong or was used before.')
    await user.click(screen.getByRole('button', { name: 'Use a recovery code' }))
    await user.type(screen.getByLabelText('Recovery code'), 'abcd-efgh-jkmn')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByRole('heading', { name: 'Keys' })).toBeInTheDocument()
    expect(asked.filter((each) => each.path === '/api/sign-in/second-step').map((each) => each.body.code)).toEqual(['123456', 'abcd-efgh-jkmn'])
  })

  it('offers the identity provider where there is one', async () => {
    serve({ 'GET /api/session': signedOut, 'GET /api/sign-in': { provider: { name: 'Acme', address: '/api/sign-in/with/provider' } } })
    openApp('/bots')
    expect(await screen.findByRole('link', { name: 'Continue with Acme' })).toHaveAttribute('href', '/api/sign-in/with/provider')
  })

  it('says the same for every address whose password is forgotten', async () => {
    const asked = serve({ 'GET /api/session': signedOut, 'POST /api/sign-in/forgotten': undefined })
    const { user } = openApp('/bots')
    await user.click(await screen.findByRole('link', { name: 'Forgot the password?' }))
    await user.type(await screen.findByLabelText('E-mail'), 'a@b.example')
    await user.click(screen.getByRole('button', { name: 'Send the link' }))
    expect(await screen.findByRole('heading', { name: 'Look into your mail' })).toBeInTheDocument()
    expect(asked.find((each) => each.path === '/api/sign-in/forgotten')?.body).toEqual({ email: 'a@b.example' })
  })

  it('sets a new password by the token behind the link’s #', async () => {
    location.hash = '#token-of-the-link'
    const asked = serve({ 'GET /api/session': signedOut, 'POST /api/sign-in/reset': undefined })
    const { user } = openApp('/reset-password')
    await user.type(await screen.findByLabelText('New password'), 'a password that is new')
    await user.type(screen.getByLabelText('Repeat new password'), 'a password that is new')
    await user.click(screen.getByRole('button', { name: 'Set the password' }))
    expect(await screen.findByRole('heading', { name: 'The new password is set' })).toBeInTheDocument()
    expect(asked.find((each) => each.path === '/api/sign-in/reset')?.body).toEqual({ token: 'token-of-the-link', password: 'a password that is new' })
    expect(location.hash).toBe('')
  })
})

describe('the settings', () => {
  const security = {
    'GET /api/account/authenticator': { since: null, recoveryCodesLeft: 0 },
    'GET /api/account/passkeys': { available: true, passkeys: [] },
    'GET /api/account/sessions': [
      { id: 's1', current: true, began: '2026-01-01T00:00:00Z', lastSeen: '2026-01-02T00:00:00Z', device: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537', address: '127.0.0.1' },
      { id: 's2', current: false, began: '2026-01-01T00:00:00Z', lastSeen: '2026-01-01T10:00:00Z', device: 'Mozilla/5.0 (iPhone) Safari/605', address: '10.1.2.3' },
    ],
  }

  it('deletes the account after asking, and says what keeps it', async () => {
    const asked = serve({ ...security, 'DELETE /api/account': () => new Refusal(409, { detail: 'You own organisations. Transfer their ownership or delete them first.', code: 'account.owns_organisations' }) })
    const { user } = openApp('/settings/security')
    await user.click(await screen.findByRole('button', { name: 'Delete account…' }))
    const question = await screen.findByRole('alertdialog', { name: 'Delete this account?' })
    expect(asked.some((each) => each.path === '/api/account')).toBe(false)
    await user.click(within(question).getByRole('button', { name: 'Delete account' }))
    expect(await screen.findByText(/You own organisations/)).toBeInTheDocument()
  })

  it('asks for a proof before the authenticator app is set up, and shows the recovery codes once', async () => {
    let confirmed = false
    const codes = Array.from({ length: 10 }, (_, index) => `abcd-efgh-jkm${index}`)
    const asked = serve({
      ...security,
      'POST /api/account/authenticator': () =>
        confirmed ? { secret: 'ABC', uri: 'otpauth://totp/x', qr: { size: 29, path: 'M4,4h1v1h-1z' } } : new Refusal(403, { detail: 'Confirm first.', code: 'account.confirm_required' }),
      'POST /api/account/confirm': () => {
        confirmed = true
        return undefined
      },
      'POST /api/account/authenticator/confirm': { recoveryCodes: codes },
    })
    const { user } = openApp('/settings/security')
    await user.click(await screen.findByRole('button', { name: 'Set up' }))
    const proof = await screen.findByRole('dialog', { name: 'Confirm that it is you' })
    await user.type(within(proof).getByLabelText('Password'), 'my password')
    await user.click(within(proof).getByRole('button', { name: 'Confirm' }))
    const setUp = await screen.findByRole('dialog', { name: 'Set up the authenticator app' })
    expect(within(setUp).getByRole('img', { name: 'QR code for the authenticator app' })).toBeInTheDocument()
    await user.type(within(setUp).getByLabelText('Code'), '123456')
    await user.click(within(setUp).getByRole('button', { name: 'Turn on' }))
    const shown = await screen.findByRole('dialog', { name: 'Keep these recovery codes' })
    expect(within(shown).getAllByRole('listitem').map((each) => each.textContent)).toEqual(codes)
    expect(within(shown).getByRole('button', { name: 'Done' })).toBeDisabled()
    await user.click(within(shown).getByRole('checkbox'))
    await user.click(within(shown).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
    expect(asked.find((each) => each.path === '/api/account/confirm')?.body).toEqual({ password: 'my password', code: '' })
  })

  it('lists the sessions and ends another one', async () => {
    const asked = serve({ ...security, 'DELETE /api/account/sessions/:id': undefined })
    const { user } = openApp('/settings/security')
    const list = await screen.findByRole('list', { name: 'Sessions' })
    expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent('Chrome on Linux This one')
    await user.click(within(list).getByRole('button', { name: 'Sign out Safari on iOS at 10.1.2.3' }))
    await waitFor(() => expect(asked.some((each) => each.method === 'DELETE' && each.path === '/api/account/sessions/s2')).toBe(true))
  })

  it('makes a token with the permissions that one chooses among one’s own, and shows it once', async () => {
    const asked = serve({
      'GET /api/session': session({ permissions: ['bots.view', 'bots.deploy'] }),
      'GET /api/account/tokens': [],
      'POST /api/account/tokens': { text: 'plutarc_secret', token: {} },
    })
    const { user } = openApp('/settings/tokens?add=1')
    const dialog = await screen.findByRole('dialog', { name: 'New API token' })
    expect(within(dialog).getAllByRole('checkbox')).toHaveLength(2)
    expect(within(dialog).getByRole('button', { name: 'Make token' })).toBeDisabled()
    await user.type(within(dialog).getByLabelText('Name'), 'report')
    await user.click(within(dialog).getByRole('button', { name: 'Read only' }))
    await user.click(within(dialog).getByRole('button', { name: 'Make token' }))
    expect(await screen.findByText('plutarc_secret')).toBeInTheDocument()
    expect(asked.find((each) => each.method === 'POST')?.body).toEqual({ name: 'report', permissions: ['bots.view'], expiresInDays: 90 })
  })

  it('keeps the time zone with the account', async () => {
    const asked = serve({ 'PUT /api/account/choices': undefined })
    const { user } = openApp('/settings')
    await user.selectOptions(await screen.findByLabelText('Times are shown in'), 'Asia/Tokyo')
    await waitFor(() => expect(screen.getByLabelText('Times are shown in')).toHaveValue('Asia/Tokyo'))
    expect(asked.find((each) => each.method === 'PUT')?.body).toEqual({ zone: 'Asia/Tokyo', theme: null, sounds: [], silenced: [] })
    await user.click(screen.getByRole('button', { name: 'UTC' }))
    await waitFor(() => expect(screen.getByLabelText('Times are shown in')).toHaveValue('UTC'))
  })
})

describe('names', () => {
  it('groups zones by the part of the world, UTC first', () => {
    const groups = zoneGroups(['Europe/Paris', 'America/Argentina/Buenos_Aires', 'Europe/London', 'UTC'])
    expect(groups.map((group) => group.label)).toEqual(['Universal', 'America', 'Europe'])
    expect(groups[1]?.zones).toEqual([{ id: 'America/Argentina/Buenos_Aires', label: 'Argentina, Buenos Aires' }])
    expect(groups[2]?.zones.map((zone) => zone.label)).toEqual(['London', 'Paris'])
  })

  it('calls a device by its browser and system', () => {
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140')).toBe('Edge on Windows')
    expect(deviceName('curl/8.5.0')).toBe('curl')
    expect(deviceName('')).toBe('Unknown device')
  })
})
