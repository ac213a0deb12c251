import { useQuery } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { sessionQuery } from '@/api/queries'
import { ProblemAlert } from '@/components/feedback'
import { Toaster } from '@/components/ui/sonner'
import { usePreferences } from '@/settings/preferences'
// At hand from the start, as most who come are signed in: what has to be waited for is shown later than when it is there.
import { Shell } from './shell'

const SetupPage = lazy(() => import('@/pages/account/setup-page').then((page) => ({ default: page.SetupPage })))
const SignInPage = lazy(() => import('@/pages/account/sign-in-page').then((page) => ({ default: page.SignInPage })))
const SecondStepPage = lazy(() => import('@/pages/account/second-step-page').then((page) => ({ default: page.SecondStepPage })))
const NoWorkspacePage = lazy(() => import('@/pages/workspace/no-workspace-page').then((page) => ({ default: page.NoWorkspacePage })))
const NewPasswordPage = lazy(() =>
  import('@/pages/account/new-password-page').then((page) => ({ default: page.NewPasswordPage })),
)

/** Decides by the session what is shown; the address stays, so that signing in ends where one wanted to go. */
export function Gate() {
  const { theme } = usePreferences()
  return (
    <Suspense fallback={<Blank />}>
      <Door />
      <Toaster theme={theme} />
    </Suspense>
  )
}

function Door() {
  const toEverybody = useRouterState({ select: ({ location }) => /(^|\/)(forgotten|reset)-password$|^(\/w\/[^/]+)?\/join\//.test(location.pathname) })
  const session = useQuery({ ...sessionQuery, retry: 2 })
  if (!session.data) {
    return session.error ? (
      <main className="mx-auto max-w-xl px-4 pt-24">
        <ProblemAlert error={session.error} retry={() => void session.refetch()} />
      </main>
    ) : (
      <Blank />
    )
  }
  if (toEverybody) return <Outlet />
  switch (session.data.state) {
    case 'setup_required':
      return <SetupPage />
    case 'second_step':
      return <SecondStepPage />
    case 'signed_out':
      return <SignInPage />
    case 'signed_in':
      return session.data.mustChangePassword ? (
        <NewPasswordPage />
      ) : !session.data.workspace ? (
        <NoWorkspacePage workspaces={session.data.workspaces} />
      ) : (
        <Shell>
          <Outlet />
        </Shell>
      )
  }
}

function Blank() {
  return <div role="status" aria-label="Loading" className="min-h-dvh bg-background" />
}
