import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activeWorkspace, workIn } from '@/lib/workspace'
import { openApp, serve } from '@/test/app'
import { bot, session } from '@/test/fixtures'
import { slugOf } from './create-organisation'

const ROLES = {
  roles: [
    { role: 'owner', permissions: 34, below: ['admin', 'quant', 'risk_manager', 'viewer'] },
    { role: 'admin', permissions: 32, below: ['quant', 'risk_manager', 'viewer'] },
    { role: 'quant', permissions: 19, below: ['viewer'] },
    { role: 'risk_manager', permissions: 15, below: ['viewer'] },
    { role: 'viewer', permissions: 7, below: [] },
  ],
  permissions: [
    { permission: 'members.invite', meaning: 'Invite, resend and revoke', roles: ['owner', 'admin'] },
    { permission: 'org.update', meaning: 'Change name, slug and settings', roles: ['owner', 'admin'] },
    { permission: 'bots.deploy', meaning: 'Deploy', roles: ['owner', 'admin', 'quant'] },
    { permission: 'bots.pause_resume', meaning: 'Pause and resume', roles: ['owner', 'admin', 'quant', 'risk_manager'] },
    { permission: 'bots.view', meaning: 'See bots', roles: ['owner', 'admin', 'quant', 'risk_manager', 'viewer'] },
  ],
}
const WORKSPACE = { workspaceId: 'workspace-1', name: 'Aster', slug: 'aster', kind: 'organisation', ownerId: 'account-1', owner: 'owner@example.com', members: 3, createdAt: '2026-01-01T00:00:00Z' }
const MEMBERS = [
  { accountId: 'account-1', name: 'owner@example.com', role: 'owner', since: '2026-01-01T00:00:00Z' },
  { accountId: 'account-2', name: 'ada@example.com', role: 'admin', since: '2026-01-02T00:00:00Z' },
  { accountId: 'account-3', name: 'quentin@example.com', role: 'quant', since: '2026-01-03T00:00:00Z' },
]
const ANSWERS = { 'GET /api/roles': ROLES, 'GET /api/workspace': WORKSPACE, 'GET /api/members': MEMBERS, 'GET /api/invitations': [] }

afterEach(() => {
  workIn(undefined)
  vi.unstubAllGlobals()
})

describe('a workspace', () => {
  it('is named by every request, and by the live view', async () => {
    const asked = serve(ANSWERS)
    openApp('/members')
    await screen.findByRole('table', { name: 'Members' })
    expect(activeWorkspace()).toBe('workspace-1')
    const members = asked.find((each) => each.path === '/api/members')!
    expect(members.headers.get('X-Workspace')).toBe('workspace-1')
  })

  it('is switched in the sidebar, where all of them are', async () => {
    serve(ANSWERS)
    const { user } = openApp('/members')
    await user.click(await screen.findByRole('button', { name: /Switch workspace: ?Aster/ }))
    expect(await screen.findByRole('menuitem', { name: /Personal/ })).toBeVisible()
    await user.click(screen.getByRole('menuitem', { name: /Create organisation/ }))
    expect(await screen.findByRole('dialog', { name: 'Create organisation' })).toBeVisible()
  })

  it('that is not ours is said to be none, with ours to choose from', async () => {
    serve({ ...ANSWERS, 'GET /api/session': session({ workspace: null, role: null, permissions: [] }) })
    openApp('/members')
    expect(await screen.findByRole('heading', { name: 'There is no such workspace' })).toBeVisible()
    expect(screen.getByRole('link', { name: 'Aster' })).toHaveAttribute('href', '/w/aster-workspac/')
  })

  it('gets a slug made of its name', () => {
    expect(slugOf('Äther & Søn Capital!')).toBe('ather-s-n-capital')
  })
})

