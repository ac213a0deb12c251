import { Link, Outlet } from '@tanstack/react-router'
import { PageHeader } from '@/components/feedback'
import { useSession } from '@/lib/session'
import { settingsTabs } from './tabs'

/** What one person set for themselves. */
export function SettingsPage() {
  const { account } = useSession()
  return (
    <>
      <PageHeader title="Settings" description={account?.email} />
      <nav aria-label="Settings" className="mb-4 flex gap-1 overflow-x-auto border-b">
        {settingsTabs.map(({ id, label }) => (
          <Link
            key={id}
            to="/settings/$tab"
            params={{ tab: id }}
            className="-mb-px border-b-2 border-transparent px-3 py-2 text-[0.85rem] whitespace-nowrap text-muted-foreground hover:text-foreground focus-visible:-outline-offset-2"
            activeProps={{ className: 'border-primary! text-foreground! font-medium', 'aria-current': 'page' }}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
