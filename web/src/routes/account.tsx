import { createRoute, lazyRouteComponent, Navigate, redirect } from '@tanstack/react-router'
import { oneOf, search, text } from '@/lib/search'
import { settingsTabs } from '@/pages/settings/tabs'
import { root } from './root'

/** Pages about oneself, and those of whoever is not signed in. */

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/pages/settings/settings-page'), 'SettingsPage'),
})

const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$tab', params: { tab: 'preferences' }, replace: true })
  },
})

const settingsTab = createRoute({
  getParentRoute: () => settings,
  path: '$tab',
  validateSearch: search({ add: oneOf('1') }),
  parseParams: ({ tab }) => ({ tab: settingsTabs.find((each) => each.id === tab)?.id ?? 'preferences' }),
  stringifyParams: ({ tab }) => ({ tab }),
  component: lazyRouteComponent(() => import('@/pages/settings/settings-tab'), 'SettingsTab'),
})

/** Where the identity provider sends who it did not let in; the gate shows the sign-in there. Whoever is in goes on. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search({ problem: text }),
  component: () => <Navigate to="/fleet" replace />,
})

/** Shown to everybody: see the gate. */
const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('@/pages/account/forgotten-password-page'), 'ForgottenPasswordPage'),
})

/** Shown to everybody: see the gate. */
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('@/pages/account/reset-password-page'), 'ResetPasswordPage'),
})

/** Shown to whoever has the link, signed in or not: see the gate. */
const join = createRoute({
  getParentRoute: () => root,
  path: '/join/$slug',
  component: lazyRouteComponent(() => import('@/pages/account/join-page'), 'JoinPage'),
})

export const accountRoutes = [
  settings.addChildren([settingsHome, settingsTab]),
  signIn,
  forgottenPassword,
  resetPassword,
  join,
] as const
