import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { oneOf, search, text } from '@/lib/search'
import { root } from './root'

/** Pages about the workspace: what its bots run with, what it costs, who is in it and who did what. */

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  validateSearch: search({ add: oneOf('1'), key: text }),
  component: lazyRouteComponent(() => import('@/pages/keys/keys-page'), 'KeysPage'),
})

const regions = createRoute({
  getParentRoute: () => root,
  path: '/regions',
  component: lazyRouteComponent(() => import('@/pages/regions/regions-page'), 'RegionsPage'),
})

const billing = createRoute({
  getParentRoute: () => root,
  path: '/billing',
  validateSearch: search({ month: text }),
  component: lazyRouteComponent(() => import('@/pages/billing/billing-page'), 'BillingPage'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: search({
    q: text,
    by: oneOf('everybody', 'bots', 'system'),
    actor: text,
    action: text,
    type: text,
    target: text,
    result: oneOf('accepted', 'refused', 'denied', 'failed'),
    from: text,
    to: text,
    entry: text,
  }),
  component: lazyRouteComponent(() => import('@/pages/audit/audit-page'), 'AuditPage'),
})

const members = createRoute({
  getParentRoute: () => root,
  path: '/members',
  validateSearch: search({ invite: oneOf('1') }),
  component: lazyRouteComponent(() => import('@/pages/workspace/members-page'), 'MembersPage'),
})

const roles = createRoute({
  getParentRoute: () => root,
  path: '/roles',
  component: lazyRouteComponent(() => import('@/pages/workspace/roles-page'), 'RolesPage'),
})

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/workspace',
  validateSearch: search({ create: oneOf('1') }),
  component: lazyRouteComponent(() => import('@/pages/workspace/workspace-page'), 'WorkspacePage'),
})

const outbox = createRoute({
  getParentRoute: () => root,
  path: '/outbox',
  component: lazyRouteComponent(() => import('@/pages/workspace/outbox-page'), 'OutboxPage'),
})

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  component: lazyRouteComponent(() => import('@/pages/workspace/staff-page'), 'StaffPage'),
})

export const workspaceRoutes = [
  keys,
  regions,
  billing,
  audit,
  members,
  roles,
  organisation,
  outbox,
  staff,
] as const
