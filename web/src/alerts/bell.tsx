import { Bell as BellIcon } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useAlerts, useAlertSounds } from './use-alerts'

const AlertDrawer = lazy(() => import('./alert-drawer').then((module) => ({ default: module.AlertDrawer })))

/** What happened since one last looked, in a number; and the way to it. */
export function Bell() {
  const alerts = useAlerts()
  const [shown, setShown] = useState(false)
  const count = alerts.open.length
  return (
    <>
      <Button variant="ghost" size="icon" className="relative" aria-label={count === 0 ? 'Alerts: nothing new' : `Alerts: ${count} new or to acknowledge`} title="Alerts" onClick={() => setShown(true)}>
        <BellIcon />
        {count > 0 && (
          <span
            aria-hidden
            className={`absolute -top-1 -right-1 min-w-4 rounded-full px-1 text-center text-[0.62rem] leading-4 font-semibold text-background tabular-nums ${alerts.toAcknowledge.length > 0 ? 'bg-negative' : 'bg-info'}`}
          >
            {count > 99 ? '99+' : count}
          </span>
        )}
      </Button>
      <Suspense>{shown && <AlertDrawer alerts={alerts} onClose={() => setShown(false)} />}</Suspense>
    </>
  )
}

/** Once on a page, whether or not a bell is in sight. */
export function AlertSounds() {
  useAlertSounds()
  return null
}
