import { Link } from '@tanstack/react-router'
import { BellOff, Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ActivityView } from '@/api/contracts'
import { SeverityMark } from '@/components/chips'
import { EmptyState } from '@/components/feedback'
import { Time } from '@/components/figures'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Sheet, SheetContent, SheetDescription, SheetTitle } from '@/components/ui/sheet'
import { doneWithUndo } from '@/lib/undo'
import { CATEGORIES, categoryOf, isNew, wantsNod } from './categories'
import type { useAlerts } from './use-alerts'

const SHOWN = 100
const LABELS = new Map<string, string>(CATEGORIES.map((each) => [each.id, each.label]))

/** Everything that happened, what is new marked; warnings stay until somebody says that they were taken note of. Opening it is looking. */
export function AlertDrawer({ alerts: { alerts, open, seen, look, acknowledge, takeBack, toAcknowledge }, onClose }: { alerts: ReturnType<typeof useAlerts>; onClose: () => void }) {
  const seenBefore = useRef(seen.seenUntil)
  const openBefore = useRef(new Set(open.map((line) => line.id)))
  useEffect(look, [look])
  const nod = (lines: ActivityView[]) => {
    const ids = lines.map((line) => line.id)
    acknowledge(ids)
    doneWithUndo(`${ids.length === 1 ? 'Alert' : `${ids.length} alerts`} acknowledged`, () => takeBack(ids))
  }
  const shown = alerts.slice(0, SHOWN)
  return (
    <Sheet open onOpenChange={(stays) => !stays && onClose()}>
      <SheetContent>
        <div className="border-b px-4 py-3 pr-12">
          <SheetTitle className="text-sm font-semibold">Alerts</SheetTitle>
          <SheetDescription className="text-xs text-muted-foreground">
            {openBefore.current.size === 0 ? 'Nothing new since you last looked.' : `${openBefore.current.size} new since you last looked, or still to acknowledge.`}{' '}
            <Link to="/settings/$tab" params={{ tab: 'alerts' }} onClick={onClose} className="underline hover:text-foreground">
              Choose what is shown and heard
            </Link>
          </SheetDescription>
          {toAcknowledge.length > 1 && (
            <Button size="sm" variant="outline" className="mt-2" onClick={() => nod(toAcknowledge)}>
              <Check /> Acknowledge all {toAcknowledge.length}
            </Button>
          )}
        </div>
        {shown.length === 0 ? (
          <EmptyState icon={<BellOff />} title="No alerts">
            Trades, reached limits, lost connections and failed commands appear here as they happen.
          </EmptyState>
        ) : (
          <ol className="divide-y divide-border/60">
            {shown.map((line) => {
              const owed = wantsNod(line) && !seen.acknowledged.includes(line.id)
              return (
                <li key={line.id} className="flex items-start gap-2.5 px-4 py-2.5 text-[0.84rem]">
                  <SeverityMark severity={line.severity} />
                  <div className="min-w-0 flex-1">
                    <p className="break-words">{line.message}</p>
                    <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.72rem] text-muted-foreground">
                      <Link to="/bots/$botId/$tab" params={{ botId: line.botId, tab: 'activity' }} onClick={onClose} className="font-medium hover:text-foreground hover:underline">
                        {line.botName}
                      </Link>
                      <span>{LABELS.get(categoryOf(line))}</span>
                      <Time at={line.at} zone />
                      {isNew(line, seenBefore.current) && <Badge variant="info">New</Badge>}
                      {wantsNod(line) && !owed && <span>Acknowledged</span>}
                    </p>
                  </div>
                  {owed && (
                    <Button size="sm" variant="outline" aria-label={`Acknowledge: ${line.message}`} onClick={() => nod([line])}>
                      <Check /> <span className="max-sm:sr-only">Acknowledge</span>
                    </Button>
                  )}
                </li>
              )
            })}
          </ol>
        )}
      </SheetContent>
    </Sheet>
  )
}