describe('members', () => {
  it('are changed and removed by those above them only', async () => {
    const asked = serve({ ...ANSWERS, 'GET /api/session': session({ role: 'admin', account: { id: 'account-2', email: 'ada@example.com' } }), 'DELETE /api/members/:id': undefined })
    const { user } = openApp('/members')
    const table = await screen.findByRole('table', { name: 'Members' })
    await within(table).findByRole('combobox', { name: 'Role of quentin@example.com' })
    expect(within(table).queryByRole('combobox', { name: /owner@example.com|ada@example.com/ })).toBeNull()
    await user.click(within(table).getByRole('button', { name: 'Remove quentin@example.com' }))
    await user.click(await screen.findByRole('button', { name: 'Remove' }))
    await waitFor(() => expect(within(table).queryByText('quentin@example.com')).toBeNull())
    expect(asked.filter((each) => each.method === 'DELETE').map((each) => each.path)).toEqual(['/api/members/account-3'])
  })

  it('are invited with a role below one’s own', async () => {
    const asked = serve({ ...ANSWERS, 'POST /api/invitations': { invitationId: 'i1' } })
    const { user } = openApp('/members?invite=1')
    await user.type(await screen.findByLabelText('E-mail'), 'new@example.com')
    await user.click(screen.getByRole('button', { name: 'Send invitation' }))
    await waitFor(() => expect(asked.find((each) => each.method === 'POST')?.body).toEqual({ email: 'new@example.com', role: 'viewer' }))
  })

  it('who may not invite are told who may', async () => {
    serve({ ...ANSWERS, 'GET /api/session': session({ role: 'viewer', permissions: ['members.view', 'bots.view'] }) })
    openApp('/members')
    expect(await screen.findByText(/owner and admin may do this/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull()
  })
})

describe('a viewer', () => {
  const VIEWER = { ...ANSWERS, 'GET /api/session': session({ role: 'viewer', permissions: ['members.view', 'bots.view'] }), 'GET /api/bots': [bot()], 'GET /api/bots/:id': bot(), 'GET /api/bots/:id/instructions': [] }

  it('is offered nothing that acts on a bot, and told who may', async () => {
    serve(VIEWER)
    openApp('/bots/bot-1/activity')
    expect(await screen.findByText('Commands: owner, admin, quant and risk manager may do this.')).toBeVisible()
    expect(screen.queryByRole('group', { name: 'Commands' })).toBeNull()
  })

  it('is told who may deploy', async () => {
    serve({ ...VIEWER, 'GET /api/bots': [] })
    openApp('/bots')
    expect(await screen.findByText('Deploying: owner, admin and quant may do this.')).toBeVisible()
    expect(await screen.findByText('No bot yet')).toBeVisible()
    expect(within(screen.getByRole('main')).queryByRole('link', { name: /Add a key|Create a template|Deploy/ })).toBeNull()
  })
})

describe('roles', () => {
  it('are shown as the backend holds them', async () => {
    serve(ANSWERS)
    openApp('/roles')
    const table = await screen.findByRole('table', { name: 'Permissions of each role' })
    const row = within(table).getByRole('row', { name: /Invite, resend and revoke/ })
    expect(within(row).getAllByLabelText('may')).toHaveLength(2)
    expect(within(table).getAllByRole('columnheader')).toHaveLength(6)
  })
})

describe('an invitation', () => {
  it('of a new person asks for a password alone, and sends the token in the body', async () => {
    const asked = serve({
      'GET /api/session': session({ state: 'signed_out', account: null, workspace: null, workspaces: [] }),
      'POST /api/join/look': { workspace: 'Aster', email: 'new@example.com', role: 'quant', hasAccount: false },
      'POST /api/join/sign-up': { workspaceId: 'workspace-1' },
    })
    vi.stubGlobal('location', { ...window.location, pathname: '/join/aster', hash: '#secret-token', assign: () => {} })
    const { user } = openApp('/join/aster')
    expect(await screen.findByRole('heading', { name: 'Join Aster' })).toBeVisible()
    await user.type(screen.getByLabelText('Password'), 'correct horse battery')
    await user.type(screen.getByLabelText('Repeat password'), 'correct horse battery')
    await user.click(screen.getByRole('button', { name: 'Create account and join' }))
    await waitFor(() => expect(asked.find((each) => each.path === '/api/join/sign-up')?.body).toEqual({ token: 'secret-token', password: 'correct horse battery' }))
    expect(asked.every((each) => !each.path.includes('secret-token') && !String(each.query).includes('secret-token'))).toBe(true)
  })

  it('for somebody else offers to sign out first', async () => {
    serve({ 'POST /api/join/look': { workspace: 'Aster', email: 'else@example.com', role: 'quant', hasAccount: true } })
    openApp('/join/aster')
    expect(await screen.findByText(/is for else@example.com/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Sign out and go on' })).toBeVisible()
  })
})
