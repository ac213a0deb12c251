import { Menu, OctagonX } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { ActionProvider } from '@/actions/action-dialog'
import { AlertSounds, Bell } from '@/alerts/bell'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { BacktestNotices } from '@/live/backtest-notices'
import { LiveProvider } from '@/live/live-provider'
import { useChoicesOfAccount } from '@/settings/choices'
import { ConnectionBanner, ConnectionMark } from './connection-state'
import { useSession } from '@/lib/session'
import { useHotkeys } from './hotkeys'
import { Logo } from './logo'
import { Sidebar } from './sidebar'

const CommandPalette = lazy(() => import('./command-palette').then((module) => ({ default: module.CommandPalette })))
const KillSwitch = lazy(() => import('@/actions/kill-switch').then((module) => ({ default: module.KillSwitch })))
const ShortcutOverlay = lazy(() => import('./shortcut-overlay').then((module) => ({ default: module.ShortcutOverlay })))

/** What is around every page: navigation, connection, palette, shortcuts, and the one place where bots are told things. */
export function Shell({ children }: { children: ReactNode }) {
  const { may } = useSession()
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | 'menu' | 'kill'>()
  useChoicesOfAccount()
  useHotkeys({ openPalette: () => setOverlay('palette'), openShortcuts: () => setOverlay('shortcuts'), openKillSwitch: () => setOverlay('kill') })
  const close = (open: boolean) => !open && setOverlay(undefined)

  return (
    <LiveProvider>
      <ActionProvider>
        <AlertSounds />
        <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-primary focus:px-3 focus:py-2 focus:text-primary-foreground">
          Skip to content
        </a>
        <div className="flex min-h-dvh">
          <aside className="sticky top-0 hidden h-dvh w-52 shrink-0 border-r bg-sidebar lg:block">
            <Sidebar onPalette={() => setOverlay('palette')} onShortcuts={() => setOverlay('shortcuts')} onKillSwitch={() => setOverlay('kill')} />
          </aside>
          <div className="flex min-w-0 flex-1 flex-col">
            <div className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b bg-sidebar px-3 lg:hidden">
              <Button variant="ghost" size="icon" aria-label="Open navigation" onClick={() => setOverlay('menu')}>
                <Menu />
              </Button>
              <Logo />
              <ConnectionMark className="ml-auto" />
              <Bell />
              {may('positions.close_all') && (
                <Button variant="dangerOutline" size="sm" aria-label="Kill switch" onClick={() => setOverlay('kill')}>
                  <OctagonX /> Kill
                </Button>
              )}
            </div>
            <ConnectionBanner />
            <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[110rem] flex-1 px-3 py-4 outline-none sm:px-5">
              {children}
            </main>
          </div>
        </div>
        <Sheet open={overlay === 'menu'} onOpenChange={close}>
          <SheetContent side="left" className="bg-sidebar">
            <SheetTitle className="sr-only">Navigation</SheetTitle>
            <SheetDescription className="sr-only">Pages and settings</SheetDescription>
            <Sidebar
              onNavigate={() => setOverlay(undefined)}
              onPalette={() => setOverlay('palette')}
              onShortcuts={() => setOverlay('shortcuts')}
              onKillSwitch={() => setOverlay('kill')}
            />
          </SheetContent>
        </Sheet>
        {may('backtests.view') && <BacktestNotices />}
        <Suspense>
          {overlay === 'palette' && <CommandPalette open onOpenChange={close} onKillSwitch={() => setOverlay('kill')} />}
          {overlay === 'kill' && <KillSwitch onClose={() => setOverlay(undefined)} />}
          {overlay === 'shortcuts' && <ShortcutOverlay open onOpenChange={close} />}
        </Suspense>
      </ActionProvider>
    </LiveProvider>
  )
}
