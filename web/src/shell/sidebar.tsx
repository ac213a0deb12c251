import { Link } from '@tanstack/react-router'
import { Keyboard, LogOut, Moon, OctagonX, Search, Sun } from 'lucide-react'
import { Bell } from '@/alerts/bell'
import { Button } from '@/components/ui/button'
import { useSession } from '@/lib/session'
import { useChoices } from '@/settings/choices'
import { usePreferences } from '@/settings/preferences'
import { ConnectionMark } from './connection-state'
import { Logo } from './logo'
import { NAVIGATION } from './navigation'
import { useSignOut } from './sign-out'
import { WorkspaceSwitcher } from './workspace-switcher'
import { modifier } from './hotkeys'

interface SidebarProps {
  onPalette: () => void
  onShortcuts: () => void
  onKillSwitch: () => void
  onNavigate?: () => void
}

export function Sidebar({ onPalette, onShortcuts, onKillSwitch, onNavigate }: SidebarProps) {
  const { account, may } = useSession()
  const { theme } = usePreferences()
  const { choose } = useChoices()
  const signOut = useSignOut()
  return (
    <div className="flex h-full flex-col">
      <div className="px-4 pt-4 pb-3">
        <Logo />
        <WorkspaceSwitcher />
      </div>
      <div className="px-2.5 pb-2">
        <button
          type="button"
          onClick={onPalette}
          className="flex h-8 w-full items-center gap-2 rounded-md border bg-background/50 px-2.5 text-xs text-muted-foreground hover:border-input hover:text-foreground max-sm:h-10"
        >
          <Search aria-hidden className="size-3.5" /> Go to or act…
          <kbd className="ml-auto font-sans text-[0.7rem]">{modifier}K</kbd>
        </button>
      </div>
      <nav aria-label="Pages" className="flex-1 space-y-3 overflow-y-auto px-2.5 py-1">
        {NAVIGATION.map((group) => {
          const items = group.items.filter((item) => !item.permission || may(item.permission))
          return (
            items.length > 0 && (
              <div key={group.label}>
                <p className="px-2.5 pb-1 text-[0.68rem] font-medium tracking-wide text-muted-foreground">{group.label}</p>
                <ul className="space-y-px">
                  {items.map(({ to, label, icon: Icon }) => (
                    <li key={to}>
                      <Link
                        to={to}
                        onClick={onNavigate}
                        activeOptions={{ includeSearch: false }}
                        className="flex h-8 items-center gap-2.5 rounded-md px-2.5 text-[0.85rem] text-foreground/80 hover:bg-accent hover:text-foreground max-sm:h-10"
                        activeProps={{ className: 'bg-accent font-medium text-foreground', 'aria-current': 'page' }}
                      >
                        <Icon aria-hidden className="size-4 text-muted-foreground" />
                        {label}
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            )
          )
        })}
      </nav>
      <div className="space-y-1.5 border-t px-2.5 py-2.5">
        {may('positions.close_all') && (
          <button
            type="button"
            onClick={onKillSwitch}
            className="flex h-8 w-full items-center gap-2.5 rounded-md px-2.5 text-[0.85rem] text-negative hover:bg-negative/10 max-sm:h-10"
          >
            <OctagonX aria-hidden className="size-4" /> Kill switch
            <kbd className="ml-auto font-sans text-[0.7rem] text-muted-foreground">k k</kbd>
          </button>
        )}
        <ConnectionMark className="px-2.5" />
        <p className="truncate px-2.5 text-[0.72rem] text-muted-foreground" title={account?.email}>
          {account?.email}
        </p>
        <div className="flex items-center gap-0.5">
          <Button
            variant="ghost"
            size="icon"
            aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            title={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            onClick={() => choose({ theme: theme === 'dark' ? 'light' : 'dark' })}
          >
            {theme === 'dark' ? <Sun /> : <Moon />}
          </Button>
          <Bell />
          <Button variant="ghost" size="icon" aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)" onClick={onShortcuts}>
            <Keyboard />
          </Button>
          <Button variant="ghost" size="sm" className="ml-auto text-muted-foreground" onClick={() => void signOut()}>
            <LogOut /> Sign out
          </Button>
        </div>
      </div>
    </div>
  )
}
